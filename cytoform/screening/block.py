"""The same algebra as a check's, over a block of mixes: one bit a mix, every kind of pattern, exact whatever the mixes hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cytoform.pattern import Pattern, Rows, Severity, matches, occurrences
from cytoform.screening.aimed import Aimed
from cytoform.screening.meaning import Lexicon, Meaning, Told
from cytoform.vague import SAID

Integers = NDArray[np.int64]


class Found(NamedTuple):
    """A finding in some mixes: the mixes, and how often it is in each. `vague` tells what a family's members might do."""

    told: Told
    rows: Integers
    times: Integers | int = 1
    synergies: int = 0
    vague: bool = False


class Block:
    """
    Mixes side by side.

    Args:
        codes: the numbers of the meanings of all components, mix after mix.
        offsets: where each mix begins in *codes*, and at last where the last one ends.
        lexicon: the meanings.
    """

    def __init__(self, codes: Integers, offsets: Integers, lexicon: Lexicon) -> None:
        self.count = len(offsets) - 1
        self._rows = np.repeat(np.arange(self.count), np.diff(offsets))
        self._bits: dict[int, int] = {}
        self._twice: dict[int, int] = {}
        self._times: dict[int, Integers] = {}
        self.meanings: dict[int, Meaning] = {}
        order = np.argsort(codes, kind="stable")
        bounds = [*np.flatnonzero(np.diff(codes[order], prepend=-1)).tolist(), len(order)]
        for start, end in zip(bounds, bounds[1:], strict=False):
            code = int(codes[order[start]])
            rows = self._rows[order[start:end]]
            self.meanings[code] = lexicon.meanings[code]
            self._bits[code] = self._packed(rows)
            again = rows[1:][rows[1:] == rows[:-1]]
            if len(again):
                self._twice[code] = self._packed(again)
                self._times[code] = np.bincount(rows, minlength=self.count)

    def _packed(self, rows: Integers) -> int:
        flags = np.zeros(self.count, np.uint8)
        flags[rows] = 1
        return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")

    def _unpacked(self, bits: int) -> Integers:
        data = np.frombuffer(bits.to_bytes((self.count + 7) // 8, "little"), np.uint8)
        return np.flatnonzero(np.unpackbits(data, bitorder="little"))

    def found(self, aimed: Aimed) -> Iterator[Found]:
        """Yield whatever is found in the mixes for the target of *aimed*, notes other than synergies left out."""
        yield from self._by_name()
        yield from self._by_pattern(aimed)

    def _by_name(self) -> Iterator[Found]:
        """What the rules of names say of each component, and of one that is there twice."""
        once: dict[str, int] = {}
        twice: dict[str, int] = {}
        said: dict[str, Meaning] = {}
        for code, meaning in self.meanings.items():
            for told in meaning.alone:
                rows = self._unpacked(self._bits[code])
                yield Found(told, rows, self._times[code][rows] if code in self._times else 1)
            if meaning.key is not None:
                bits = self._bits[code]
                before = once.get(meaning.key, 0)
                again = before & bits | self._twice.get(code, 0)
                if again:
                    twice[meaning.key] = twice.get(meaning.key, 0) | again
                    said[meaning.key] = meaning
                once[meaning.key] = before | bits
        for key, bits in twice.items():
            for told in said[key].again:
                yield Found(told, self._unpacked(bits))

    def _by_pattern(self, aimed: Aimed) -> Iterator[Found]:
        holders: dict[str, list[int]] = {}
        perhaps: dict[str, list[int]] = {}
        molecules: dict[tuple[str, str], int] = {}
        unread = 0
        for code, meaning in self.meanings.items():
            for factor in meaning.holds:
                holders.setdefault(factor, []).append(code)
            for factor in meaning.maybe:
                perhaps.setdefault(factor, []).append(code)
            for molecule in meaning.molecules:
                molecules[molecule] = molecules.get(molecule, 0) | self._bits[code]
            if meaning.unread:
                unread |= self._bits[code]
        present = {factor: self._any(codes) for factor, codes in holders.items()}
        aims = [(aimed.aim, (1 << self.count) - 1)]
        rows = Rows(self.count, present, aims, molecules, unread)
        effects = {id(pattern): effect for pattern, effect in zip(aimed.patterns, aimed.effects, strict=True)}
        grouped: dict[tuple[str, str], int] = {}
        for pattern, bits in occurrences(aimed.patterns, rows):
            shown = bits & ~self._alone(pattern, holders)
            if pattern.shared:
                new = shown & ~grouped.get((pattern.rule, pattern.shared), 0)
                grouped[pattern.rule, pattern.shared] = grouped.get((pattern.rule, pattern.shared), 0) | new
                shown = new
            if shown:
                effect = effects[id(pattern)]
                told = Told(pattern.code, " + ".join(pattern.factors), effect.conflicts, 0, effect.warnings)
                yield Found(told, self._unpacked(shown), 1, effect.synergies)
        if perhaps:
            all_present = {
                factor: present.get(factor, 0) | self._any(perhaps.get(factor, ())) for factor in {*present, *perhaps}
            }
            yield from self._vague(aimed, rows, Rows(self.count, all_present, aims, molecules, unread), holders, perhaps)

    def _any(self, codes: list[int] | tuple[int, ...]) -> int:
        bits = 0
        for code in codes:
            bits |= self._bits[code]
        return bits

    def _alone(self, pattern: Pattern, holders: dict[str, list[int]]) -> int:
        """The mixes in which one component holds all factors of *pattern* that are there, by itself."""
        if len(pattern.factors) < 2:
            return 0
        found = 0
        codes = {code for factor in pattern.factors for code in holders.get(factor, ())}
        for code in codes:
            if sum(factor in self.meanings[code].holds for factor in pattern.factors) > 1:
                others = self._any([other for other in codes if other != code]) | self._twice.get(code, 0)
                found |= self._bits[code] & ~others
        return found

    def _vague(
        self, aimed: Aimed, rows: Rows, wide: Rows, holders: dict[str, list[int]], perhaps: dict[str, list[int]]
    ) -> Iterator[Found]:
        """What `vague.vague_findings` says: a warning for each code and pair of components, one of them at least vague."""
        pairs: dict[tuple[str, int, int], int] = {}
        for pattern in aimed.patterns:
            if pattern.rule not in SAID or pattern.severity is Severity.NOTE:
                continue
            first, second = pattern.factors
            if first not in perhaps and second not in perhaps:
                continue
            bits = matches(pattern, wide) & ~matches(pattern, rows)
            if not bits:
                continue
            for one in (*holders.get(first, ()), *perhaps.get(first, ())):
                for other in (*holders.get(second, ()), *perhaps.get(second, ())):
                    if self.meanings[one].maybe or self.meanings[other].maybe:
                        key = (pattern.code, min(one, other), max(one, other))
                        both = self._bits[one] & self._bits[other] if one != other else self._twice.get(one, 0)
                        pairs[key] = pairs.get(key, 0) | bits & both
        for (code, one, other), bits in pairs.items():
            if bits:
                found = self._unpacked(bits)
                about = " + ".join(sorted((self.meanings[one].label, self.meanings[other].label)))
                yield Found(Told(code, about, warnings=1), found, self._pairs(one, other, found), vague=True)

    def _pairs(self, one: int, other: int, rows: Integers) -> Integers | int:
        """How many pairs of components of two meanings there are in each of *rows*."""
        if one not in self._times and other not in self._times:
            return 1
        counts = [self._times[code][rows] if code in self._times else 1 for code in (one, other)]
        return counts[0] * counts[1] if one != other else counts[0] * (counts[0] - 1) // 2
