"""What the reader found wrong with a file, as remarks: shared by the rules CF001 to CF007 and CF009."""

from collections.abc import Iterator

from cytoform.formulation import Formulation
from cytoform.rule import Remark


def remarks(formulation: Formulation, rule: str) -> Iterator[Remark]:
    """Yield a remark for each misfit that the reader filed under the name of *rule*."""
    for misread in formulation.misfits(rule):
        yield Remark(misread.message, misread.span, help=misread.help, related=misread.related)
