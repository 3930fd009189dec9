"""How much of a ligand the antagonists beside it can hold, from the amounts of a stage and the constants on record."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from cytoform.binding import bound
from cytoform.catalog.catalog import Catalog
from cytoform.dosage import Dose, doses
from cytoform.finding import Finding
from cytoform.formulation import Stage
from cytoform.model import Claim, Effect, Interaction
from cytoform.pattern import Severity
from cytoform.units import MOLAR, UNITS, converted

_BINDERS: Final = frozenset({"ligand trap", "decoy receptor", "neutralizing antibody"})
_KD: Final = re.compile(
    r"(?P<most>below|under|<)?\s*(?P<low>\d+(?:\.\d+)?)(?:-(?P<high>\d+(?:\.\d+)?))?\s*(?P<unit>[fpnµum]?M)\b"
)
_UNDER: Final = 100  # "below 1 pM" is taken as 0.01 to 1 pM
_ARMS: Final = 2.0  # ligands that one antibody holds, where the claim tells no stoichiometry
CLEAR_DEFICIT: Final = 0.2  # a share of the ligand below which an antagonist leaves most of it free


class Holding(NamedTuple):
    """What is on record of one pair: the interval of Kd in nM (None where none is), ligands held by one antagonist."""

    interaction: Interaction
    kd: tuple[float, float] | None
    capacity: float

    @property
    def antagonist(self) -> str:
        """The factor that binds."""
        return self.interaction.factors[0]

    @property
    def ligand(self) -> str:
        """The factor that is bound."""
        return self.interaction.factors[1]

    @property
    def measured(self) -> tuple[Claim, ...]:
        """The claims that tell a constant."""
        return tuple(claim for claim in self.interaction.supports if (claim.binding or {}).get("kd"))


class Share(NamedTuple):
    """The share of `ligand` that is bound, from `low` to `high` (0 to 1), and what it was computed from."""

    ligand: str
    low: float
    high: float
    holdings: tuple[Holding, ...]
    doses: tuple[Dose, ...]


def holdings(catalog: Catalog, factors: Iterable[str]) -> Iterator[Holding]:
    """Yield every pair of *factors* in which one is documented to bind and take away the other."""
    together = set(factors)
    for factor in sorted(together):
        if not catalog.partners(factor).isdisjoint(together):
            yield from (pair for pair in _held_by(factor, catalog) if together.issuperset(pair.interaction.factors))


def _held_by(factor: str, catalog: Catalog) -> tuple[Holding, ...]:
    """What *factor* is documented to bind and take away."""
    kept: dict[str, tuple[Holding, ...]] = catalog.kept.setdefault("held by", {})
    if factor not in kept:
        kept[factor] = tuple(_read(catalog.owned(factor)))
    return kept[factor]


def _read(interactions: Iterable[Interaction]) -> Iterator[Holding]:
    for found in interactions:
        if found.effect is Effect.ANTAGONISM and found.mode == "direct" and found.directed:
            binders = [claim for claim in found.supports if claim.mechanism in _BINDERS]
            if binders:
                yield Holding(found, _constant(binders), _capacity(binders))


def shares(stage: Stage, catalog: Catalog) -> Iterator[Share]:
    """
    Yield the share of each ligand of *stage* that its antagonists hold, where all amounts that matter are told.

    The ends of the interval come from the ends of amounts and of all constants on record, whatever their assay. Without a
    constant only the upper end is known: no more can be bound than there are places for.
    """
    present = {factor.id for c in stage.components if c.readable and (factor := catalog.resolve(c.name).factor)}
    pairs = list(holdings(catalog, present))
    if not pairs:
        return
    dosed: dict[str, list[Dose]] = {}
    for dose in doses(stage, catalog):
        dosed.setdefault(dose.factor.id, []).append(dose)
    amounts = {id: interval for id, found in dosed.items() if (interval := _molar(found))}
    for ligand in sorted({pair.ligand for pair in pairs}):
        here = [pair for pair in pairs if pair.ligand == ligand]
        linked = [pair for pair in pairs if (pair.antagonist, True) in _steps(ligand, pairs)]
        if {factor for pair in linked for factor in pair.interaction.factors} <= amounts.keys():
            low, high = _share(ligand, linked, amounts)
            factors = dict.fromkeys([*(pair.antagonist for pair in here), ligand])
            yield Share(ligand, low, high, tuple(here), tuple(dose for factor in factors for dose in dosed[factor]))


_Interval = tuple[float, float]


def _steps(ligand: str, pairs: list[Holding]) -> dict[tuple[str, bool], int]:
    """How many bonds lie between *ligand* and everything linked to it, by factor and whether it is there as an antagonist."""
    found = {(ligand, False): 0}
    front = [(ligand, False)]
    for here in front:
        for pair in pairs:
            ends = ((pair.antagonist, True), (pair.ligand, False))
            for near, far in (ends, ends[::-1]):
                if near == here and far not in found:
                    found[far] = found[here] + 1
                    front.append(far)
    return found


def _molar(found: list[Dose]) -> _Interval | None:
    """The sum of doses of one factor in nM, lowest and highest."""
    low = high = Decimal(0)
    for dose in found:
        kda = Decimal(str(dose.factor.molar_mass)) if dose.factor.molar_mass else None
        ends = [converted(end, dose.amount.dimension, MOLAR, kda) for end in dose.amount.based]
        if ends[0] is None or ends[1] is None:
            return None
        low, high = low + ends[0], high + ends[1]
    return float(low), float(high)


def _share(ligand: str, pairs: list[Holding], amounts: dict[str, _Interval]) -> _Interval:
    own = [pair for pair in pairs if pair.ligand == ligand]
    places = sum(amounts[pair.antagonist][1] * pair.capacity for pair in own)
    most = min(1.0, places / amounts[ligand][0])
    if any(pair.kd is None for pair in pairs):
        return 0.0, most
    return _at(ligand, pairs, amounts, 0), min(most, _at(ligand, pairs, amounts, 1))


def _at(ligand: str, pairs: list[Holding], amounts: dict[str, _Interval], end: int) -> float:
    """
    The share of *ligand* that is bound at the end of all intervals which makes it least (0) or most (1).

    More antagonist binds more of every ligand, more ligand less. A weaker bond, seen from *ligand*, sets free either what
    competes with it or what holds it: it works by the end of the bond that is nearer.
    """
    steps = _steps(ligand, pairs)
    antagonists = sorted({pair.antagonist for pair in pairs})
    ligands = sorted({pair.ligand for pair in pairs})
    capacity = {pair.antagonist: pair.capacity for pair in pairs}
    kds = {
        (antagonists.index(pair.antagonist), ligands.index(pair.ligand)): (pair.kd or (1.0, 1.0))[
            1 - end if steps[pair.ligand, False] < steps[pair.antagonist, True] else end
        ]
        for pair in pairs
    }
    found = bound(
        [amounts[id][end] * capacity[id] for id in antagonists],
        [amounts[id][1 - end] for id in ligands],
        kds,
    )
    return found[ligands.index(ligand)]


def _constant(claims: list[Claim]) -> _Interval | None:
    """The lowest and highest Kd among *claims*, in nM."""
    ends: list[float] = []
    for claim in claims:
        match = re.match(_KD, (claim.binding or {}).get("kd", ""))
        if match:
            worth = float(UNITS[match["unit"].replace("u", "µ")].worth)
            low = float(match["low"]) / (_UNDER if match["most"] else 1)
            ends += [low * worth, float(match["high"] or match["low"]) * worth]
    return (min(ends), max(ends)) if ends and min(ends) > 0 else None


def _capacity(claims: list[Claim]) -> float:
    """How many ligands one antagonist holds; its stoichiometry is written antagonists : ligands."""
    for claim in claims:
        match = re.match(r"([1-9]):([1-9])\b", (claim.binding or {}).get("stoichiometry", ""))
        if match:
            return int(match[2]) / int(match[1])
    return _ARMS if any(claim.mechanism == "neutralizing antibody" for claim in claims) else 1.0


def percent(share: float) -> str:
    """Return a share as people say it: 97, 99.9, 0.4; never more digits than the constants carry."""
    value = share * 100
    if value > 99.9:
        return "over 99.9"
    return f"{value:.1f}" if value > 99 or 0 < value < 1 else f"{value:.0f}"


def spelled(low: float, high: float) -> str:
    """Return an interval of shares: "97-99.9 %", "at most 3 %"."""
    first, last = percent(low), percent(high)
    if low == 0:
        return f"at most {last} %"
    return f"{last} %" if first == last else f"{first.removeprefix('over ')}-{last.removeprefix('over ')} %"


def weighed(findings: list[Finding]) -> list[Finding]:
    """
    Return *findings* with what CF404 computed told at the pairs of CF201 that it concerns.

    Where even the highest share is below `CLEAR_DEFICIT`, an error becomes a warning that says why.
    """
    held = {(f.stage, f.factors[-1]): f for f in findings if f.code == "CF404"}
    return [_weighed(f, held.get((f.stage, f.factors[1]))) if f.code == "CF201" and len(f.factors) == 2 else f for f in findings]


def _weighed(finding: Finding, share: Finding | None) -> Finding:
    if share is None or finding.factors[0] not in share.factors:
        return finding
    low, high = share.data["bound"]
    deficit = high < CLEAR_DEFICIT
    message = f"{finding.message}; at these amounts {spelled(low, high)} of {finding.factors[1]} is bound"
    if deficit:
        message += ", a clear deficit of the antagonist"
    lowered = deficit and finding.severity is Severity.ERROR
    return finding._replace(
        severity=Severity.WARNING if lowered else finding.severity,
        message=message,
        data={**finding.data, "neutralized": [low, high]},
    )
