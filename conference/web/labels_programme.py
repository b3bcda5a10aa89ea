"""The reader's words and shapes for the programme and the assignment."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from conference.domain.changes import Change
from conference.domain.plan_faults import Severity
from conference.domain.programme import AppearanceRole, AppearanceStatus, ItemKind
from conference.domain.runs import RunSource, RunState

LABELS: Mapping[type[StrEnum], Mapping[Any, Any]] = {
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
    AppearanceStatus: {
        AppearanceStatus.PLANNED: _l("Planlagt"),
        AppearanceStatus.ACTUAL: _l("Deltok"),
        AppearanceStatus.CANCELLED: _l("Avlyst"),
    },
    Severity: {
        Severity.ERROR: _l("Feil"),
        Severity.WARNING: _l("Advarsel"),
        Severity.HINT: _l("Tips"),
    },
    RunState: {
        RunState.WAITING: _l("Venter"),
        RunState.RUNNING: _l("Beregnes"),
        RunState.FAILED: _l("Gikk ikke"),
        RunState.DRAFT: _l("Utkast"),
        RunState.PUBLISHED: _l("Publisert"),
        RunState.SUPERSEDED: _l("Erstattet"),
    },
    RunSource: {RunSource.SOLVED: _l("Beregnet"), RunSource.COPIED: _l("Kopiert")},
    Change: {
        Change.WORSE: _l("Dårligere"),
        Change.SAME: _l("Like godt"),
        Change.BETTER: _l("Bedre"),
    },
}

SHAPES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    AppearanceStatus: {
        AppearanceStatus.PLANNED: "ring",
        AppearanceStatus.ACTUAL: "full",
        AppearanceStatus.CANCELLED: "cross",
    },
    Severity: {Severity.ERROR: "cross", Severity.WARNING: "half", Severity.HINT: "ring"},
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
