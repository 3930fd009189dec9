"""Tests of cytoform.source.read."""

from __future__ import annotations

import codecs
import json
import os
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given

import cytoform
from cytoform.finding import Report
from cytoform.formulation import formulation_of
from cytoform.source.read import Document, read_bytes, read_file, read_text
from cytoform.source.tree import MAX_BYTES, MAX_LINE, Span, from_python
from tests.strategies import as_json, as_toml, as_yaml, cut, formulations, scalars, shape, unquoted
from tests.toy_catalog import toy

WRITERS: Final = {"yaml": as_yaml, "json": as_json, "toml": as_toml}
# What some reader of YAML, JSON, TOML or a spreadsheet takes for something else than this very text.
TRICKY: Final = (
    "NO", "no", "Yes", "yes", "on", "OFF", "y", "N", "true", "True", "FALSE", "null", "Null", "~", "None", "nan", "NaN", ".nan", "inf", "-.inf",
    "Infinity", "010", "0o17", "0x1F", "0b101", "1_000", "+5", "-5", "5.", ".5", "0.50", "1e3", "1E+400", "5e-9", "1e", "12:30:45", "190:20:30",
    "2024-13-45", "2026-05-01", "2026-05-01T08:30:00Z", "07:32", "1,5", "1 000", "5 %", "=", "=1+1", "<<", "!", "*a", "&a", "%", "@x", "- a", "-", "?",
    "a: b", "a #b", "#b", "[a]", "{a}", "SEPT2", "MARCH1", "1-2", "IL-1 2", "00", "0", "9" * 50, "\\", "\\n", "a\\tb", "'", '"', "''", "|", ">", "a,b", "`",
)  # fmt: skip
POSITIONS: Final = (
    ("components:\n  - {}\n", '{{"components": [{}]}}', "components = [{}]\n"),
    ("components:\n  - name: EGF\n    amount: {}\n", '{{"components": [{{"name": "EGF", "amount": {}}}]}}', '[[components]]\nname = "EGF"\namount = {}\n'),
    ("components: [EGF, {}]\n", '{{"components": ["EGF", {}]}}', 'components = ["EGF", {}]\n'),
)  # fmt: skip


STRUCTURES: Final = {  # what else a bare text is, by the grammar of some format: the last text then is this
    "a: b": "b", "- a": "a", "[a]": "a", "{a}": "", "-": "", "?": "", "#b": "", "a #b": "a", "a,b": "b", "1,5": "5", "|": "", ">": "", "''": "",
}  # fmt: skip


def last(document: Document) -> str | None:
    """Return the last text of *document*, or None where it was refused with a finding."""
    if document.root is None:
        assert "unreadable" in {misread.rule for misread in document.misreads}
        return None
    return scalars(document.root)[-1].text


def read_everywhere(scalar: str) -> list[str | None]:
    """Return what *scalar* becomes as a name, as an amount and in a list, in each of the three formats."""
    return [
        last(read_text(pattern.format(scalar), format))
        for position in POSITIONS
        for format, pattern in zip(("yaml", "json", "toml"), position, strict=True)
    ]


@pytest.mark.parametrize("scalar", TRICKY)
def test_a_scalar_in_quotes_is_kept(scalar: str) -> None:
    """Whatever a text looks like, in quotes it is that text, as a name, as an amount and in a list."""

    assert [scalar] * 9 == read_everywhere(json.dumps(scalar))


@pytest.mark.parametrize("scalar", TRICKY)
def test_a_bare_scalar_is_kept_or_refused(scalar: str) -> None:
    """Without quotes it is that text still, or the structure that the format says it is, or refused; never another text."""

    assert {scalar, None, STRUCTURES.get(scalar)} >= set(read_everywhere(scalar))


@pytest.mark.parametrize(
    "scalar", ["NO", "010", "1e3", "12:30:45", "2024-13-45", "0x1F", ".5", "5e-9", "1_000", "=", "y", "190:20:30"]
)
def test_yaml_keeps_what_other_readers_convert(scalar: str) -> None:
    """The words that YAML 1.1 turns into other values come through bare, in all three positions."""

    assert [scalar] * 3 == [last(read_text(pattern.format(scalar), "yaml")) for pattern, _, _ in POSITIONS]


@given(formulations())
def test_one_formulation_is_one_tree_in_every_format(value: dict[str, Any]) -> None:
    """YAML, JSON and TOML of one mapping give its tree, as does the mapping itself."""
    trees = {format: shape(read_text(write(value), format).root) for format, write in WRITERS.items()}

    assert dict.fromkeys(WRITERS, value) == trees
    assert value == shape(from_python(value))


def without_places(report: Report) -> tuple[object, ...]:
    """Return what *report* says, apart from where."""
    said = sorted(
        repr((f.code, f.severity, f.message, f.components, f.factors, f.stage, f.help, f.accepted)) for f in report.findings
    )
    return report.verdict, report.coverage, report.components, report.name, said


@given(formulations())
def test_one_formulation_has_one_report_in_every_format(value: dict[str, Any]) -> None:
    """The findings, the verdict and the coverage are those of the mapping in each format."""
    expected = without_places(cytoform.check(value, catalog=toy()))
    reports = [
        cytoform.check(formulation_of(read_text(write(value), format)), catalog=toy()) for format, write in WRITERS.items()
    ]

    assert [expected] * 3 == [without_places(report) for report in reports]


@given(formulations())
def test_every_place_is_what_was_written(value: dict[str, Any]) -> None:
    """Cut from the text by its place and freed of quotes, every key and value is the text of the tree."""
    for format, write in WRITERS.items():
        text = write(value)
        found = scalars(read_text(text, format).root)

        assert [node.text for node in found] == [unquoted(cut(text, node.span), format) for node in found]


@given(formulations())
def test_every_finding_about_a_name_stands_at_that_name(value: dict[str, Any]) -> None:
    """Where a finding is about names or pairs of them, its place holds such a name as it was written."""
    for format, write in WRITERS.items():
        text = write(value)
        report = cytoform.check(formulation_of(read_text(text, format)), catalog=toy())
        for finding in (finding for finding in report.findings if finding.code.startswith(("CF1", "CF2"))):
            assert finding.location.span is not None
            assert unquoted(cut(text, finding.location.span), format) in finding.components


@pytest.mark.parametrize(
    ("text", "format", "second", "first"),
    [
        ("name: a\nname: b\ncomponents: [EGF]\n", "yaml", Span(2, 1, 2, 5), Span(1, 1, 1, 5)),
        ("name: 'a'\nname: \"b\\t\"\ncomponents: [EGF]\n", "yaml", Span(2, 1, 2, 5), Span(1, 1, 1, 5)),
        ('{"name": "a",\n"name": "b", "components": ["EGF"]}', "json", Span(2, 1, 2, 7), Span(1, 2, 1, 8)),
        ('name = "a"\nname = "b"\ncomponents = ["EGF"]\n', "toml", Span(2, 1, 2, 5), Span(1, 1, 1, 5)),
    ],
)
def test_a_key_written_twice_is_a_finding_with_both_places(text: str, format: str, second: Span, first: Span) -> None:
    """In all three formats the first value counts, both places are told, and the rest is checked."""
    document = read_text(text, format)
    report = cytoform.check(formulation_of(document), catalog=toy())

    assert [("duplicate-key", second, (first,))] == [(m.rule, m.span, m.related) for m in document.misreads]
    assert ("a", 1) == (report.name, report.coverage.components)
    assert [(second, (first,))] == [
        (f.location.span, tuple(place.span for place in f.related)) for f in report.findings if f.code == "CF003"
    ]


MIX: Final = "components:\n  - TGF-β1\n  - 𝛽\n"


@pytest.mark.parametrize(
    "data",
    [
        MIX.encode(), codecs.BOM_UTF8 + MIX.encode(), codecs.BOM_UTF16_LE + MIX.encode("utf-16-le"), codecs.BOM_UTF16_BE + MIX.encode("utf-16-be"),
        MIX.replace("\n", "\r\n").encode(),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16 LE", "UTF-16 BE", "CRLF"],
)  # fmt: skip
def test_the_encodings_of_text_editors_are_read(data: bytes) -> None:
    """UTF-8 with or without its mark and UTF-16 with it give one tree with the same places."""
    document = read_bytes(data, "x.yaml", "yaml")

    assert {"components": ["TGF-β1", "𝛽"]} == shape(document.root)
    assert [Span(1, 1, 1, 11), Span(2, 5, 2, 11), Span(3, 5, 3, 6)] == [node.span for node in scalars(document.root)]


@pytest.mark.parametrize(
    ("data", "encoding", "offset", "place"),
    [
        (b"name: caf\xe9\n", "UTF-8", 9, (1, 10)),
        ("α: β\nx: ".encode() + b"\xff", "UTF-8", 10, (2, 4)),
        (codecs.BOM_UTF8 + b"ab\xff", "UTF-8", 5, (1, 3)),
        (codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\x00\xdc\x00\x00", "UTF-16-LE", 6, (1, 3)),
        (codecs.BOM_UTF16_BE + "a\nb".encode("utf-16-be") + b"\x00", "UTF-16-BE", 8, (2, 2)),
        (b"\xed\xa0\x80", "UTF-8", 0, (1, 1)),
        ("name: x".encode("utf-16-le")[1:] + b"\xc3", "UTF-8", 13, (1, 14)),
    ],
)
def test_a_wrong_encoding_is_told_with_the_offset_in_the_file(
    data: bytes, encoding: str, offset: int, place: tuple[int, int]
) -> None:
    """The finding names the encoding, the byte, its offset from the start of the file, and line and column."""
    document = read_bytes(data, "x.yaml", "yaml")
    (misread,) = document.misreads

    assert document.root is None
    assert f"not {encoding}: the byte at offset {offset} is 0x{data[offset]:02x}" == misread.message
    assert misread.span is not None
    assert place == misread.span[:2]


@pytest.mark.parametrize("format", ["yaml", "json", "toml"])
@pytest.mark.parametrize(
    "char", [*map(chr, (0, 1, 7, 8, 11, 12, 27, 31, 127, 128, 133, 155, 0x2028, 0x2029, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF))]
)
def test_characters_that_no_editor_writes_are_refused(char: str, format: str) -> None:
    """Controls, line separators, lone surrogates and non-characters end the reading at their place in every format."""
    text = '# é\n"a' + char + 'b" = "c"'
    document = read_text(text, format)

    assert document.root is None
    assert [("unreadable", f"the control character U+{ord(char):04X}", (2, 3))] == [
        (m.rule, m.message, (m.span or ())[:2]) for m in document.misreads
    ]


@pytest.mark.parametrize("format", ["yaml", "json", "toml"])
def test_a_carriage_return_alone_is_refused(format: str) -> None:
    """The formats disagree on whether it ends a line, so no place after it could be told."""

    assert ["unreadable"] == [misread.rule for misread in read_text('{"a":\r"b"}', format).misreads]


@pytest.mark.parametrize("format", ["yaml", "json", "toml"])
def test_a_long_line_is_refused_at_its_number(format: str) -> None:
    """10,000 characters are read, one more is not."""
    prefix, suffix = {"yaml": ("a: ", ""), "json": ('{"a": "', '"}'), "toml": ('a = "', '"')}[format]
    room = MAX_LINE - len(prefix) - len(suffix)
    longer = read_text("\n" + prefix + "x" * (room + 1) + suffix, format)

    assert "x" * room == last(read_text("\n" + prefix + "x" * room + suffix, format))
    assert [("a line of 10,001 characters", Span(2, 1, 2, 2))] == [(misread.message, misread.span) for misread in longer.misreads]


@pytest.mark.parametrize("format", ["yaml", "json", "toml"])
def test_more_than_five_megabytes_are_refused_before_they_are_decoded(format: str) -> None:
    """The size alone decides, so that even bytes of no encoding are answered with it."""
    document = read_bytes(b"\xff" * (MAX_BYTES + 1), "x", format)

    assert ["more than 5,000,000 bytes"] == [misread.message for misread in document.misreads]


@pytest.mark.parametrize("line", ["- name: a\n  claims: [{}]\n", "- name: 'it''s'\n  claims: [{}]\n"], ids=["plain", "full"])
def test_more_than_two_hundred_thousand_values_are_refused(line: str) -> None:
    """The number of values is bounded whichever of the two YAML readers a text goes to."""
    text = "components:\n" + line.format(",".join("a" * 3_999)) * 51

    assert ["more than 200,000 values"] == [misread.message for misread in read_text(text, "yaml").misreads]


@pytest.mark.parametrize(
    ("data", "shown"),
    [(b'{"components": ["EGF"]}', True), (b' \n["EGF"]', True), (b"components: [EGF]", False), (b"- EGF", False), (b"", False)],
)
def test_without_a_format_a_bracket_means_json(data: bytes, shown: bool) -> None:
    """Standard input has no suffix: JSON begins with a bracket, everything else is YAML."""
    document = read_bytes(data + (b"\n// no" if shown else b""), "standard input")

    assert shown == any("not JSON" in misread.message for misread in document.misreads)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '["x"]'),
        ("a.JSON", '["x"]'),
        ("a.toml", 'b = "x"'),
        ("a.yaml", "[x]"),
        ("a.yml", "- x"),
        ("mix.txt", "- x"),
        ("mix", "- x"),
    ],
)
def test_the_suffix_tells_the_format_and_anything_else_is_yaml(tmp_path: Path, name: str, text: str) -> None:
    """Any file is read, whatever it is called."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    document = read_file(str(path))

    assert () == document.misreads
    assert (str(path), text, "x") == (document.path, document.text, scalars(document.root)[-1].text)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A file of a terabyte that holds nothing is answered by its size."""
    path = tmp_path / "large.yaml"
    with open(path, "wb") as stream:
        stream.truncate(MAX_BYTES + 1)

    with pytest.raises(OSError, match="5,000,001 bytes, more than the 5,000,000"):
        read_file(str(path))


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    """A folder, a device and a pipe that nobody writes to are refused at once."""
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, Path(os.devnull)):
        with pytest.raises(OSError, match=r"not a regular file|directory"):
            read_file(str(path))
