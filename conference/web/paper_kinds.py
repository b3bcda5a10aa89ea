"""Which papers there are, and who makes each of them."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from conference.domain.paper import PaperKind
from conference.web import (
    paper_attendees,
    paper_badges,
    paper_door,
    paper_evacuation,
    paper_kitchen,
    paper_rooms,
)
from conference.web.paper_parts import Maker

MAKERS: Mapping[PaperKind, Maker] = {
    PaperKind.BADGES: paper_badges.badges,
    PaperKind.ATTENDEES: paper_attendees.by_organisation,
    PaperKind.ATTENDEES_BY_NAME: paper_attendees.by_name,
    PaperKind.SIGN_IN: paper_attendees.sign_in,
    PaperKind.DOOR_BY_NAME: paper_door.by_name,
    PaperKind.DOOR_BY_ORGANISATION: paper_door.by_organisation,
    PaperKind.PLACE_CARDS: paper_rooms.place_cards,
    PaperKind.ROOM_SIGNS: paper_rooms.signs,
    PaperKind.KITCHEN: paper_kitchen.counts,
    PaperKind.EVACUATION: paper_evacuation.helped,
}
"""The makers, in the order of the overview."""

PURPOSES: Mapping[PaperKind, str] = {
    PaperKind.BADGES: _l("Til alle: navn, organisasjon, rom og en kode som døra leser."),
    PaperKind.ATTENDEES: _l("Til sesjonslederne: hvem som sitter i rommet, etter organisasjon."),
    PaperKind.ATTENDEES_BY_NAME: _l("De samme, etter navn: raskest når noen spør i døra."),
    PaperKind.SIGN_IN: _l("Til å skrive under på i rommet: navn, organisasjon og en linje."),
    PaperKind.DOOR_BY_NAME: _l("Til døra når nettet er nede: alle, med rom og en rute å krysse i."),
    PaperKind.DOOR_BY_ORGANISATION: _l("Den samme, for dem som sier hvor de kommer fra."),
    PaperKind.PLACE_CARDS: _l("Til bordene: navn og organisasjon, to på et ark, til å brette."),
    PaperKind.ROOM_SIGNS: _l("Til dørene: hva som skjer i rommet, når, og hvem som leder det."),
    PaperKind.KITCHEN: _l("Til kjøkkenet: hva som skal lages og hvor det skal. Ingen navn."),
    PaperKind.EVACUATION: _l("Fortrolig: hvem som trenger hjelp ut, hvor de er, og hvilken hjelp."),
}
"""What each paper is for, in the reader's words."""
