"""The archive's own words, in bokmål whoever takes the package out: a record has one language."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from conference.domain.clock import oslo
from conference.domain.contributions import ContributionKind, Origin, Voice
from conference.domain.follow_up import FollowUpState, ReferenceKind
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind
from conference.domain.plan_changes import PlanChangeKind
from conference.domain.programme import AppearanceRole, ItemKind

WORDS: Mapping[type[StrEnum], Mapping[Any, str]] = {
    OrganisationKind: {
        OrganisationKind.IMMIGRANT_ORGANISATION: "Innvandrerorganisasjon",
        OrganisationKind.IMMIGRANT_COUNCIL: "Innvandrerråd",
        OrganisationKind.MINISTRY: "Departement",
        OrganisationKind.DIRECTORATE: "Direktorat",
        OrganisationKind.MUNICIPALITY: "Kommune",
        OrganisationKind.VOLUNTARY_ORGANISATION: "Annen frivillig organisasjon",
    },
    InvitationState: {
        InvitationState.INVITED: "Invitert, ikke svart",
        InvitationState.ACCEPTED: "Takket ja",
        InvitationState.DECLINED: "Takket nei",
        InvitationState.REVOKED: "Invitasjonen ble trukket tilbake",
        InvitationState.LAPSED: "Svarte ikke innen fristen",
    },
    ItemKind: {
        ItemKind.REGISTRATION: "Registrering",
        ItemKind.CULTURE: "Kulturinnslag",
        ItemKind.SPEECH: "Tale",
        ItemKind.KEYNOTE: "Hovedinnlegg",
        ItemKind.PANEL: "Panel",
        ItemKind.MEAL: "Måltid",
        ItemKind.PARALLEL_SESSIONS: "Parallelle sesjoner",
        ItemKind.BREAK: "Pause",
        ItemKind.SOCIAL: "Sosialt samvær",
    },
    AppearanceRole: {
        AppearanceRole.CHAIR: "Sesjonsleder",
        AppearanceRole.HOST: "Konferansier",
        AppearanceRole.SPEAKER: "Taler",
        AppearanceRole.KEYNOTE: "Hovedinnleder",
        AppearanceRole.PANELLIST: "Paneldeltaker",
        AppearanceRole.CONTRIBUTOR: "Innleder",
        AppearanceRole.EXPERT: "Fagperson",
        AppearanceRole.RAPPORTEUR: "Referent",
    },
    ContributionKind: {
        ContributionKind.PROPOSAL: "Forslag",
        ContributionKind.CONCERN: "Bekymring",
        ContributionKind.QUESTION: "Spørsmål",
        ContributionKind.COMMITMENT: "Løfte fra regjeringen",
        ContributionKind.APPEAL: "Oppfordring fra regjeringen",
        ContributionKind.NONE: "Ingen innspill kom",
    },
    Voice: {
        Voice.ORGANISATION: "En organisasjon",
        Voice.SEVERAL: "Flere",
        Voice.UNNAMED: "Ikke sagt",
    },
    Origin: {
        Origin.ROOM: "Sagt i rommet",
        Origin.LINK: "Kom skriftlig",
        Origin.REPORT: "Hentet fra en rapport",
    },
    FollowUpState: {
        FollowUpState.NEW: "Ikke besvart",
        FollowUpState.CONSIDERED: "Vurderes",
        FollowUpState.FOLLOWED_UP: "Fulgt opp",
        FollowUpState.PARTLY: "Delvis fulgt opp",
        FollowUpState.NOT_FOLLOWED_UP: "Ikke fulgt opp",
    },
    ReferenceKind: {
        ReferenceKind.LAW: "Lov eller forskrift",
        ReferenceKind.WHITE_PAPER: "Melding eller proposisjon til Stortinget",
        ReferenceKind.BUDGET: "Budsjettpost",
        ReferenceKind.OTHER: "Annet",
    },
    PlanChangeKind: {
        PlanChangeKind.DAY_MOVED: "Konferansen flyttet til en annen dag",
        PlanChangeKind.ITEM_ADDED: "Ny post",
        PlanChangeKind.ITEM_REMOVED: "Post gikk ut",
        PlanChangeKind.ITEM_MOVED: "Post flyttet",
        PlanChangeKind.ITEM_ROOM: "Post fikk nytt rom",
        PlanChangeKind.ITEM_RENAMED: "Post fikk nytt navn",
        PlanChangeKind.ITEM_TEXTS: "Tekst om post endret",
        PlanChangeKind.SESSION_ADDED: "Ny sesjon",
        PlanChangeKind.SESSION_REMOVED: "Sesjon gikk ut",
        PlanChangeKind.SESSION_RENAMED: "Sesjon fikk nytt navn",
        PlanChangeKind.SESSION_NUMBER: "Sesjon fikk nytt nummer",
        PlanChangeKind.SESSION_TEXTS: "Tekst om sesjon endret",
        PlanChangeKind.OCCURRENCE_ADDED: "Sesjon holdes også",
        PlanChangeKind.OCCURRENCE_REMOVED: "Sesjon holdes ikke",
        PlanChangeKind.OCCURRENCE_MOVED: "Sesjon flyttet i tid",
        PlanChangeKind.OCCURRENCE_ROOM: "Sesjon fikk nytt rom",
        PlanChangeKind.OCCURRENCE_SEATS: "Antall plasser endret",
        PlanChangeKind.ROLE_ADDED: "Person fikk oppgave",
        PlanChangeKind.ROLE_REMOVED: "Person mistet oppgave",
        PlanChangeKind.ROLE_REPLACED: "Oppgave gikk til en annen",
        PlanChangeKind.ROLE_TEXTS: "Merknad om person endret",
        PlanChangeKind.PERSON_ADDED: "Ny person",
        PlanChangeKind.PERSON_REMOVED: "Person tatt ut",
        PlanChangeKind.PERSON_RENAMED: "Person fikk nytt navn",
        PlanChangeKind.PERSON_TEXTS: "Opplysninger om person endret",
        PlanChangeKind.ROOM_ADDED: "Nytt rom",
        PlanChangeKind.ROOM_REMOVED: "Rom tatt ut",
        PlanChangeKind.ROOM_LIMIT: "Rommets grense endret",
    },
}
MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip


def word(member: StrEnum | None) -> str:
    """Return the archive's word for `member`; nothing for None."""
    return "" if member is None else WORDS[type(member)][member]


def yes_no(value: bool) -> str:
    """Return "ja" or "nei"."""
    return "ja" if value else "nei"


def number(value: int | None) -> str:
    """Return the digits; nothing for None."""
    return "" if value is None else str(value)


def day(value: datetime | None) -> str:
    """Return the Norwegian day as programs read one, "2015-10-20"; nothing for None."""
    return "" if value is None else oslo(value).date().isoformat()


def moment(value: datetime | None) -> str:
    """Return the Norwegian wall clock as programs read one, "2015-10-20 12:30"."""
    return "" if value is None else f"{oslo(value):%Y-%m-%d %H:%M}"


def long_day(value: date) -> str:
    """Return "20. oktober 2015"."""
    return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"
