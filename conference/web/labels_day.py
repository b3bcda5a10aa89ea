"""The reader's words and shapes for the door and for what is printed for the day."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from conference.documents.badges import BadgeFormat
from conference.domain.door import ConflictReason, Decision, RequestState
from conference.domain.needs import EvacuationHelp
from conference.domain.paper import PaperKind
from conference.domain.retention import DeletionKind

LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
    ConflictReason: {
        ConflictReason.ADMITTED: _l("Sluppet inn ved to skranker"),
        ConflictReason.SWAPPED: _l("Plassen var gitt til en annen"),
        ConflictReason.GONE: _l("Plassen var gitt fra seg"),
    },
    RequestState: {
        RequestState.WAITING: _l("Venter på svar"),
        RequestState.APPROVED: _l("Godkjent"),
        RequestState.REFUSED: _l("Avslått"),
        RequestState.WITHDRAWN: _l("Tatt tilbake"),
    },
    Decision: {
        Decision.APPROVE: _l("Godkjenn"),
        Decision.REFUSE: _l("Avslå"),
        Decision.WITHDRAW: _l("Ta tilbake"),
    },
    BadgeFormat: {
        BadgeFormat.HOLDER: _l("Kort på 90 × 54 mm, ti på et A4-ark, med merker å klippe etter"),
        BadgeFormat.LABEL: _l("Etiketter på 80 × 50 mm, ti på et A4-ark (L4785)"),
        BadgeFormat.A6: _l("A6 til å henge rundt halsen, fire på et A4-ark"),
        BadgeFormat.SINGLE: _l("Én og én, 90 × 54 mm, til etikettskriver"),
    },
    EvacuationHelp: {
        EvacuationHelp.CARRY: _l("Bruker rullestol: kan ikke gå i trapper, og heisen står"),
        EvacuationHelp.STAIRS: _l("Går tungt i trapper: trenger støtte og tid"),
        EvacuationHelp.ALERT: _l("Hører kanskje ikke alarmen: si fra ansikt til ansikt, vis vei"),
        EvacuationHelp.TOGETHER: _l("Har med ledsager: la de to gå sammen"),
    },
    DeletionKind: {
        DeletionKind.NEEDS: _l("Behov"),
        DeletionKind.CONTACTS: _l("Kontaktopplysninger, ønsker, brev og logg"),
    },
    PaperKind: {
        PaperKind.ATTENDEES: _l("Deltakerlister"),
        PaperKind.ATTENDEES_BY_NAME: _l("Deltakerlister etter navn"),
        PaperKind.SIGN_IN: _l("Signeringslister"),
        PaperKind.PLACE_CARDS: _l("Bordkort"),
        PaperKind.DOOR_BY_NAME: _l("Dørliste etter navn"),
        PaperKind.DOOR_BY_ORGANISATION: _l("Dørliste etter organisasjon"),
        PaperKind.BADGES: _l("Navneskilt"),
        PaperKind.ROOM_SIGNS: _l("Romskilt"),
        PaperKind.KITCHEN: _l("Antall til kjøkkenet"),
        PaperKind.EVACUATION: _l("Evakueringsliste"),
    },
}
SHAPES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    ConflictReason: {
        ConflictReason.ADMITTED: "alarm",
        ConflictReason.SWAPPED: "alarm",
        ConflictReason.GONE: "alarm",
    },
    RequestState: {
        RequestState.WAITING: "ring",
        RequestState.APPROVED: "full",
        RequestState.REFUSED: "cross",
        RequestState.WITHDRAWN: "dash",
    },
}
