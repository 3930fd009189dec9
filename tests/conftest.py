"""How long the properties look for a counterexample, and which tests wait to be asked for."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("dev", max_examples=100, deadline=None)
settings.register_profile("ci", max_examples=500, deadline=None, derandomize=True)
settings.register_profile("deep", max_examples=20_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what is marked slow or engines, unless ``-m`` names it, or for slow RUN_SLOW is set."""
    for mark, asked in (("slow", bool(os.environ.get("RUN_SLOW"))), ("engines", False)):
        if asked or mark in str(config.getoption("markexpr")):
            continue
        skip = pytest.mark.skip(reason=f"{mark}: run with -m {mark}")
        for item in items:
            if item.get_closest_marker(mark):
                item.add_marker(skip)
