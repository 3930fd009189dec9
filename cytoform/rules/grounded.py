"""The pattern rules: grounded on the catalog once, matched against every mix."""

from typing import Final

from cytoform.rules.antagonist_pair import antagonist_pair
from cytoform.rules.induced_antagonist import induced_antagonist
from cytoform.rules.missing_partner import missing_partner
from cytoform.rules.opposed_effect import opposed_effect
from cytoform.rules.opposing_pair import opposing_pair
from cytoform.rules.shared_receptor import shared_receptor
from cytoform.rules.species_mismatch import species_mismatch
from cytoform.rules.synergistic_pair import synergistic_pair
from cytoform.rules.undocumented_in_context import undocumented_in_context

PATTERN_RULES: Final = (
    antagonist_pair, opposing_pair, induced_antagonist, shared_receptor, synergistic_pair, missing_partner,
    opposed_effect, undocumented_in_context, species_mismatch,
)  # fmt: skip
