"""What a written name means to a catalog."""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from cytoform.model import Factor
from cytoform.names import abbreviates, bracketed, desalted, led, parted, remarked, spelling_key, unqualified

STATUSES: Final = ("exact", "synonym", "ambiguous", "family", "mixture", "unknown")

_LONGEST: Final = 200  # characters of a name that is read for more than what it says as a whole


class Resolution(NamedTuple):
    """
    The meaning of a name.

    `status` is ``exact`` (symbol or id), ``synonym``, ``ambiguous`` (several factors), ``family`` (no member told),
    ``mixture`` (known, of undefined composition) or ``unknown``. `factor` is None unless it is told which one is meant.
    `candidates` are the members or meanings, or suggestions for an unknown name; they never change a verdict.
    `species` is what the name says of the molecule ("mouse EGF"), `family` the family's id, `others` meanings that are
    no factor of the catalog, `note` the catalog's explanation.
    """

    text: str
    status: str
    factor: Factor | None = None
    candidates: tuple[str, ...] = ()
    species: str | None = None
    family: str | None = None
    others: tuple[str, ...] = ()
    note: str = ""

    @property
    def counts_as(self) -> str | None:
        """
        Return what the name counts as: of two that count as the same, one is listed twice. None where no factor is told.

        A mixture counts by its name, as two of a kind need not be one.
        """
        if self.factor is None:
            return None
        return f"{self.factor.id}: {spelling_key(self.text)}" if self.factor.is_mixture else self.factor.id


class Resolver:
    """Looks names up: exactly on their spelling key, then without what qualifies them; never by likeness."""

    def __init__(
        self,
        find: Callable[[str], list[Any] | None],
        factor: Callable[[str], Factor],
        members: Callable[[str], tuple[tuple[str, ...], str]],
        endings: dict[str, str],
    ) -> None:
        self._find, self._factor, self._members = find, factor, members
        self._endings = sorted(endings.items(), key=lambda item: -len(item[0]))
        self._last = tuple(endings)

    def resolve(self, text: str) -> Resolution:
        """Return what *text* means; an unknown name has no candidates yet (`Catalog.resolve` adds them)."""
        ways = (self._whole, self._short, self._aliased, self._parted, self._mixed, self._described, self._compound)
        for read in ways if len(text) <= _LONGEST else ways[:1]:
            found = read(text)
            if found is not None:
                return found
        return Resolution(text, "unknown")

    def _whole(self, text: str, species: str | None = None) -> Resolution | None:
        record = self._find(spelling_key(text))
        if record is None:
            return None
        status, _, ids, *rest = record
        if status == "family":
            members, note = self._members(ids[0])
            return Resolution(text, "family", None, members, species, ids[0], note=note)
        if status == "ambiguous":
            others, note = rest
            return Resolution(text, "ambiguous", None, tuple(ids), species, others=tuple(others), note=note)
        factor = self._factor(ids[0])
        return Resolution(text, "mixture" if factor.is_mixture else status, factor, species=species)

    def _short(self, text: str) -> Resolution | None:
        """The name without "recombinant human", rh-, "protein": only proteins and their families are so qualified."""
        for reading in unqualified(text):
            found = self._whole(reading.text, reading.species) or self._aliased(reading.text, reading.species)
            if found is None:
                continue
            if found.factor is None or found.factor.genes or found.factor.is_mixture:
                return found._replace(text=text, status="synonym" if found.status == "exact" else found.status)
            if found.factor.kind == "antibody":
                return found._replace(text=text, species=None)
            if reading.species is None and reading.recombinant is False:
                return found._replace(text=text)
        return None

    def _aliased(self, text: str, species: str | None = None) -> Resolution | None:
        """A name with an alias in brackets, where both mean the same."""
        parts = bracketed(text)
        if parts is None:
            return None
        outer, inner = (self._whole(part, species) or self._short(part) for part in parts)
        if outer is None or inner is None:
            return None
        if outer.factor is not None and outer.factor == inner.factor:
            return outer._replace(text=text, status="mixture" if outer.factor.is_mixture else "synonym")
        if outer.family and outer.family == inner.family:
            return outer._replace(text=text)
        return self._agreeing(text, outer, inner)

    def _agreeing(self, text: str, outer: Resolution, inner: Resolution) -> Resolution | None:
        """An ambiguous or family name that its neighbor in or before the brackets settles: "R-spondin (RSPO1)"."""
        for vague, told in ((outer, inner), (inner, outer)):
            if vague.factor is None and told.factor is not None and told.factor.id in vague.candidates:
                return told._replace(text=text, status="synonym")
        return None

    def _parted(self, text: str) -> Resolution | None:
        """A family, its abbreviation in brackets and then the member: "fibroblast growth factor (FGF)-10"."""
        names = parted(text)
        if names is None:
            return None
        long, short = (self._whole(name) or self._short(name) for name in names)
        if long is None or short is None or (long.factor, long.family) != (short.factor, short.family):
            return None
        if long.status == "ambiguous" or (long.factor is not None and long.factor.is_mixture):
            return None
        return long._replace(text=text, status="synonym" if long.factor else long.status)

    def _described(self, text: str) -> Resolution | None:
        """A name with its role before it, or with its role, its maker or its days in brackets."""
        last, remark = led(text), remarked(text)
        if last:
            role = text[: text.rindex(last)].rstrip(" :,-([")
            found = self._whole(last) or self._aliased(last)
        elif remark:
            name, role = remark
            found = self._whole(name) or self._short(name)
        else:
            return None
        if found is None or found.factor is None or (last and found.factor.is_mixture):
            return None
        opposes = re.search("(?i)(?:inhibitor|antagonist|blocker)s?$", role)
        if opposes and found.factor.genes and found.factor.kind not in ("antagonist", "decoy receptor"):
            return None
        return found._replace(text=text, status="mixture" if found.factor.is_mixture else "synonym")

    def _compound(self, text: str) -> Resolution | None:
        """A compound without its salt, or with an abbreviation of the writer's own in brackets; never a protein."""
        name, parts = desalted(text), bracketed(text)
        if parts and abbreviates(parts[1], parts[0]) and self._whole(parts[1]) is None:
            name = parts[0]
        found = (self._whole(name) or self._aliased(name) or self._described(name)) if name else None
        if found is None or found.factor is None or found.factor.genes or found.factor.is_mixture:
            return None
        return found._replace(text=text, status="synonym")

    def _mixed(self, text: str) -> Resolution | None:
        """A name that ends as undefined mixtures do: "Wnt3a conditioned medium", "... exosomes"."""
        key, parts = spelling_key(text), bracketed(text)
        inner = spelling_key(parts[1]) if parts else ""
        if not (key.endswith(self._last) or inner.endswith(self._last)):
            return None
        for ending, id in self._endings:
            made_of = None
            if parts and inner.endswith(ending) and _before(parts[1], ending) is not None:
                made_of = parts[0]
            elif key.endswith(ending):
                made_of = _before(text, ending)
            if made_of is None:
                continue
            mixture = self._factor(id)
            active = self.resolve(made_of).factor if made_of else None
            if active is not None and active.genes and not mixture.actives:
                mixture = mixture._replace(
                    id=f"{active.id} {mixture.id}", name=f"{active.id} {mixture.name}", actives=(active.id,)
                )
            return Resolution(text, "mixture", mixture)
        return None


def _before(text: str, ending: str) -> str | None:
    """Return what stands before the words whose key is *ending*; None where a longer word ends so ("lipopolysaccharide")."""
    for start in range(len(text)):
        if spelling_key(text[start:]) == ending:
            last, first = text[start - 1 : start], text[start]
            glued = last.isalnum() and first.isalnum() and first.isascii() and not (last.islower() and first.isupper())
            return None if glued else text[:start].strip(" -‐‑–—")
    return None
