"""The record's tables to be read: A4, as PDF/A-2a and tagged (PDF/UA-1), dated by what they hold.

A paper says less than its table (no descriptions, no second answers) in fewer, fuller columns.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conference.documents.archive_cells import (
    CONTRIBUTIONS,
    GUESTS,
    PROGRAMME,
    Cell,
    PaperColumn,
    attendees,
    together,
)
from conference.documents.archive_words import long_day
from conference.documents.glyphs import printable_data
from conference.documents.paper import Paper, paper_data
from conference.documents.typeset import pdf
from conference.domain.archive import Contents
from conference.domain.clock import oslo

TEMPLATE = Path(__file__).resolve().with_name("archive.typ")
LABELS = {"page": "Side {page} av {pages}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePaper(Paper):
    """What is printed: a table under its title, with a line that counts."""

    list: str
    lead: str
    nothing: str
    columns: tuple[dict[str, Any], ...]
    rows: tuple[tuple[Cell, ...], ...]
    labels: dict[str, str]


PART = 2000
"""So many rows are typeset in one go, for the typesetter's memory grows with them."""


Makers = dict[str, Callable[[], bytes]]


def papers(contents: Contents) -> dict[str, Makers]:
    """Return, by the table's name, what makes each of its papers, by the file's name.

    A table of more than PART rows has several. Each raises TypesettingFailed.
    """
    people = [each for each in contents.attendees if each.is_admitted]
    said = len(contents.contributions)
    told: dict[str, tuple[str, str, Sequence[PaperColumn], Sequence[Any]]] = {
        "guest-list": (
            "Gjesteliste",
            f"{len(contents.guests)} inviterte organisasjoner",
            GUESTS,
            contents.guests,
        ),
        "attendance": (
            "Oppmøte",
            f"{len(contents.attendees)} plasser, {len(people)} kom",
            attendees(contents.slots),
            contents.attendees,
        ),
        "programme": ("Program", "Slik det ble", PROGRAMME, together(contents.programme)),
        "contributions": ("Innspill", f"{said} innspill", CONTRIBUTIONS, contents.contributions),
    }
    return {name: _makers(contents, name, *parts) for name, parts in told.items()}


def _makers(
    contents: Contents,
    name: str,
    title: str,
    lead: str,
    columns: Sequence[PaperColumn],
    rows: Sequence[Any],
) -> Makers:
    """Return what makes the table's papers: one, or one for each PART of its rows."""
    parts = [rows[start : start + PART] for start in range(0, len(rows), PART)] or [rows]
    if len(parts) == 1:
        return {f"{name}.pdf": _maker(contents, title, lead, columns, rows)}
    return {
        f"{name}-{number}.pdf": _maker(
            contents, f"{title}, del {number} av {len(parts)}", lead, columns, part
        )
        for number, part in enumerate(parts, start=1)
    }


def _maker(
    contents: Contents, title: str, lead: str, columns: Sequence[PaperColumn], rows: Sequence[Any]
) -> Callable[[], bytes]:
    def make() -> bytes:
        paper = ArchivePaper(
            language="nb",
            title=title,
            conference=contents.name,
            date=long_day(contents.date),
            version="Arkiv",
            printed=f"Sist endret {long_day(oslo(contents.changed_at).date())}",
            made_at=contents.changed_at,
            notice="Organisasjonene og deltakerne er oppdiktet." if contents.is_invented else "",
            list="Arkiv",
            lead=lead,
            nothing="Ingenting er registrert.",
            columns=tuple({"head": each.head, "share": each.share} for each in columns),
            rows=tuple(tuple(each.tell(row) for each in columns) for row in rows),
            labels=LABELS,
        )
        return pdf(TEMPLATE, printable_data(paper_data(paper)), paper.made_at, archival=True)

    return make
