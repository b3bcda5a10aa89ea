"""An invitation's life follows one table, and its deadline binds the organisation alone."""

from datetime import UTC, datetime, timedelta

import pytest

from conference.domain.actors import BY_LINK, by_user
from conference.domain.errors import DeadlinePassed, TransitionRefused
from conference.domain.invitations import (
    InvitationAction,
    InvitationState,
    actions,
    check_open,
    is_link_alive,
    next_state,
)

CLOSES = datetime(2015, 10, 2, 14, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_an_answer_can_be_changed_back_and_forth() -> None:
    state = InvitationState.INVITED
    for action, expected in [
        (InvitationAction.DECLINE, InvitationState.DECLINED),
        (InvitationAction.ACCEPT, InvitationState.ACCEPTED),
        (InvitationAction.DECLINE, InvitationState.DECLINED),
    ]:
        state = next_state(state, action)
        assert state is expected


def test_a_revoked_invitation_opens_only_with_a_new_link() -> None:
    assert actions(InvitationState.REVOKED) == {InvitationAction.RESEND}
    assert next_state(InvitationState.REVOKED, InvitationAction.RESEND) is InvitationState.INVITED
    with pytest.raises(TransitionRefused):
        next_state(InvitationState.REVOKED, InvitationAction.ACCEPT)


def test_every_state_has_a_way_out() -> None:
    assert all(actions(state) for state in InvitationState)


def test_the_deadline_binds_to_the_second() -> None:
    check_open(BY_LINK, CLOSES, CLOSES - SECOND)
    with pytest.raises(DeadlinePassed):
        check_open(BY_LINK, CLOSES, CLOSES)


def test_the_organiser_helps_after_the_deadline() -> None:
    check_open(by_user(1), CLOSES, CLOSES + SECOND)


@pytest.mark.parametrize(
    ("state", "expires", "alive"),
    [
        (InvitationState.INVITED, CLOSES + SECOND, True),
        (InvitationState.DECLINED, CLOSES + SECOND, True),
        (InvitationState.REVOKED, CLOSES + SECOND, False),
        (InvitationState.ACCEPTED, CLOSES, False),
    ],
)
def test_a_link_dies_when_revoked_or_expired(
    state: InvitationState, expires: datetime, alive: bool
) -> None:
    assert is_link_alive(state, expires, CLOSES) is alive
