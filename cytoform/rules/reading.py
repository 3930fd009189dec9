"""The rules about the file itself, run where something of it could not be read."""

from typing import Final

from cytoform.rules.duplicate_key import duplicate_key
from cytoform.rules.left_out import left_out
from cytoform.rules.no_components import no_components
from cytoform.rules.not_a_name import not_a_name
from cytoform.rules.unknown_key import unknown_key
from cytoform.rules.unknown_value import unknown_value
from cytoform.rules.unreadable import unreadable
from cytoform.rules.wrong_shape import wrong_shape

READING_RULES: Final = (unreadable, unknown_key, duplicate_key, wrong_shape, not_a_name, unknown_value, no_components, left_out)
