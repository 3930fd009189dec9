"""CF404: how much of a ligand its antagonist holds at the stated amounts."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule
from cytoform.weighing import Share, shares, spelled


@document_rule("CF404", "neutralized-fraction", Severity.NOTE, since="0.2.0")
def neutralized_fraction(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    At the stated amounts, so much of a ligand is bound by the ligand trap, decoy or antibody beside it.

    **Why it matters.** A trace of antagonist beside a large excess of its target leaves the target at work; an excess of a
    picomolar binder leaves nothing. The finding of the pair (CF201) says so too, and is a warning where the antagonist is
    in clear deficit: less than 20 % of the ligand can be bound.

    **What to do.** Read it beside CF201. It answers "how much", not "whether".

    **Severity.** Always a note.

    **Limits.** Computed from the law of mass action: a closed, well-mixed volume at equilibrium, in which nothing else binds
    either molecule; 1:1 complexes of active forms, two ligands for one antibody, or as the publication says. The interval
    spans all dissociation constants on record, whatever their assay. Without a constant only an upper end is told, from the
    amounts alone. Cells make and take up both molecules; receptors and matrix are not counted. Needs both amounts as mass or
    molar; units of activity tell no number of molecules.

    **Example.**

    >>> mix = [{"name": "BMP4", "amount": "100 ng/mL"}, {"name": "Noggin", "amount": "5 ng/mL"}]
    >>> [f.severity.value for f in cytoform.check(mix).findings if f.code in ("CF201", "CF404")]
    ['warning', 'note']

    **References.** The publications that measured the constants. The equations stand in `cytoform/binding.py`.
    """
    for stage in formulation.stages:
        for share in shares(stage, catalog):
            if share.low > 0 or share.high < 1:
                yield _remark(share, stage.name)


def _remark(share: Share, stage: str | None) -> Remark:
    antagonists = tuple(dict.fromkeys(pair.antagonist for pair in share.holdings))
    components = tuple(dose.component for dose in share.doses)
    known = [pair for pair in share.holdings if pair.kd]
    constants = ", ".join(sorted({(claim.binding or {})["kd"] for pair in known for claim in pair.measured}))
    basis = f"Kd {constants}" if known else "from the amounts alone; no dissociation constant is on record"
    return Remark(
        f"at these amounts {spelled(share.low, share.high)} of {share.ligand} is bound by {' and '.join(antagonists)} ({basis})",
        components[0].span if components else None,
        components,
        "an estimate for a closed volume at equilibrium, without cells",
        factors=(*antagonists, share.ligand),
        related=tuple(component.span for component in components[1:] if component.span),
        stage=stage,
        claims=tuple(claim for pair in known for claim in pair.measured),
        data=(("bound", [share.low, share.high]),),
    )
