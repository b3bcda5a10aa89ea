"""The reader's words and shapes for the guest list, invitations and their answers."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from conference.domain.board import BoardStatus, NextStep
from conference.domain.guests import BalanceDimension, GuestOrder, GuestState
from conference.domain.imports import ImportField, RowState
from conference.domain.invitations import InvitationState
from conference.domain.needs import NeedChoice, NeedKind
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.sheets import SheetKind

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
    BoardStatus: {
        BoardStatus.LETTER_FAILED: _l("Brevet kom ikke fram"),
        BoardStatus.SILENT: _l("Taus etter fristen"),
        BoardStatus.NAMES_MISSING: _l("Mangler navn"),
        BoardStatus.INVITED: _l("Invitert"),
        BoardStatus.OPENED: _l("Åpnet"),
        BoardStatus.NAMED: _l("Kommer, alle navn er på plass"),
        BoardStatus.DECLINED: _l("Kommer ikke"),
        BoardStatus.LAPSED: _l("Svarte ikke i tide"),
        BoardStatus.REVOKED: _l("Trukket tilbake"),
    },
    NextStep: {
        NextStep.MEND_ADDRESS: _l("Rett adressen, og send ny lenke"),
        NextStep.TAKE_BACK: _l("Ring, eller ta tilbake plassene"),
        NextStep.ASK_NAMES: _l("Be om navn"),
        NextStep.REMIND: _l("Minn om å svare"),
        NextStep.CALL: _l("Ring dem"),
        NextStep.WAIT: _l("Vent, et brev er nylig skrevet"),
        NextStep.NOTHING: _l("Ingenting"),
    },
    SheetKind: {
        SheetKind.GUESTS: _l("Gjesteliste"),
        SheetKind.REGISTRATIONS: _l("Påmeldte"),
        SheetKind.NEEDS: _l("Behov i antall"),
        SheetKind.SECURITY: _l("Sikkerhetsliste"),
        SheetKind.ATTENDANCE: _l("Oppmøte"),
    },
    GuestOrder: {
        GuestOrder.NAME: _l("Navn"),
        GuestOrder.KIND: _l("Type"),
        GuestOrder.COUNTY: _l("Fylke"),
        GuestOrder.STATE: _l("Svar"),
        GuestOrder.ANSWERED: _l("Sist svart"),
    },
    BalanceDimension: {
        BalanceDimension.KIND: _l("Type"),
        BalanceDimension.COUNTY: _l("Fylke"),
    },
    ImportField: {
        ImportField.NAME: _l("Organisasjon"),
        ImportField.NUMBER: _l("Organisasjonsnummer"),
        ImportField.ALIASES: _l("Andre navn"),
        ImportField.KIND: _l("Type"),
        ImportField.COUNTY: _l("Fylke"),
        ImportField.MUNICIPALITY: _l("Kommune"),
        ImportField.WRITTEN_STANDARD: _l("Målform"),
        ImportField.TAGS: _l("Merkelapper"),
        ImportField.CONTACT_NAME: _l("Kontaktperson"),
        ImportField.CONTACT_EMAIL: _l("E-post"),
        ImportField.CONTACT_PHONE: _l("Telefon"),
    },
    RowState: {
        RowState.WRONG: _l("Feil"),
        RowState.DOUBTFUL: _l("Mulig dublett"),
        RowState.CHANGED: _l("Endret"),
        RowState.NEW: _l("Ny"),
        RowState.UNCHANGED: _l("Uendret"),
    },
    WrittenStandard: {WrittenStandard.NB: _l("Bokmål"), WrittenStandard.NN: _l("Nynorsk")},
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
}

SHAPES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    RowState: {
        RowState.WRONG: "alarm",
        RowState.DOUBTFUL: "ring",
        RowState.CHANGED: "up",
        RowState.NEW: "full",
        RowState.UNCHANGED: "dash",
    },
    InvitationState: {
        InvitationState.INVITED: "ring",
        InvitationState.ACCEPTED: "full",
        InvitationState.DECLINED: "cross",
        InvitationState.REVOKED: "dash",
        InvitationState.LAPSED: "dash",
    },
    BoardStatus: {
        BoardStatus.LETTER_FAILED: "alarm",
        BoardStatus.SILENT: "alarm",
        BoardStatus.NAMES_MISSING: "half",
        BoardStatus.INVITED: "ring",
        BoardStatus.OPENED: "half",
        BoardStatus.NAMED: "full",
        BoardStatus.DECLINED: "cross",
        BoardStatus.LAPSED: "dash",
        BoardStatus.REVOKED: "dash",
    },
    GuestState: {
        GuestState.NOT_INVITED: "dash",
        GuestState.INVITED: "ring",
        GuestState.ACCEPTED: "full",
        GuestState.DECLINED: "cross",
        GuestState.REVOKED: "dash",
        GuestState.LAPSED: "dash",
    },
}
