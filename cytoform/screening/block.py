"""The same algebra as a check's, over a block of mixes: one bit a mix, every kind of pattern, exact whatever the mixes hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from cytoform.pattern import Pattern, Rows, Severity, matches, occurrences
from cytoform.screening.aimed import Aimed
from cytoform.screening.counting import Integers
from cytoform.screening.meaning import Lexicon, Told
from cytoform.vague import SAID


class Found(NamedTuple):
    """
    A finding in the mixes whose bits are set, once in each, or `times` of each mix.

    `vague` tells that a member of a family would earn it.
    """

    told: Told
    bits: int
    times: Integers | None = None
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
        self._lexicon = lexicon
        small = codes.astype(np.uint16) if len(lexicon.meanings) < 65_536 else codes  # sorted in linear time
        order = np.argsort(small, kind="stable")
        rows = np.repeat(np.arange(self.count), np.diff(offsets))[order]
        ordered = small[order]
        new = np.diff(ordered, prepend=ordered[:1] + 1) != 0
        starts = np.flatnonzero(new)
        distinct = ordered[starts].tolist()
        which = np.cumsum(new) - 1
        self.meanings = {code: lexicon.meanings[code] for code in distinct}
        self._bits = dict(zip(distinct, joined(which, rows, len(distinct), self.count), strict=True))
        self._twice: dict[int, int] = {}
        self._times: dict[int, Integers] = {}
        again = np.flatnonzero(~new[1:] & (rows[1:] == rows[:-1])) + 1
        if len(again):
            ends = [*starts[1:].tolist(), len(rows)]
            for place, bits in enumerate(joined(which[again], rows[again], len(distinct), self.count)):
                if bits:
                    self._twice[distinct[place]] = bits
                    self._times[distinct[place]] = np.bincount(rows[starts[place] : ends[place]], minlength=self.count)
        self._manifold = any(len(meaning.holds) > 1 for meaning in self.meanings.values())

    def found(self, aimed: Aimed) -> Iterator[Found]:
        """Yield whatever is found in the mixes for the target of *aimed*, notes other than synergies left out."""
        yield from self._by_name()
        yield from self._by_pattern(aimed)

    def _by_name(self) -> Iterator[Found]:
        """What the rules of names say of each component, and of one that is there twice."""
        once: dict[str, int] = {}
        twice: dict[str, int] = {}
        for code, meaning in self.meanings.items():
            bits = self._bits[code]
            for told in meaning.alone:
                yield Found(told, bits, self._times.get(code))
            if meaning.key is not None:
                before = once.get(meaning.key, 0)
                again = before & bits | self._twice.get(code, 0)
                if again:
                    twice[meaning.key] = twice.get(meaning.key, 0) | again
                once[meaning.key] = before | bits
        for key, bits in twice.items():
            for told in self._lexicon.again(key):
                yield Found(told, bits)

    def _by_pattern(self, aimed: Aimed) -> Iterator[Found]:
        holders, perhaps = self._holders(certain=True), self._holders(certain=False)
        rows = self._rows({factor: self._any(codes) for factor, codes in holders.items()}, aimed)
        grouped: dict[tuple[str, str], int] = {}
        for pattern, bits in occurrences(aimed.among(rows.present.keys()), rows):
            shown = bits & ~self._alone(pattern, holders)
            if pattern.shared:  # one finding, however many patterns there are
                key = (pattern.rule, pattern.shared)
                shown &= ~grouped.get(key, 0)
                grouped[key] = grouped.get(key, 0) | shown
            if shown:
                effect = aimed.effects[pattern.code, pattern.severity]
                told = Told(pattern.code, " + ".join(pattern.factors), effect.conflicts, 0, effect.warnings)
                yield Found(told, shown, None, effect.synergies)
        if perhaps:
            wide = {factor: rows.present.get(factor, 0) | self._any(codes) for factor, codes in perhaps.items()}
            yield from self._vague(aimed, rows, self._rows(rows.present | wide, aimed), holders, perhaps)

    def _holders(self, *, certain: bool) -> dict[str, list[int]]:
        """The meanings that hold each factor, for certain or perhaps."""
        found: dict[str, list[int]] = {}
        for code, meaning in self.meanings.items():
            for factor in meaning.holds if certain else meaning.maybe:
                found.setdefault(factor, []).append(code)
        return found

    def _rows(self, present: dict[str, int], aimed: Aimed) -> Rows:
        molecules: dict[tuple[str, str], int] = {}
        unread = 0
        for code, meaning in self.meanings.items():
            for molecule in meaning.molecules:
                molecules[molecule] = molecules.get(molecule, 0) | self._bits[code]
            unread |= self._bits[code] if meaning.unread else 0
        return Rows(self.count, present, [(aimed.aim, (1 << self.count) - 1)], molecules, unread)

    def _any(self, codes: list[int] | tuple[int, ...]) -> int:
        bits = 0
        for code in codes:
            bits |= self._bits[code]
        return bits

    def _alone(self, pattern: Pattern, holders: dict[str, list[int]]) -> int:
        """The mixes in which one component holds all factors of *pattern* that are there, by itself."""
        if len(pattern.factors) < 2 or not self._manifold:
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
        for pattern in aimed.among(wide.present.keys()):
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
                about = " + ".join(sorted((self.meanings[one].label, self.meanings[other].label)))
                yield Found(Told(code, about, warnings=1), bits, self._pairs(one, other), vague=True)

    def _pairs(self, one: int, other: int) -> Integers | None:
        """How many pairs of components of two meanings there are in each mix that holds both; None for one."""
        counts = [self._times[code] for code in (one, other) if code in self._times]
        if not counts:
            return None
        if one == other:
            return counts[0] * (counts[0] - 1) // 2
        return counts[0] * counts[1] if len(counts) == 2 else counts[0]


def joined(which: Integers, rows: Integers, kinds: int, count: int) -> list[int]:
    """Return for each of *kinds* the bits of the *count* mixes it is in, told by *which* and *rows*: `spread` undone."""
    width = (count + 7) // 8
    data = np.zeros(kinds * width, np.uint8)
    np.bitwise_or.at(data, which * width + (rows >> 3), np.uint8(1) << (rows & 7).astype(np.uint8))
    whole = data.tobytes()
    return [int.from_bytes(whole[start : start + width], "little") for start in range(0, len(whole), width)]


def spread(bits: list[int], count: int) -> tuple[Integers, Integers]:
    """Return the places of all set bits: which of *bits* each is in, in their order, and which of the *count* mixes it is for."""
    width = (count + 7) // 8
    data = np.frombuffer(b"".join(each.to_bytes(width, "little") for each in bits), np.uint8)
    filled = np.flatnonzero(data)
    place, bit = np.nonzero(np.unpackbits(data[filled, None], axis=1, bitorder="little"))
    which, byte = np.divmod(filled[place], width)
    return which, byte * 8 + bit
