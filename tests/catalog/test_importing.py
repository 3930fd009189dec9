"""A lab's table of edges as catalog files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.importing import COLUMNS, Import, import_edges
from cytoform.catalog.loading import load_catalog
from cytoform.cli import run
from cytoform.errors import UsageError
from cytoform.model import Effect
from tests.render.hostile import NAMES, unprintable
from tests.toy_catalog import toy

HEADER = "source\teffect\ttarget\tmechanism\tcontext\tspecies\treference\tstance\tsays\n"
GOOD = "Noggin\tinhibits\tBMP-4\tligand trap\tskin\thuman\tpubmed:8752214\t\tnoggin held BMP4\n"


def imported(*rows: str, catalog: Catalog | None = None) -> Import:
    """Return what the rows of a table give."""
    return import_edges(HEADER + "".join(f"{row}\n" for row in rows), "edges.tsv", catalog or load_catalog(), "2026-11-22")


def test_a_row_becomes_a_claim_of_its_publication() -> None:
    """With names as the catalog has them, and no gap."""
    found = imported(GOOD.rstrip("\n"))

    assert () == found.gaps
    assert {"papers/pubmed-8752214.yaml"} == set(found.files)
    assert (
        "claims:\n  - effect: antagonism\n    from: NOG\n    to: BMP4\n    mechanism: ligand trap\n    context: [skin]\n"
        "    species: [human]\n    says: noggin held BMP4\n"
    ) in found.files["papers/pubmed-8752214.yaml"]


@pytest.mark.parametrize(
    ("row", "gap", "taken"),
    [
        ("FGF2\tloves\tEGF\t\tskin\t\tpubmed:1", "the effect 'loves' is none of antagonism, induction, suppression, synergy", False),
        ("Nobody-X\tinduces\tEGF\t\tskin\t\tpubmed:1", "the source 'Nobody-X' is no factor of the catalog (unknown)", False),
        ("EGF\tinduces\tTGF-β\t\tskin\t\tpubmed:1", "the target 'TGF-β' is no factor of the catalog (family)", False),
        ("EGF\tinduces\tFGF2\t\tskin", "no reference", False),
        ("EGF\tinduces\tFGF2\t\tskin\t\tSmith 2003", "the reference 'Smith 2003' is not well formed", False),
        ("EGF\tinduces\tFGF2\t\tskin\t\tpubmed:1|x", "the reference 'x' is not well formed", True),
        ("EGF\tinduces\tFGF2\t\t\t\tpubmed:1", "no context", True),
        ("EGF\tinduces\tFGF2\t\tmoon\t\tpubmed:1", "the context 'moon' is not in the catalog", True),
        ("EGF\tinduces\tFGF2\t\tskin\tmartian\tpubmed:1", "the species 'martian' is not in the catalog", True),
        ("EGF\tinhibits\tFGF2\tmagic\tskin\t\tpubmed:1", "the mechanism 'magic' is none of", True),
        ("EGF\tinduces\tFGF2\t\tskin\t\tpubmed:1\tmaybe", "the stance 'maybe' is none of", True),
    ],
)  # fmt: skip
def test_every_gap_is_listed(row: str, gap: str, taken: bool) -> None:
    """With its line, and whether the row was taken all the same."""
    found = imported(row)

    assert (2, taken) == (found.gaps[0].line, found.gaps[0].imported)
    assert found.gaps[0].message.startswith(gap)
    assert int(taken) == found.claims


def test_the_table_of_a_catalog_comes_back(tmp_path: Path) -> None:
    """Exported, imported and stacked on nothing but its own factors, it tells of the same pairs."""
    found = import_edges(toy().to_tsv(), "toy.tsv", toy(), "2026-11-22")
    pairs = {frozenset(i.factors) for i in toy().interactions() if i.standing and i.toward is None}
    told = "".join(found.files.values())

    assert all(gap.imported for gap in found.gaps)
    assert all(set(pair) <= set(told.replace(",", " ").replace("[", " ").replace("]", " ").split()) for pair in pairs)


@given(st.lists(st.sampled_from(NAMES), min_size=3, max_size=9))
def test_hostile_cells_are_gaps_not_files(cells: list[str]) -> None:
    """Whatever they hold: a name nobody knows leaves a row out, and says so."""
    bad = "\t".join(cell.replace("\t", " ").replace("\n", " ").replace("\r", " ") for cell in cells)
    try:
        found = import_edges(HEADER + bad, "edges.tsv", toy(), "2026-11-22")
    except UsageError:
        return

    assert {} == found.files
    assert found.gaps or not bad.strip()


@pytest.mark.parametrize("header", ["source\teffect", "source\teffect\ttarget\tcolor", "source\teffect\ttarget\tsource", ""])
def test_a_wrong_header_is_refused(header: str) -> None:
    """With the columns that are known."""
    with pytest.raises(UsageError, match="columns are source, effect, target"):
        import_edges(header + "\n", "edges.tsv", toy(), "2026-11-22")
    assert {"source", "effect", "target", "reference", "context"} <= set(COLUMNS)


def test_the_command_writes_a_catalog_that_lints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It can be stacked at once, adds the claim, and nothing is overwritten."""
    table, lab = tmp_path / "edges.tsv", tmp_path / "lab"
    table.write_text(HEADER + GOOD + 'KGF\tinduces\tIL-6\t\tskin\t\tdoi:10.1000/x\t\t\'=our "words": yes\n', "utf-8")

    assert 0 == run(["catalog", "import", str(table), "--output", str(lab)])
    assert "2 claims of 2 publications written to" in capsys.readouterr().out
    (claim,) = load_catalog(lab).interactions("FGF7", "IL6", effect=Effect.INDUCTION)[0].claims
    assert ('=our "words": yes', "database", "edges.tsv") == (claim.says, claim.paper.by, claim.paper.seen)
    assert 2 == run(["catalog", "import", str(table), "--output", str(lab)])
    assert "is there already" in capsys.readouterr().err


def test_a_row_left_out_is_1_and_no_table_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And what is printed holds no control character."""
    (tmp_path / "edges.tsv").write_text(HEADER + "\u202eNobody\tinduces\tEGF\t\tskin\t\tpubmed:1\n", "utf-8")

    assert 1 == run(["catalog", "import", str(tmp_path / "edges.tsv"), "--output", str(tmp_path / "lab")])
    printed = capsys.readouterr().out
    assert "edges.tsv:2: left out: the source" in printed
    assert set() == unprintable(printed)
    assert 2 == run(["catalog", "import", str(tmp_path / "nowhere.tsv"), "--output", str(tmp_path / "lab")])
