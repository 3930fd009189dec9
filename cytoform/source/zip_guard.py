"""What a workbook may be before anything of it is opened: small, plain, and no bigger inside than a table can be."""

from __future__ import annotations

import io
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from cytoform.source.tree import unreadable

MAX_PARTS: Final = 2_000
MAX_UNPACKED: Final = 100_000_000
MAX_XML: Final = 20_000_000
MAX_RATIO: Final = 200
_OLD: Final = b"\xd0\xcf\x11\xe0"  # how .xls files begin, and workbooks with a password
_HEAD: Final = 65_536
_XML: Final = (".xml", ".rels", ".vml")


def opened(data: bytes) -> ZipFile:
    """
    Return the archive that *data* is, once it is known to be no bomb.

    Raises Unreadable for another kind of file, a password, parts that are named twice, entities, and for more than 2,000
    parts, 100 MB unpacked, 20 MB of XML, or a part 200 times its packed size.
    """
    if data.startswith(_OLD):
        raise unreadable("an .xls workbook, or one with a password", None, "save it as .xlsx without a password")
    try:
        archive = ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise unreadable(f"not a workbook: {error}", None, "save it as .xlsx, or as .csv") from None
    _weigh(parts)
    for part in parts:
        if part.filename.lower().endswith(_XML):
            _refuse_entities(archive, part)
    return archive


def _weigh(parts: list[ZipInfo]) -> None:
    if len(parts) > MAX_PARTS or len({part.filename.lower() for part in parts}) < len(parts):
        raise unreadable(
            f"a workbook of {len(parts):,} parts, or with a part twice", None, "save it anew, without macros and pictures"
        )
    if any(part.flag_bits & 1 for part in parts):
        raise unreadable("a workbook with a password", None, "save it without a password")
    unpacked = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if part.filename.lower().endswith(_XML))
    ratio = max((part.file_size / max(part.compress_size, 1) for part in parts if part.file_size > _HEAD), default=0)
    if unpacked > MAX_UNPACKED or xml > MAX_XML or ratio > MAX_RATIO:
        said = f"a workbook that unpacks to {unpacked:,} bytes, {xml:,} of them XML, one part {ratio:,.0f} times its packed size"
        raise unreadable(said, None, f"keep to {MAX_XML:,} bytes of XML and {MAX_RATIO} times: one table of components is small")


def _refuse_entities(archive: ZipFile, part: ZipInfo) -> None:
    try:
        with archive.open(part) as stream:
            head = stream.read(_HEAD)
    except Exception as error:  # a broken part may fail in any way
        raise unreadable(f"the part {part.filename!r} of the workbook is broken: {error}", None, "save it anew") from None
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise unreadable(f"the part {part.filename!r} of the workbook holds entities, or is not UTF-8", None, "save it anew")
