"""The lists for others in the reader's words: from a query's rows to sheets with heads."""

from collections.abc import Callable, Sequence

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from conference.documents.sheets import Column, ColumnKind, Sheet, Value
from conference.domain.needs import NeedChoice
from conference.domain.search import sort_key
from conference.domain.sheets import SheetKind
from conference.queries import programme, sheet_needs, sheets
from conference.queries.conferences import ConferenceView
from conference.queries.sheets import GuestLine, PersonLine
from conference.web import labels, reader, sheet_attendance

NUMBER, MOMENT = ColumnKind.NUMBER, ColumnKind.MOMENT


def made(session: Session, edition: ConferenceView, kind: SheetKind) -> list[Sheet]:
    """Return the sheets of the list of `kind`."""
    return _MAKERS[kind](session, edition)


def _guests(session: Session, edition: ConferenceView) -> list[Sheet]:
    columns = [
        Column(_("Organisasjon"), 36),
        Column(_("Organisasjonsnummer"), 14),
        Column(_("Type"), 24),
        Column(_("Kommune")),
        Column(_("Fylke")),
        Column(_("Målform"), 10),
        Column(_("Merkelapper")),
        Column(_("Svar"), 18),
        Column(_("Plasser"), 9, NUMBER),
        Column(_("Tatt"), 9, NUMBER),
        Column(_("Med navn"), 9, NUMBER),
        Column(_("Svarte"), 17, MOMENT),
    ]
    lines = sheets.guests(session, edition.id)
    return [Sheet(labels.label(SheetKind.GUESTS), columns, [_guest(each) for each in lines])]


def _guest(line: GuestLine) -> Sequence[Value]:
    return (
        line.name,
        line.number,
        labels.label(line.kind),
        line.municipality,
        line.county,
        labels.label(line.standard),
        ", ".join(line.tags),
        labels.label(line.state),
        line.quota,
        line.taken,
        line.named,
        line.answered_at,
    )


def _registrations(session: Session, edition: ConferenceView) -> list[Sheet]:
    slots = programme.whole(session, edition.id).slots
    columns = [
        Column(_("Navn"), 30),
        Column(_("Organisasjon"), 36),
        Column(_("Type"), 24),
        Column(_("Kommune")),
        *(
            Column(_("%(rank)d. ønske", rank=rank), 9, NUMBER)
            for rank in range(1, edition.wishes_per_person + 1)
        ),
    ]
    for slot in slots:
        columns += [
            Column(_("Sesjon i bolk %(number)d", number=slot), 9, NUMBER),
            Column(_("Rom i bolk %(number)d", number=slot), 16),
        ]
    lines = sheets.people(session, edition.id)
    rows = [_person(each, edition.wishes_per_person, slots) for each in lines]
    return [Sheet(labels.label(SheetKind.REGISTRATIONS), columns, rows)]


def _person(line: PersonLine, wishes: int, slots: Sequence[int]) -> Sequence[Value]:
    wanted = [*line.wishes, *[None] * wishes][:wishes]
    places: list[Value] = []
    for slot in slots:
        places += line.places.get(slot, (None, None))
    name = line.name or str(_("Navn kommer"))
    return (name, line.organisation, labels.label(line.kind), line.municipality, *wanted, *places)


def _needs(session: Session, edition: ConferenceView) -> list[Sheet]:
    counts = sheet_needs.needs(session, edition.id)
    told = [choice for choice in NeedChoice if counts[choice]]
    all_day = Sheet(
        _("Hele dagen"),
        [Column(_("Gjelder"), 18), Column(_("Behov"), 30), Column(_("Antall"), 9, NUMBER)],
        [(labels.label(each.kind), labels.label(each), counts[each]) for each in told],
    )
    columns = [
        Column(_("Bolk"), 7, NUMBER),
        Column(_("Sesjon"), 40),
        Column(_("Rom"), 16),
        Column(_("Personer"), 9, NUMBER),
        *(Column(labels.label(each), 12, NUMBER) for each in told),
    ]
    rows: list[Sequence[Value]] = [
        (
            room.slot,
            f"{room.number}. {reader.text(room.title)}",
            room.room,
            room.people,
            *(room.counts.get(each, 0) for each in told),
        )
        for room in sheet_needs.room_needs(session, edition.id)
    ]
    return [all_day, Sheet(_("Hver sesjon"), columns, rows)]


def _security(session: Session, edition: ConferenceView) -> list[Sheet]:
    columns = [Column(_("Navn"), 36), Column(_("Organisasjon"), 48)]
    named = [each for each in sheets.people(session, edition.id) if each.name]
    rows = [(each.name, each.organisation) for each in sorted(named, key=_by_name)]
    return [Sheet(labels.label(SheetKind.SECURITY), columns, rows)]


def _by_name(line: PersonLine) -> str:
    return sort_key(line.name or "")


_MAKERS: dict[SheetKind, Callable[[Session, ConferenceView], list[Sheet]]] = {
    SheetKind.GUESTS: _guests,
    SheetKind.REGISTRATIONS: _registrations,
    SheetKind.NEEDS: _needs,
    SheetKind.SECURITY: _security,
    SheetKind.ATTENDANCE: sheet_attendance.sheets,
}
