"""Tests of cytoform.source.toml_text."""

from __future__ import annotations

import random
import tomllib
from typing import Any

import pytest
from hypothesis import given

from cytoform.source.toml_text import read_toml
from cytoform.source.tree import Items, Misread, Node, Scalar, Span, Unreadable
from tests.strategies import as_toml, cut, formulations, scalars, shape, unquoted


def refusal(text: str) -> Misread:
    """Return why *text* is refused."""
    with pytest.raises(Unreadable) as caught:
        read_toml(text, [])
    return caught.value.misread


def loosely(value: Any) -> Any:
    """Return what tomllib read, with one word for every number, date and boolean: it does not keep their spelling."""
    if isinstance(value, dict):
        return {key: loosely(node) for key, node in value.items()}
    if isinstance(value, list):
        return [loosely(node) for node in value]
    return value if isinstance(value, str) else "bare"


@given(formulations())
def test_it_reads_what_the_standard_library_reads(value: dict[str, Any]) -> None:
    """On generated formulations the tree is the one of tomllib."""
    text = as_toml(value)

    assert value == tomllib.loads(text)
    assert value == shape(read_toml(text, []))


@given(formulations())
def test_places_are_what_was_written(value: dict[str, Any]) -> None:
    """The stretch of text at each place, read by itself, is the text of the tree."""
    text = as_toml(value)
    found = scalars(read_toml(text, []))

    assert [node.text for node in found] == [unquoted(cut(text, node.span), "toml") for node in found]


RICH = '''\
# every construct of the language
name = "α𝛽 \\u03b2"   # said
note = """
two "lines" \\
   joined""""
plain = \'\'\'
raw \\n\'\'\'
'quoted key' = 'it is "raw"'
made = 2026-05-01
time = 07:32:00
both = 2026-05-01 07:32:00.5Z
numbers = [1_000, 0x1F, 5e-9, +0.50, inf, -nan, true, # inside
  false,
]
a.b . c = 1
a."b".d = {x = [1, {y = 'z'}], "u v".w = ""}
[target]
tissue = "skin"
[target.more."very deep"]
x = 1
[[components]]
name = "EGF"
[components.inner]
y = 2
[[components]]
name = "𝛽"
[[components.parts]]
z = []
e = {}
'''


def test_every_construct_of_the_language_is_read_and_placed() -> None:
    """Headers, dotted keys, arrays of tables, all four kinds of text, bare values: the tree is that of tomllib, with places."""
    root = read_toml(RICH, [])
    bare = {
        "2026-05-01",
        "07:32:00",
        "2026-05-01 07:32:00.5Z",
        "1",
        "2",
        "1_000",
        "0x1F",
        "5e-9",
        "+0.50",
        "inf",
        "-nan",
        "true",
        "false",
    }

    def words(node: Node) -> Any:
        if isinstance(node, Scalar):
            return node.text if node.quoted else "bare"
        return (
            [words(part) for part in node.nodes]
            if isinstance(node, Items)
            else {key.text: words(part) for key, part in node.entries}
        )

    assert root is not None
    assert loosely(tomllib.loads(RICH)) == words(root)
    assert all(node.text == unquoted(cut(RICH, node.span), "toml") for node in scalars(root))
    assert bare == {node.text for node in scalars(root) if not node.quoted}


@pytest.mark.parametrize("text", ["", "\n", "# nothing", "  \t\r\n"])
def test_a_text_without_content_has_no_tree(text: str) -> None:
    """White space and comments are nothing."""

    assert read_toml(text, []) is None


@pytest.mark.parametrize(
    "text",
    ['x = """a"""', 'x = """a""""', 'x = """a"""""', 'x = """"a"""', 'x = """a""b"""', "x = '''''a'''''", 'x = ""', 'x = """"""'],
)
def test_quotes_beside_quotes_are_read_as_the_standard_library_does(text: str) -> None:
    """One or two quotes next to the three that close a text belong to it."""

    assert tomllib.loads(text) == shape(read_toml(text, []))


@pytest.mark.parametrize(
    ("text", "second", "first"),
    [
        ("a = 1\na = 2\n", Span(2, 1, 2, 2), Span(1, 1, 1, 2)),
        ('name = "x"\n"name" = "y"\n', Span(2, 1, 2, 7), Span(1, 1, 1, 5)),
        ("[t]\na = 1\n b = 2\na = 3\n", Span(4, 1, 4, 2), Span(2, 1, 2, 2)),
        ("[[c]]\na = 1\na = 3\n[[c]]\na = 1\n", Span(3, 1, 3, 2), Span(2, 1, 2, 2)),
        ("a = 1\n[a]\nb = 2\n", Span(2, 2, 2, 3), Span(1, 1, 1, 2)),
        ("[a]\nb = 1\n[a]\nc = 2\n", Span(3, 2, 3, 3), Span(1, 2, 1, 3)),
        ("a = {b = 1, b = 2}\n", Span(1, 13, 1, 14), Span(1, 6, 1, 7)),
        ("'𝛽' = 1\n'𝛽' = 2", Span(2, 1, 2, 4), Span(1, 1, 1, 4)),
    ],
)
def test_a_key_written_twice_is_reported_with_both_places(text: str, second: Span, first: Span) -> None:
    """tomllib refuses the file; here the key is told with both places, and the check goes on with the first value."""
    misreads: list[Misread] = []
    root = read_toml(text, misreads)

    assert [("duplicate-key", second, (first,))] == [(misread.rule, misread.span, misread.related) for misread in misreads]
    assert root is not None


@pytest.mark.parametrize("rest", ['b = "x', 'b = "\\q"', "[b", "b = [1", "b = ", "b = {", "b.", "= 1", "[[b", "b = '''", "\\"])
def test_a_syntax_error_after_a_repeated_key_is_a_finding(rest: str) -> None:
    """The scanner goes beyond the repetition, where nobody has judged the text; what it meets there never escapes."""
    misreads: list[Misread] = []
    try:
        read_toml(f"a = 1\na = 2\n{rest}", misreads)
    except Unreadable as error:
        misreads.append(error.misread)

    assert misreads
    assert {"unreadable", "duplicate-key"} >= {misread.rule for misread in misreads}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = NO", 1), ("a = 010", 1), ("a = .5", 1), ("x = 1\na = 2024-13-45", 2), ("a = 12:30:99", 1), ("a = ~", 1), ("a = 5 ng/mL", 1), ("a", 1), ("a = ", 1),
        ("a = 1\n\n[b\nc = 2", 3), ("a = [1\nb = 2", 2), ('a = "x', 1), ("a = 1 b = 2", 1), ("= 1", 1), ("a = {b = 1\n}", 1), ("α = 1", 1),
        ('a = "\\ud800"', 1), ('a = "\\x41"', 1), ("a = b", 1), ("- EGF", 1), ("a: b", 1), ("a = [b]", 1),
    ],
)  # fmt: skip
def test_a_syntax_error_has_its_line(text: str, line: int) -> None:
    """What is not TOML is a finding where reading stopped."""
    misread = refusal(text)

    assert "unreadable" == misread.rule
    assert misread.span is None or line <= misread.span.line <= line + 1


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 41 + "]" * 41, "a = " + "[" * 20_000, "a = " + "{a = " * 5_000, ".".join("a" * 41) + " = 1", ".".join("a" * 4_000) + " = 1",
        "[" + ".".join("a" * 41) + "]", "[" + ".".join("a" * 4_000) + "]", "[[" + ".".join("a" * 4_000) + "]]", "[a]\n" + ".".join("b" * 2_000) + "=1",
    ],
)  # fmt: skip
def test_depth_is_bounded(text: str) -> None:
    """41 levels and thousands of them are refused, in brackets, dotted keys and headers."""

    assert "unreadable" == refusal(text).rule


def test_many_keys_are_read_in_one_pass() -> None:
    """Keys and headers cost the same each, however many there are."""
    text = "".join(f"k{n} = {n}\n" for n in range(30_000)) + "".join(f"[t{n}]\nx = 1\n" for n in range(10_000))
    root = read_toml(text, [])

    assert 40_000 == len(shape(root))


def test_a_text_of_too_many_values_is_refused() -> None:
    """Past 200,000 values reading ends."""

    assert "more than 200,000 values" == refusal("a = [" + "1,\n" * 200_001 + "]").message


def test_it_takes_no_text_that_the_standard_library_refuses() -> None:
    """3,000 random texts of TOML's marks: what is read without a misread is TOML, and the other way about."""
    choice = random.Random(11)
    parts = (
        "a",
        "b",
        ".",
        " = ",
        "=",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        ",",
        '"x"',
        "'y'",
        '"""',
        '"',
        "1",
        "2026-05-01",
        "\n",
        "\n",
        " ",
        "#",
        "true",
        "\\",
    )
    read = 0
    for _ in range(3_000):
        text = "a = 1\n" + "".join(choice.choices(parts, k=choice.randint(1, 8)))
        misreads: list[Misread] = []
        try:
            root = read_toml(text, misreads)
        except Unreadable:
            root = None
        try:
            expected = tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            assert root is None or misreads, text
        else:
            read += 1
            assert root is not None, text
            assert expected.keys() == shape(root).keys()

    assert read > 100
