"""Tests of cytoform.source.yaml_text."""

from __future__ import annotations

import pytest

from cytoform.source.tree import Misread, Span, Table, Unreadable
from cytoform.source.yaml_text import read_yaml
from tests.strategies import cut, scalars, shape


def refusal(text: str) -> Misread:
    """Return why *text* is refused."""
    with pytest.raises(Unreadable) as caught:
        read_yaml(text, [])
    return caught.value.misread


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "---\n...\n", "~\n", "null"])
def test_a_text_without_content_has_no_tree(text: str) -> None:
    """Blank lines, comments, an empty document and a null are all nothing."""

    assert read_yaml(text, []) is None


def test_scalars_are_never_converted() -> None:
    """Plain words that YAML 1.1 takes for booleans, octals, times or nulls stay as written."""
    text = "[NO, yes, on, 010, 0x1F, 1e3, 5e-9, 12:30:45, 2026-05-01, .inf, 1_000, =, ~]"

    assert text[1:-1].split(", ") == shape(read_yaml(text, []))


def test_quotes_are_told_from_plain_words() -> None:
    """A name in quotes is a name even where it looks like a number or a null."""
    nodes = scalars(read_yaml("""["5", '~', 5, ~]""", []))

    assert [True, True, False, False] == [node.quoted for node in nodes]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("components:\n  - TGF-β1\n  - EGF\n", ["components", "TGF-β1", "EGF"]),
        ("a: 'it''s'\nb: \"x\\ty\"\n", ["a", "'it''s'", "b", '"x\\ty"']),
        ("{𝛽: [α𝛽γ, δ], c: d}", ["𝛽", "α𝛽γ", "δ", "c", "d"]),
        ("note: >\n  two\n  lines\nname: x\n", ["note", ">\n  two\n  lines\n", "name", "x"]),
        ("? a\n: b\n", ["a", "b"]),
        ("a:   b   # c\n", ["a", "b"]),
        ("a: b\r\nc: d\r\n", ["a", "b", "c", "d"]),
    ],
)
def test_places_are_what_was_written(text: str, written: list[str]) -> None:
    """Lines and columns count code points from 1, beyond the basic plane too; the end is exclusive."""

    assert written == [cut(text, node.span) for node in scalars(read_yaml(text, []))]


def test_a_block_ends_with_its_last_text() -> None:
    """Lists and mappings reach from their first to their last character, not into the next block."""
    root = read_yaml("components:\n  - name: EGF\n    amount: 1 ng/mL\n\n# end\nname: x\n", [])

    assert isinstance(root, Table)
    assert Span(1, 1, 6, 8) == root.span
    assert Span(2, 3, 3, 20) == next(iter(root.values.values())).span


def test_a_key_written_twice_is_reported_with_both_places() -> None:
    """The first value is kept, the second is told with the place of the first."""
    misreads: list[Misread] = []
    root = read_yaml("name: a\ntarget: {use: topical, use: culture}\nname: b\n", misreads)

    assert {"name": "a", "target": {"use": "topical"}} == shape(root)
    assert [
        ("duplicate-key", Span(2, 24, 2, 27), (Span(2, 10, 2, 13),)),
        ("duplicate-key", Span(3, 1, 3, 5), (Span(1, 1, 1, 5),)),
    ] == [(misread.rule, misread.span, misread.related) for misread in misreads]


@pytest.mark.parametrize(
    ("text", "said", "place"),
    [
        ("- &a EGF\n", "the anchor &a", (1, 3)),
        ("- EGF\n- *a\n", "the alias *a", (2, 3)),
        ("a: *egf\n", "the alias *egf", (1, 4)),
        ("a: &x [b]\n", "the anchor &x", (1, 4)),
        ("a: &x\n  b: c\n", "the anchor &x", (1, 4)),
        ("a: !!str 5\n", "the tag tag:yaml.org,2002:str", (1, 4)),
        ("a: !!python/object/apply:os.system [ls]\n", "the tag tag:yaml.org,2002:python/object/apply:os.system", (1, 4)),
        ("a: !!binary aGk=\n", "the tag tag:yaml.org,2002:binary", (1, 4)),
        ("- ! EGF\n", "the tag !", (1, 3)),
        ("<<: {a: b}\n", "a merge key <<", (1, 1)),
        ("a: b\n---\nc: d\n", "a second YAML document", (2, 1)),
        ("? [a, b]\n: c\n", "a list or mapping stands as a key", (1, 3)),
        ("{a: b}: c\n", "a list or mapping stands as a key", (1, 1)),
    ],
)  # fmt: skip
def test_what_hides_content_is_refused(text: str, said: str, place: tuple[int, int]) -> None:
    """Anchors, aliases, tags, merge keys, further documents and keys that are no words are refused at their place."""
    misread = refusal(text)

    assert ("unreadable", said, place) == (misread.rule, misread.message, (misread.span or (0, 0))[:2])


def test_a_merge_key_in_quotes_is_a_key() -> None:
    """Only the plain << merges."""

    assert {"<<": "a"} == shape(read_yaml('"<<": a', []))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: [b\nc: d\n", 2, "not YAML"), ("a: b: c\n", 1, "mapping values are not allowed"), ("a:\n  - b\n c: d\n", 3, "not YAML"),
        ('a: "b\n', 2, "quoted scalar"), ("a: @b\n", 1, "cannot start any token"), ("a: `b`\n", 1, "cannot start any token"),
        ("a: {b: c]\n", 1, "not YAML"), ("- a\nb: c\n", 2, "not YAML"), ('a: "\\ud800"\n', 1, "not YAML"), ("%YAML 9.9\n---\na: b\n", 1, "not YAML"),
    ],
)  # fmt: skip
def test_a_syntax_error_has_its_line(text: str, line: int, said: str) -> None:
    """What is not YAML is a finding at the line where the parser stopped."""
    misread = refusal(text)

    assert misread.span is not None
    assert line == misread.span.line
    assert said in misread.message


@pytest.mark.parametrize("text", ["a:\n\t- EGF\n", "components:\n  - EGF\n\t- KGF\n"])
def test_a_tab_is_named_as_the_cause(text: str) -> None:
    """A tab for indentation is told in so many words, at its line."""
    misread = refusal(text)

    assert "YAML does not allow tabs for indentation: use spaces" == misread.help
    assert misread.span is not None
    assert "\t" in text.split("\n")[misread.span.line - 1]


def _laughs(levels: int) -> str:
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


BOMBS = {
    "laughs": _laughs(9),
    "laughs in blocks": "a: &a\n  - x\nb: &b\n  - *a\n  - *a\nc:\n  - *b\n  - *b\n",
    "a list within itself": "&a [*a]",
    "a mapping within itself": "&a {b: *a}",
    "a mapping as its own key": "&a {? *a : b}",
    "merges": "a: &a {x: 1}\nb: &b {<<: [*a, *a]}\nc: {<<: [*b, *b, *b]}\n",
    "merges of merges": "<<: &a {<<: &b {<<: &c {x: 1}}}\n",
    "an anchor at the root": "--- &a\ncomponents: [*a]\n",
    "an anchored key": "&k components: [EGF]\n*k : [KGF]\n",
    "tags": "- !!set {a, b}\n- !!omap [a: b]\n",
    "brackets": "[" * 5_000,
    "braces": "{a: " * 2_000,
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_bombs_are_refused_at_their_first_mark(text: str) -> None:
    """Twelve kinds of text that unfold without end are refused on the line where they begin."""
    misread = refusal(text)

    assert "unreadable" == misread.rule
    assert misread.span is not None
    assert misread.span.line <= 2


def test_forty_levels_are_read_and_one_more_is_not() -> None:
    """Depth is bounded for flow and block lists alike."""

    assert read_yaml("[" * 39 + "a" + "]" * 39, []) is not None
    assert read_yaml("- " * 39 + "a", []) is not None
    for text in ("[" * 40 + "a" + "]" * 40, "- " * 40 + "a", "\n".join("  " * n + "a:" for n in range(40)) + " b"):
        assert "nested deeper than 40 levels" == refusal(text).message


def test_a_text_of_too_many_values_is_refused() -> None:
    """Past 200,000 values reading ends."""

    assert "more than 200,000 values" == refusal("[" + "a,\n" * 200_001 + "]").message
