"""The guest list: an organisation's state on it, what one looks for, and the order it is in."""

from dataclasses import dataclass
from enum import StrEnum

from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind, WrittenStandard


class GuestState(StrEnum):
    """Where an organisation stands: as its invitation does, or without one."""

    NOT_INVITED = "not_invited"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REVOKED = "revoked"
    LAPSED = "lapsed"


class BalanceDimension(StrEnum):
    """What the guest list is balanced by."""

    KIND = "kind"
    COUNTY = "county"


class GuestOrder(StrEnum):
    """What the guest list is in order of."""

    NAME = "name"
    KIND = "kind"
    COUNTY = "county"
    STATE = "state"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class GuestSearch:
    """What somebody looks for on the guest list; None and empty mean all."""

    text: str = ""
    kind: OrganisationKind | None = None
    county: str | None = None
    state: GuestState | None = None
    standard: WrittenStandard | None = None
    nameless: bool = False
    tag: str | None = None
    order: GuestOrder = GuestOrder.NAME
    page: int = 1


def guest_state(state: InvitationState | None) -> GuestState:
    """Return the state of an organisation whose invitation has `state`, or (None) has none."""
    return GuestState(state.value) if state else GuestState.NOT_INVITED
