"""The reader's words and shapes for what was said, and for what comes of it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from conference.domain.archive import PackageKind
from conference.domain.contributions import ContributionKind, Origin, Voice
from conference.domain.follow_up import FollowUpState, ReferenceKind
from conference.domain.reviews import Lack

LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
    ContributionKind: {
        ContributionKind.PROPOSAL: _l("Forslag"),
        ContributionKind.CONCERN: _l("Bekymring"),
        ContributionKind.QUESTION: _l("Spørsmål"),
        ContributionKind.COMMITMENT: _l("Løfte fra regjeringen"),
        ContributionKind.APPEAL: _l("Oppfordring fra regjeringen"),
        ContributionKind.NONE: _l("Ingen innspill kom"),
    },
    Voice: {
        Voice.ORGANISATION: _l("En organisasjon"),
        Voice.SEVERAL: _l("Flere"),
        Voice.UNNAMED: _l("Ikke sagt"),
    },
    Origin: {
        Origin.ROOM: _l("Sagt i rommet"),
        Origin.LINK: _l("Kom skriftlig"),
        Origin.REPORT: _l("Fra en rapport"),
    },
    Lack: {
        Lack.APPROVAL: _l("Venter på godkjenning"),
        Lack.THEME: _l("Uten tema"),
        Lack.OWNER: _l("Uten eier"),
        Lack.MERGED: _l("Slått sammen med et annet"),
        Lack.REMOVED: _l("Fjernet"),
    },
    FollowUpState: {
        FollowUpState.NEW: _l("Ikke besvart"),
        FollowUpState.CONSIDERED: _l("Vurderes"),
        FollowUpState.FOLLOWED_UP: _l("Fulgt opp"),
        FollowUpState.PARTLY: _l("Delvis fulgt opp"),
        FollowUpState.NOT_FOLLOWED_UP: _l("Ikke fulgt opp"),
    },
    PackageKind: {
        PackageKind.ARCHIVE: _l("Arkivpakken"),
        PackageKind.ACCESS: _l("Innsynspakken"),
    },
    ReferenceKind: {
        ReferenceKind.LAW: _l("Lov eller forskrift"),
        ReferenceKind.WHITE_PAPER: _l("Melding eller proposisjon til Stortinget"),
        ReferenceKind.BUDGET: _l("Budsjettpost"),
        ReferenceKind.OTHER: _l("Annet"),
    },
}

SHAPES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    FollowUpState: {
        FollowUpState.NEW: "ring",
        FollowUpState.CONSIDERED: "dash",
        FollowUpState.FOLLOWED_UP: "full",
        FollowUpState.PARTLY: "half",
        FollowUpState.NOT_FOLLOWED_UP: "cross",
    },
}
