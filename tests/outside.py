"""Programs that the output is made for, where they are installed: a marked test asks for one, and is skipped without it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

NODE_MODULES = Path(os.environ.get("NODE_MODULES", "node_modules")).absolute()


def program(*names: str) -> str:
    """Return the first of these programs that is on the path; skips the test where none is."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    pytest.skip(f"{' or '.join(names)} is not installed")


def package(name: str) -> Path:
    """Return the folder of this npm package below the folder that NODE_MODULES names; skips the test where it is not there."""
    if not (NODE_MODULES / name).is_dir():
        pytest.skip(f"npm package {name} is not in {NODE_MODULES}; set NODE_MODULES")
    return NODE_MODULES / name


def output(*command: str | Path) -> str:
    """Return what *command* prints, errors among it."""
    done = subprocess.run([*map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=300)
    return done.stdout.decode("utf-8", "replace")
