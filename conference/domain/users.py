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


WAITING = "!"
"""What stands before a random mark where a password is still to be made."""
CLOSED = ""
"""What stands where a password did, once somebody is shut out."""


class UserState(StrEnum):
    """Whether somebody can sign in."""

    ACTIVE = "active"
    WAITING = "waiting"
    CLOSED = "closed"


def user_state(password_hash: str) -> UserState:
    """Return what a user's stored password says of them."""
    if password_hash == CLOSED:
        return UserState.CLOSED
    return UserState.WAITING if password_hash.startswith(WAITING) else UserState.ACTIVE
