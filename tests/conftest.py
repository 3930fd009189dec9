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
    """Skip what is marked slow, unless ``-m`` names it or RUN_SLOW is set."""
    if "slow" in str(config.getoption("markexpr")) or os.environ.get("RUN_SLOW"):
        return
    skip = pytest.mark.skip(reason="slow: run with -m slow, or with RUN_SLOW=1")
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(skip)
