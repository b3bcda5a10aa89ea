"""The reader's words and shapes for letters, and for those who act."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from conference.domain.actors import ActorKind
from conference.domain.outbox import Attachment, MessageAction, MessageKind, MessageState
from conference.domain.reminders import LeftOut
from conference.domain.texts import Language
from conference.domain.users import Role

LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
    MessageState: {
        MessageState.WAITING: _l("Venter"),
        MessageState.SENDING: _l("Sendes nå"),
        MessageState.SENT: _l("Sendt"),
        MessageState.UNKNOWN: _l("Uvisst om det kom fram"),
        MessageState.GIVEN_UP: _l("Ga opp"),
        MessageState.BOUNCED: _l("Kom i retur"),
    },
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
    },
    MessageAction: {
        MessageAction.RETRY: _l("Send på nytt"),
        MessageAction.CONFIRM: _l("Regn det som sendt"),
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
    Role: {
        Role.ORGANISER: _l("Arrangør"),
        Role.CHAIR: _l("Sesjonsleder"),
        Role.FRONT_DESK: _l("Innsjekking"),
        Role.RAPPORTEUR: _l("Referent"),
    },
    Language: {Language.NB: "Bokmål", Language.NN: "Nynorsk", Language.EN: "English"},
}

SHAPES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    MessageState: {
        MessageState.WAITING: "ring",
        MessageState.SENDING: "half",
        MessageState.SENT: "full",
        MessageState.UNKNOWN: "half",
        MessageState.GIVEN_UP: "cross",
        MessageState.BOUNCED: "cross",
    },
}
