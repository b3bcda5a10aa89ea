"""Who came, as a spreadsheet: by person, and as figures by kind and county for the report."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from conference.documents.sheets import Column, ColumnKind, Sheet, Value
from conference.domain.sheets import SheetKind
from conference.queries import attendance, programme
from conference.queries.attendance import Attendee, Turnout
from conference.queries.conferences import ConferenceView
from conference.web import labels

NUMBER, MOMENT = ColumnKind.NUMBER, ColumnKind.MOMENT


def sheets(session: Session, edition: ConferenceView) -> list[Sheet]:
    """Return who came, and how many of each kind and county."""
    slots = programme.whole(session, edition.id).slots
    people = attendance.attendees(session, edition.id, edition.date)
    columns = [
        Column(_("Navn"), 30),
        Column(_("Organisasjon"), 36),
        Column(_("Type"), 24),
        Column(_("Fylke")),
        Column(_("Sluppet inn"), 17, MOMENT),
        *(Column(_("Møtte i sesjon, bolk %(number)d", number=slot), 12, NUMBER) for slot in slots),
    ]
    kinds = attendance.turnout(people, lambda each: str(labels.label(each.kind)))
    return [
        Sheet(
            labels.label(SheetKind.ATTENDANCE), columns, [_person(each, slots) for each in people]
        ),
        _figures(_("Etter type"), _("Type"), kinds),
        _figures(
            _("Etter fylke"), _("Fylke"), attendance.turnout(people, lambda each: each.county)
        ),
    ]


def _person(one: Attendee, slots: Sequence[int]) -> Sequence[Value]:
    name = one.name or str(_("Navn kommer"))
    seen = (one.sessions.get(slot) for slot in slots)
    return (name, one.organisation, labels.label(one.kind), one.county, one.admitted_at, *seen)


def _figures(title: str, group: str, found: Mapping[str, Turnout]) -> Sheet:
    columns = [
        Column(group, 30),
        Column(_("Plasser"), 9, NUMBER),
        Column(_("Kom"), 9, NUMBER),
        Column(_("Organisasjoner"), 14, NUMBER),
        Column(_("Organisasjoner som kom"), 20, NUMBER),
    ]
    rows: list[Sequence[Value]] = [
        (name, each.seats, each.came, each.organisations, each.organisations_came)
        for name, each in sorted(found.items(), key=lambda each: -each[1].seats)
    ]
    return Sheet(title, columns, rows)
