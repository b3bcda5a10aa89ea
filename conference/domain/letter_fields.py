"""The placeholders of letters: their words in both written standards, and which letter has which.

A placeholder stands for a fact of the letter ({frist}), for a sentence that depends on how things
stand ({svar_innen}), or for a block of lines ({svaret}).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind


class Placeholder(StrEnum):
    """What a letter's text can leave open."""

    CONTACT = "contact"
    RECIPIENT = "recipient"
    ORGANISATION = "organisation"
    CONFERENCE = "conference"
    DATE = "date"
    ORGANISER = "organiser"
    DEADLINE = "deadline"
    SEATS = "seats"
    NAMELESS = "nameless"
    ANSWER_BY = "answer_by"
    LINK = "link"
    NEW_LINK = "new_link"
    OLD_LINK = "old_link"
    ANSWER = "answer"
    WHAT_NEXT = "what_next"
    CHANGED = "changed"
    ABOUT = "about"
    PERSON = "person"
    OPENING = "opening"
    SESSIONS = "sessions"
    WHY = "why"
    CHANGES = "changes"
    QUESTIONS = "questions"
    EMAIL = "email"
    PHONE = "phone"
    EARLIER = "earlier"
    BODY = "body"
    CONTRIBUTION = "contribution"
    RESPONSE = "response"
    ADDRESS = "address"
    WAITING = "waiting"


_P, _K = Placeholder, MessageKind

_WORDS: Mapping[Placeholder, tuple[str, str]] = {
    _P.CONTACT: ("kontaktperson", "kontaktperson"),
    _P.RECIPIENT: ("mottaker", "mottakar"),
    _P.ORGANISATION: ("organisasjon", "organisasjon"),
    _P.CONFERENCE: ("konferanse", "konferanse"),
    _P.DATE: ("dato", "dato"),
    _P.ORGANISER: ("arrangør", "arrangør"),
    _P.DEADLINE: ("frist", "frist"),
    _P.SEATS: ("plasser", "plassar"),
    _P.NAMELESS: ("plasser_uten_navn", "plassar_utan_namn"),
    _P.ANSWER_BY: ("svar_innen", "svar_innan"),
    _P.LINK: ("lenke", "lenkje"),
    _P.NEW_LINK: ("ny_lenke", "ny_lenkje"),
    _P.OLD_LINK: ("gammel_lenke", "gammal_lenkje"),
    _P.ANSWER: ("svaret", "svaret"),
    _P.WHAT_NEXT: ("veien_videre", "vegen_vidare"),
    _P.CHANGED: ("endret", "endra"),
    _P.ABOUT: ("gjelder", "gjeld"),
    _P.PERSON: ("person", "person"),
    _P.OPENING: ("innledning", "innleiing"),
    _P.SESSIONS: ("sesjoner", "sesjonar"),
    _P.WHY: ("hvorfor", "kvifor"),
    _P.CHANGES: ("endringer", "endringar"),
    _P.QUESTIONS: ("spørsmål", "spørsmål"),
    _P.EMAIL: ("e-post", "e-post"),
    _P.PHONE: ("telefon", "telefon"),
    _P.EARLIER: ("fra_sist", "frå_sist"),
    _P.BODY: ("etat", "etat"),
    _P.CONTRIBUTION: ("innspillet", "innspelet"),
    _P.RESPONSE: ("svaret_fra_etaten", "svaret_frå_etaten"),
    _P.ADDRESS: ("nettside", "nettside"),
    _P.WAITING: ("venter", "ventar"),
}

BLOCKS = frozenset(
    {
        _P.ANSWER,
        _P.WHAT_NEXT,
        _P.SESSIONS,
        _P.CHANGES,
        _P.EARLIER,
        _P.CONTRIBUTION,
        _P.RESPONSE,
    }
)
"""Placeholders that become several lines, and so stand on a line of their own."""

NOT_IN_SUBJECT = BLOCKS | {
    _P.LINK,
    _P.OLD_LINK,
    _P.ANSWER_BY,
    _P.OPENING,
    _P.WHY,
    _P.QUESTIONS,
    _P.ADDRESS,
    _P.WAITING,
}

MAY_BE_EMPTY = frozenset(
    {_P.NEW_LINK, _P.OLD_LINK, _P.CHANGED, _P.SESSIONS, _P.WHY, _P.PHONE, _P.WHAT_NEXT, _P.EARLIER}
)
"""Placeholders that sometimes become nothing; a space beside them goes too."""


@dataclass(frozen=True, slots=True)
class KindFields:
    """The placeholders that one kind of letter has, and those it can't do without."""

    allowed: tuple[Placeholder, ...]
    required: frozenset[Placeholder] = frozenset()


_DAY = (_P.ORGANISATION, _P.CONFERENCE, _P.DATE, _P.ORGANISER)
_ASK = (_P.QUESTIONS, _P.EMAIL, _P.PHONE)
_INVITED = (_P.CONTACT, *_DAY, _P.DEADLINE)
_NEEDS_LINK = frozenset({_P.LINK})

_FIELDS: Mapping[MessageKind, KindFields] = {
    _K.INVITATION: KindFields(
        (*_INVITED, _P.SEATS, _P.ANSWER_BY, _P.LINK, _P.NEW_LINK, _P.OLD_LINK, _P.EARLIER, *_ASK),
        _NEEDS_LINK,
    ),
    _K.HANDOVER: KindFields((*_INVITED, _P.SEATS, _P.ANSWER_BY, _P.LINK, *_ASK), _NEEDS_LINK),
    _K.REMINDER: KindFields((*_INVITED, _P.SEATS, _P.LINK, _P.OLD_LINK, *_ASK), _NEEDS_LINK),
    _K.NAMES: KindFields((*_INVITED, _P.NAMELESS, _P.LINK, _P.OLD_LINK, *_ASK), _NEEDS_LINK),
    _K.RECEIPT: KindFields(
        (*_INVITED, _P.SEATS, _P.ANSWER, _P.WHAT_NEXT, *_ASK), frozenset({_P.ANSWER})
    ),
    _K.DECLINED: KindFields((*_INVITED, *_ASK)),
    _K.PLACEMENT: KindFields(
        (
            _P.RECIPIENT,
            _P.PERSON,
            *_DAY,
            _P.CHANGED,
            _P.ABOUT,
            _P.OPENING,
            _P.SESSIONS,
            _P.WHY,
            *_ASK,
        ),
        frozenset({_P.OPENING, _P.SESSIONS}),
    ),
    _K.CHANGE: KindFields((_P.CONTACT, *_DAY, _P.CHANGES, *_ASK), frozenset({_P.CHANGES})),
    _K.NEWS: KindFields((*_INVITED, *_ASK)),
    _K.ANSWERED: KindFields(
        (_P.CONTACT, *_DAY, _P.BODY, _P.CONTRIBUTION, _P.RESPONSE, _P.ADDRESS, *_ASK),
        frozenset({_P.RESPONSE}),
    ),
    _K.OWNERSHIP: KindFields(
        (
            _P.RECIPIENT,
            _P.CONFERENCE,
            _P.DATE,
            _P.ORGANISER,
            _P.BODY,
            _P.WAITING,
            _P.LINK,
            _P.OLD_LINK,
            *_ASK,
        ),
        _NEEDS_LINK,
    ),
}


def fields_of(kind: MessageKind) -> KindFields:
    """Return the placeholders of a kind of letter."""
    return _FIELDS[kind]


def written(placeholder: Placeholder, standard: WrittenStandard) -> str:
    """Return the placeholder as an organiser writes it, with its braces: "{frist}"."""
    return "{" + _WORDS[placeholder][standard is WrittenStandard.NN] + "}"


def by_word() -> Mapping[str, Placeholder]:
    """Return every placeholder by its words, of both written standards, without braces."""
    return _BY_WORD


_BY_WORD = {word: each for each, words in _WORDS.items() for word in words}
