"""The rules about acceptances, run when all else is found."""

from typing import Final

from cytoform.rules.accept_expired import accept_expired
from cytoform.rules.accept_unused import accept_unused
from cytoform.rules.accept_without_reason import accept_without_reason

ACCEPTANCE_RULES: Final = (accept_without_reason, accept_expired, accept_unused)
