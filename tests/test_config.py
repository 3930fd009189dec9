"""The configuration of a folder: found, read, refused, applied."""

from __future__ import annotations

from pathlib import Path

import pytest

from cytoform.checker import Checker, check
from cytoform.config import Config, Settings, config_of, find_config, read_config
from cytoform.errors import UsageError
from tests.toy_catalog import DAY, toy

PAIR = '{rule = "CF201", components = ["gammatrap", "alphin"], reason = "see P-17", until = "2027-01-01"}'
MIX = {"components": ["gammatrap", "alphin"]}


def written(folder: Path, text: str, name: str = "cytoform.toml") -> str:
    """Write a configuration with this *text* and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def refused(folder: Path, text: str, name: str = "cytoform.toml") -> list[str]:
    """Return the lines with which this *text* is refused, without the path."""
    path = written(folder, text, name)
    with pytest.raises(UsageError) as caught:
        read_config(path)
    return [line.removeprefix(path) for line in str(caught.value).splitlines()]


def test_every_key_is_read(tmp_path: Path) -> None:
    """Catalogs are relative to its folder."""
    text = f'select = ["CF2"]\nignore = ["antagonist-pair"]\nfail-on = "warning"\ncatalog = ["lab"]\naccept = [{PAIR}]\n'
    text += '[[overrides]]\npaths = ["drafts/*"]\nfail-on = "never"\n'
    config = read_config(written(tmp_path, text))

    assert config is not None
    assert (("CF2",), ("antagonist-pair",), "warning") == config.settings[:3]
    assert (str(tmp_path / "lab"),) == config.catalogs
    assert ["see P-17"] == [entry.reason for entry in config.accept]
    assert [(("drafts/*",), Settings(fail_on="never"))] == [tuple(override) for override in config.overrides]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('selct = ["CF2"]\n', [":1:1: the configuration has no key 'selct'; did you mean select?"]),
        ('fail-on = "warnings"\n', [":1:11: fail-on is 'warnings'; "]),
        ('\n\nselect = ["CF9999"]\n', ["in select, no rule is called 'CF9999'"]),
        ('ignore = ["antagonist"]\n', ["in ignore, no rule is called 'antagonist'"]),
        ('[[overrides]]\nignore = ["CF2"]\n', ["an override without paths; write paths = "]),
        ('[[overrides]]\npaths = ["a"]\ncatalog = ["b"]\n', [":3:1: an override has no key 'catalog'"]),
        ('[[accept]]\nrules = "CF201"\n', [":2:1: an acceptance has no key 'rules'; did you mean rule?"]),
        ('accept = "all"\n', [":1:10: "]),
        ("select = [\n", [":"]),
        ('select = "CF2"\nselect = "CF3"\n', [":2:1: "]),
        (
            'selct = ["CF2"]\nfail-on = "all"\n[[overrides]]\npath = ["a"]\n',
            [":1:1: ", ":2:11: ", ":4:1: ", "an override without paths"],
        ),
    ],
)
def test_every_fault_is_told_with_its_place(tmp_path: Path, text: str, faults: list[str]) -> None:
    """All at once, with what would be right."""
    lines = refused(tmp_path, text)

    for fault in faults:
        assert 1 == sum(fault in line for line in lines), lines
    assert len(faults) == len(lines)


def test_a_file_that_is_no_configuration_is_refused(tmp_path: Path) -> None:
    """Missing, or empty of meaning."""
    with pytest.raises(UsageError, match="cannot be read"):
        read_config(str(tmp_path / "none.toml"))
    assert "no configuration; write its keys: select, ignore" in refused(tmp_path, "[tool.other]\nx = 1\n", "pyproject.toml")[0]


@pytest.mark.parametrize("text", ["", "# nothing here\n"])
def test_a_file_that_says_nothing_is_refused(tmp_path: Path, text: str) -> None:
    """It may be meant to say something."""
    assert [": no configuration; write its keys: select, ignore, fail-on, catalog, accept, overrides"] == refused(tmp_path, text)


@pytest.mark.parametrize(
    ("name", "text"), [("c.yaml", "fail-on: note\n"), ("c.json", '{"fail-on": "note"}'), ("c.toml", 'fail-on = "note"\n')]
)
def test_a_configuration_may_be_yaml_or_json(tmp_path: Path, name: str, text: str) -> None:
    """Where it is named."""
    config = read_config(written(tmp_path, text, name))

    assert config is not None
    assert "note" == config.settings.fail_on


def test_the_nearest_configuration_holds(tmp_path: Path) -> None:
    """At or above; of a file as of its folder; a table of the project counts, a project without one does not."""
    written(tmp_path, 'fail-on = "note"\n')
    written(tmp_path, '[tool.other]\nx = "y"\n', "a/pyproject.toml")
    written(tmp_path, '[project]\nname = "b"\n[tool.cytoform]\nfail-on = "never"\n', "a/b/pyproject.toml")
    deep = tmp_path / "a" / "b" / "c" / "mix.formulation.yaml"
    deep.parent.mkdir()
    deep.write_text("components: [alphin]\n", encoding="utf-8")

    found = [find_config(str(path)) for path in (deep, deep.parent, tmp_path / "a" / "x.yaml", tmp_path)]
    assert ["never", "never", "note", "note"] == [config.settings.fail_on if config else None for config in found]


def test_its_own_file_comes_before_the_project(tmp_path: Path) -> None:
    """In one folder."""
    written(tmp_path, 'fail-on = "note"\n')
    written(tmp_path, '[tool.cytoform]\nfail-on = "never"\n', "pyproject.toml")
    config = find_config(str(tmp_path))

    assert config is not None
    assert "note" == config.settings.fail_on


def test_a_faulty_configuration_is_found_and_refused(tmp_path: Path) -> None:
    """It is not passed over for one above."""
    written(tmp_path, 'fail-on = "note"\n')
    written(tmp_path, 'fail = "note"\n', "sub/cytoform.toml")

    with pytest.raises(UsageError, match="no key 'fail'"):
        find_config(str(tmp_path / "sub"))


def test_overrides_hold_for_the_files_they_match() -> None:
    """In order; select and threshold are replaced, ignored rules and acceptances added."""
    value = {
        "select": ["CF2"], "ignore": ["CF201"], "fail-on": "error",
        "overrides": [
            {"paths": ["drafts/*", "old.yaml"], "ignore": ["CF202"], "fail-on": "never"},
            {"paths": ["drafts/final/*"], "select": ["CF1"], "fail-on": "note"},
        ],
    }  # fmt: skip
    config = config_of(value)
    assert config is not None
    folder = Path(config.folder)

    def settings(path: str | None) -> tuple[object, ...]:
        return tuple(config.for_file(str(folder / path) if path else None))[:3]

    assert (("CF2",), ("CF201",), "error") == settings("mix.yaml") == settings(None) == settings("sub/old.yaml")
    assert (("CF2",), ("CF201", "CF202"), "never") == settings("drafts/mix.yaml") == settings("old.yaml")
    assert (("CF1",), ("CF201", "CF202"), "note") == settings("drafts/final/mix.yaml")


@pytest.mark.parametrize(
    "value",
    [{"selct": []}, {"select": ["nothing"]}, {"fail-on": "all"}, {"accept": [{"x": "y"}]}, {"select": {1, 2}}, "no/such.toml"],
)
def test_a_faulty_configuration_from_python_is_a_usage_error(value: object) -> None:
    """At once."""
    with pytest.raises(UsageError):
        check(MIX, catalog=toy(), config=value)  # type: ignore[arg-type]


def test_a_configuration_is_taken_in_every_form(tmp_path: Path) -> None:
    """As a path, as keys, as one already read, or not at all."""
    path = written(tmp_path, 'ignore = ["CF201"]\n')
    config = config_of(path)

    assert config is config_of(config)
    assert config_of(None) is None
    for value in (path, Path(path), config, {"ignore": ["CF201"]}):
        report = check(MIX, catalog=toy(), config=value)
        assert [] == [finding.code for finding in report.findings]
        assert "conflict" == report.verdict
    assert ["CF201"] == [finding.code for finding in check(MIX, catalog=toy()).findings]


def test_what_is_asked_for_comes_before_what_is_configured() -> None:
    """A choice of rules replaces the configured one; what is ignored is ignored in any case."""
    config = {"select": ["CF1"], "ignore": ["CF205"]}

    assert [] == [f.code for f in check(MIX, catalog=toy(), config=config).findings]
    assert ["CF201"] == [f.code for f in check(MIX, catalog=toy(), config=config, select=["CF2"]).findings]


def entry(**keys: object) -> dict[str, object]:
    """Return a configuration with one acceptance of the pair, some keys changed."""
    whole = {"rule": "CF201", "components": ["gammatrap", "alphin"], "reason": "see P-17", "until": "2027-01-01"}
    return {"accept": [{key: value for key, value in {**whole, **keys}.items() if value is not None}]}


def test_an_acceptance_of_the_configuration_covers_every_file() -> None:
    """With its reason, to its last day."""
    report = check(MIX, catalog=toy(), config=entry(), today=DAY)

    assert ("documented", ["see P-17"]) == (report.verdict, [finding.accepted for finding in report.findings])


@pytest.mark.parametrize(
    ("config", "mixes", "codes"),
    [
        (entry(), [MIX], []),
        (entry(), [MIX, ["alphin"]], []),
        (entry(), [["alphin"], ["iotin"]], ["CF903"]),
        (entry(until="2026-11-21"), [MIX], ["CF902"]),
        (entry(until="someday"), [MIX], ["CF901"]),
        (entry(until=None), [MIX], ["CF901"]),
        (entry(reason=None), [MIX], ["CF901"]),
        (entry(rule="CF202"), [MIX], ["CF903"]),
        ({}, [MIX], []),
    ],
)
def test_acceptances_of_the_configuration_are_judged_once_all_is_checked(
    config: dict[str, object], mixes: list[object], codes: list[str]
) -> None:
    """Unused, expired or without a reason, in a report of their own."""
    checker = Checker(toy(), today=DAY, config=config)
    reports = [checker.check(mix) for mix in mixes]  # type: ignore[arg-type]
    settled = checker.on_config(reports)

    assert codes == [finding.code for finding in settled.findings] if settled else codes == []
    if codes and codes != ["CF903"]:
        assert [None] == [finding.accepted for finding in reports[0].findings]


def test_without_acceptances_nothing_is_judged() -> None:
    """Nor without a configuration."""
    assert Checker(toy()).on_config([]) is None
    assert Checker(toy(), config=Config(None, "/")).on_config([]) is None
