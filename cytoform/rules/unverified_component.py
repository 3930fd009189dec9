"""CF101: a name the catalog does not document."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Component, Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule


@document_rule("CF101", "unverified-component", Severity.ERROR, since="0.1.0", componentwise=True)
def unverified_component(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A component or base has a name that the catalog does not document.

    **Why it matters.** Only scientifically verified factors may be used. A name nobody can look up must never pass as
    fine: of such a component nothing was checked.

    **What to do.** Correct the spelling (names with the same digits are suggested), or document the factor in a catalog
    of your own and give it with `--catalog`.

    **Limits.** Names are matched exactly after folding case, dashes, spaces and Greek letters, and never by likeness:
    FGF22 is not FGF2. A receptor, an inhibitor or a fragment of a factor is not that factor.

    **Example.**

    >>> [finding.code for finding in cytoform.check(["EGF", "Trichogenin-X"]).findings]
    ['CF101']
    """
    for stage in formulation.stages:
        for component in stage.components:
            if component.readable and catalog.resolve(component.name).status == "unknown":
                yield _remark(catalog, component, stage.name)
    for base in formulation.base:
        if catalog.resolve(base.name).status == "unknown":
            yield _remark(catalog, base, None)


def _remark(catalog: Catalog, component: Component, stage: str | None) -> Remark:
    near = [f"{catalog[id].name} ({id})" if id in catalog else id for id in catalog.resolve(component.name).candidates]
    help = f"did you mean {' or '.join(near)}?" if near else "correct the name, or document it in a catalog of your own"
    parts = _with_amount(catalog, component.name) if any(map(str.isdigit, component.name)) else None
    if parts:
        help = f"write the amount apart: name: {visible(parts[0])}, amount: {visible(parts[1])}"
    message = f"{visible(component.name)} is not documented in the catalog: nothing was checked for it"
    return Remark(message, component.span, (component,), help, stage=stage, data=(("candidates", near),))


def _with_amount(catalog: Catalog, text: str) -> tuple[str, str] | None:
    """The name and the amount that *text* holds side by side, as in "EGF (10 ng/mL)" or "5 % FBS", or None."""
    from cytoform.amount_text import read_amount

    words = text.replace("(", " ").replace(")", " ").replace("@", " ").split()
    for cut in range(1, min(len(words), 8)):
        for name, amount in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            joined = " ".join(name).strip(" ,;:")
            if read_amount(" ".join(amount)).amount and catalog.resolve(joined).status != "unknown":
                return joined, " ".join(amount)
    return None
