"""Many files: one answer, by whatever way it is found."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cytoform.catalog.loading import build, bundled
from cytoform.checker import check_many
from cytoform.cli import many, run
from cytoform.packing import unpacked
from tests.toy_catalog import TOY

Printed = pytest.CaptureFixture[str]
MIXES = (
    "components: [EGF, bFGF]\n", "components: [Noggin, BMP-4]\n", "components: [IL-4, IL-13]\n", "components: [EGF, Trichogenin-X]\n",
    "a: [", "components: []\n", "components: [PRP, EGF]\ntarget: {use: topical}\n",
    "components: [Noggin, BMP-4]\naccept:\n  - rule: CF201\n    components: [Noggin, BMP-4]\n    reason: r\n    until: 2026-06-30\n",
)  # fmt: skip
OPTIONS: tuple[list[str], ...] = (
    [], ["--format", "json"], ["--quiet"], ["--color", "always"], ["--select", "CF2"], ["--ignore", "CF201"], ["--fail-on", "note"],
    ["--today", "2026-06-30"], ["--today", "2026-07-01"], ["--catalog", "lab"],
)  # fmt: skip


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


def test_the_cache_is_what_answers(folder: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is checked."""
    first = ran(["mixes"], capsys)
    monkeypatch.setattr(many, "_checked", None)

    assert first == ran(["mixes"], capsys)


def test_one_report_is_what_many_say_of_it(folder: Path, capsys: Printed) -> None:
    """In JSON, entry by entry; in text but for the end."""
    single = [ran(["--format", "json", str(path)], capsys)[1] for path in sorted((folder / "mixes").iterdir())]
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
    monkeypatch.setattr("cytoform.cli.check.stacked", lambda directories: build(TOY, *directories) if directories else None)
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
    monkeypatch.setattr(many, "_program", list)
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
    files = sorted(map(str, (folder / "mixes").iterdir()))
    way = many.Way(bundled().sha256, "2026-11-22", (), (), "another", False, False)
    reports = list(check_many(files, today=date(2026, 11, 22)))

    for _ in range(2):
        assert reports == [unpacked(outcome.body) for outcome in many.outcomes(files, way, bundled(), 1, cached=True)]
