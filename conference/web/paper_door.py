"""The door's lists on paper: by name and by organisation, for when the network is down."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from conference.documents.door_list import DoorLabels, DoorLine, DoorList, Room, door_list_pdf
from conference.domain.codes import spaced
from conference.domain.paper import PaperLine, Since
from conference.queries.door import DoorPerson
from conference.web import formats
from conference.web.paper_news import news, who
from conference.web.paper_parts import NOTHING, Day, Paper, Part


def by_name(day: Day) -> Paper:
    """Return the list by name; without rooms before a run is published."""
    return _paper(day, is_by_organisation=False)


def by_organisation(day: Day) -> Paper:
    """Return the list by organisation; without rooms before a run is published."""
    return _paper(day, is_by_organisation=True)


def _paper(day: Day, *, is_by_organisation: bool) -> Paper:
    if not day.people:
        return NOTHING
    now = {each.registration_id: each for each in day.people}

    def tell(line: PaperLine) -> str:
        found = now.get(line.registration_id)
        rooms = ", ".join(_rooms(found)) if found and found.name == line.name else ""
        return f"{who(line)}: {rooms}" if rooms else who(line)

    def pdf(since: Mapping[int | None, Since]) -> bytes:
        title = _("Dørliste etter organisasjon") if is_by_organisation else _("Dørliste etter navn")
        slots = _slots(day)
        return door_list_pdf(
            DoorList(
                **day.frame(title),
                labels=_labels(),
                summary=_summary(day.people),
                slots=tuple(slots.values()),
                lines=tuple(_line(each, list(slots)) for each in day.people),
                by_organisation=is_by_organisation,
                news=news(since.get(None), tell),
            )
        )

    return Paper((Part(None, tuple(map(_kept, day.people))),), pdf)


def _kept(one: DoorPerson) -> PaperLine:
    """Return what a person's line says, whatever language it's printed in."""
    text = ", ".join((one.code, *_rooms(one)))
    return PaperLine(one.registration_id, one.name, one.organisation, text)


def _rooms(one: DoorPerson) -> list[str]:
    return [f"{place.number} {place.room}" for place in one.places]


def _slots(day: Day) -> dict[int, str]:
    """Return the head of each slot's column of rooms; none before a run is published."""
    if day.run is None:
        return {}
    begins = sorted({room.slot: room.starts_at for room in day.rooms}.items())
    return {slot: _("Kl. %(time)s", time=formats.clock(at)) for slot, at in begins}


def _line(one: DoorPerson, slots: Sequence[int]) -> DoorLine:
    rooms = {place.slot: Room(place.number, place.room) for place in one.places}
    return DoorLine(
        name=one.name or _("Navn kommer"),
        organisation=one.organisation,
        places=tuple(rooms.get(slot) for slot in slots),
        code=spaced(one.code),
        to_come=one.name is None,
    )


def _summary(people: Sequence[DoorPerson]) -> str:
    seats = ngettext("%(num)d person", "%(num)d personer", len(people))
    bodies = len({one.organisation_id for one in people})
    organisations = ngettext("%(num)d organisasjon", "%(num)d organisasjoner", bodies)
    return str(_("%(people)s fra %(organisations)s", people=seats, organisations=organisations))


def _labels() -> DoorLabels:
    return DoorLabels(
        list=_("Til døra når nettet er nede"),
        present=_("Inne"),
        name=_("Navn"),
        organisation=_("Organisasjon"),
        code=_("Kode"),
        page=_("Side {page} av {pages}"),
    )
