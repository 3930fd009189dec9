"""CF304: a target the catalog does not know."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule

_KINDS = {"tissue": ("tissue", "cell"), "cell": ("cell", "tissue"), "species": ("species",), "goal": ("process",)}


@document_rule("CF304", "unknown-context", Severity.WARNING, since="0.1.0")
def unknown_context(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    The tissue, cell, species or goal of the target, or the species of a molecule, is not in the catalog.

    **Why it matters.** Context decides what is good and what is bad; without it the rules of context are withheld.

    **What to do.** Use a name of the catalog (suggestions are given), or add the context to a catalog of your own.

    **Limits.** Names are matched exactly, as those of factors are. Goals may begin with promote or inhibit.

    **Example.**

    >>> mix = {"target": {"tissue": "hair folicle"}, "components": ["KGF"]}
    >>> [finding.help for finding in cytoform.check(mix).findings if finding.code == "CF304"]
    ['did you mean hair follicle?']
    """
    target = formulation.target
    for key, kinds in _KINDS.items():
        written = getattr(target, key)
        if written is None:
            continue
        known = catalog.goal(written.text) if key == "goal" else catalog.context(written.text, *kinds)
        if known is None:
            yield Remark(
                f"the {key} {visible(written.text)} is not in the catalog: rules that need it are withheld",
                written.span,
                help=_near(catalog, written.text, kinds),
            )
    for stage in formulation.stages:
        for component in stage.components:
            species = component.details.get("species")
            if species is not None and catalog.context(species.text, "species") is None:
                message = f"the species {visible(species.text)} is not in the catalog: rules that need it are withheld"
                yield Remark(message, species.span, (component,), _near(catalog, species.text, ("species",)), stage=stage.name)


def _near(catalog: Catalog, text: str, kinds: tuple[str, ...]) -> str:
    import difflib

    names = {name.lower(): c.id for c in catalog.contexts.values() if c.kind in kinds for name in (c.id, *c.names)}
    near = difflib.get_close_matches(text.lower(), names, 3, 0.6)
    matcher = difflib.SequenceMatcher(None, "", text.lower())
    ratios: dict[str, float] = {}
    for name in near:
        matcher.set_seq1(name)
        ratios.setdefault(names[name], matcher.ratio())
    found = [id for id, ratio in ratios.items() if ratio > max(ratios.values()) - 0.08]
    return f"did you mean {' or '.join(found)}?" if found else "cytoform catalog contexts lists them; or add your own"
