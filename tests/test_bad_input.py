"""Bad files through the command line and the public functions: always an exit code and a finding, never a traceback."""

from __future__ import annotations

import codecs
import io
import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cytoform
from cytoform.cli import run
from cytoform.formulation import formulation_of
from cytoform.render.json_text import render as render_json
from cytoform.render.text import render as render_text
from cytoform.source.read import read_text
from tests.strategies import values
from tests.toy_catalog import toy

# name, content, exit code, code and line of a finding, components counted
CASES: Final[dict[str, tuple[bytes, int, str, int | None, int]]] = {
    "unknown key": (b"components: [EGF]\nnmae: x\n", 1, "CF002", 2, 1),
    "key written twice": (b"name: a\nname: b\ncomponents: [EGF]\n", 1, "CF003", 2, 1),
    "wrong shape": (b"components: [EGF]\ntarget: skin\n", 1, "CF004", 2, 1),
    "null as a name": (b"components:\n- EGF\n- ~\n- KGF\n", 1, "CF005", 3, 3),
    "number as a name": (b"components:\n- EGF\n- 5\n", 1, "CF005", 3, 2),
    "a list as a component": (b"components:\n- EGF\n- [KGF, IL-6]\n", 1, "CF005", 3, 2),
    "unknown value": (b"components:\n- name: EGF\n  made: 2024-13-45\n", 1, "CF006", 3, 1),
    "unknown component": (b"components:\n- EGF\n- Trichogenin-X\n", 1, "CF101", 3, 2),
    "family name": (b"components:\n- EGF\n- BMP\n", 1, "CF102", 3, 2),
    "no components": (b"name: x\n", 2, "CF007", 1, 0),
    "nothing": (b"", 2, "CF007", None, 0),
    "one text": (b"EGF\n", 2, "CF007", None, 0),
    "a tab": (b"components:\n\t- EGF\n", 2, "CF001", 2, 0),
    "open bracket": (b"components: [EGF\n", 2, "CF001", 2, 0),
    "wrong encoding": ("name: Müller\ncomponents: [EGF]\n".encode("latin-1"), 2, "CF001", 1, 0),
    "UTF-16 without its mark": ("components: [EGF]\n".encode("utf-16-le"), 2, "CF001", 1, 0),
    "half of UTF-16": (codecs.BOM_UTF16_LE + "- EGF".encode("utf-16-le") + b"\x00", 2, "CF001", 1, 0),
    "NUL": (b"components:\n- E\x00GF\n", 2, "CF001", 2, 0),
    "escape sequence": (b"components:\n- \x1b[31mEGF\n", 2, "CF001", 2, 0),
    "line separator": ("components:\n- EGF\u2028\n".encode(), 2, "CF001", 2, 0),
    "20,000 brackets": (b"[\n" * 20_000, 2, "CF001", 41, 0),
    "20,000 brackets on a line": (b"[" * 20_000, 2, "CF001", 1, 0),
    "bomb": (b"a: &a [x, x]\nb: &b [*a, *a]\ncomponents: *b\n", 2, "CF001", 1, 0),
    "tag": (b"components: !!python/object/apply:os.system [ls]\n", 2, "CF001", 1, 0),
    "second document": (b"- EGF\n---\n- KGF\n", 2, "CF001", 2, 0),
    "long line": (b"- EGF\n- " + b"x" * 10_001, 2, "CF001", 2, 0),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 2, "CF001", 1, 0),
}


def outcome(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command and return its exit code, its output and its errors."""
    code = run(list(arguments))
    output, errors = capsys.readouterr()
    assert "Traceback" not in output + errors
    return code, output, errors


@pytest.mark.parametrize("case", CASES)
def test_a_bad_file_has_its_exit_code_and_its_finding(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON: the code, the line, and how many components were counted."""
    data, exit_code, code, line, components = CASES[case]
    path = tmp_path / "mix.formulation.yaml"
    path.write_bytes(data)
    exited, output, _ = outcome(capsys, "check", "--format", "json", str(path))
    (entry,) = json.loads(output)["formulations"]

    assert exit_code == exited
    assert (code, line) in [(finding["code"], finding["location"]["line"]) for finding in entry["findings"]]
    assert (components, components) == (entry["coverage"]["components"], len(entry["components"]))
    assert "documented" != entry["verdict"]


@pytest.mark.parametrize("case", CASES)
def test_a_bad_file_is_told_in_words(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As text: path and line, the code, what to do, and nothing that acts on a terminal."""
    data, exit_code, code, line, _ = CASES[case]
    path = tmp_path / "mix.formulation.yaml"
    path.write_bytes(data)
    exited, output, _ = outcome(capsys, "check", str(path))

    assert exit_code == exited
    assert re.search(rf"mix\.formulation\.yaml:{line}:\d+: \w+ {code} " if line else rf"mix\.formulation\.yaml.*{code}", output)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", output)


@pytest.mark.parametrize("case", [case for case in CASES if not CASES[case][0].startswith(b"\x89")])
def test_standard_input_is_judged_alike(case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads what is piped in."""
    data, exit_code, *_ = CASES[case]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    assert exit_code == outcome(capsys, "check", "-")[0]


def test_a_missing_file_is_told_and_the_others_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The run exits 2, with the reports of what could be read."""
    good = tmp_path / "good.yaml"
    good.write_text("- EGF\n", encoding="utf-8")
    code, output, errors = outcome(capsys, "check", "--format", "json", str(tmp_path / "missing.yaml"), str(good))

    assert 2 == code
    assert "missing.yaml' cannot be read: No such file or directory" in errors
    assert [str(good)] == [entry["path"] for entry in json.loads(output)["formulations"]]


def test_an_empty_folder_is_no_clean_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing was checked the run exits 2 and says what it looked for."""
    code, output, errors = outcome(capsys, "check", str(tmp_path))

    assert (2, "") == (code, output)
    assert "nothing to check" in errors
    assert "*.formulation.yaml" in errors


@pytest.mark.parametrize("path", ["", "\0", "\udcff.yaml", "x" * 5_000, "missing/mix.yaml"])
def test_a_path_that_cannot_be_is_told(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the system says of it."""
    code, output, errors = outcome(capsys, "check", path)

    assert (2, "") == (code, output)
    assert errors.startswith("cytoform: ")


def test_what_is_no_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe, a device and a loop of links in a folder are refused, each by name, at once."""
    os.mkfifo(tmp_path / "pipe.formulation.yaml")
    (tmp_path / "device.formulation.yaml").symlink_to("/dev/zero")
    (tmp_path / "loop.formulation.yaml").symlink_to("loop.formulation.yaml")
    code, output, errors = outcome(capsys, "check", str(tmp_path))

    assert (2, "") == (code, output)
    assert ["device", "loop", "pipe"] == re.findall(r"(\w+)\.formulation\.yaml' cannot be read", errors)


def test_a_file_too_large_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By its size, before it is read."""
    path = tmp_path / "large.yaml"
    with open(path, "wb") as stream:
        stream.truncate(1_000_000_000)
    code, _, errors = outcome(capsys, "check", str(path))

    assert 2 == code
    assert "1,000,000,000 bytes" in errors


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--today", "soon", "x"],
        ["check", "--select", "CF9999", "x"],
        ["check", "--catalog", "missing", "x"],
        ["rule", "CF9999"],
    ],
)
def test_a_wrong_option_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, with exit code 2."""
    code, output, errors = outcome(capsys, *arguments)

    assert (2, "") == (code, output)
    assert errors.startswith("cytoform: ")


def test_no_component_is_dropped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Components in = components resolved + components reported."""
    path = tmp_path / "mix.yaml"
    path.write_text(
        "components: [EGF, ~, 5, '', [a], {}, {name: ~}, BMP, Trichogenin-X, KGF, KGF, 'E\u200bGF', TRUE]\n", encoding="utf-8"
    )
    _, output, _ = outcome(capsys, "check", "--format", "json", str(path))
    (entry,) = json.loads(output)["formulations"]
    unresolved = [part["name"] for part in entry["components"] if part["factor"] is None]
    reported = [finding for finding in entry["findings"] if finding["code"] in ("CF005", "CF101", "CF102")]

    assert 13 == entry["coverage"]["components"] == len(entry["components"])
    assert len(unresolved) == len(reported) == 9
    assert entry["coverage"]["resolved"] + len(reported) == 13


FORTY: Final = """\
cytoform: 2  # CF006
nmae: Forty mistakes  # CF002
name: [forty, mistakes]  # CF004
target:
  tisue: skin  # CF002
  tissue: [skin]  # CF004
  cell: {a: b}  # CF004
  use: inject  # CF006
  use: topical  # CF003
  goals: x  # CF002
target: {use: topical}  # CF003
base:
  - ~  # CF004
  - [DMEM]  # CF004
claims: {grows: hair}  # CF004
stages:
  - name: day 0
    components:
      - 5  # CF005
      - true  # CF005
      - ~  # CF005
      - [EGF]  # CF005
      - 1e3  # CF005
      - Trichogenin-X  # CF101
      - Tirchogenin-Z  # CF101
      - amount: 5 ng/mL  # CF005
      - {name: [a]}  # CF005
      - name: 7  # CF005
        source: magic  # CF006
        form: powder  # CF006
        sterile: maybe  # CF006
        made: 01.05.2026  # CF006
        expires: soon  # CF006
        ammount: 5  # CF002
        unit: [a]  # CF004
        host: {a: b}  # CF004
        amount: 5
        amount: 6  # CF003
        claims: {a: b}  # CF004
    componets: [EGF]  # CF002
  - text  # CF004
  - name: day 0  # CF003
    components: nothing  # CF004
  - nam: x  # CF002
accept:
  - word  # CF004
  - rules: x  # CF002 CF901
color: green  # CF002
"""


def test_forty_mistakes_in_one_file_are_found_in_one_run() -> None:
    """Each on its line, under its code, and nothing else in error."""
    expected = sorted(
        (number, code)
        for number, line in enumerate(FORTY.split("\n"), 1)
        if "  # " in line
        for code in line.split("  # ")[1].split(" ")
    )
    report = cytoform.check(formulation_of(read_text(FORTY, "yaml", "forty.yaml")), catalog=toy(), today=date(2026, 11, 22))
    found = [
        (f.location.span.line if f.location.span else 0, f.code)
        for f in report.findings
        if f.code.startswith(("CF0", "CF1", "CF9"))
    ]

    assert 40 <= len(expected)
    assert expected == sorted(found)
    assert 10 == report.coverage.components


@pytest.mark.parametrize("value", [5, None, 1.5, object(), {1, 2}, iter("EGF"), len])
def test_what_is_no_formulation_is_a_usage_error(value: Any) -> None:
    """Only paths, lists, mappings and formulations can be checked."""
    with pytest.raises(cytoform.UsageError, match="cannot be checked"):
        cytoform.check(value)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(values())
def test_any_list_or_mapping_gives_a_report_that_can_be_written(value: Any) -> None:
    """Whatever stands in it: a report comes back, and both renderers can show it."""
    report = cytoform.check(value, catalog=toy())

    assert report.checked == bool(report.components and any(not part.base for part in report.components))
    assert json.loads(render_json([report]))["formulations"][0]["verdict"] == report.verdict
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", render_text([report]))


@given(st.text(st.characters(), max_size=40))
def test_any_text_is_a_path_or_a_usage_error(path: str) -> None:
    """Nothing but errors of cytoform leaves `check`, whatever the path."""
    if os.path.isfile(path):
        assert path == cytoform.check(path, catalog=toy()).path
    else:
        with pytest.raises(cytoform.UsageError, match="cannot be read"):
            cytoform.check(path, catalog=toy())
