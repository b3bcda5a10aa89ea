"""A receipt says what comes next: a deadline, places to be given, or where they are shown."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.invitations import InvitationState
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.models import Invitation, OutboxMessage
from conference.services import answers, assignments, publishing
from tests.support import factories
from tests.support.clock import START as NOW

NB, NN = WrittenStandard.NB, WrittenStandard.NN
AFTER = factories.CLOSES_AT + timedelta(minutes=1)
WORDS = {
    NB: (
        "endre alt fram til 2. oktober 2015",
        "Etter fristen",
        "Svarfristen er ute",
        "er fordelt.",
    ),
    NN: (
        "endre alt fram til 2. oktober 2015",
        "Etter fristen",
        "Svarfristen er ute",
        "er fordelte.",
    ),
}
in_both = pytest.mark.parametrize("standard", [NB, NN])


def accepted(session: Session, standard: WrittenStandard) -> Invitation:
    """Add an organisation with two seats, one of them reserved."""
    to = factories.organisation(session, standard=standard)
    state = InvitationState.ACCEPTED
    made, _token = factories.invitation(session, factories.conference(session), to, state=state)
    factories.registration(session, made, 1)
    factories.registration(session, made, 2, None)
    return made


def publish(session: Session, invitation: Invitation) -> None:
    made = assignments.run(session, invitation.conference_id, BY_COMMAND, NOW)
    publishing.publish(session, made, BY_COMMAND, NOW)


def receipt(session: Session, invitation: Invitation, *, late: bool) -> str:
    """Write a receipt before the deadline or after it (`late`), and return its text."""
    answers.send_receipt(session, invitation.id, AFTER if late else NOW)
    query = select(OutboxMessage.body).where(OutboxMessage.kind == MessageKind.RECEIPT)
    body = session.scalars(query).one()
    assert "\n\n\n" not in body
    return body


def said(body: str, standard: WrittenStandard) -> list[bool]:
    return [words in body for words in WORDS[standard]]


@in_both
def test_before_the_deadline_it_says_until_when(
    session: Session, standard: WrittenStandard
) -> None:
    body = receipt(session, accepted(session, standard), late=False)
    assert said(body, standard) == [True, True, False, False]


@in_both
def test_after_the_deadline_it_promises_places_and_no_changes(
    session: Session, standard: WrittenStandard
) -> None:
    body = receipt(session, accepted(session, standard), late=True)
    assert said(body, standard) == [False, False, True, False]
    assert {NB: "Når de er fordelt", NN: "Når dei er fordelte"}[standard] in body


@in_both
@pytest.mark.parametrize("late", [False, True])
def test_after_publishing_it_says_where_the_sessions_are_shown(
    session: Session, standard: WrittenStandard, late: bool
) -> None:
    invitation = accepted(session, standard)
    publish(session, invitation)

    body = receipt(session, invitation, late=late)

    assert said(body, standard) == [False, False, late, True]
    changes = {
        NB: "endre navn, e-post og behov fram til",
        NN: "endre namn, e-post og behov fram til",
    }
    assert (changes[standard] in body) == (not late)
    where = {NB: "den personlige siden til Forening 1", NN: "den personlege sida til Forening 1"}
    assert where[standard] in body
