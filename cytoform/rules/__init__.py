"""Every rule, named once. A rule that is not in these tuples does not exist."""

from typing import Final

from cytoform.rule import Rule
from cytoform.rules.accept_expired import accept_expired
from cytoform.rules.accept_unused import accept_unused
from cytoform.rules.accept_without_reason import accept_without_reason
from cytoform.rules.ambiguous_name import ambiguous_name
from cytoform.rules.antagonist_pair import antagonist_pair
from cytoform.rules.deceptive_text import deceptive_text
from cytoform.rules.duplicate_component import duplicate_component
from cytoform.rules.duplicate_key import duplicate_key
from cytoform.rules.induced_antagonist import induced_antagonist
from cytoform.rules.missing_partner import missing_partner
from cytoform.rules.no_components import no_components
from cytoform.rules.not_a_name import not_a_name
from cytoform.rules.opposed_effect import opposed_effect
from cytoform.rules.opposing_pair import opposing_pair
from cytoform.rules.shared_receptor import shared_receptor
from cytoform.rules.species_mismatch import species_mismatch
from cytoform.rules.synergistic_pair import synergistic_pair
from cytoform.rules.undefined_mixture import undefined_mixture
from cytoform.rules.undocumented_in_context import undocumented_in_context
from cytoform.rules.unknown_context import unknown_context
from cytoform.rules.unknown_key import unknown_key
from cytoform.rules.unknown_value import unknown_value
from cytoform.rules.unreadable import unreadable
from cytoform.rules.unverified_component import unverified_component
from cytoform.rules.wrong_shape import wrong_shape

DOCUMENT_RULES: Final = (
    unreadable, unknown_key, duplicate_key, wrong_shape, not_a_name, unknown_value, no_components, deceptive_text,
    unverified_component, ambiguous_name, duplicate_component, undefined_mixture, unknown_context,
)  # fmt: skip
PATTERN_RULES: Final = (
    antagonist_pair, opposing_pair, induced_antagonist, shared_receptor, synergistic_pair, missing_partner,
    opposed_effect, undocumented_in_context, species_mismatch,
)  # fmt: skip
ACCEPTANCE_RULES: Final = (accept_without_reason, accept_expired, accept_unused)
RULES: Final[tuple[Rule, ...]] = tuple(sorted((*DOCUMENT_RULES, *PATTERN_RULES, *ACCEPTANCE_RULES), key=lambda rule: rule.code))


def rule_named(word: str) -> Rule | None:
    """Return the rule with this code or name, in any case, or None."""
    wanted = word.strip().lower()
    return next((rule for rule in RULES if wanted in (rule.code.lower(), rule.name)), None)
