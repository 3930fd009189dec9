"""The document rules: what exists only where there is a document."""

from typing import Final

from cytoform.rules.ambiguous_name import ambiguous_name
from cytoform.rules.deceptive_text import deceptive_text
from cytoform.rules.duplicate_component import duplicate_component
from cytoform.rules.duplicate_key import duplicate_key
from cytoform.rules.no_components import no_components
from cytoform.rules.not_a_name import not_a_name
from cytoform.rules.undefined_mixture import undefined_mixture
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
