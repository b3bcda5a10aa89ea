"""Workbooks (XLSX): their sizes checked before they are read, their cells as text."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

import openpyxl

from conference.domain.guest_errors import FileFault, FileRefused
from conference.domain.import_columns import LOOKED_AT, most_named
from conference.domain.imports import COLUMN_LIMIT

OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
PARTS = 500
SHEETS = 20
WHOLE_LIMIT = 30_000_000
"""Bytes unpacked: far above 5,000 rows."""
SIZES = {"xl/worksheets/": (16_000_000, 700_000), "xl/sharedStrings": (6_000_000, 500_000)}
OTHER_SIZE = (1_500_000, 100_000)
"""Bytes and XML tags that a part may have, by the beginning of its name; parsing takes its time."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
Rows = Iterator[tuple[int, list[str]]]


def old_fault(content: bytes) -> FileFault:
    """Return what is wrong with a file in Excel's old container."""
    return FileFault.PASSWORD if _ENCRYPTED in content else FileFault.OLD_EXCEL


def cells(content: bytes) -> tuple[str, Rows]:
    """Return the name of the sheet that holds the list, and its rows with their numbers.

    A formula is refused with its place, at once or when its row is come to: what it showed is not
    in the file for certain. Raises FileRefused.
    """
    _check(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            sheet = _list_of(book.worksheets[:SHEETS])
        except FileRefused:
            raise
        except Exception:  # whatever a parser says of a broken file, its sender needs one answer
            raise FileRefused(fault=FileFault.DAMAGED) from None
    if sheet is None:
        raise FileRefused(fault=FileFault.EMPTY)
    return str(sheet.title), _rows(sheet)


def _check(content: bytes) -> None:
    """Refuse what isn't a plain workbook, and what is larger inside than a guest list can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if len(parts) > PARTS or sum(part.file_size for part in parts) > WHOLE_LIMIT:
                raise FileRefused(fault=FileFault.SWELLS)
            if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
                raise FileRefused(fault=FileFault.NO_TABLE)
            for part in parts:
                _unpack(packed, part)
            types = packed.read("[Content_Types].xml")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        raise FileRefused(fault=FileFault.DAMAGED) from None
    if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in names):
        raise FileRefused(fault=FileFault.MACROS)


def _unpack(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Read a part through without keeping it: what it says of its size may be a lie."""
    fits = (size for start, size in SIZES.items() if part.filename.startswith(start))
    most_bytes, most_tags = next(fits, OTHER_SIZE)
    is_picture = part.filename.startswith("xl/media/")
    size = tags = 0
    with packed.open(part) as stream:
        while chunk := stream.read(1 << 16):
            size += len(chunk)
            tags += chunk.count(b"<")
            if not is_picture and (size > most_bytes or tags > most_tags):
                raise FileRefused(fault=FileFault.SWELLS)


def _list_of(sheets: Sequence[Any]) -> Any:
    """Return the sheet with the best heading, the first of those as good; None if all are empty."""
    tops = ((sheet, _top(sheet)) for sheet in sheets)
    filled = [(sheet, top) for sheet, top in tops if any(any(row) for row in top)]
    best = max(filled, key=lambda each: most_named(each[1][:LOOKED_AT]), default=None)
    return best[0] if best else None


def _top(sheet: Any) -> list[list[str]]:
    rows = sheet.iter_rows(max_row=100, max_col=COLUMN_LIMIT, values_only=True)
    return [["" if value is None else str(value) for value in row] for row in rows]


def _rows(sheet: Any) -> Rows:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            sheet.reset_dimensions()
            for number, row in enumerate(sheet.iter_rows(max_col=COLUMN_LIMIT + 1), start=1):
                yield number, [_text(cell) for cell in row]
        except FileRefused:
            raise
        except Exception:  # as above
            raise FileRefused(fault=FileFault.DAMAGED) from None


def _text(cell: Any) -> str:
    """Return what a cell shows; whole numbers without decimals, dates as 2015-10-20."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        fault = FileFault.FORMULA if cell.data_type == "f" else FileFault.CELL_ERROR
        raise FileRefused(fault=fault, place=cell.coordinate)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")[:16]
    return value.isoformat() if isinstance(value, date | time) else str(value)
