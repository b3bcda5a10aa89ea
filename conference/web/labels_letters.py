"""The reader's words and shapes for letters, and for those who act."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from conference.domain.actors import ActorKind
from conference.domain.outbox import (
    Attachment,
    MessageAction,
    MessageKind,
    MessageState,
    MessageStatus,
)
from conference.domain.reminders import Audience, LeftOut
from conference.domain.texts import Language
from conference.domain.users import Role, UserState

_STATUSES: Mapping[MessageStatus, Any] = {
    MessageStatus.WAITING: _l("Venter"),
    MessageStatus.FAILED: _l("Mislyktes foreløpig"),
    MessageStatus.SENDING: _l("Sendes nå"),
    MessageStatus.SENT: _l("Sendt"),
    MessageStatus.UNKNOWN: _l("Uvisst om det kom fram"),
    MessageStatus.GIVEN_UP: _l("Ga opp"),
    MessageStatus.BOUNCED: _l("Kom i retur"),
}
_SHAPES: Mapping[MessageStatus, str] = {
    MessageStatus.WAITING: "ring",
    MessageStatus.FAILED: "half",
    MessageStatus.SENDING: "half",
    MessageStatus.SENT: "full",
    MessageStatus.UNKNOWN: "half",
    MessageStatus.GIVEN_UP: "cross",
    MessageStatus.BOUNCED: "cross",
}

LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
    MessageStatus: _STATUSES,
    MessageState: {each: _STATUSES[MessageStatus(each.value)] for each in MessageState},
    MessageKind: {
        MessageKind.INVITATION: _l("Invitasjon"),
        MessageKind.RECEIPT: _l("Kvittering"),
        MessageKind.DECLINED: _l("Avbud"),
        MessageKind.HANDOVER: _l("Gitt videre"),
        MessageKind.PLACEMENT: _l("Sesjoner"),
        MessageKind.REMINDER: _l("Påminnelse"),
        MessageKind.NAMES: _l("Navn mangler"),
        MessageKind.CHANGE: _l("Endring i programmet"),
        MessageKind.NEWS: _l("Melding"),
        MessageKind.ANSWERED: _l("Svar på innspill"),
        MessageKind.OWNERSHIP: _l("Innspill å svare på"),
    },
    MessageAction: {
        MessageAction.RETRY: _l("Send på nytt"),
        MessageAction.CONFIRM: _l("Regn det som sendt"),
    },
    Audience: {
        Audience.COMING: _l("Dem som kommer"),
        Audience.UNDECLINED: _l("Dem som kommer eller ikke har svart"),
        Audience.INVITED: _l("Alle som er invitert"),
    },
    LeftOut: {
        LeftOut.CLOSED: _l("Fristen er ute"),
        LeftOut.FAILED: _l("Det siste brevet kom ikke fram"),
        LeftOut.UNDER_WAY: _l("Et brev er på vei"),
        LeftOut.ENOUGH: _l("Har fått så mange påminnelser som de skal"),
        LeftOut.RECENT: _l("Fikk brev for kort tid siden"),
    },
    Attachment: {
        Attachment.DAY: _l("Kalenderfil med hele dagen"),
        Attachment.PERSON: _l("Kalenderfil med mottakerens egne sesjoner"),
    },
    ActorKind: {
        ActorKind.LINK: _l("Organisasjonen selv"),
        ActorKind.USER: _l("Arrangøren"),
        ActorKind.COMMAND: _l("Kommandolinjen"),
    },
    UserState: {
        UserState.ACTIVE: _l("Kan logge inn"),
        UserState.WAITING: _l("Har ikke laget passord"),
        UserState.CLOSED: _l("Stengt ute"),
    },
    Role: {
        Role.ORGANISER: _l("Arrangør"),
        Role.CHAIR: _l("Sesjonsleder"),
        Role.FRONT_DESK: _l("Innsjekking"),
        Role.RAPPORTEUR: _l("Referent"),
    },
    Language: {Language.NB: "Bokmål", Language.NN: "Nynorsk", Language.EN: "English"},
}

SHAPES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    MessageStatus: _SHAPES,
    MessageState: {each: _SHAPES[MessageStatus(each.value)] for each in MessageState},
    UserState: {
        UserState.ACTIVE: "full",
        UserState.WAITING: "ring",
        UserState.CLOSED: "cross",
    },
}
