"""Tables read from files as people have them: bytes in, rows of trimmed texts out.

What a file is, its content tells, not its name. Limits come before parsing, so that a hostile or
enormous file is refused at once.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from conference.documents import workbook_reader
from conference.domain.guest_errors import FileFault, FileRefused
from conference.domain.imports import COLUMN_LIMIT, ROW_LIMIT, Sheet

SIZE_LIMIT = 4 * 1024 * 1024
TITLES = 20
"""Rows that a file may have besides those of its table."""
DELIMITERS = ";,\t|"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_PAGE = re.compile(r"\ufeff?\s*<(!doctype|html|table|\?xml)", re.IGNORECASE)
_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_GUARDED = re.compile(r"'+[=+\-@\t\r]")

Cells = Iterable[tuple[int, list[str]]]


def read(content: bytes) -> Sheet:
    """Return the table in a file: CSV in any usual encoding and with any usual mark, or XLSX.

    Empty rows are left out, the others keep their number. Raises FileRefused.
    """
    if len(content) > SIZE_LIMIT:
        raise FileRefused(fault=FileFault.TOO_BIG)
    if content.startswith(workbook_reader.OLE):
        raise FileRefused(fault=workbook_reader.old_fault(content))
    if content.startswith(workbook_reader.ZIP):
        name, cells = workbook_reader.cells(content)
        return Sheet(_within_limits(cells), name)
    return Sheet(_within_limits(_csv_cells(_decoded(content))))


def _within_limits(rows: Cells) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the rows that say something, without the empty columns at their end."""
    found = []
    for number, cells in rows:
        texts = [" ".join(cell.split(" ")).strip() for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if len(texts) > COLUMN_LIMIT:
            raise FileRefused(fault=FileFault.TOO_MANY_COLUMNS)
        if texts:
            found.append((number, tuple(texts)))
        if len(found) > ROW_LIMIT + TITLES or number > ROW_LIMIT * 10:
            raise FileRefused(fault=FileFault.TOO_MANY_ROWS)
    if not found:
        raise FileRefused(fault=FileFault.EMPTY)
    return tuple(found)


def _decoded(content: bytes) -> str:
    """Return a file's text: by its byte order mark, else UTF-8, else as Windows wrote it."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text) and not _PAGE.match(text):
            return text.removeprefix("\ufeff")
    raise FileRefused(fault=FileFault.NO_TABLE if content else FileFault.EMPTY)


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    nuls = content[:400:2].count(0), content[1:400:2].count(0)
    if max(nuls) > 20:
        return ("utf-16-be",) if nuls[0] > nuls[1] else ("utf-16-le",)
    return "utf-8-sig", "cp1252"


def _csv_cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of separated values; the mark that guards against formulas is taken off."""
    hint = _HINT.match(text)
    body = text[hint.end() :] if hint else text
    delimiter = hint[1] if hint else _delimiter(body)
    rows = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter)
    try:
        for number, cells in enumerate(rows, start=1):
            yield number, [cell[1:] if _GUARDED.match(cell) else cell for cell in cells]
    except csv.Error:
        raise FileRefused(fault=FileFault.DAMAGED) from None


def _delimiter(text: str) -> str:
    """Return the mark that parts the first rows most alike; a semicolon where none does."""

    def score(mark: str) -> int:
        lines = io.StringIO(text[:20_000], newline="")
        widths = []
        try:
            for cells in csv.reader(lines, delimiter=mark):
                widths.append(sum(map(bool, cells)) if len(cells) > 1 else 0)
                if len(widths) == TITLES:
                    break
        except csv.Error:
            return 0
        return max((width * widths.count(width) for width in widths), default=0)

    return max(DELIMITERS, key=score)
