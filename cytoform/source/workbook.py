"""XLSX: every sheet with a header that names components is a table; what it hides or never stored is reported, not lost."""

from __future__ import annotations

import warnings
from typing import Any, Final

from cytoform.source.grid import Part
from cytoform.source.sheet import Sheet
from cytoform.source.tree import Misread, Scalar, Unreadable, unreadable
from cytoform.source.zip_guard import opened

_INSTALL: Final = "install it: python3 -m pip install 'cytoform[xlsx]'; or save the table as .csv"
_HEADER: Final = "let a row name the columns: name, and if you like amount, unit, stage, formulation, ..."


def read_workbook(data: bytes) -> tuple[Part, ...]:
    """
    Return the formulations of the workbook *data*, sheet by sheet, each with the name of its sheet.

    Lines and columns of their places are the numbers of rows and columns. Raises Unreadable for what `zip_guard` and
    `sheet_scan` refuse, for a workbook that openpyxl cannot read, where it is not installed, and without any table.
    """
    opened(data).close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions, which hold no components
        try:
            return _parts(_sheets(data))
        except Unreadable:
            raise
        except ImportError:
            raise unreadable("reading .xlsx needs openpyxl", None, _INSTALL) from None
        except Exception as error:  # a broken workbook may fail in any way
            said = f"not a workbook that can be read: {type(error).__name__}: {error}"[:300]
            raise unreadable(said, None, "save it anew as .xlsx, or as .csv") from None


def _sheets(data: bytes) -> list[Sheet]:
    import io

    from openpyxl import load_workbook

    book: Any = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        return [Sheet(sheet, book._archive) for sheet in book.worksheets]
    finally:
        book.close()


def _parts(sheets: list[Sheet]) -> tuple[Part, ...]:
    tables = [sheet for sheet in sheets if sheet.header]
    if not tables:
        names = ", ".join(repr(sheet.title) for sheet in sheets) or "no sheet"
        raise unreadable(f"no column is called name or component: looked in {names}", None, _HEADER)
    parts: list[Part] = []
    for sheet in tables:
        title = Scalar(sheet.title, True, None) if len(tables) > 1 else None
        parts += (part._replace(sheet=sheet.title) for part in sheet.parts(title))
    others = [
        Misread("left-out", f"the sheet {sheet.title!r} has no column name or component, and is not read", None, "")
        for sheet in sheets
        if not sheet.header and sheet.rows
    ]
    parts[0] = parts[0]._replace(misreads=(*parts[0].misreads, *others))
    return tuple(parts)
