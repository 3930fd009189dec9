"""The document rules about claims and intents, run where a formulation has any."""

from typing import Final

from cytoform.rules.contradicted_claim import contradicted_claim
from cytoform.rules.documented_claim import documented_claim
from cytoform.rules.uncheckable_claim import uncheckable_claim
from cytoform.rules.undocumented_claim import undocumented_claim
from cytoform.rules.undocumented_intent import undocumented_intent

CLAIM_RULES: Final = (undocumented_intent, undocumented_claim, contradicted_claim, uncheckable_claim, documented_claim)
