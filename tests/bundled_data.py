"""The curated files of the package, as the tests read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

import cytoform

DATA: Final = Path(cytoform.__file__).parent / "data"
FILES: Final = tuple(sorted(DATA.rglob("*.yaml")))
PAPERS: Final = tuple(path for path in FILES if path.parent.name == "papers")


def loaded(path: Path) -> Any:
    """Return what *path* holds: mappings, lists and texts, no value read as anything but text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
