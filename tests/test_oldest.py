"""The versions that are tested as the oldest are the oldest that may be installed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_oldest_versions_are_those_that_are_allowed() -> None:
    """Of everything the package and its tests need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    listed = [line for line in (ROOT / "tests" / "oldest.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]

    assert sorted(re.sub(r">=([^,]+).*", r"==\1", each) for each in needed) == sorted(listed)


def test_an_extra_allows_no_older_version_than_the_tests() -> None:
    """An extra is tested with what the tests install."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    tested = dict(each.split(">=") for each in extras["test"])
    allowed = [each.split(">=") for name in ("screen", "xlsx", "notebook") for each in extras[name]]

    assert all(tested.get(name, version) == version for name, version in allowed)
