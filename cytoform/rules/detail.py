"""The document rules about what a formulation says beside its names: amounts, sources, storage, claims."""

from typing import Final

from cytoform.rules.contradicted_claim import contradicted_claim
from cytoform.rules.documented_claim import documented_claim
from cytoform.rules.nanocarrier import nanocarrier
from cytoform.rules.neutralized_fraction import neutralized_fraction
from cytoform.rules.storage import storage
from cytoform.rules.synthetic_peptide import synthetic_peptide
from cytoform.rules.uncheckable_claim import uncheckable_claim
from cytoform.rules.undefined_source import undefined_source
from cytoform.rules.undocumented_claim import undocumented_claim
from cytoform.rules.undocumented_intent import undocumented_intent
from cytoform.rules.unit_slip import unit_slip
from cytoform.rules.unreadable_amount import unreadable_amount
from cytoform.rules.unsterile import unsterile
from cytoform.rules.unusual_amount import unusual_amount

DETAIL_RULES: Final = (
    undocumented_intent, unreadable_amount, unusual_amount, unit_slip, neutralized_fraction, undefined_source, synthetic_peptide, unsterile, storage,
    nanocarrier, undocumented_claim, contradicted_claim, uncheckable_claim, documented_claim,
)  # fmt: skip
