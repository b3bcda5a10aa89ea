"""Seats are taken back once, offered once, and never more than the day has."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import db
from conference.app import create_app
from conference.domain.actors import BY_COMMAND
from conference.domain.errors import (
    AlreadyInvited,
    AlreadyReserved,
    ChangedMeanwhile,
    DeadlinePassed,
    DeadlineTooLate,
    DomainError,
    NotFound,
    SeatsShort,
)
from conference.domain.invitations import InvitationState
from conference.domain.marks import mark
from conference.domain.outbox import MessageKind
from conference.models import Conference, Invitation, OutboxMessage, Registration, Reserve
from conference.queries import reserves as queries
from conference.services import reserves
from tests.support import factories
from tests.support.clock import START
from tests.support.racing import race

LATE = factories.CLOSES_AT + timedelta(hours=1)
ENDS = LATE + timedelta(days=5)
Known = tuple[Conference, Invitation, Invitation]


@pytest.fixture
def known(session: Session) -> Known:
    """A silent organisation, and one that comes with one name and one seat held."""
    held = factories.conference(session)
    silent, _ = factories.invitation(session, held)
    factories.letter(session, held, silent)
    comes, _ = factories.invitation(session, held, quota=3, state=InvitationState.ACCEPTED)
    factories.registration(session, comes, 1, "Amina Yusuf")
    factories.registration(session, comes, 2, None)
    return held, silent, comes


def _take_back(session: Session, held: Conference, *, nameless: bool = False) -> int:
    shown = queries.to_take_back(session, held.id, LATE, take_nameless=nameless)
    freed = reserves.take_back(
        session, held.id, mark(shown), BY_COMMAND, LATE, take_nameless=nameless
    )
    session.expire_all()
    return freed


def test_unused_seats_are_taken_back(session: Session, known: Known) -> None:
    held, silent, comes = known
    assert _take_back(session, held) == 3
    assert silent.state is InvitationState.LAPSED
    assert (comes.state, comes.quota) == (InvitationState.ACCEPTED, 2)
    assert session.scalars(select(Registration.seat)).all() == [1, 2]
    assert not session.scalars(select(OutboxMessage)).all(), "who lapsed gets no more letters"
    assert _take_back(session, held) == 0, "a second time there is nothing left"


def test_held_seats_go_too_where_the_organiser_says_so(session: Session, known: Known) -> None:
    held, _silent, comes = known
    assert _take_back(session, held, nameless=True) == 4
    assert comes.quota == 1
    assert session.scalars(select(Registration.name)).all() == ["Amina Yusuf"]
    letters = session.scalars(select(OutboxMessage)).all()
    assert [(each.kind, each.invitation_id) for each in letters] == [
        (MessageKind.RECEIPT, comes.id)
    ], "who loses a seat that was held is told"


def test_nothing_is_taken_from_who_answered_meanwhile(session: Session, known: Known) -> None:
    held, silent, _comes = known
    shown = queries.to_take_back(session, held.id, LATE, take_nameless=False)
    silent.state = InvitationState.DECLINED
    session.flush()
    with pytest.raises(ChangedMeanwhile):
        reserves.take_back(session, held.id, mark(shown), BY_COMMAND, LATE, take_nameless=False)


def _reserved(session: Session, held: Conference, *priorities: int) -> list[int]:
    ids = []
    for minute, priority in enumerate(priorities):
        made = factories.organisation(session)
        when = START + timedelta(minutes=minute)
        reserves.add(session, held.id, made.id, priority, BY_COMMAND, when)
        ids.append(made.id)
    return ids


def _offer(session: Session, held: Conference, seats: int, quota: int, ids: list[int]) -> int:
    return reserves.offer(session, held.id, seats, quota, ENDS, mark(ids), BY_COMMAND, LATE)


def test_the_next_on_the_list_are_invited_with_a_deadline_of_their_own(session: Session) -> None:
    held = factories.conference(session)
    last, second, first = _reserved(session, held, 5, 2, 1)
    assert _offer(session, held, 5, 2, [first, second]) == 2
    made = session.scalars(select(Invitation).order_by(Invitation.id)).all()
    assert {each.organisation_id for each in made} == {first, second}
    assert {(each.quota, each.closes_at) for each in made} == {(2, ENDS)}
    assert session.scalars(select(Reserve.organisation_id)).all() == [last]
    letters = session.scalars(select(OutboxMessage.kind)).all()
    assert letters == [MessageKind.INVITATION] * 2


def test_no_more_seats_are_offered_than_the_day_has(session: Session, known: Known) -> None:
    held, _silent, _comes = known
    held.capacity = 7
    session.flush()
    (one,) = _reserved(session, held, 1)
    with pytest.raises(SeatsShort) as refused:
        _offer(session, held, 3, 1, [one])
    assert refused.value.params == {"left": 2}
    assert _offer(session, held, 2, 2, [one]) == 1


@pytest.mark.parametrize(
    ("ends", "error"),
    [(LATE, DeadlinePassed), (factories.DAY + timedelta(hours=9), DeadlineTooLate)],
)
def test_the_deadline_lies_ahead_and_before_the_day(
    session: Session, ends: object, error: type[DomainError]
) -> None:
    held = factories.conference(session)
    ids = _reserved(session, held, 1)
    with pytest.raises(error):
        reserves.offer(session, held.id, 2, 2, ends, mark(ids), BY_COMMAND, LATE)  # type: ignore[arg-type]


def test_a_list_that_has_changed_is_shown_again(session: Session) -> None:
    held = factories.conference(session)
    first, _second = _reserved(session, held, 1, 1)
    reserves.remove(session, held.id, first, BY_COMMAND, LATE)
    with pytest.raises(ChangedMeanwhile):
        _offer(session, held, 2, 2, [first])


def test_the_list_takes_each_once_and_nobody_who_is_invited(session: Session) -> None:
    held = factories.conference(session)
    invited, _ = factories.invitation(session, held)
    (listed,) = _reserved(session, held, 3)
    with pytest.raises(AlreadyInvited):
        reserves.add(session, held.id, invited.organisation_id, 1, BY_COMMAND, START)
    with pytest.raises(NotFound):
        reserves.add(session, held.id, 999, 1, BY_COMMAND, START)
    with pytest.raises(NotFound):
        reserves.change(session, held.id, invited.organisation_id, 1, BY_COMMAND, START)
    reserves.change(session, held.id, listed, 1, BY_COMMAND, START)
    assert [each.priority for each in queries.listed(session, held.id)] == [1]
    with pytest.raises(AlreadyReserved):
        reserves.add(session, held.id, listed, 1, BY_COMMAND, START)


def give(url: str, conference_id: int, ids: list[int]) -> str:
    """Offer two seats to each of `ids`; return "done" or the refusal."""
    app = create_app({"TESTING": True, "SECRET_KEY": "race", "SQLALCHEMY_DATABASE_URI": url})
    with app.app_context():
        try:
            with db.transaction() as session:
                seats = 2 * len(ids)
                reserves.offer(session, conference_id, seats, 2, ENDS, mark(ids), BY_COMMAND, LATE)
        except DomainError as error:
            return error.code
    return "done"


def test_two_organisers_at_once_offer_the_seats_once(session: Session, database_url: str) -> None:
    held = factories.conference(session)
    held.capacity = 8
    ids = _reserved(session, held, *[1] * 8)
    starter = (database_url, held.id, ids[:4])
    session.commit()
    outcomes = race(give, [starter] * 4)
    assert sorted(map(str, outcomes)) == ["done", *["seats_short"] * 3]
    assert session.scalar(select(func.sum(Invitation.quota))) == 8
