"""What the catalog is made of: factors, contexts, and what publications say of them. Values only, no I/O, no graph."""

from collections.abc import Mapping
from enum import Enum
from typing import Final, NamedTuple


class Effect(Enum):
    """
    What a publication can say of factors.

    Synergy and antagonism hold between factors; induction and suppression lead from one to another; promotion and
    inhibition lead from a factor to a process; dependence to a factor or family that is needed; a species barrier to a
    species on whose cells the molecule does not act.
    """

    SYNERGY = "synergy"
    ANTAGONISM = "antagonism"
    INDUCTION = "induction"
    SUPPRESSION = "suppression"
    PROMOTION = "promotion"
    INHIBITION = "inhibition"
    DEPENDENCE = "dependence"
    SPECIES_BARRIER = "species barrier"


class Standing(Enum):
    """How well a statement is documented; never multiplied into a score."""

    ESTABLISHED = "established"
    REPORTED = "reported"
    CONTESTED = "contested"
    INFERRED = "inferred"


# How an antagonist acts. The direct ones bind or cleave the ligand, or bind its own receptor, wherever the two meet.
DIRECT: Final = frozenset(
    {
        "ligand trap",
        "decoy receptor",
        "receptor antagonist",
        "co-receptor blocker",
        "enzymatic inactivation",
        "neutralizing antibody",
        "receptor kinase inhibitor",
    }
)
COMPETITION: Final = "receptor competition"
MECHANISMS: Final = DIRECT | {COMPETITION, "functional", "downstream inhibitor", "secretion blocker"}

# How a claim was checked. What was read carries more than what a database row names.
READ: Final = frozenset({"abstract", "full text"})
CHECKS: Final = READ | {"database", "title", "page"}
SURE: Final = frozenset({"high", "medium", "low"})
ROUTES: Final = frozenset({"topical", "injection", "device"})
STANCES: Final = frozenset({"supports", "refutes", "asserted"})

PROTEIN_KINDS: Final = frozenset({"cytokine", "chemokine", "growth factor", "antagonist", "decoy receptor", "enzyme", "hormone"})
KINDS: Final = PROTEIN_KINDS | {
    "small molecule", "nutrient", "vitamin", "amino acid", "antibody", "peptide", "carrier protein", "matrix protein", "medium",
    "supplement", "buffer", "antibiotic", "reagent", "cosmetic ingredient", "mixture", "toxin",
}  # fmt: skip
NAME_KINDS: Final = frozenset({"symbol", "common", "INCI", "INN", "vendor", "historic"})
CONTEXT_KINDS: Final = frozenset({"tissue", "cell", "process", "use", "species"})


class Synonym(NamedTuple):
    """A name of a factor, the kind of name it is, and where it was seen (an id of ``sources.yaml``)."""

    text: str
    kind: str
    source: str


class MolarMass(NamedTuple):
    """The molar mass of the active form in kDa: of what (monomer, dimer, glycosylated ...), by which source, how sure."""

    kda: float
    of: str
    source: str
    sure: str


class WorkingRange(NamedTuple):
    """
    The amounts at which a factor is used, ends included; `low` and `high` are decimal texts in `unit`.

    `use` says where (a culture, an assay), `source` who says so, `sure` is high, medium or low; `route` is the use of the
    product (topical, injection, device) where the range is one of that, empty where it is one of cultures.
    """

    low: str
    high: str
    unit: str
    use: str
    source: str
    sure: str
    route: str = ""


class Stability(NamedTuple):
    """How long a form of the factor keeps its function (`keeps`, such as "3 months") at a storage temperature."""

    form: str
    storage: str
    keeps: str
    source: str
    sure: str


class Factor(NamedTuple):
    """
    Anything a mix may hold and the catalog documents.

    `genes` are the approved symbols of the subunits, empty where there is no gene; `receptors` and `target` are symbols
    too; `actives` are the factors that an undefined mixture is made to deliver; `mass` is None where no source was seen.
    """

    id: str
    name: str
    kind: str
    genes: tuple[str, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    family: str | None = None
    references: tuple[str, ...] = ()
    receptors: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    action: str | None = None
    actives: tuple[str, ...] = ()
    mass: MolarMass | None = None
    working_ranges: tuple[WorkingRange, ...] = ()
    stability: tuple[Stability, ...] = ()
    note: str = ""

    @property
    def molar_mass(self) -> float | None:
        """The molar mass of the active form in kDa, or None."""
        return self.mass.kda if self.mass else None

    @property
    def is_mixture(self) -> bool:
        """Whether its composition is undefined."""
        return self.kind == "mixture"

    @property
    def is_protein(self) -> bool:
        """Whether it is a protein that acts as one: not a carrier, matrix or antibody."""
        return self.kind in PROTEIN_KINDS and bool(self.genes)

    def _repr_html_(self) -> str:
        from cytoform.render.html.notebook import factor_card

        return factor_card(self)


class Family(NamedTuple):
    """A name that does not tell which of its members is meant."""

    id: str
    name: str
    members: tuple[str, ...]
    note: str = ""


class Context(NamedTuple):
    """
    A tissue, cell, process, use or species.

    `part_of` also means "is a"; `opposes` names processes it works against; a process is `unwanted` where less of it is
    no loss in itself (inflammation, scarring, a signal); `lacks` are words for too little of it ("hair loss").
    """

    id: str
    kind: str
    names: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    opposes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    unwanted: bool = False
    lacks: tuple[str, ...] = ()


class Paper(NamedTuple):
    """
    A publication (or, for asserted claims, a maker's page) and how it was checked.

    `seen` says where it was read; `retells` is the reference of the work that a commentary or second report only retells.
    """

    reference: str
    title: str
    year: int | None
    by: str
    on: str
    seen: str
    retells: str = ""

    @property
    def work(self) -> str:
        """What counts once, however often it is retold: the reference of the original work."""
        return self.retells or self.reference


class Claim(NamedTuple):
    """
    What one publication says, in our own words.

    `contexts` and `species` are empty where it tells none; `group` is the family it speaks of, where it names no member;
    `only` is a condition without which it does not hold, such as a dose far above the usual one.
    """

    paper: Paper
    stance: str
    contexts: tuple[str, ...] = ()
    species: tuple[str, ...] = ()
    mechanism: str | None = None
    readout: str = ""
    dose: str = ""
    says: str = ""
    beside: tuple[str, ...] = ()
    binding: Mapping[str, str] | None = None
    group: str = ""
    only: str = ""


class Evidence(NamedTuple):
    """One publication as a finding carries it."""

    reference: str
    stance: str
    title: str
    says: str

    @property
    def label(self) -> str:
        """The reference as people read it: a page by its host, all else as it is."""
        scheme, _, local = self.reference.partition(":")
        return local.split("/")[2].removeprefix("www.") if scheme == "page" and local.count("/") > 1 else self.reference

    @property
    def url(self) -> str:
        """The https address of the publication, or an empty text."""
        scheme, _, local = self.reference.partition(":")
        prefix = {
            "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
            "doi": "https://doi.org/",
            "pmc": "https://pmc.ncbi.nlm.nih.gov/articles/",
        }.get(scheme)
        if prefix:
            return prefix + local
        return local if scheme == "page" and local.startswith("https://") else ""


class Interaction(NamedTuple):
    """
    Equal claims of all publications, pooled.

    `factors` are (antagonist, target), (inducer, induced), (factor that needs,), or in alphabetical order where no
    direction is told; `toward` is the process, needed factor or family, or species, where the effect leads to one.
    `mode` is "direct", "functional" or "competition" for antagonisms, else empty.
    """

    effect: Effect
    factors: tuple[str, ...]
    claims: tuple[Claim, ...]
    toward: str | None = None
    mode: str = ""
    directed: bool = True

    def _of(self, stance: str) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.stance == stance)

    @property
    def supports(self) -> tuple[Claim, ...]:
        """The claims that say it is so."""
        return self._of("supports")

    @property
    def refutes(self) -> tuple[Claim, ...]:
        """The claims that measured it and found it is not so."""
        return self._of("refutes")

    @property
    def standing(self) -> Standing | None:
        """Its standing, or None where no publication supports it: asserted only, or refuted only."""
        return standing_of(self.claims)

    @property
    def contexts(self) -> frozenset[str]:
        """Every tissue and cell in which a supporting claim places it."""
        return frozenset(context for claim in self.supports for context in claim.contexts)

    @property
    def was_read(self) -> bool:
        """Whether it may make an error: a supporting claim was read, or two publications are on record."""
        return was_read(self.claims)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """One entry for each publication, supporting ones first."""
        return evidence_of(self.claims)

    def other(self, factor: str) -> str:
        """Return the partner of *factor* in a pair."""
        return self.factors[1] if self.factors[0] == factor else self.factors[0]

    def _repr_html_(self) -> str:
        from cytoform.render.html.notebook import interaction_card

        return interaction_card(self)


def standing_of(claims: tuple[Claim, ...]) -> Standing | None:
    """Return the standing that *claims* give one statement: one publication counts once, assertions count nothing."""
    supporting = {claim.paper.work for claim in claims if claim.stance == "supports"}
    if not supporting:
        return None
    if any(claim.stance == "refutes" for claim in claims):
        return Standing.CONTESTED
    return Standing.ESTABLISHED if len(supporting) > 1 else Standing.REPORTED


def was_read(claims: tuple[Claim, ...]) -> bool:
    """
    Whether a supporting claim was read in an abstract or full text, or two publications support it.

    What is said of a whole family counts as said of its members, but does not carry an error for any one of them.
    """
    supporting = [claim for claim in claims if claim.stance == "supports" and not claim.group]
    return any(claim.paper.by in READ for claim in supporting) or len({claim.paper.work for claim in supporting}) > 1


_SCHEMES: Final = ("pubmed", "doi", "pmc", "page", "maker")


def _weight(claim: Claim) -> tuple[bool, bool, bool, int, str]:
    scheme = claim.paper.reference.partition(":")[0]
    return (
        claim.stance != "supports",
        bool(claim.group),
        claim.paper.by not in READ,
        _SCHEMES.index(scheme) if scheme in _SCHEMES else len(_SCHEMES),
        claim.paper.reference,
    )


def evidence_of(claims: tuple[Claim, ...]) -> tuple[Evidence, ...]:
    """
    Return one piece of evidence for each publication and stance among *claims*.

    Supporting ones come first; among them what speaks of the member itself and was read, then by kind of reference. What a
    maker only asserts is no evidence.
    """
    found: dict[tuple[str, str], Evidence] = {}
    for claim in sorted((claim for claim in claims if claim.stance != "asserted"), key=_weight):
        key = (claim.paper.reference, claim.stance)
        found.setdefault(key, Evidence(claim.paper.reference, claim.stance, claim.paper.title, claim.says))
    return tuple(found.values())
