"""From the files of a directory to records; every fault has its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cytoform.catalog.curation import Curation
from cytoform.catalog.records import Records
from cytoform.model import Effect
from tests.toy_catalog import TOY

HEAD = "reference: pubmed:1\ntitle: t\nchecked: {by: abstract, on: 2026-01-01, seen: s}\n"


KEPT = "keeping:\n  - {{form: {}, storage: {}, keeps: {}, source: s, sure: high}}\n"
RANGED = """factors:
  - id: a
    name: a
    working_ranges:
      - {{{}, use: cultures, source: s, sure: high{}}}
    kind: cytokine
"""


def read(folder: Path, **files: str) -> Curation:
    """Return the curation of *files*, `papers__a` being ``papers/a.yaml``."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    curation = Curation(Records())
    curation.directory(folder)
    return curation


def claim(text: str) -> str:
    """Return a publication with one claim."""
    return f"{HEAD}claims:\n  - {{{text}}}\n"


def test_the_invented_files_have_no_faults() -> None:
    """And every one of them is read."""
    curation = Curation(Records())
    curation.directory(TOY)

    assert [] == curation.violations
    assert {"toy"} == set(curation.records.sources)
    assert {"psi medium": "psi medium", "psi broth": "psi medium"} == curation.records.endings
    assert {"LMB": ("lambdin", "LMBs")} == curation.records.family_names
    assert curation.records.contexts["rusting"].unwanted
    assert ("bud loss", "bare twigs") == curation.records.contexts["budding"].lacks
    assert {"reconstituted", "frozen", "lyophilized"} == {fact.form for fact in curation.records.keeping}
    assert ["", "topical"] == [usual.route for usual in curation.records.factors["alphin"].working_ranges]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (claim("effect: harmony, says: x"), "papers/p.yaml:5: no effect is called 'harmony'"),
        (claim("effect: synergy, from: a, to: b, says: x"), "papers/p.yaml:5: synergy needs between"),
        (claim("effect: antagonism, from: a, says: x"), "papers/p.yaml:5: antagonism needs from and to"),
        (claim("effect: induction, between: [a, b], says: x"), "papers/p.yaml:5: induction needs from and to"),
        (claim("effect: antagonism, between: [a, b], from: a, says: x"), "papers/p.yaml:5: antagonism needs"),
        (claim("effect: synergy, between: [a, b]"), "papers/p.yaml:5: a claim needs a says"),
        (claim("effect: synergy, between: [a, b], says: x, mechanism: magic"), "papers/p.yaml:5: mechanism is 'magic'"),
        (claim("effect: synergy, between: [a, b], says: x, stance: doubts"), "papers/p.yaml:5: stance is 'doubts'"),
        (claim("effect: synergy, between: [a, b], says: x, tissue: bark"), "papers/p.yaml:5: a claim has no key 'tissue'"),
        (HEAD.replace("pubmed:1", "pubmed:0"), "papers/p.yaml:1: the reference 'pubmed:0' is not well formed"),
        (HEAD.replace("pubmed:1", "PMID 1"), "papers/p.yaml:1: the reference 'PMID 1' is not well formed"),
        (HEAD.replace("2026-01-01", "today"), "papers/p.yaml:1: checked must say by, on"),
        (HEAD.replace("abstract", "hearsay"), "papers/p.yaml:3: by is 'hearsay'"),
        (HEAD.replace("title: t\n", ""), "papers/p.yaml:1: a publication needs a title"),
        (HEAD + "title: again\n", "papers/p.yaml:4: the key 'title' is written twice"),
        ("- a\n", "papers/p.yaml:1: a catalog file is a mapping"),
        ("title: [\n", "papers/p.yaml:2: not YAML"),
    ],
)
def test_a_faulty_publication_names_its_file_and_line(tmp_path: Path, text: str, fault: str) -> None:
    """And says what is wrong."""
    violations = read(tmp_path, papers__p=text).violations

    assert 1 <= sum(line.startswith(fault) for line in violations), violations


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("factors:\n  - {id: a, name: a, kind: kin}\n", "f.yaml:2: kind is 'kin'"),
        ("factors:\n  - {name: a, kind: cytokine}\n", "f.yaml:2: a factor needs a id"),
        ("factors:\n  - {id: a, kind: cytokine}\n", "f.yaml:2: a factor needs a name"),
        ("factors:\n  - {id: a, name: a, kind: cytokine, gene: [A]}\n", "f.yaml:2: a factor has no key 'gene'"),
        (
            "factors:\n  - id: a\n    name: a\n    kind: cytokine\n    names:\n      nick: {b: s}\n",
            "f.yaml:6: no kind of name is called",
        ),
        (
            "factors:\n  - id: a\n    name: a\n    kind: cytokine\n    names:\n      common: [b]\n",
            "f.yaml:6: the common names are not",
        ),
        (
            "families:\n  - {id: F, name: F, members: [a]}\n  - {id: F, name: F}\n",
            "f.yaml:3: the family 'F' is defined twice (first in f.yaml:2)",
        ),
        ("contexts:\n  - {id: c, kind: place}\n", "f.yaml:2: kind is 'place'"),
        ("contexts:\n  - {id: c, kind: cell}\n  - {id: c, kind: cell}\n", "f.yaml:3: the context 'c' is defined twice"),
        ("ambiguous:\n  - {candidates: [a]}\n", "f.yaml:2: an ambiguous name needs a name"),
        ("contexts:\n  - {id: c, kind: process, lack: [d]}\n", "f.yaml:2: a context has no key 'lack'; did you mean lacks?"),
        (KEPT.format("dry", "4 °C", "1 day"), "f.yaml:2: the stability 'dry', '1 day'; form is one of lyophilized"),
        (KEPT.format("liquid", "4 °C", "long"), "f.yaml:2: the stability 'liquid', 'long'"),
        (KEPT.format("liquid", "4 °C", "3 fortnights"), "f.yaml:2: the stability 'liquid', '3 fortnights'"),
        (KEPT.format("liquid", "on a shelf", "1 day"), "f.yaml:2: the storage 'on a shelf' names no temperature; such as 4 °C"),
        ("keeping:\n  - {form: liquid, storage: 4 °C, keeps: 1 day, sure: high}\n", "f.yaml:2: a stability needs a source"),
        (RANGED.format("low: 5, high: 1, unit: nM", ""), "f.yaml:5: the working range '5' to '1'; write low: 1 and high: 100"),
        (RANGED.format("low: 0, high: 0, unit: nM", ""), "f.yaml:5: the working range '0' to '0'"),
        (RANGED.format("low: 1e3, high: 1e4, unit: nM", ""), "f.yaml:5: the working range '1e3' to '1e4'"),
        (RANGED.format("low: 1, high: 5, unit: nm", ""), "f.yaml:5: the unit 'nm' of a working range; such as ng/mL"),
        (RANGED.format("low: 1, high: 5, unit: nM", ", route: culture"), "f.yaml:5: route is 'culture'; one of"),
        ("factor: []\n", "f.yaml:1: a catalog file has no key 'factor'; did you mean factors?"),
        ("factors:\n  - a\n", "f.yaml:2: an item of factors is a text, not a mapping"),
    ],
)
def test_a_faulty_entry_names_its_file_and_line(tmp_path: Path, text: str, fault: str) -> None:
    """Wherever it stands."""
    violations = read(tmp_path, f=text).violations

    assert 1 <= sum(line.startswith(fault) for line in violations), violations


def test_one_publication_is_one_file(tmp_path: Path) -> None:
    """A second file for it is a fault that names the first."""
    violations = read(tmp_path, papers__a=HEAD, papers__b=HEAD).violations

    assert ["papers/b.yaml:1: pubmed:1 has a file already (papers/a.yaml:1); one publication is one file"] == violations


@pytest.mark.parametrize(
    ("mechanism", "mode"),
    [
        ("ligand trap", "direct"),
        ("receptor competition", "competition"),
        ("functional", "functional"),
        ("secretion blocker", "functional"),
    ],
)
def test_the_mechanism_decides_the_mode(tmp_path: Path, mechanism: str, mode: str) -> None:
    """What binds is direct, what shares a receptor competes, all else is functional."""
    text = claim(f"effect: antagonism, from: a, to: b, mechanism: {mechanism}, says: x")
    (statement,) = read(tmp_path, papers__p=text).records.statements

    assert (Effect.ANTAGONISM, ("a", "b"), mode, True) == (
        statement.effect,
        statement.factors,
        statement.mode,
        statement.directed,
    )
    assert "papers/p.yaml:5" == str(statement.place)


def test_faults_of_all_files_are_gathered(tmp_path: Path) -> None:
    """Reading goes on after each."""
    curation = read(tmp_path, papers__p="- a\n", f="factor: []\n", g="factors:\n  - {id: a, name: a, kind: kin}\n")

    assert {"papers/p.yaml", "f.yaml", "g.yaml"} == {line.split(":")[0] for line in curation.violations}
