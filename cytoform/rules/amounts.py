"""The document rules about amounts, run where a component tells one."""

from typing import Final

from cytoform.rules.neutralized_fraction import neutralized_fraction
from cytoform.rules.unit_slip import unit_slip
from cytoform.rules.unreadable_amount import unreadable_amount
from cytoform.rules.unusual_amount import unusual_amount

AMOUNT_RULES: Final = (unreadable_amount, unusual_amount, unit_slip, neutralized_fraction)
