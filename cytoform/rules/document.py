"""The document rules: what exists only where there is a document that could be read."""

from typing import Final

from cytoform.rules.ambiguous_name import ambiguous_name
from cytoform.rules.deceptive_text import deceptive_text
from cytoform.rules.duplicate_component import duplicate_component
from cytoform.rules.undefined_mixture import undefined_mixture
from cytoform.rules.unknown_context import unknown_context
from cytoform.rules.unverified_component import unverified_component

DOCUMENT_RULES: Final = (
    deceptive_text, unverified_component, ambiguous_name, duplicate_component, undefined_mixture, unknown_context,
)  # fmt: skip
