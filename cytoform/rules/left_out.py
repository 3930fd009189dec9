"""CF009: a part of the file that was not read as components."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule
from cytoform.rules.misfit import remarks


@document_rule("CF009", "left-out", Severity.NOTE, since="0.1.0")
def left_out(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A part of the file was left out, because nothing in it says that it holds components.

    **Why it matters.** A page, a workbook or a label holds more than a mix. What of it was not checked is said, so that
    nobody takes it for checked.

    **What to do.** Nothing, if it is no part of the mix. Else give a table a column `name`, and a label its commas.

    **Limits.** A note: it changes no verdict. Text around the tables of a page is not listed.

    **Example.** A sheet of prices beside the sheet of the mix; `*from organic farming` below an ingredient list.
    """
    yield from remarks(formulation, "left-out")
