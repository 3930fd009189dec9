"""Names that try to escape from where they are printed."""

from __future__ import annotations

import unicodedata
from functools import cache
from random import Random
from typing import Final

from cytoform.finding import Report
from cytoform.formulation import Acceptance, Component, Formulation, Stage, Target
from cytoform.source.tree import Scalar, Span
from tests.toy_catalog import checked

_PIECES: Final = (
    "\x1b[31m", "\x1b]0;owned\x07", "\x9b2J", "\x00", "\r\n", "\n::error::x", "%0A", "\u202e", "\u2066", "\u200b", "\ud800", "\udfff",
    "\x7f", "\x85", "\u2028", "\u2029", "\ue000", "\ufeff", "\U000e0041", "<script>", "=1+1", "\t", "alphin", "gammatrap", "kin-9",
    "lambdin", "phibroth", "β", "é", "e\u0301", "漢", "🧬", '"', "\\",
    "'", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "]]>", "-->", "&lt;", "@everyone", "#1", "|", "`", "[a](http://evil.example)",
    "www.evil.example", "http://evil.example", "-2+3", "\u00a0=cmd|' /C calc'!A0", "&amp;", "::set-output name=x::y", "##[error]x", "%25",
    "${{ github.token }}", "--", "%%{init: {}}%%", ";", "\n  end\n", "#quot;",
)  # fmt: skip


def _names() -> list[str]:
    random = Random(8)
    return ["".join(random.choices(_PIECES, k=random.randint(1, 5))) for _ in range(1_000)]


NAMES: Final = tuple(_names())


def hostile(name: str) -> Report:
    """Return the report on a formulation in which *name* stands wherever a text can."""
    text = Scalar(name, True, Span(1, 1, 1, 2))
    components = tuple(
        Component(n, Span(i, 1, i, 5), {"species": text, "intent": text}) for i, n in enumerate((name, "alphin", "gammatrap"), 1)
    )
    target = Target(text, text, text, text, text)
    accept = (Acceptance(name, (name,), name, name, None), Acceptance("CF201", ("alphin", "gammatrap"), name, "2999-01-01", None))
    stages = (Stage(name, components),)
    lines = "\n".join((name.replace("\n", " "), "alphin", "gammatrap"))
    return checked(Formulation(name, name, target, components[:1], stages, accept, (text,), (), lines))


@cache
def hostile_reports() -> tuple[Report, ...]:
    """Return the reports on all hostile names, in their order."""
    return tuple(map(hostile, NAMES))


def unprintable(text: str) -> set[str]:
    """Return the characters of *text*, newlines apart, that no terminal should be sent."""
    return {char for char in text if char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")}
