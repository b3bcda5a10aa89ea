"""The lists that the organiser takes out for others."""

from enum import StrEnum


class SheetKind(StrEnum):
    """What a list is about; each holds what its readers need, and no more."""

    GUESTS = "guests"
    REGISTRATIONS = "registrations"
    NEEDS = "needs"
    SECURITY = "security"
    ATTENDANCE = "attendance"
