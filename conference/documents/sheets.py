"""A list as a spreadsheet (xlsx): columns and rows in, bytes out.

Every text is written as a text, so that a name like "=1+1" stays a name; numbers and times are
numbers and times. The sheet is ready to sort, to filter and to print.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from conference.domain.clock import oslo

NAME_LENGTH = 31  # Excel's own limit for a sheet's name
NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
PAPER_A4 = 9
Value = str | int | datetime | None


class ColumnKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what it holds, and its width in characters."""

    head: str
    width: int = 20
    kind: ColumnKind = ColumnKind.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, columns, and rows with a value for each column (None leaves it empty).

    Moments are aware, and shown on the Norwegian clock.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Print:
    """What is printed on every page: a title above, and a line such as version and time below.

    `page` is "Side {page} av {pages}" in the reader's language.
    """

    title: str
    line: str
    page: str


def workbook(sheets: Sequence[Sheet], on_paper: Print, made_at: datetime) -> bytes:
    """Return the sheets as the bytes of an .xlsx file."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        book.set_properties({"title": on_paper.title, "created": made_at.replace(tzinfo=None)})
        head = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
        formats = {
            ColumnKind.TEXT: book.add_format({"text_wrap": True, "valign": "top"}),
            ColumnKind.NUMBER: book.add_format({"num_format": "0", "valign": "top"}),
            ColumnKind.MOMENT: book.add_format({"num_format": "dd.mm.yyyy hh:mm", "valign": "top"}),
        }
        for sheet in sheets:
            written = book.add_worksheet(sheet.name.translate(NOT_IN_NAMES)[:NAME_LENGTH])
            _write(written, sheet, head, formats)
            _prepare(written, sheet, on_paper)
    return target.getvalue()


def _write(
    target: Worksheet, sheet: Sheet, head: Format, formats: dict[ColumnKind, Format]
) -> None:
    for place, column in enumerate(sheet.columns):
        target.set_column(place, place, column.width)
        target.write_string(0, place, column.head, head)
    for number, row in enumerate(sheet.rows, start=1):
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_one(target, (number, place), value, formats[column.kind])


def _write_one(target: Worksheet, where: tuple[int, int], value: Value, look: Format) -> None:
    if isinstance(value, datetime):
        target.write_datetime(*where, oslo(value).replace(tzinfo=None), look)
    elif isinstance(value, int):
        target.write_number(*where, value, look)
    elif value:
        target.write_string(*where, value, look)


def _prepare(target: Worksheet, sheet: Sheet, on_paper: Print) -> None:
    """Let the head stay and filter, and set the sheet up for A4 on its side."""
    target.freeze_panes(1, 0)
    if sheet.rows:
        target.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    target.set_landscape()
    target.set_paper(PAPER_A4)
    target.fit_to_pages(1, 0)
    target.repeat_rows(0)
    page = on_paper.page.format(page="&P", pages="&N")
    target.set_header(f"&L{_plain(on_paper.title)}")
    target.set_footer(f"&L{_plain(on_paper.line)}&R{page}")


def _plain(text: str) -> str:
    """Return `text` for a header: an ampersand there begins a code."""
    return text.replace("&", "&&")
