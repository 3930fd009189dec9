"""From a compiled catalog back to records, so that a lab's own files can be stacked on it."""

from __future__ import annotations

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.records import Ambiguity, Place, Records, Statement

_HERE = Place("the bundled catalog", 0)


def unpacked(catalog: Catalog) -> Records:
    """Return everything in *catalog* as records without places; compiling them gives the same bytes."""
    records = Records(version=catalog.version, contexts=dict(catalog.contexts), factors={id: catalog[id] for id in catalog})
    for id in catalog.family_ids():
        family = catalog.family(id)
        if family:
            records.families[id] = family
    records.keeping.extend(catalog.keeping)
    for status, text, ids, *rest in catalog.name_records():
        if status == "ambiguous":
            records.ambiguities.append(Ambiguity(text, tuple(ids), tuple(rest[0]), rest[1]))
        elif status == "family":
            records.family_names[ids[0]] = (*records.family_names.get(ids[0], ()), text)
    records.endings.update(catalog.endings)
    for interaction in catalog.interactions():
        for claim in interaction.claims:
            records.statements.append(
                Statement(
                    interaction.effect,
                    interaction.factors,
                    claim,
                    _HERE,
                    interaction.toward,
                    interaction.mode,
                    interaction.directed,
                )
            )
    return records
