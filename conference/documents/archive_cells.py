"""What the record's papers say in each column: in a cell, and in small below it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from conference.documents.archive_said import who
from conference.documents.archive_words import number, word
from conference.domain.archive import (
    AttendeeRecord,
    ContributionRecord,
    GuestRecord,
    ProgrammeRecord,
)
from conference.domain.clock import oslo

Cell = tuple[str, str]
Lines = tuple[ProgrammeRecord, ...]


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column on paper: its head, its share of the width, and what it says of a row."""

    head: str
    share: float
    tell: Callable[[Any], Cell]


def _place(guest: GuestRecord) -> Cell:
    is_same = guest.county == guest.municipality
    return guest.municipality, "" if is_same else guest.county


GUESTS = (
    PaperColumn("Organisasjon", 2.2, lambda r: (r.name, r.number or "")),
    PaperColumn("Type", 1.3, lambda r: (word(r.kind), "")),
    PaperColumn("Sted", 1.1, _place),
    PaperColumn("Svar", 1.3, lambda r: (word(r.state), "")),
    PaperColumn("Plasser", 0.6, lambda r: (f"{r.people} av {r.quota}", "")),
)


def attendees(slots: Sequence[int]) -> tuple[PaperColumn, ...]:
    """Return the columns of who came; each slot has its own."""

    def in_slot(slot: int) -> Callable[[AttendeeRecord], Cell]:
        def tell(one: AttendeeRecord) -> Cell:
            placed, sat = one.placed.get(slot), one.attended.get(slot)
            return number(placed), f"møtte i {sat}" if sat is not None else ""

        return tell

    return (
        PaperColumn("Navn", 1.6, lambda r: (r.name or "", "" if r.name else "Uten navn")),
        PaperColumn("Organisasjon", 2.2, lambda r: (r.organisation, word(r.kind))),
        *(PaperColumn(f"Sesjon i bolk {slot}", 0.8, in_slot(slot)) for slot in slots),
        PaperColumn("Kom", 0.4, lambda r: ("ja" if r.is_admitted else "nei", "")),
    )


def together(programme: Sequence[ProgrammeRecord]) -> tuple[Lines, ...]:
    """Return the lines, with what is the same but for when and where in one."""
    found: dict[ProgrammeRecord | int, list[ProgrammeRecord]] = {}
    for place, line in enumerate(programme):
        plain = replace(line, starts_at=None, ends_at=None, slot=None, room="")
        found.setdefault(place if line.session is None else plain, []).append(line)
    return tuple(map(tuple, found.values()))


def _time(lines: Lines) -> Cell:
    told = [
        f"{oslo(each.starts_at):%H.%M}–{oslo(each.ends_at):%H.%M}"
        for each in lines
        if each.starts_at and each.ends_at
    ]
    slots = " og ".join(str(each.slot) for each in lines if each.slot)
    all_day = "" if lines[0].session else "Hele dagen"
    return ", ".join(told) or all_day, f"Bolk {slots}" if slots else ""


def _what(lines: Lines) -> Cell:
    line = lines[0]
    name = line.title or word(line.kind)
    rooms = ", ".join(dict.fromkeys(each.room for each in lines if each.room))
    return (f"{line.session}. {name}" if line.session else name), rooms


def _who(lines: Lines) -> Cell:
    line = lines[0]
    about = ", ".join(each for each in (line.person_title, line.affiliation) if each)
    return line.person, about


def _role(lines: Lines) -> Cell:
    line = lines[0]
    if not line.person:
        return "", ""
    doubts = (
        "" if line.is_announced else "kjent i ettertid",
        "antatt" if line.is_inferred else "",
        line.note,
    )
    return word(line.role), ", ".join(each for each in doubts if each)


PROGRAMME = (
    PaperColumn("Tid", 0.8, _time),
    PaperColumn("Hva", 2, _what),
    PaperColumn("Hvem", 1.6, _who),
    PaperColumn("Rolle", 1, _role),
)


def _words(said: ContributionRecord) -> Cell:
    merged = f"slått sammen med nr. {said.merged_into}" if said.merged_into is not None else ""
    session = f"sesjon {said.session}" if said.session is not None else ""
    about = (word(said.kind), session, " og ".join(said.themes), merged)
    return said.text, ", ".join(each for each in about if each)


def _answer(said: ContributionRecord) -> Cell:
    return word(said.follow_up), said.answer.text if said.answer else ""


CONTRIBUTIONS = (
    PaperColumn("Nr.", 0.4, lambda r: (number(r.number), "")),
    PaperColumn("Innspill", 3, _words),
    PaperColumn("Hvem", 1.1, lambda r: (who(r), "")),
    PaperColumn("Svarer for det", 1.1, lambda r: (r.owner, "" if r.owner else r.responsible)),
    PaperColumn("Oppfølging", 1.8, _answer),
)
