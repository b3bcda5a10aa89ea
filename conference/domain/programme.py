"""Kinds of programme items, and the roles people have on them."""

from enum import StrEnum


class ItemKind(StrEnum):
    """What a line of the day is."""

    REGISTRATION = "registration"
    CULTURE = "culture"
    SPEECH = "speech"
    KEYNOTE = "keynote"
    PANEL = "panel"
    MEAL = "meal"
    PARALLEL_SESSIONS = "parallel_sessions"
    BREAK = "break"
    SOCIAL = "social"


class AppearanceRole(StrEnum):
    """What somebody does on the programme."""

    CHAIR = "chair"
    HOST = "host"
    SPEAKER = "speaker"
    KEYNOTE = "keynote"
    PANELLIST = "panellist"
    CONTRIBUTOR = "contributor"
    EXPERT = "expert"
    RAPPORTEUR = "rapporteur"


class AppearanceStatus(StrEnum):
    """Whether an appearance is announced, only known to have happened, or announced and undone."""

    PLANNED = "planned"
    ACTUAL = "actual"
    CANCELLED = "cancelled"
