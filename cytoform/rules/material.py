"""The document rules about how components were made and kept, run where a mix meets a person or tells any of it."""

from typing import Final

from cytoform.rules.nanocarrier import nanocarrier
from cytoform.rules.storage import storage
from cytoform.rules.synthetic_peptide import synthetic_peptide
from cytoform.rules.undefined_source import undefined_source
from cytoform.rules.unsterile import unsterile

MATERIAL_RULES: Final = (undefined_source, synthetic_peptide, unsterile, storage, nanocarrier)
