"""Many files: one answer, by whatever way it is found."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cytoform.catalog.loading import build, bundled
from cytoform.checker import check, check_many
from cytoform.cli import many, run
from cytoform.fingerprint import baseline_of
from tests.toy_catalog import TOY

Printed = pytest.CaptureFixture[str]
MIXES = (
    "components: [EGF, bFGF]\n", "components: [Noggin, BMP-4]\n", "components: [IL-4, IL-13]\n", "components: [EGF, Trichogenin-X]\n",
    "a: [", "components: []\n", "components: [PRP, EGF]\ntarget: {use: topical}\n",
    "components: [Noggin, BMP-4]\naccept:\n  - rule: CF201\n    components: [Noggin, BMP-4]\n    reason: r\n    until: 2026-06-30\n",
)  # fmt: skip
OPTIONS: tuple[list[str], ...] = (
    [], ["--format", "json"], ["--quiet"], ["--color", "always"], ["--select", "CF2"], ["--ignore", "CF201"], ["--fail-on", "note"],
    ["--today", "2026-06-30"], ["--today", "2026-07-01"], ["--config", "lenient.toml"], ["--config", "accepting.toml"],
    ["--format", "sarif"], ["--format", "junit", "--config", "lenient.toml"], ["--format", "html"], ["--format", "csv"],
    ["--format", "gitlab"], ["--format", "github"], ["--format", "markdown"],
    ["--baseline", "known.json"], ["--format", "json", "--baseline", "known.json", "--config", "accepting.toml"],
    ["--catalog", "lab"],
)  # fmt: skip
TABLE = "formulation,name,amount\nbarrier,EGF,5 ng/mL\nbarrier,KGF,5 ng/mL\nopposed,Noggin,5 ng/mL\nopposed,BMP-4,1000 mg/mL\n"
LENIENT = """
ignore = ["CF205"]
[[overrides]]
paths = ["mixes/m*"]
fail-on = "never"
[[overrides]]
paths = ["mixes/m01*"]
ignore = ["CF201"]
"""
ACCEPTING = """
[[accept]]
rule = "CF201"
components = ["Noggin", "BMP4"]
reason = "see P-17"
until = "2999-01-01"
[[accept]]
rule = "CF204"
components = ["IGF1", "EGF"]
reason = "never so"
until = "2999-01-01"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of mixes, a catalog beside it, and a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CYTOFORM_CACHE", str(tmp_path / "cache"))
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab" / "f.yaml").write_text("factors:\n  - {id: Trichogenin-X, name: the lab kin, kind: cytokine}\n", "utf-8")
    (tmp_path / "mixes").mkdir()
    for number in range(24):
        (tmp_path / "mixes" / f"m{number:02}.formulation.yaml").write_text(MIXES[number % len(MIXES)], "utf-8")
    (tmp_path / "mixes" / "two.formulation.csv").write_text(TABLE, "utf-8")
    (tmp_path / "mixes" / "~$two.formulation.csv").write_text("not a table", "utf-8")
    (tmp_path / "mixes" / "label.inci.txt").write_text("Aqua, Glycerin, sh-Oligopeptide-1", "utf-8")
    for name, text in (("lenient", LENIENT), ("accepting", ACCEPTING)):
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    (tmp_path / "known.json").write_text(
        json.dumps(baseline_of([check(tmp_path / "mixes" / "m02.formulation.yaml")], str(tmp_path))), "utf-8"
    )
    return tmp_path


def ran(arguments: list[str], capsys: Printed) -> tuple[int, str, str]:
    """Return the code of a check and what it printed."""
    code = run(["check", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_processes_and_cache_change_nothing(
    folder: Path, options: list[str], capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the text nor the code; the order is that of the files."""
    monkeypatch.setattr(many, "_ALONE", 2)
    monkeypatch.setattr(many, "_BLOCK", 5)
    plain = ran(["mixes", "nowhere.yaml", *options, "--no-cache"], capsys)

    assert plain == ran(["mixes", "nowhere.yaml", *options, "--jobs", "2", "--no-cache"], capsys)
    assert not (folder / "cache").exists()
    assert plain == ran(["mixes", "nowhere.yaml", *options, "--jobs", "2"], capsys)
    assert (folder / "cache").exists()
    assert 2 * [plain] == [ran(["mixes", "nowhere.yaml", *options], capsys) for _ in range(2)]
    assert "'nowhere.yaml' cannot be read: No such file or directory" in plain[2]


@pytest.mark.parametrize("options", [[], ["--format", "sarif", "--config", "accepting.toml"]], ids=" ".join)
def test_the_cache_is_what_answers(folder: Path, options: list[str], capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is checked, but what could not be read: its reader may be there now."""
    for path in (folder / "mixes").iterdir():
        if path.read_text("utf-8") == "a: [":
            path.unlink()
    first = ran(["mixes", *options], capsys)
    monkeypatch.setattr(many, "_checked", None)

    assert first == ran(["mixes", *options], capsys)


def test_one_report_is_what_many_say_of_it(folder: Path, capsys: Printed) -> None:
    """In JSON, entry by entry; in text but for the end."""
    single = [ran(["--format", "json", str(path)], capsys)[1] for path in sorted((folder / "mixes").glob("[!~]*"))]
    together = ran(["--format", "json", "mixes"], capsys)[1].replace('"mixes/', f'"{folder}/mixes/')

    for text in single:
        assert text[text.index('    {\n      "path"') : text.rindex("\n  ],")] in together


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("write"), st.integers(0, 3), st.sampled_from(MIXES)),
            st.tuples(st.just("options"), st.integers(0, len(OPTIONS) - 2), st.just("")),
            st.tuples(st.just("lab"), st.integers(0, 3), st.just("")),
            st.tuples(st.just("damage"), st.integers(0, 5000), st.sampled_from(("x", "\n", "error", "documented"))),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_never_a_wrong_answer(
    folder: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[str, int, str]]
) -> None:
    """Whatever is changed between two runs: files, options, the catalog, or the cache itself."""
    monkeypatch.setattr("cytoform.cli.check.stacked", lambda given, cached: build(TOY, *given) if given else None)
    options: list[str] = []
    for what, number, text in steps:
        if what == "write":
            (folder / "mixes" / f"m{number:02}.formulation.yaml").write_text(text, "utf-8")
        elif what == "options":
            options = list(OPTIONS[number])
        elif what == "lab":
            (folder / "lab" / "f.yaml").write_text(
                f"factors:\n  - {{id: kin{number}, name: kin {number}, kind: cytokine}}\n", "utf-8"
            )
            options = ["--catalog", "lab"]
        else:
            for path in (folder / "cache").glob("*.lines"):
                data = path.read_bytes()
                path.write_bytes(data[: number % len(data)] + text.encode() + data[number % len(data) + 1 :])

        assert ran(["mixes", *options, "--no-cache"], capsys) == ran(["mixes", *options], capsys)


def test_a_configuration_is_part_of_the_key(folder: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it says, and from where paths are looked at."""
    config = folder / "cytoform.toml"
    for text in ("", LENIENT, 'fail-on = "never"\n', ACCEPTING, 'select = ["CF1"]\n', "ignore = []\n"):
        config.write_text(text, "utf-8") if text else config.unlink(missing_ok=True)
        for place in (folder, folder / "mixes"):
            monkeypatch.chdir(place)
            paths = ["mixes"] if place == folder else ["."]
            assert ran([*paths, "--no-cache"], capsys) == ran(paths, capsys) == ran(paths, capsys)


def test_the_configuration_is_answered_for_once(folder: Path, capsys: Printed) -> None:
    """What it accepts in vain is said after all files."""
    out = ran(["mixes", "--config", "accepting.toml"], capsys)[1]

    assert 1 == len([line for line in out.splitlines() if line.startswith("accepting.toml") and "CF903" in line])
    assert "mixes/two.formulation.csv: opposed" in out
    assert 7 == out.count("accepted: see P-17")


def test_a_threshold_is_that_of_each_file(folder: Path, capsys: Printed) -> None:
    """One that is left as it is fails the run."""
    for path in (folder / "mixes").glob("m*"):
        if path.read_text("utf-8") == "a: [":
            path.unlink()
    assert 2 * [1] == [ran(["mixes", "--config", "lenient.toml"], capsys)[0] for _ in range(2)]
    (folder / "mixes" / "two.formulation.csv").unlink()
    assert 2 * [0] == [ran(["mixes", "--config", "lenient.toml"], capsys)[0] for _ in range(2)]


def test_two_runs_at_once_give_the_same(folder: Path) -> None:
    """And leave a cache that a third can read."""
    command = [sys.executable, "-m", "cytoform", "check", "mixes", "--fail-on", "never"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    texts = {process.communicate()[0] for process in runs}

    assert {subprocess.run(command, capture_output=True, check=False).stdout} == texts


def test_a_path_is_part_of_the_key(folder: Path, capsys: Printed) -> None:
    """Two files of one text are two reports."""
    (folder / "mixes" / "copy.formulation.yaml").write_text(MIXES[1], "utf-8")
    ran(["mixes"], capsys)
    out = ran(["mixes"], capsys)[1]

    assert "mixes/copy.formulation.yaml: conflict" in out
    assert "mixes/m01.formulation.yaml: conflict" in out


def test_another_program_finds_another_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new version, and an edited file of this one."""
    way = many.Way("hash", "2026-11-22", (), (), "text", False, False)
    keys = {way.key}
    monkeypatch.setattr(many, "__version__", "99")
    keys.add(way.key)
    monkeypatch.setattr(many, "program", list)
    keys.add(way.key)

    assert 3 == len(keys)
    assert way.key != way._replace(today="2026-11-23").key


def test_a_single_file_leaves_the_cache_alone(folder: Path, capsys: Printed) -> None:
    """It would cost more than it saves."""
    ran(["mixes/m00.formulation.yaml"], capsys)

    assert not (folder / "cache").exists()


@pytest.mark.parametrize("jobs", ["-1", "two", "1.5"])
def test_jobs_is_a_number(folder: Path, jobs: str, capsys: Printed) -> None:
    """0 stands for one a core."""
    with pytest.raises(SystemExit):
        run(["check", "mixes", "--jobs", jobs])
    assert "is no number of processes" in capsys.readouterr().err
    assert ran(["mixes", "--jobs", "0"], capsys) == ran(["mixes", "--jobs", "1"], capsys)


def test_an_unknown_rule_is_said_before_the_first_file(folder: Path, capsys: Printed) -> None:
    """As for one file."""
    assert 2 == run(["check", "mixes", "--select", "CF999"])
    assert "no rule is called" in capsys.readouterr().err


def test_a_format_of_whole_reports_gets_them(folder: Path) -> None:
    """Packed, kept and unpacked, they are those of the checker."""
    files = sorted(map(str, (folder / "mixes").glob("[!~]*")))
    way = many.Way(bundled().sha256, "2026-11-22", (), (), "whole", False, False)
    reports = list(check_many(files, today=date(2026, 11, 22)))

    for _ in range(2):
        assert reports == [report for found in many.outcomes(files, way, bundled(), 1, cached=True) for report in found.reports()]
