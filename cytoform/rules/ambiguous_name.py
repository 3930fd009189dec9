"""CF102: a name that does not tell which factor is meant."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule


@document_rule("CF102", "ambiguous-name", Severity.ERROR, since="0.1.0", componentwise=True)
def ambiguous_name(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A component's name is that of a family, or of several factors.

    **Why it matters.** Members of one family act in opposite directions: TGF-β1 and -β2 regress what TGF-β3 grows.

    **What to do.** Name the member; the members are listed.

    **Severity.** Error. The name still takes part: a pair rule that would hold for some of its members is reported as a
    warning that names them.

    **Limits.** A name that practice uses for one member alone is read as that member (VEGF is VEGF-A, IL-17 is IL-17A).

    **Example.**

    >>> [finding.code for finding in cytoform.check(["TGF-β"]).findings]
    ['CF102']
    """
    for stage in formulation.stages:
        for component in stage.components:
            found = catalog.resolve(component.name)
            if not component.readable or found.status not in ("family", "ambiguous"):
                continue
            meanings = [*found.candidates, *found.others]
            shown = ", ".join(meanings[:8]) + (f" and {len(meanings) - 8} more" if len(meanings) > 8 else "")
            what = "names a family, not a member" if found.status == "family" else "has several meanings"
            yield Remark(
                f"{visible(component.name)} {what}: {shown}",
                component.span,
                (component,),
                (found.note + "; " if found.note else "") + "write the name of the one that is meant",
                stage=stage.name,
                data=(("candidates", meanings),),
            )
