"""CF001: a file that cannot be read."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule
from cytoform.rules.misfit import remarks


@document_rule("CF001", "unreadable", Severity.ERROR, since="0.1.0")
def unreadable(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    The file cannot be read as YAML, JSON, TOML or a table, or uses parts of these languages that the format leaves out.

    **Why it matters.** What cannot be read cannot be checked, and must not pass as checked: the run exits 2.

    **What to do.** Mend the line that is named. Anchors, aliases, tags, merge keys and a second document are refused because
    they let a file say something else than what a reader sees.

    **Limits.** A syntax error ends the reading of its file, so later problems of the same file show after it is mended.
    Files over 5 MB, 40 levels or 200,000 values are refused, and workbooks that unpack to many times their size.

    **Example.** A tab before `- EGF`; a name such as `*egf`; bytes that are not UTF-8 (the offset is told).
    """
    yield from remarks(formulation, "unreadable")
