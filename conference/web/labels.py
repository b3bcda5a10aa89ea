"""The reader's words for the states, kinds and roles that the code names in English."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from conference.domain.actors import ActorKind
from conference.domain.changes import Change
from conference.domain.guests import GuestOrder, GuestState
from conference.domain.invitations import InvitationState
from conference.domain.needs import NeedChoice, NeedKind
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.outbox import Attachment, MessageAction, MessageKind, MessageState
from conference.domain.programme import AppearanceRole, ItemKind
from conference.domain.runs import RunSource, RunState
from conference.domain.texts import Language
from conference.domain.users import Role

# By class, then by member: members of different enums with one value are equal to Python.
LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
    OrganisationKind: {
        OrganisationKind.IMMIGRANT_ORGANISATION: _l("Innvandrerorganisasjon"),
        OrganisationKind.IMMIGRANT_COUNCIL: _l("Innvandrerråd"),
        OrganisationKind.MINISTRY: _l("Departement"),
        OrganisationKind.DIRECTORATE: _l("Direktorat"),
        OrganisationKind.MUNICIPALITY: _l("Kommune"),
        OrganisationKind.VOLUNTARY_ORGANISATION: _l("Annen frivillig organisasjon"),
    },
    InvitationState: {
        InvitationState.INVITED: _l("Venter på svar"),
        InvitationState.ACCEPTED: _l("Kommer"),
        InvitationState.DECLINED: _l("Kommer ikke"),
        InvitationState.REVOKED: _l("Trukket tilbake"),
        InvitationState.LAPSED: _l("Svarte ikke i tide"),
    },
    GuestState: {
        GuestState.NOT_INVITED: _l("Ikke invitert"),
        GuestState.INVITED: _l("Venter på svar"),
        GuestState.ACCEPTED: _l("Kommer"),
        GuestState.DECLINED: _l("Kommer ikke"),
        GuestState.REVOKED: _l("Trukket tilbake"),
        GuestState.LAPSED: _l("Svarte ikke i tide"),
    },
    GuestOrder: {
        GuestOrder.NAME: _l("Navn"),
        GuestOrder.KIND: _l("Type"),
        GuestOrder.COUNTY: _l("Fylke"),
        GuestOrder.STATE: _l("Svar"),
        GuestOrder.ANSWERED: _l("Sist svart"),
    },
    ActorKind: {
        ActorKind.LINK: _l("Organisasjonen selv"),
        ActorKind.USER: _l("Arrangøren"),
        ActorKind.COMMAND: _l("Kommandolinjen"),
    },
    WrittenStandard: {WrittenStandard.NB: _l("Bokmål"), WrittenStandard.NN: _l("Nynorsk")},
    Language: {Language.NB: "Bokmål", Language.NN: "Nynorsk", Language.EN: "English"},
    ItemKind: {
        ItemKind.REGISTRATION: _l("Registrering"),
        ItemKind.CULTURE: _l("Kulturinnslag"),
        ItemKind.SPEECH: _l("Tale"),
        ItemKind.KEYNOTE: _l("Hovedinnlegg"),
        ItemKind.PANEL: _l("Panel"),
        ItemKind.MEAL: _l("Måltid"),
        ItemKind.PARALLEL_SESSIONS: _l("Parallelle sesjoner"),
        ItemKind.BREAK: _l("Pause"),
        ItemKind.SOCIAL: _l("Sosialt samvær"),
    },
    AppearanceRole: {
        AppearanceRole.CHAIR: _l("Sesjonsleder"),
        AppearanceRole.HOST: _l("Konferansier"),
        AppearanceRole.SPEAKER: _l("Taler"),
        AppearanceRole.KEYNOTE: _l("Hovedinnleder"),
        AppearanceRole.PANELLIST: _l("Paneldeltaker"),
        AppearanceRole.CONTRIBUTOR: _l("Innleder"),
        AppearanceRole.EXPERT: _l("Fagperson"),
        AppearanceRole.RAPPORTEUR: _l("Referent"),
    },
    NeedKind: {
        NeedKind.DIET: _l("Mat"),
        NeedKind.ACCESS: _l("Tilgjengelighet"),
        NeedKind.INTERPRETATION: _l("Tolking"),
        NeedKind.PHOTO: _l("Bilder"),
        NeedKind.OTHER: _l("Annet"),
    },
    NeedChoice: {
        NeedChoice.VEGETARIAN: _l("Vegetarmat"),
        NeedChoice.VEGAN: _l("Vegansk mat"),
        NeedChoice.HALAL: _l("Halal"),
        NeedChoice.KOSHER: _l("Koscher"),
        NeedChoice.GLUTEN_FREE: _l("Uten gluten"),
        NeedChoice.LACTOSE_FREE: _l("Uten laktose"),
        NeedChoice.NUT_ALLERGY: _l("Nøtteallergi"),
        NeedChoice.WHEELCHAIR: _l("Plass til rullestol"),
        NeedChoice.HEARING_LOOP: _l("Teleslynge"),
        NeedChoice.STEP_FREE_SEAT: _l("Sitteplass uten trapp"),
        NeedChoice.COMPANION: _l("Har med ledsager"),
        NeedChoice.SIGN_LANGUAGE: _l("Tegnspråktolk"),
        NeedChoice.SPEECH_TO_TEXT: _l("Skrivetolk"),
        NeedChoice.INTERPRETER: _l("Tolk til et annet språk"),
        NeedChoice.NO_PHOTO: _l("Vil ikke bli fotografert"),
        NeedChoice.OTHER: _l("Noe annet"),
    },
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
    Attachment: {
        Attachment.DAY: _l("Kalenderfil med hele dagen"),
        Attachment.PERSON: _l("Kalenderfil med mottakerens egne sesjoner"),
    },
    RunState: {
        RunState.WAITING: _l("Venter"),
        RunState.RUNNING: _l("Beregnes"),
        RunState.FAILED: _l("Gikk ikke"),
        RunState.DRAFT: _l("Utkast"),
        RunState.PUBLISHED: _l("Publisert"),
        RunState.SUPERSEDED: _l("Erstattet"),
    },
    Change: {
        Change.WORSE: _l("Dårligere"),
        Change.SAME: _l("Like godt"),
        Change.BETTER: _l("Bedre"),
    },
    RunSource: {RunSource.SOLVED: _l("Beregnet"), RunSource.COPIED: _l("Kopiert")},
    Role: {
        Role.ORGANISER: _l("Arrangør"),
        Role.CHAIR: _l("Sesjonsleder"),
        Role.FRONT_DESK: _l("Innsjekking"),
        Role.RAPPORTEUR: _l("Referent"),
    },
}

# A shape beside the word, so that a state is never told by colour alone (macros/ui.html).
SHAPES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    InvitationState: {
        InvitationState.INVITED: "ring",
        InvitationState.ACCEPTED: "full",
        InvitationState.DECLINED: "cross",
        InvitationState.REVOKED: "dash",
        InvitationState.LAPSED: "dash",
    },
    GuestState: {
        GuestState.NOT_INVITED: "dash",
        GuestState.INVITED: "ring",
        GuestState.ACCEPTED: "full",
        GuestState.DECLINED: "cross",
        GuestState.REVOKED: "dash",
        GuestState.LAPSED: "dash",
    },
    MessageState: {
        MessageState.WAITING: "ring",
        MessageState.SENDING: "half",
        MessageState.SENT: "full",
        MessageState.UNKNOWN: "half",
        MessageState.GIVEN_UP: "cross",
        MessageState.BOUNCED: "cross",
    },
    RunState: {
        RunState.WAITING: "dash",
        RunState.RUNNING: "half",
        RunState.FAILED: "cross",
        RunState.DRAFT: "ring",
        RunState.PUBLISHED: "full",
        RunState.SUPERSEDED: "dash",
    },
    Change: {Change.WORSE: "down", Change.SAME: "dash", Change.BETTER: "up"},
}


def label(member: StrEnum) -> str:
    """Return the reader's word for `member`."""
    return str(LABELS[type(member)][member])


def shape(member: StrEnum) -> str:
    """Return the name of the shape that goes with a state."""
    return SHAPES[type(member)][member]


def choices(enum: type[StrEnum]) -> list[tuple[str, str]]:
    """Return (value, word) for every member of `enum`, in its order."""
    return [(member.value, label(member)) for member in enum]
