"""The command line: what it prints and with which code it ends."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from cytoform.catalog.loading import bundled
from cytoform.cli import run
from cytoform.cli.formats import MODULES
from cytoform.rules.every import RULES
from cytoform.version import __version__
from tests.toy_catalog import TOY, toy
from tests.workbooks import book

Printed = pytest.CaptureFixture[str]

GOOD = "components: [EGF, bFGF]\n"
CONFLICT = "components: [Noggin, BMP-4]\n"
UNKNOWN = "components: [EGF, Trichogenin-X]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good mix, a bad one below it, and what is no formulation."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.formulation.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "bad.formulation.yaml").write_text(CONFLICT, "utf-8")
    (tmp_path / "notes.yaml").write_text("a: [", "utf-8")
    (tmp_path / "warned.yaml").write_text("components: [EGF, EGF]\n", "utf-8")
    return tmp_path


def document(printed: Printed) -> dict[str, object]:
    """Return what was printed, as JSON."""
    found = json.loads(printed.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["good.formulation.yaml"], 0),
        (["sub/bad.formulation.yaml"], 1),
        (["."], 1),
        ([], 1),
        (["good.formulation.yaml", "sub"], 1),
        (["notes.yaml"], 2),
        (["good.formulation.yaml", "notes.yaml"], 2),
        (["missing.yaml"], 2),
        (["good.formulation.yaml", "missing.yaml"], 2),
        (["--select", "CF999", "."], 2),
        (["--today", "tomorrow", "."], 2),
        (["--catalog", "nowhere", "."], 2),
        (["--select", "CF205", "sub"], 0),
        (["--ignore", "CF201", "sub"], 0),
        (["--fail-on", "never", "."], 0),
        (["--fail-on", "note", "good.formulation.yaml"], 1),
    ],
)
def test_a_check_ends_with_0_1_or_2(folder: Path, arguments: list[str], code: int) -> None:
    """Nothing at or above the threshold, findings, or work that could not be done."""
    assert code == run(["check", *arguments])


@pytest.mark.parametrize(
    ("text", "threshold", "code"),
    [
        (CONFLICT, "error", 1),
        (CONFLICT, "never", 0),
        ("components: [PRP, EGF]\n", "error", 0),
        ("components: [PRP, EGF]\n", "warning", 1),
        ("components: [IL-4, IL-13]\n", "warning", 0),
        ("components: [IL-4, IL-13]\n", "note", 1),
        (UNKNOWN, "error", 1),
    ],
)
def test_the_threshold_is_a_severity(folder: Path, text: str, threshold: str, code: int) -> None:
    """Findings below it do not fail a run."""
    (folder / "mix.yaml").write_text(text, "utf-8")

    assert code == run(["check", "--fail-on", threshold, "mix.yaml"])


def test_a_run_without_anything_to_check_is_2(folder: Path, capsys: Printed) -> None:
    """An empty folder and a formulation without components are no clean check."""
    (folder / "empty").mkdir()
    (folder / "none.yaml").write_text("components: []\n", "utf-8")

    assert 2 == run(["check", "empty"])
    assert "nothing to check in empty: no *.formulation.yaml" in capsys.readouterr().err
    assert 2 == run(["check", "none.yaml"])
    assert "nothing was checked" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["sing"], ["check", "--format", "pdf"], ["check", "--fail-on", "always"], ["catalog"]])
def test_wrong_usage_is_2(arguments: list[str], capsys: Printed) -> None:
    """As argparse ends."""
    with pytest.raises(SystemExit) as caught:
        run(arguments)

    assert 2 == caught.value.code
    assert "usage: cytoform" in capsys.readouterr().err


def test_the_text_goes_to_standard_output(folder: Path, capsys: Printed) -> None:
    """And nothing to standard error."""
    run(["check", "sub"])
    printed = capsys.readouterr()

    assert "sub/bad.formulation.yaml: conflict" in printed.out
    assert "" == printed.err


def test_json_is_one_document_a_run(folder: Path, capsys: Printed) -> None:
    """With every formulation, in the order of their paths."""
    run(["check", "--format", "json", "."])
    found = document(capsys)

    assert "cytoform-report/1" == found["schema"]
    assert isinstance(found["formulations"], list)
    assert ["./good.formulation.yaml", "./sub/bad.formulation.yaml"] == [entry["path"] for entry in found["formulations"]]


@pytest.mark.parametrize("format", MODULES)
def test_output_is_written_to_a_file(folder: Path, format: str, capsys: Printed) -> None:
    """The same text, and nothing is printed."""
    run(["check", "--format", format, "sub"])
    text = capsys.readouterr().out
    code = run(["check", "--format", format, "--output", "report.txt", "--color", "always", "sub"])

    assert ("", 1) == (capsys.readouterr().out, code)
    assert text == (folder / "report.txt").read_text("utf-8")


@pytest.mark.parametrize("format", MODULES)
@pytest.mark.parametrize(("path", "code"), [("good.formulation.yaml", 0), ("sub", 1), ("notes.yaml", 2)])
def test_a_format_changes_no_exit_code(folder: Path, format: str, path: str, code: int) -> None:
    """Whatever is rendered."""
    assert code == run(["check", "--format", format, path])


def test_junit_fails_what_fails_the_run(folder: Path, capsys: Printed) -> None:
    """By the same threshold."""
    for threshold, failures in (("error", 0), ("warning", 1)):
        run(["check", "--format", "junit", "--fail-on", threshold, str(folder / "warned.yaml")])

        assert f'failures="{failures}"' in capsys.readouterr().out


def test_github_gets_a_job_summary(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """Added to what is there; without a summary file nothing is written."""
    (folder / "summary.md").write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    run(["check", "--format", "github", "sub"])
    summary = (folder / "summary.md").read_text("utf-8")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    run(["check", "--format", "github", "sub"])

    assert summary.startswith("before\n### cytoform: 1 error")
    assert summary == (folder / "summary.md").read_text("utf-8")


def test_an_output_that_cannot_be_written_is_2(folder: Path, capsys: Printed) -> None:
    """And is said."""
    assert 2 == run(["check", "--output", "no/such/folder/report.txt", "."])
    assert "'no/such/folder/report.txt' cannot be written" in capsys.readouterr().err


def test_a_dash_is_standard_input(folder: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """YAML or JSON, whatever comes."""
    for text in (CONFLICT, json.dumps({"components": ["Noggin", "BMP-4"]})):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

        assert 1 == run(["check", "-"])
        assert "standard input:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("data", "components"),
    [
        (b"Ingredients: Aqua, Glycerin (and) sh-Oligopeptide-1.", 3),
        (b"name,amount\nNoggin,5 nM\nKGF,5 nM\n", 2),
        (b"| name |\n|---|\n| EGF |\n", 1),
        (book([("EGF", 5, "nM")]), 1),
    ],
    ids=["label", "csv", "markdown", "xlsx"],
)
def test_standard_input_is_read_as_what_it_looks_like(
    data: bytes, components: int, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pasted label, a table, a workbook."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    assert 0 == run(["check", "-", "--format", "json"])
    assert components == json.loads(capsys.readouterr().out)["formulations"][0]["coverage"]["resolved"]


def test_a_table_has_a_report_for_each_formulation(folder: Path, capsys: Printed) -> None:
    """Told apart by their names, in text and JSON; the worst decides the exit code."""
    (folder / "mixes.csv").write_text("mix,name\nA,EGF\nB,Noggin\nB,BMP-4\n", "utf-8")

    assert 1 == run(["check", "mixes.csv"])
    printed = capsys.readouterr().out
    assert "mixes.csv: A: documented; 1 of 1" in printed
    assert "mixes.csv: B: conflict" in printed
    assert 1 == run(["check", "--format", "json", "mixes.csv"])
    entries = json.loads(capsys.readouterr().out)["formulations"]
    assert [("mixes.csv", "A", "documented"), ("mixes.csv", "B", "conflict")] == [
        (e["path"], e["name"], e["verdict"]) for e in entries
    ]


def test_select_takes_lists_and_repeats(folder: Path, capsys: Printed) -> None:
    """Codes, beginnings and names, by commas or again."""
    (folder / "mix.yaml").write_text("components: [Noggin, BMP-4, Trichogenin-X, IL-4, IL-13]\n", "utf-8")
    run(["check", "--format", "json", "--select", "CF101, antagonist-pair", "--select", "CF204", "mix.yaml"])
    found = capsys.readouterr().out

    assert {"CF101", "CF201", "CF204"} == {f["code"] for f in json.loads(found)["formulations"][0]["findings"]}


@pytest.mark.parametrize(("today", "code"), [("2026-01-31", 0), ("2026-02-01", 1)])
def test_today_decides_what_has_expired(folder: Path, today: str, code: int) -> None:
    """The last day is still valid."""
    entry = {"rule": "CF201", "components": ["Noggin", "BMP-4"], "reason": "P-17", "until": "2026-01-31"}
    (folder / "mix.json").write_text(json.dumps({"components": ["Noggin", "BMP-4"], "accept": [entry]}), "utf-8")

    assert code == run(["check", "--today", today, "mix.json"])


def test_quiet_leaves_notes_out_of_the_text(folder: Path, capsys: Printed) -> None:
    """They still count at --fail-on note."""
    (folder / "mix.yaml").write_text("components: [IL-4, IL-13]\n", "utf-8")
    code = run(["check", "--quiet", "--fail-on", "note", "mix.yaml"])

    assert 1 == code
    assert "CF204" not in capsys.readouterr().out


def test_color_is_for_terminals_unless_asked_for(folder: Path, capsys: Printed) -> None:
    """Captured output is no terminal."""
    run(["check", "sub"])
    plain = capsys.readouterr().out
    run(["check", "--color", "always", "sub"])

    assert "\x1b[" not in plain
    assert "\x1b[" in capsys.readouterr().out


def test_rules_are_listed_and_explained(capsys: Printed) -> None:
    """By code or by name, in any case."""
    assert 0 == run(["rule"])
    assert [rule.code for rule in RULES] == [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    for word in ("cf201", "Antagonist-Pair"):
        assert 0 == run(["rule", word])
        printed = capsys.readouterr().out
        assert printed.startswith("CF201 antagonist-pair (error, since 0.1.0)\n\n")
        assert "Limits." in printed
    assert 2 == run(["rule", "CF999"])
    assert "no rule is called 'CF999'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("names", "code", "said"),
    [
        (["bFGF"], 0, "FGF2  "),
        (["Noggin", "BMP-4"], 0, "NOG + BMP4  "),
        (["Trichogenin-X"], 1, "Trichogenin-X is not documented"),
        (["TGF-β"], 1, "TGF-β does not tell which one is meant"),
        (["Noggin", "Trichogenin-X"], 1, "Trichogenin-X is not documented"),
        (["a", "b", "c"], 2, "show takes one name or two"),
    ],
)
def test_show_prints_a_card_or_a_pair(names: list[str], code: int, said: str, capsys: Printed) -> None:
    """Or why there is none."""
    assert code == run(["show", *names])

    printed = capsys.readouterr()
    assert (printed.err if code else printed.out).removeprefix("cytoform: ").startswith(said)


def test_lint_finds_no_fault_or_all(tmp_path: Path, capsys: Printed) -> None:
    """Each with its file and line; 0 or 1."""
    assert 0 == run(["catalog", "lint", "--alone", str(TOY)])
    assert capsys.readouterr().out.startswith("no faults: 25 factors, ")
    (tmp_path / "f.yaml").write_text("factors:\n  - {id: labkin, kind: cytokine}\n  - {id: labkin}\n", "utf-8")

    assert 1 == run(["catalog", "lint", str(tmp_path)])
    printed = capsys.readouterr().out
    assert "f.yaml:3: the factor 'labkin' is defined twice" in printed
    assert printed.endswith(f"{len(printed.splitlines()) - 1} faults\n")


def test_lint_of_the_bundled_files_finds_no_fault(capsys: Printed) -> None:
    """What ships is sound."""
    assert 0 == run(["catalog", "lint"])
    assert capsys.readouterr().out.startswith(f"no faults: {len(bundled())} factors")


def test_build_compiles_a_directory(tmp_path: Path, capsys: Printed) -> None:
    """Catalog and patterns, with the hash."""
    assert 0 == run(["catalog", "build", str(TOY), "--output", str(tmp_path)])
    assert toy().data == (tmp_path / "catalog.txt").read_bytes()
    assert toy().sha256.encode() in (tmp_path / "patterns.txt").read_bytes()
    assert f"25 factors, sha256 {toy().sha256}\n" in capsys.readouterr().out
    assert 2 == run(["catalog", "build", str(TOY), "--output", str(tmp_path / "none")])
    assert 2 == run(["catalog", "build", str(tmp_path / "none")])


def test_stats_counts_what_is_covered(capsys: Printed) -> None:
    """Of the bundled catalog, or with a directory stacked on it."""
    assert 0 == run(["catalog", "stats"])
    assert f"sha256 {bundled().sha256}" in capsys.readouterr().out.splitlines()[0]


def test_a_catalog_of_ones_own_is_stacked(tmp_path: Path, folder: Path, capsys: Printed) -> None:
    """Its factors are known to check and show."""
    lab = tmp_path / "lab"
    lab.mkdir()
    (lab / "f.yaml").write_text("factors:\n  - {id: labkin, name: the lab kin, kind: cytokine}\n", "utf-8")
    (folder / "mix.yaml").write_text("components: [labkin]\n", "utf-8")

    assert (1, 0) == (run(["check", "mix.yaml"]), run(["check", "--catalog", str(lab), "mix.yaml"]))
    assert 0 == run(["show", "--catalog", str(lab), "labkin"])


def test_the_version_is_printed(capsys: Printed) -> None:
    """And the run ends well."""
    with pytest.raises(SystemExit) as caught:
        run(["--version"])

    assert 0 == caught.value.code
    assert f"cytoform {__version__}\n" == capsys.readouterr().out
