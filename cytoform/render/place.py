"""Where a formulation lies, as files of other tools name it: relative to the current folder, with forward slashes."""

from __future__ import annotations

import os
from urllib.parse import quote


def relative_path(path: str) -> str:
    """Return *path* relative to the current folder where it lies below it, else as it is; always with forward slashes."""
    normal = os.path.normpath(path)
    if os.path.isabs(normal):
        below = os.path.relpath(normal) if os.path.splitdrive(normal)[0] == os.path.splitdrive(os.getcwd())[0] else normal
        normal = normal if below.startswith(os.pardir) else below
    return normal.replace(os.sep, "/")


def uri(path: str) -> str:
    """Return *path* as a percent-encoded URI reference: relative below the current folder, ``file:///...`` outside of it."""
    found = relative_path(path)
    outside = found.startswith("../") or os.path.isabs(found)
    if outside:
        found = os.path.abspath(path).replace(os.sep, "/")
    encoded = quote(found.encode("utf-8", "surrogatepass"), safe="/")
    return f"file:///{encoded.lstrip('/')}" if outside else encoded
