"""The rules that need more than the names of a mix: a document, or what is beside it."""

from typing import Final

from cytoform.rule import Rule
from cytoform.rules.acceptances import ACCEPTANCE_RULES
from cytoform.rules.amounts import AMOUNT_RULES
from cytoform.rules.claims import CLAIM_RULES
from cytoform.rules.document import DOCUMENT_RULES
from cytoform.rules.material import MATERIAL_RULES
from cytoform.rules.reading import READING_RULES

WRITTEN_RULES: Final[tuple[Rule, ...]] = (
    *READING_RULES, *DOCUMENT_RULES, *AMOUNT_RULES, *MATERIAL_RULES, *CLAIM_RULES, *ACCEPTANCE_RULES,
)  # fmt: skip
