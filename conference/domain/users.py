"""The roles a user signs in with, and what a usable password is."""

from enum import StrEnum

PASSWORD_LENGTH = 12


class Role(StrEnum):
    """One user has one role; it decides which pages open."""

    ORGANISER = "organiser"
    CHAIR = "chair"
    FRONT_DESK = "front_desk"
    RAPPORTEUR = "rapporteur"


def usable_password(password: str) -> bool:
    """Whether `password` is long enough: length alone, after NIST SP 800-63B section 5.1.1."""
    return len(password) >= PASSWORD_LENGTH
