"""CF008: characters in a name that a reader cannot see, or takes for others."""

import unicodedata
from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule


@document_rule("CF008", "deceptive-text", Severity.WARNING, since="0.1.0", componentwise=True)
def deceptive_text(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A component's name holds invisible characters, or mixes Latin with Cyrillic letters.

    **Why it matters.** Two names that look alike may be read as different, or one as another.

    **What to do.** Type the name anew.

    **Limits.** Greek letters beside Latin ones are usual (TGF-β1) and pass.

    **Example.**

    >>> [finding.code for finding in cytoform.check(["E\\u200bGF"]).findings]
    ['CF008']
    """
    for component in (*formulation.components, *formulation.base):
        if component.name.isascii():
            continue
        hidden = visible(component.name) != component.name
        scripts = {unicodedata.name(char, "").split(" ")[0] for char in component.name if char.isalpha()}
        if hidden or {"LATIN", "CYRILLIC"} <= scripts:
            what = "holds invisible characters" if hidden else "mixes Latin and Cyrillic letters"
            yield Remark(f"the name {visible(component.name)} {what}", component.span, (component,), "type the name anew")
