"""Who needs help out of the house, as a paper: for the organiser to hand out and gather in.

What is kept of a printout is which seats stood on it and a mark of the help, never a name or a need
(domain.paper); the names are put in again from those who have a seat now.
"""

from collections.abc import Mapping
from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import ngettext

from conference import db
from conference.documents.evacuation import (
    EvacuationLabels,
    EvacuationList,
    Helped,
    evacuation_pdf,
)
from conference.domain.marks import mark
from conference.domain.needs import EvacuationHelp
from conference.domain.paper import PaperLine, Since
from conference.queries import evacuation
from conference.queries.door import DoorPerson
from conference.web import formats, labels
from conference.web.paper_news import news, who
from conference.web.paper_parts import NOTHING, Day, Paper, Part

Help = tuple[EvacuationHelp, ...]


def helped(day: Day) -> Paper:
    """Return the list of those who need help out; without rooms before a run is published."""
    found = evacuation.helped(db.read(), day.edition.id)
    people = [each for each in day.people if each.registration_id in found]
    known = {each.registration_id: each for each in day.people}
    if not people:
        return NOTHING

    def named(line: PaperLine) -> PaperLine:
        one = known.get(line.registration_id)
        if one is None:
            return replace(line, name=_("En plass som er gitt fra seg"))
        return replace(line, name=one.name, organisation=one.organisation)

    def pdf(since: Mapping[int | None, Since]) -> bytes:
        slots = _slots(day)
        return evacuation_pdf(
            EvacuationList(
                **day.frame(_("Evakueringsliste")),
                labels=_labels(),
                summary=ngettext(
                    "%(num)d person trenger hjelp ut",
                    "%(num)d personer trenger hjelp ut",
                    len(people),
                ),
                slots=tuple(slots.values()),
                people=tuple(
                    _person(one, found[one.registration_id], tuple(slots)) for one in people
                ),
                news=news(since.get(None), who),
            )
        )

    return Paper((Part(None, tuple(_kept(one, found) for one in people)),), pdf, named)


def _kept(one: DoorPerson, found: Mapping[int, Help]) -> PaperLine:
    places = [(place.slot, place.room) for place in one.places]
    facts = one.code, [each.value for each in found[one.registration_id]], places
    return PaperLine(one.registration_id, None, "", mark(facts))


def _slots(day: Day) -> dict[int, str]:
    """Return when each slot is; none before a run is published."""
    if day.run is None:
        return {}
    times = {
        room.slot: f"{formats.clock(room.starts_at)}–{formats.clock(room.ends_at)}"
        for room in day.rooms
    }
    return dict(sorted(times.items()))


def _person(one: DoorPerson, needed: Help, slots: tuple[int, ...]) -> Helped:
    rooms = {place.slot: place.room for place in one.places}
    return Helped(
        name=one.name or _("Navn kommer"),
        organisation=one.organisation,
        help=tuple(labels.label(each) for each in needed),
        rooms=tuple(rooms.get(slot, "") for slot in slots),
    )


def _labels() -> EvacuationLabels:
    return EvacuationLabels(
        list=_("For dem som leder evakueringen"),
        confidential=_("Fortrolig"),
        handed_in=_(
            "Vis listen bare til dem som skal hjelpe. Lever den til arrangøren "
            "etter konferansen; der makuleres den."
        ),
        by_room=_("Rom for rom"),
        by_name=_("Etter navn"),
        elsewhere=_("Ikke i noe rom"),
        name=_("Navn"),
        organisation=_("Organisasjon"),
        help=_("Hjelp"),
        room=_("Rom"),
        page=_("Side {page} av {pages}"),
    )
