"""A letter to many is written to each once, with a link that works, and to nobody else."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import db
from conference.app import create_app
from conference.domain import links
from conference.domain.actors import BY_COMMAND
from conference.domain.errors import ChangedMeanwhile, DomainError, NotFound, NothingChosen
from conference.domain.invitations import InvitationState
from conference.domain.outbox import MessageKind, MessageState, MessageStatus
from conference.domain.reminders import due_mark
from conference.models import (
    AuditEntry,
    Campaign,
    Conference,
    Invitation,
    OutboxMessage,
    approached,
)
from conference.queries import campaigns as queries
from conference.services import campaigns
from tests.support import factories
from tests.support.clock import START
from tests.support.racing import race

REMINDER, NAMES, NEWS = MessageKind.REMINDER, MessageKind.NAMES, MessageKind.NEWS


@pytest.fixture
def held(session: Session) -> Conference:
    """Three who haven't answered, and one who comes with a seat without a name."""
    made = factories.conference(session)
    for _ in range(3):
        factories.invitation(session, made)
    comes, _ = factories.invitation(session, made, state=InvitationState.ACCEPTED)
    factories.registration(session, comes, 1, "Amina Yusuf")
    factories.registration(session, comes, 2, None)
    return made


def _ids(session: Session, held: Conference, kind: MessageKind = REMINDER) -> list[int]:
    found = queries.due(session, held.id, kind, START)
    return [each.invitation_id for each in found.due]


def _send(
    session: Session,
    held: Conference,
    ids: list[int],
    seen: list[int],
    kind: MessageKind = REMINDER,
) -> int:
    last = approached.last_campaign(session, held.id)
    shown = due_mark(last, seen)
    return campaigns.send(session, held.id, kind, ids, shown, BY_COMMAND, START)


def _letters(session: Session) -> list[OutboxMessage]:
    return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def test_those_chosen_are_reminded_with_a_new_link(session: Session, held: Conference) -> None:
    due = _ids(session, held)
    old = {each.id: each.token_hash for each in session.scalars(select(Invitation))}
    assert _send(session, held, due[:2], due) == 1
    letters = _letters(session)
    assert [(each.kind, each.invitation_id) for each in letters] == [
        (REMINDER, due[0]),
        (REMINDER, due[1]),
    ]
    for each in letters:
        invitation = session.get_one(Invitation, each.invitation_id)
        assert invitation.token_hash == links.token_hash(each.link_token or "")
        assert invitation.token_hash != old[invitation.id]
    kept = session.get_one(Invitation, due[2])
    assert kept.token_hash == old[kept.id]
    campaign = session.scalars(select(Campaign)).one()
    assert (campaign.letters, {each.campaign_id for each in letters}) == (2, {campaign.id})
    entry = session.scalars(select(AuditEntry)).one()
    assert entry.detail == {"kind": "reminder", "letters": 2}


def test_who_was_just_reminded_is_left_out(session: Session, held: Conference) -> None:
    due = _ids(session, held)
    _send(session, held, due[:2], due)
    assert _ids(session, held) == due[2:]
    with pytest.raises(ChangedMeanwhile):
        _send(session, held, due, due)
    assert len(_letters(session)) == 2


def test_names_are_asked_for_where_they_are_missing(session: Session, held: Conference) -> None:
    (due,) = _ids(session, held, NAMES)
    _send(session, held, [due], [due], NAMES)
    (letter,) = _letters(session)
    assert letter.kind is NAMES
    assert letter.link_token


def test_news_leaves_the_link_alone(session: Session, held: Conference) -> None:
    (due,) = _ids(session, held, NEWS)
    before = session.get_one(Invitation, due).token_hash
    _send(session, held, [due], [due], NEWS)
    (letter,) = _letters(session)
    assert (letter.kind, letter.link_token) == (NEWS, None)
    assert session.get_one(Invitation, due).token_hash == before


def test_a_letter_to_nobody_is_no_campaign(session: Session, held: Conference) -> None:
    due = _ids(session, held)
    for nobody in ([], [999]):
        with pytest.raises(NothingChosen):
            _send(session, held, nobody, due)
    assert session.scalars(select(Campaign)).all() == []


def test_an_invitation_that_waits_is_replaced_by_nothing(
    session: Session, held: Conference
) -> None:
    first = session.scalars(select(Invitation).order_by(Invitation.id)).first()
    assert first
    factories.letter(session, held, first)
    assert first.id not in _ids(session, held), "the invitation hasn't even left"


def test_a_preview_is_the_letter_and_changes_nothing(session: Session, held: Conference) -> None:
    due = _ids(session, held)
    shown = campaigns.preview(session, held.id, REMINDER, due[0])
    _send(session, held, due[:1], due)
    (letter,) = _letters(session)
    assert (shown.subject, shown.body) == (letter.subject, letter.body)
    with pytest.raises(NotFound):
        campaigns.preview(session, held.id, REMINDER, 999)


def test_what_became_of_the_letters_is_counted(session: Session, held: Conference) -> None:
    due = _ids(session, held)
    _send(session, held, due, due)
    _letters(session)[0].state = MessageState.SENT
    session.flush()
    (row,) = queries.listed(session, held.id)
    assert row.statuses == {MessageStatus.SENT: 1, MessageStatus.WAITING: 2}


def press(url: str, conference_id: int, kind: MessageKind, ids: list[int]) -> str:
    """Write to `ids` as when nothing had been sent; return "done" or the refusal."""
    app = create_app({"TESTING": True, "SECRET_KEY": "race", "SQLALCHEMY_DATABASE_URI": url})
    with app.app_context():
        try:
            with db.transaction() as session:
                args = (conference_id, kind, ids, due_mark(0, ids), BY_COMMAND, START)
                campaigns.send(session, *args)
        except DomainError as error:
            return error.code
    return "done"


@pytest.mark.parametrize(("kind", "letters"), [(REMINDER, 3), (NEWS, 1)])
def test_three_presses_at_once_send_once(
    session: Session, held: Conference, database_url: str, kind: MessageKind, letters: int
) -> None:
    starter = (database_url, held.id, kind, _ids(session, held, kind))
    session.commit()
    outcomes = race(press, [starter] * 3)
    assert sorted(map(str, outcomes)) == ["changed_meanwhile", "changed_meanwhile", "done"]
    assert session.scalar(select(func.count(OutboxMessage.id))) == letters
