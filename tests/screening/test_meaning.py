"""What names bring into a mix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.loading import bundled
from cytoform.screening.meaning import Lexicon
from tests.toy_catalog import toy

ODD = (
    "E\x00GF",
    "",
    " ",
    "~",
    "null",
    "5",
    "true",
    "2026-05-01",
    "1-Sep",
    "E\u200bGF",
    "TGF-β1",
    "rhEGF",
    "mouse EGF",
    "x" * 10_000,
)


@pytest.mark.parametrize("catalog", [toy(), bundled()])
def test_a_plain_name_means_what_a_check_finds_in_it(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that are known as they stand are not put to all rules of names; the rules would have nothing to say of them."""
    names = [*catalog, *(text for _, text, *_ in list(catalog.name_records())[::7]), *ODD]
    quick, slow = Lexicon(catalog), Lexicon(catalog)
    found = [quick.meanings[number] for number in quick.codes(names)]
    monkeypatch.setattr(Catalog, "plain", lambda self, names: [None] * len(names))

    assert [slow.meanings[number] for number in slow.codes(names)] == found
    assert [slow.again(meaning.key) for meaning in found if meaning.key] == [quick.again(m.key) for m in found if m.key]


class Thorough(Lexicon):
    """A lexicon that puts every name to the rules."""

    def _is_unknown(self, name: str) -> bool:
        return False


words = st.sampled_from(
    ["EGF", "10 ng/mL", "5", "%", "unheard", "Noggin", "rh", "(", ")", "conditioned medium", "2026-05-01", "-", "µM", ""]
)


@given(st.lists(st.text(st.characters(max_codepoint=160), max_size=8) | st.lists(words, max_size=4).map(" ".join), max_size=6))
def test_of_unknown_names_the_rules_say_the_same(names: list[str]) -> None:
    """So they are put to them once; not so what cannot be read, or deceives the eye."""
    quick, thorough = Lexicon(toy()), Thorough(toy())
    found = [quick.meanings[number] for number in quick.codes(["unheard of", *names])]

    assert [thorough.meanings[number] for number in thorough.codes(["unheard of", *names])] == found
