"""From a file or a text to a tree: the bytes are decoded, bounded, and given to the reader of their format."""

import codecs
import os
import re
import stat
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from cytoform.source.tree import MAX_BYTES, MAX_LINE, Misread, Node, Span, Unreadable, unreadable

if TYPE_CHECKING:
    from cytoform.source.grid import Part

FORMATS: Final = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".toml": "toml",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
}
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx, and .xls, which is refused with a word
_TABLES: Final = ("csv", "markdown")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_REFUSED: Final = (  # what no text editor writes; compiled by re when a text holds anything unusual
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]|\r(?!\n)"
)

_READ: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Document(NamedTuple):
    """
    A text that was read: its tree (None where nothing could be built) and everything wrong with the text itself.

    `rest` are the further formulations of the same file, where it is a table that holds several; `sheet`
    is the sheet of a workbook that it stands in, whose places are rows and columns.
    """

    path: str | None
    text: str
    root: Node | None
    misreads: tuple[Misread, ...]
    rest: tuple["Document", ...] = ()
    sheet: str | None = None


def read_file(path: str) -> Document:
    """
    Return the document at *path*; whatever is wrong with its bytes or its syntax is among its misreads.

    Raises OSError where the file cannot be opened, is not a regular file, or exceeds 5 MB.
    """
    return read_bytes(file_bytes(path), path, format_of(path))


def format_of(path: str) -> str | None:
    """Return the format that the name of a file tells, or None."""
    return "inci" if path.lower().endswith(".inci.txt") else FORMATS.get(os.path.splitext(path)[1].lower())


def file_bytes(path: str) -> bytes:
    """Return what the file at *path* holds, read without waiting for a pipe. Raises OSError like `read_file`."""
    descriptor = os.open(path, _READ)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(f"{path} is not a regular file")
        if status.st_size > MAX_BYTES:
            raise OSError(f"{path} holds {status.st_size:,} bytes, more than the {MAX_BYTES:,} a formulation may have")
        data = os.read(descriptor, status.st_size + 1)
        while len(data) <= MAX_BYTES and len(data) > status.st_size and (more := os.read(descriptor, MAX_BYTES)):
            data += more  # it grew, or the system does not tell the size of such a file
        return data
    finally:
        os.close(descriptor)


def read_bytes(data: bytes, path: str | None, format: str | None = None) -> Document:
    """Return the document of *data*; without a format what it looks like: a workbook, JSON, a table, a label, else YAML."""
    try:
        if len(data) > MAX_BYTES:
            raise unreadable(f"more than {MAX_BYTES:,} bytes", None, "a formulation is smaller than that")
        if format == "xlsx" or (format is None and data.startswith(_WORKBOOKS)):
            from cytoform.source.workbook import read_workbook

            return document_of(read_workbook(data), path, "")
        text = decode(data)
    except Unreadable as error:
        return Document(path, "", None, (error.misread,))
    return read_text(text, format or _likely(text), path)


def decode(data: bytes) -> str:
    """Return the text of *data*: UTF-8, or UTF-16 with its byte order mark. Raises Unreadable with the byte offset."""
    mark, name = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    data = data[len(mark) :]
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        good = data[: error.start].decode(name, "replace")
        line = good.count("\n") + 1
        column = len(good) - (good.rfind("\n") + 1) + 1
        raise unreadable(
            f"not {name.upper()}: the byte at offset {len(mark) + error.start} is 0x{data[error.start]:02x}",
            Span(line, column, line, column + 1),
            "save the file as UTF-8",
        ) from None


def _likely(text: str) -> str:
    if text.lstrip()[:1] in ("{", "["):
        return "json"
    from cytoform.source.csv_text import looks_like_csv
    from cytoform.source.inci_text import looks_like_inci
    from cytoform.source.markdown_text import looks_like_markdown

    tests = {"markdown": looks_like_markdown, "csv": looks_like_csv, "inci": looks_like_inci}
    return next((format for format, fits in tests.items() if fits(text)), "yaml")


def read_text(text: str, format: str, path: str | None = None) -> Document:
    """Return the document of *text*; *format* is a value of FORMATS or "inci". Never raises for what the text says."""
    misreads: list[Misread] = []
    try:
        _refuse(text)
        if format in _TABLES:
            return document_of(_parts(text, format), path, text)
        return Document(path, text, _read(text, format, misreads), tuple(misreads))
    except Unreadable as error:
        return Document(path, text, None, (*misreads, error.misread))


def document_of(parts: "Sequence[Part]", path: str | None, text: str) -> Document:
    """Return the document of the formulations *parts* of one file: the first of them, which holds the others."""
    first, *rest = (Document(path, text, part.root, part.misreads, sheet=part.sheet) for part in parts)
    return first._replace(rest=tuple(rest))


def _parts(text: str, format: str) -> "tuple[Part, ...]":
    if format == "markdown":
        from cytoform.source.markdown_text import read_markdown

        return read_markdown(text)
    from cytoform.source.csv_text import read_csv

    return read_csv(text)


def _read(text: str, format: str, misreads: list[Misread]) -> Node | None:
    if format == "json":
        from cytoform.source.json_text import read_json

        return read_json(text, misreads)
    if format == "toml":
        from cytoform.source.toml_text import read_toml

        return read_toml(text, misreads)
    if format == "inci":
        from cytoform.source.inci_text import read_inci

        return read_inci(text, misreads)
    from cytoform.source.plain_yaml import read_plain

    found = read_plain(text, misreads)
    if found is not None:
        return found
    from cytoform.source.yaml_text import read_yaml

    return read_yaml(text, misreads)


def _refuse(text: str) -> None:
    match = None if text.replace("\n", "").isprintable() else re.search(_REFUSED, text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        raise unreadable(f"the control character U+{ord(match[0]):04X}", Span(line, column, line, column + 1), "remove it")
    if len(text) > MAX_LINE:
        for number, line_text in enumerate(text.split("\n"), 1):
            if len(line_text) > MAX_LINE:
                raise unreadable(
                    f"a line of {len(line_text):,} characters",
                    Span(number, 1, number, 2),
                    f"keep lines under {MAX_LINE:,} characters",
                )
