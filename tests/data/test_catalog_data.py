"""The editorial policy of the bundled data: what every file, claim and name must be."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cytoform.catalog.canonical import canonical
from cytoform.catalog.loading import bundled
from cytoform.catalog.resolution import Resolver
from cytoform.catalog.shelf import open_shelves
from cytoform.model import CHECKS, READ
from cytoform.names import spelling_key
from cytoform.pattern import Severity
from cytoform.plan import grounded
from tests.bundled_data import DATA, FILES, PAPERS, loaded

CATALOG = bundled()
NAMES = sorted(
    (text, id) for id in CATALOG for text in {id, CATALOG[id].name, *(synonym.text for synonym in CATALOG[id].synonyms)}
)
SAMPLE = random.Random(2026).sample(NAMES, 500)
LISTED = {spelling_key(record[1]) for record in CATALOG.name_records()}
# What `Catalog.resolve` asks, without the suggestions it looks for where a name is unknown.
RESOLVER = Resolver(
    open_shelves(CATALOG.data)["names"].get,
    CATALOG.__getitem__,
    lambda id: (family.members, family.note) if (family := CATALOG.family(id)) else ((), ""),
    CATALOG.endings,
)


def claims() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield every claim with its file and publication."""
    for path in PAPERS:
        paper = loaded(path)
        for claim in paper.get("claims") or []:
            yield path.name, paper, claim


def test_every_publication_says_how_it_was_checked() -> None:
    """By whom it can be checked again: how, when and where it was seen."""
    lacking = [
        path.name
        for path in PAPERS
        if not (paper := loaded(path)).get("title")
        or paper["checked"].get("by") not in CHECKS
        or not re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", paper["checked"].get("on", ""))
        or not paper["checked"].get("seen")
    ]

    assert [] == lacking


def test_every_publication_makes_a_claim() -> None:
    """A file without one says nothing."""
    assert [] == [path.name for path in PAPERS if not loaded(path).get("claims")]


def test_every_claim_says_something_in_words() -> None:
    """A sentence of our own: not empty, one line, no pasted abstract."""
    odd = [(name, claim.get("says")) for name, _, claim in claims() if not 10 <= len(claim.get("says", "").strip()) <= 400]

    assert [] == odd


def test_no_claim_is_made_twice_by_one_publication() -> None:
    """Equal claims of one publication are one."""
    seen: dict[str, str] = {}
    twice = [name for name, _, claim in claims() if seen.setdefault(f"{name} {sorted(claim.items(), key=str)}", name) is not name]

    assert [] == twice


def test_a_file_is_called_after_its_publication() -> None:
    """So that one publication is easily found; a page is called after as much of its address as a file name holds."""
    strange = []
    for path in PAPERS:
        whole, stem = (re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-") for text in (loaded(path)["reference"], path.stem))
        if stem != whole and not (len(stem) > 60 and whole.startswith(re.sub(r"-\d$", "", stem))):
            strange.append(path.name)

    assert [] == strange


@pytest.mark.parametrize("folder", [".", "factors", "papers"])
def test_every_file_is_in_its_canonical_form(folder: str) -> None:
    """Comments at the top apart: a change shows only what changed."""
    strange = [path.name for path in FILES if path.parent == DATA / folder and canonical(loaded(path)) != body(path)]

    assert [] == strange


def body(path: Path) -> str:
    """Return the text of *path* without the comments at its top."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    first = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    return "".join(lines[first:])


def test_every_file_is_plain_text() -> None:
    """UTF-8 in composed form, lines ended by a newline, no tab and no invisible character."""
    strange = []
    for path in FILES:
        text = path.read_bytes().decode("utf-8")
        hidden = {char for char in text if char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp")}
        if hidden or not text.endswith("\n") or text != unicodedata.normalize("NFC", text):
            strange.append((path.name, hidden))

    assert [] == strange


def test_no_error_rests_on_a_database_row_alone() -> None:
    """Behind every error stands a publication that was read, or two of them."""
    checks = {(paper := loaded(path))["reference"]: paper["checked"]["by"] for path in PAPERS}
    weak = []
    for id in CATALOG:
        for pattern in grounded(CATALOG, id):
            supporting = {item.reference for item in pattern.evidence if item.stance == "supports"}
            if pattern.severity is Severity.ERROR and len(supporting) < 2 and not READ & {checks[r] for r in supporting}:
                weak.append((pattern.code, pattern.factors, supporting))

    assert [] == weak


def test_a_contested_statement_is_never_an_error() -> None:
    """Where publications disagree the reader is to decide."""
    errors = [
        p.factors
        for id in CATALOG
        for p in grounded(CATALOG, id)
        if p.severity is Severity.ERROR and str(p.standing).endswith("CONTESTED")
    ]

    assert [] == errors


def test_every_listed_name_means_its_factor() -> None:
    """Or is listed as ambiguous."""
    wrong = [
        (text, id, found.status)
        for text, id in NAMES
        if (found := RESOLVER.resolve(text)).factor != CATALOG[id] and found.status != "ambiguous"
    ]

    assert [] == wrong


def spellings(text: str) -> tuple[str, ...]:
    """Return twelve ways in which people and programs write *text*."""
    greek = text.replace("α", "alpha").replace("β", "beta").replace("γ", "gamma").replace("δ", "delta")
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    return (
        text.lower(), text.upper(), text.title(), text.replace("-", "\u2011"), text.replace("-", "–"), text.replace("-", " "),
        text.replace(" ", "-"), text.replace(" ", "\u00a0"), f"  {text} ", greek, unicodedata.normalize("NFD", text), wide,
    )  # fmt: skip


def misread(names: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Return the spellings of *names* that are read as another factor."""
    found = ((text, spelled, id, RESOLVER.resolve(spelled).factor) for text, id in names for spelled in spellings(text))
    return [(text, spelled, factor.id) for text, spelled, id, factor in found if factor is not None and factor.id != id]


def test_a_name_in_another_spelling_is_never_another_factor() -> None:
    """Each of twelve spellings of 500 names means the factor, or is refused; at least 99 of 100 are understood."""
    understood = [
        RESOLVER.resolve(spelled).status not in ("unknown", "ambiguous") for text, _ in SAMPLE for spelled in spellings(text)
    ]

    assert [] == misread(SAMPLE)
    assert 0.99 <= sum(understood) / len(understood)


@pytest.mark.slow
def test_no_name_in_another_spelling_is_another_factor() -> None:
    """So it is for every name of the catalog."""
    assert [] == misread(NAMES)


def neighbors(text: str) -> Iterator[str]:
    """Yield *text* with one digit more, less, or another."""
    for match in re.finditer(r"\d", text):
        before, digit, after = text[: match.start()], match[0], text[match.end() :]
        yield from (before + other + after for other in "0123456789" if other != digit)
        yield from (before + digit + other + after for other in "019")
        yield before + after


def confused(names: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Return the neighbors of *names* that are read as a factor that has no name with these digits."""
    wrong = []
    for text, _ in names:
        for near in neighbors(text):
            found = RESOLVER.resolve(near)
            if found.factor is None or found.status == "mixture" or spelling_key(near) in LISTED:
                continue
            own = _names_of(found.factor.id)
            if _digits(near) not in map(_digits, own) and not any(_holds(near, name) for name in own):
                wrong.append((text, near, found.factor.id))
    return wrong


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, unicodedata.normalize("NFKC", text)))


def _holds(text: str, name: str) -> bool:
    """Whether *text* begins or ends with *name*, and the rest is a role or a salt and no further digit of it."""
    whole, part = spelling_key(text), spelling_key(name)
    after, before = whole.removeprefix(part), whole.removesuffix(part)
    return (after != whole and not after[:1].isdigit()) or (before != whole and not before[-1:].isdigit())


def _names_of(id: str) -> set[str]:
    factor = CATALOG[id]
    return {id, factor.name, *(synonym.text for synonym in factor.synonyms)}


def test_a_name_with_another_digit_is_another_name() -> None:
    """FGF22 is not FGF2: what differs in one digit resolves only where that name, without its role, is known itself."""
    assert [] == confused(SAMPLE)


@pytest.mark.slow
def test_no_name_with_another_digit_is_the_same_name() -> None:
    """So it is for every name of the catalog."""
    assert [] == confused(NAMES)
