"""CF502: a synthetic peptide that stands for a whole factor."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.production import proteins
from cytoform.rule import Remark, document_rule

_SYNTHESIZED = 5.5  # kDa: about fifty residues, up to which whole hormones are made by synthesis as a routine


@document_rule("CF502", "synthetic-peptide", Severity.WARNING, since="0.2.0", componentwise=True)
def synthetic_peptide(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A synthetic peptide goes by the name of a whole protein factor.

    **Why it matters.** A factor of a hundred residues, folded and bridged by disulfides, is not made on a synthesizer; what
    is sold so is a fragment or an imitation, and what is documented of the factor does not hold for it.

    **What to do.** Use the recombinant protein, or list the peptide under its own name and make no claim of the factor.

    **Limits.** Peptide hormones of up to about fifty residues (5.5 kDa) are made whole by synthesis and are let pass, such
    as gastrin and thymosin β4. The sequence is not seen. A fragment told in the name ("EGF fragment 33-42") is an unknown
    name, CF101.

    **Example.**

    >>> mix = {"components": [{"name": "VEGF", "source": "synthetic peptide"}]}
    >>> [finding.code for finding in cytoform.check(mix).findings]
    ['CF502']
    """
    if not any(component.detail("source") == "synthetic peptide" for component in formulation.components):
        return
    for component, factor, stage in proteins(formulation, catalog):
        if component.detail("source") != "synthetic peptide":
            continue
        if factor.molar_mass is not None and factor.molar_mass <= _SYNTHESIZED:
            continue
        size = f", a protein of {factor.molar_mass:g} kDa" if factor.molar_mass else ", a whole protein"
        yield Remark(
            f"a synthetic peptide stands for {visible(component.name)}{size}",
            component.place("source"),
            (component,),
            "use the recombinant protein, or list the peptide under its own name",
            stage=stage,
        )
