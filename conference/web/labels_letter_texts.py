"""The reader's words for what a letter's placeholders become."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from conference.domain.letter_fields import Placeholder
from conference.domain.outbox import MessageKind

_P = Placeholder

LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
    Placeholder: {
        _P.CONTACT: _l("Navnet på kontaktpersonen"),
        _P.RECIPIENT: _l("Navnet på den som får brevet"),
        _P.ORGANISATION: _l("Navnet på organisasjonen"),
        _P.CONFERENCE: _l("Navnet på konferansen"),
        _P.DATE: _l("Dagen konferansen er"),
        _P.ORGANISER: _l("Den som inviterer"),
        _P.DEADLINE: _l("Når organisasjonen må svare"),
        _P.SEATS: _l("Hvor mange plasser det gjelder"),
        _P.NAMELESS: _l("Hvor mange plasser som mangler navn"),
        _P.ANSWER_BY: _l("Hvor mange plasser og når de må svare, eller at svaret alt er lagret"),
        _P.LINK: _l("Mottakerens personlige lenke"),
        _P.NEW_LINK: _l("Bare når brevet er en ny lenke til noen som har fått en før"),
        _P.OLD_LINK: _l("Bare når en lenke i et tidligere brev slutter å virke"),
        _P.ANSWER: _l("Plassene de har svart for, med navn og ønsker"),
        _P.WHAT_NEXT: _l("Hva de kan endre, og når sesjonene blir fordelt"),
        _P.CHANGED: _l("Bare når mottakeren har fått et brev om sesjoner før"),
        _P.ABOUT: _l("Hva brevet gjelder: sesjonene til mottakeren, eller at det ikke ble plass"),
        _P.PERSON: _l("Navnet på den som sesjonene gjelder"),
        _P.OPENING: _l("Setningen over sesjonene, eller at det ikke ble plass"),
        _P.SESSIONS: _l("Sesjonene, med tid, rom og hvilket ønske det er"),
        _P.WHY: _l("Hvor det står hvorfor det ble slik"),
        _P.CHANGES: _l("Det som er nytt i programmet for organisasjonen"),
        _P.QUESTIONS: _l("Hvor mottakeren kan spørre"),
        _P.EMAIL: _l("E-postadressen til arrangøren"),
        _P.PHONE: _l("Telefonnummeret til arrangøren"),
        _P.EARLIER: _l("Hva de har sagt før, og hva som kom av det; ingenting for dem som er nye"),
        _P.BODY: _l("Navnet på den som skal svare"),
        _P.CONTRIBUTION: _l("Nummeret på innspillet, og det de sa"),
        _P.RESPONSE: _l("Statusen og svaret"),
        _P.ADDRESS: _l("Nettsiden der alle kan lese svaret"),
        _P.WAITING: _l("Hvor mange innspill som venter på svar"),
    },
}

SHAPES: Mapping[type[StrEnum], Mapping[Any, str]] = {}

_K = MessageKind

OCCASIONS: Mapping[MessageKind, Any] = {
    _K.INVITATION: _l("Går ut når du inviterer en organisasjon eller sender den en ny lenke."),
    _K.RECEIPT: _l("Går ut når en organisasjon har meldt på eller endret noe."),
    _K.DECLINED: _l("Går ut når en organisasjon har meldt avbud."),
    _K.HANDOVER: _l("Går ut til den som får invitasjonen videre fra en kollega."),
    _K.PLACEMENT: _l("Går ut til hver person når fordelingen er publisert."),
    _K.REMINDER: _l("Går ut når du minner dem som ikke har svart."),
    _K.NAMES: _l("Går ut når du minner dem som har plasser uten navn."),
    _K.CHANGE: _l("Går ut til dem det gjelder når programmet er endret."),
    _K.NEWS: _l("Går ut når du skriver til mange på en gang."),
    _K.ANSWERED: _l("Går ut til en organisasjon når noen har svart på innspillet den kom med."),
    _K.OWNERSHIP: _l("Går ut til den som skal svare på innspill, med en personlig lenke."),
}
"""When each kind of letter leaves."""
