"""Mixes with claims, for the tests of the rules about them."""

from __future__ import annotations

from typing import Any


def claimed(name: str, *claims: str, **target: str) -> dict[str, Any]:
    """Return a mix in which *name* has *claims*."""
    return {"target": target, "components": [{"name": name, "claims": list(claims)}]}
