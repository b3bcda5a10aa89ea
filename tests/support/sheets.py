"""Workbooks and files of separated values, made as people make them."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

HEADING = (
    "Navn",
    "Type",
    "Fylke",
    "Kommune",
    "Kontaktperson",
    "E-post",
)


def workbook(
    rows: Sequence[Sequence[Any]], dress: Callable[[Any, Any], None] | None = None
) -> bytes:
    """Return an XLSX with `rows` on its first sheet; `dress(book, sheet)` may add to it."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Gjester")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        if dress:
            dress(book, sheet)
    return content.getvalue()


def csv(rows: Sequence[Sequence[str]], mark: str = ";", encoding: str = "utf-8") -> bytes:
    """Return `rows` as separated values."""
    return "".join(mark.join(row) + "\r\n" for row in rows).encode(encoding)


def guest(name: str, **other: str) -> tuple[str, ...]:
    """Return a whole row under HEADING for an organisation."""
    said = {
        "kind": "Annen frivillig organisasjon",
        "county": "Oslo",
        "municipality": "Oslo",
        "contact": "Kari Nordmann",
        "email": "kari@example.no",
    }
    return (name, *(said | other).values())
