"""The organiser invites, sends new links, revokes and changes terms."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND, BY_LINK, ActorKind
from conference.domain.errors import (
    DeadlineTooLate,
    LinkInvalid,
    NotFound,
    QuotaBelowUse,
    TransitionRefused,
)
from conference.domain.invitations import InvitationState, terms_mark
from conference.domain.outbox import LINK_MARK, MessageKind, MessageState
from conference.models import AuditEntry, Invitation, OutboxMessage, Registration, locks
from conference.services import answers, invitations
from tests.support import factories
from tests.support.clock import START

ACCEPTED = InvitationState.ACCEPTED


def _letters(session: Session) -> list[OutboxMessage]:
    return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def _invite_one(session: Session) -> tuple[Invitation, str]:
    conference = factories.conference(session)
    organisation = factories.organisation(session)
    invitations.invite(session, conference.id, [organisation.id], BY_COMMAND, START)
    letter = _letters(session)[0]
    assert letter.link_token
    return session.scalars(select(Invitation)).one(), letter.link_token


def test_each_new_guest_gets_one_letter_with_a_link_that_opens(session: Session) -> None:
    conference = factories.conference(session)
    wanted = [factories.organisation(session).id for _ in range(3)]
    made = invitations.invite(session, conference.id, wanted, BY_COMMAND, START, quota=3)
    assert made == 3
    letters = _letters(session)
    assert {each.kind for each in letters} == {MessageKind.INVITATION}
    for letter in letters:
        assert letter.link_token
        found = locks.invitation_by_token(session, letter.link_token, START)
        assert (found.id, found.quota) == (letter.invitation_id, 3)
        assert LINK_MARK in letter.body
        assert letter.link_token not in letter.body, "the key stands apart from the text"


def test_who_is_invited_already_is_left_alone(session: Session) -> None:
    invitation, token = _invite_one(session)
    organisation_id, conference_id = invitation.organisation_id, invitation.conference_id
    ids = [organisation_id, factories.organisation(session).id, 999]
    assert invitations.invite(session, conference_id, ids, BY_COMMAND, START) == 1
    assert locks.invitation_by_token(session, token, START).id == invitation.id


def test_a_new_link_ends_the_old_one_and_its_letter(session: Session) -> None:
    invitation, old = _invite_one(session)
    new = invitations.resend(session, invitation.id, BY_COMMAND, START)
    with pytest.raises(LinkInvalid):
        locks.invitation_by_token(session, old, START)
    assert locks.invitation_by_token(session, new, START).id == invitation.id
    assert [each.link_token for each in _letters(session)] == [new]


def test_a_new_link_can_go_to_somebody_else(session: Session) -> None:
    invitation, _ = _invite_one(session)
    contact = ("Nestleder", "nestleder@example.no")
    invitations.resend(session, invitation.id, BY_COMMAND, START, contact)
    assert [each.recipient_email for each in _letters(session)] == ["nestleder@example.no"]
    assert invitation.organisation.contact_email != "nestleder@example.no"


@pytest.mark.parametrize("state", [MessageState.SENDING, MessageState.UNKNOWN])
def test_a_letter_that_may_have_left_is_kept_but_loses_its_dead_link(
    session: Session, state: MessageState
) -> None:
    invitation, _ = _invite_one(session)
    letter = _letters(session)[0]
    letter.state = state
    session.flush()
    invitations.resend(session, invitation.id, BY_COMMAND, START)
    session.expire_all()
    old, new = _letters(session)
    assert (old.state, old.link_token) == (state, None)
    assert (new.state, new.link_token is None) == (MessageState.WAITING, False)


def test_revoking_frees_the_seats_ends_the_link_and_stops_the_letters(session: Session) -> None:
    conference = factories.conference(session)
    invitation, token = factories.invitation(session, conference, state=ACCEPTED)
    factories.registration(session, invitation, 1)
    answers.send_receipt(session, invitation.id, START)
    invitations.revoke(session, invitation.id, BY_COMMAND, START)
    assert invitation.state is InvitationState.REVOKED
    assert session.scalar(select(func.count(Registration.id))) == 0
    assert _letters(session) == []
    with pytest.raises(LinkInvalid):
        locks.invitation_by_token(session, token, START)
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.detail) == ("invitation.revoke", {"freed": 1})


def test_what_is_revoked_is_not_revoked_again(session: Session) -> None:
    invitation, _ = _invite_one(session)
    invitations.revoke(session, invitation.id, BY_COMMAND, START)
    with pytest.raises(TransitionRefused):
        invitations.revoke(session, invitation.id, BY_COMMAND, START)


def test_a_revoked_invitation_opens_again_as_if_never_answered(session: Session) -> None:
    conference = factories.conference(session)
    invitation, _ = factories.invitation(session, conference, state=ACCEPTED)
    invitation.answered_by = ActorKind.LINK
    invitations.revoke(session, invitation.id, BY_COMMAND, START)
    token = invitations.resend(session, invitation.id, BY_COMMAND, START)
    again = locks.invitation_by_token(session, token, START)
    assert (again.id, again.state) == (invitation.id, InvitationState.INVITED)
    assert again.answered_at is None
    assert again.answered_by is None


def _terms(session: Session, of: Invitation, quota: int, closes_at: datetime) -> None:
    seen = terms_mark(of.quota, of.closes_at)
    invitations.change_terms(session, of.id, quota, closes_at, seen, BY_COMMAND, START)


def test_seats_in_use_bound_the_quota_from_below(session: Session) -> None:
    conference = factories.conference(session)
    invitation, _ = factories.invitation(session, conference, state=ACCEPTED)
    factories.registration(session, invitation, 2)
    closes_at = invitation.closes_at
    with pytest.raises(QuotaBelowUse):
        _terms(session, invitation, 1, closes_at)
    _terms(session, invitation, 4, closes_at)
    session.expire_all()
    seat = session.scalars(select(Registration)).one()
    assert (invitation.quota, seat.quota) == (4, 4), "the seat follows its invitation"


def test_a_later_deadline_lets_the_organisation_answer(session: Session) -> None:
    conference = factories.conference(session)
    invitation, token = factories.invitation(session, conference)
    late = invitation.closes_at + timedelta(hours=1)
    deadline: datetime = invitation.closes_at + timedelta(days=2)
    _terms(session, invitation, 2, deadline)
    answers.decline(session, token, BY_LINK, late)
    assert invitation.state is InvitationState.DECLINED


def test_a_deadline_on_the_conference_day_is_refused(session: Session) -> None:
    invitation, _ = _invite_one(session)
    too_late = factories.DAY + timedelta(hours=8)
    with pytest.raises(DeadlineTooLate):
        _terms(session, invitation, 2, too_late)


def test_an_invitation_that_is_not_there_is_refused(session: Session) -> None:
    for verb in (invitations.resend, invitations.revoke):
        with pytest.raises(NotFound):
            verb(session, 999, BY_COMMAND, START)
