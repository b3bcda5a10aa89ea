"""Name badges for card holders and on ready-cut labels, as a tagged PDF (PDF/UA-1).

A badge says who somebody is, where they sit, and whether they want no pictures; its QR code and the
signs below it are the badge's code, which opens nothing by itself.
"""

import io
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import segno

from conference.documents.glyphs import printable_data
from conference.documents.typeset import pdf

TEMPLATE = Path(__file__).resolve().with_suffix(".typ")
CODE, SHEET, SHEETS = "{code}", "{sheet}", "{sheets}"


class BadgeFormat(StrEnum):
    """How the badges stand on a sheet."""

    HOLDER = "holder"
    LABEL = "label"
    A6 = "a6"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a grid of badges, in millimetres: their size, and the gaps between them.

    What is left over is shared by the margins. `is_cut` asks for marks to cut along.
    """

    width: float
    height: float
    columns: int
    rows: int
    column_gap: float = 0
    row_gap: float = 0
    is_cut: bool = True
    page: tuple[float, float] = (210, 297)


SHEETS_OF = {
    BadgeFormat.HOLDER: Sheet(90, 54, columns=2, rows=5),
    BadgeFormat.LABEL: Sheet(80, 50, 2, 5, column_gap=15, row_gap=5, is_cut=False),
    BadgeFormat.A6: Sheet(105, 148.5, columns=2, rows=2),
    BadgeFormat.SINGLE: Sheet(90, 54, columns=1, rows=1, is_cut=False, page=(90, 54)),
}
"""HOLDER fits the usual card holder of 90 by 54 mm; LABEL is the ready-cut sheet of ten name badges
of 80 by 50 mm (sold as L4785); A6 hangs around a neck; SINGLE is a label printer's."""


@dataclass(frozen=True, slots=True)
class BadgePlace:
    """Where somebody sits: `time` reads like "12.30", `session` like "3. Work"."""

    time: str
    room: str
    session: str


@dataclass(frozen=True, slots=True)
class Badge:
    """One person's badge; an empty `name` leaves a line to write it on. `code` may hold a space."""

    name: str
    organisation: str
    code: str
    places: tuple[BadgePlace, ...]
    no_photo: bool


@dataclass(frozen=True, slots=True)
class BadgeSheets:
    """What is printed in one go: `language` is nb, nn or en, `title` the file's.

    `head` stands small on every badge; `foot`, in the sheet's margin, holds SHEET and SHEETS;
    `no_photo` says in words what the mark means, `qr` what the code is, and holds CODE.
    """

    language: str
    title: str
    head: str
    foot: str
    no_photo: str
    qr: str
    format: BadgeFormat
    badges: tuple[Badge, ...]
    made_at: datetime


def badges_pdf(sheets: BadgeSheets) -> bytes:
    """Return `sheets` as a PDF. Raises TypesettingFailed, for which no name is a reason."""
    data: dict[str, Any] = printable_data(
        {
            **asdict(sheets),
            "made_at": None,
            "region": "GB" if sheets.language == "en" else "NO",
            "sheet": asdict(SHEETS_OF[sheets.format]),
        }
    )
    # The picture of a code is no text: nothing in it may be divided.
    for badge in data["badges"]:
        badge["qr"] = qr_svg(badge["code"].replace(" ", ""))
        badge["described"] = sheets.qr.replace(CODE, badge["code"])
    return pdf(TEMPLATE, data, sheets.made_at)


def qr_svg(text: str) -> str:
    """Return a QR code of `text` as SVG, black on nothing, with no margin of its own."""
    out = io.BytesIO()
    segno.make(text, micro=False, error="m").save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue().decode()
