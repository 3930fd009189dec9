"""How long the properties look for a counterexample, and which tests wait to be asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("dev", max_examples=100, deadline=None)
settings.register_profile("ci", max_examples=500, deadline=None, derandomize=True)
settings.register_profile("deep", max_examples=20_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


_ASKED = {
    "slow": "slow: run with -m slow, or with RUN_SLOW=1",
    "engines": "needs other engines: run with -m engines",
    "notebooks": "needs the extra notebook: run with -m notebooks",
    "outside": "needs programs from outside: run with -m outside",
    "browser": "needs Chromium: run with -m browser",
}


@pytest.fixture(scope="session", autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Leave the cache of whoever runs the tests alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CYTOFORM_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what is marked slow, engines, notebooks, outside or browser, unless ``-m`` names it; RUN_SLOW runs what is slow."""
    asked = str(config.getoption("markexpr"))
    for marker, reason in _ASKED.items():
        if marker in asked or (marker == "slow" and os.environ.get("RUN_SLOW")):
            continue
        for item in items:
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))
