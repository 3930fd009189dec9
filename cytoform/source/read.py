"""From a file or a text to a tree: the bytes are decoded, bounded, and given to the reader of their format."""

import codecs
import os
import re
import stat
from typing import Final, NamedTuple

from cytoform.source.tree import MAX_BYTES, MAX_LINE, Misread, Node, Span, Unreadable, unreadable

FORMATS: Final = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}
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
    """A text that was read: its tree (None where nothing could be built) and everything wrong with the text itself."""

    path: str | None
    text: str
    root: Node | None
    misreads: tuple[Misread, ...]


def read_file(path: str) -> Document:
    """
    Return the document at *path*; whatever is wrong with its bytes or its syntax is among its misreads.

    Raises OSError where the file cannot be opened, is not a regular file, or exceeds 5 MB.
    """
    return read_bytes(file_bytes(path), path, format_of(path))


def format_of(path: str) -> str:
    """Return the format that the ending of *path* tells, YAML where it tells none."""
    return FORMATS.get(os.path.splitext(path)[1].lower(), "yaml")


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
    """Return the document of *data*; without a format JSON where it begins with a bracket, else YAML."""
    try:
        if len(data) > MAX_BYTES:
            raise unreadable(f"more than {MAX_BYTES:,} bytes", None, "a formulation is smaller than that")
        text = decode(data)
    except Unreadable as error:
        return Document(path, "", None, (error.misread,))
    return read_text(text, format or ("json" if text.lstrip()[:1] in ("{", "[") else "yaml"), path)


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


def read_text(text: str, format: str, path: str | None = None) -> Document:
    """Return the document of *text*; *format* is "yaml", "json" or "toml". Never raises for what the text says."""
    misreads: list[Misread] = []
    try:
        _refuse(text)
        return Document(path, text, _read(text, format, misreads), tuple(misreads))
    except Unreadable as error:
        return Document(path, text, None, (*misreads, error.misread))


def _read(text: str, format: str, misreads: list[Misread]) -> Node | None:
    if format == "json":
        from cytoform.source.json_text import read_json

        return read_json(text, misreads)
    if format == "toml":
        from cytoform.source.toml_text import read_toml

        return read_toml(text, misreads)
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
