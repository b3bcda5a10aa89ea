"""The conference moves to another day with everything, at once and by the clock on the wall."""

from datetime import date, timedelta

import pytest
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from conference.domain import plan_edits as edits
from conference.domain.actors import BY_COMMAND
from conference.domain.clock import oslo
from conference.domain.errors import DeadlineTooLate
from conference.domain.outbox import MessageKind, MessageState
from conference.domain.plan import Room
from conference.domain.plan_changes import PlanChangeKind
from conference.domain.registrations import SeatAnswer
from conference.models import Conference, Invitation, OutboxMessage
from conference.queries import plans, releases
from conference.services import answers, days, invitations
from tests.services.test_assignments import places
from tests.services.test_releases import published
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.released import release, work

NEXT = date(2015, 10, 27)


def test_everything_moves_and_nobody_loses_a_place(session: Session) -> None:
    held, persons, run_id = published(session)
    before = plans.released(session, held.id)
    there = [places(session, run_id, each) for each in persons]
    work(session, held, lambda plan: edits.add_room(plan, Room("Ny", 9)))
    assert days.move(session, held.id, NEXT, BY_COMMAND, NOW, tell=True) == len(persons)
    assert session.get_one(Conference, held.id).date == NEXT
    after = plans.released(session, held.id)
    assert {oslo(each.starts_at).date() for each in after.items} == {NEXT}
    assert [oslo(each.starts_at).time() for each in after.items] == [
        oslo(each.starts_at).time() for each in before.items
    ]
    assert [places(session, run_id, each) for each in persons] == there
    working = plans.working(session, held.id)
    assert (working.date, working.items) == (NEXT, after.items)
    assert plans.state(session, held.id).changes == 1, "the room is still only drafted"
    (told,) = releases.log(session, held.id)[0].changes
    assert told.kind is PlanChangeKind.DAY_MOVED


def test_the_letter_names_both_days_and_nothing_else(session: Session) -> None:
    held, _persons, _run = published(session, 1)
    days.move(session, held.id, NEXT, BY_COMMAND, NOW, tell=True)
    query = select(OutboxMessage.body).where(OutboxMessage.kind == MessageKind.CHANGE)
    (body,) = session.scalars(query)
    lines = [line for line in body.splitlines() if line.startswith("- ")]
    assert lines == ["- Konferansen er flyttet til 27. oktober 2015. Før sto det 20. oktober 2015."]
    assert "Person 0" not in body


def test_nobody_may_answer_on_the_day(session: Session) -> None:
    held, _persons, _run = published(session, 1)
    with pytest.raises(DeadlineTooLate):
        days.move(session, held.id, date(2015, 10, 2), BY_COMMAND, NOW, tell=False)
    assert days.move(session, held.id, held.date, BY_COMMAND, NOW, tell=True) == 0


def test_winter_time_changes_no_clock(session: Session) -> None:
    held, _persons, _run = published(session, 1)
    before = plans.released(session, held.id).items[0]
    days.move(session, held.id, NEXT, BY_COMMAND, NOW, tell=False)
    after = plans.released(session, held.id).items[0]
    assert after.starts_at - before.starts_at == timedelta(days=7, hours=1)
    release(session, held, lambda plan: edits.remove_item(plan, after.key))


def test_letters_that_have_not_left_name_the_new_day(session: Session) -> None:
    held = factories.conference(session)
    ids = [factories.organisation(session).id for _each in range(3)]
    invitations.invite(session, held.id, ids, BY_COMMAND, NOW)
    first, second, third = session.scalars(select(Invitation).order_by(Invitation.id))
    left = session.scalars(select(OutboxMessage).where(_about(first))).one()
    left.state = MessageState.SENT
    seats = [SeatAnswer(1, "Amina Yusuf", "amina@example.no")]
    answers.accept(session, second.id, seats, BY_COMMAND, NOW)
    token = third.token_hash
    days.move(session, held.id, NEXT, BY_COMMAND, NOW, tell=False)
    bodies = {
        (each.invitation_id, each.kind): each.body
        for each in session.scalars(select(OutboxMessage))
    }
    assert "20. oktober" in bodies[first.id, MessageKind.INVITATION], "what has left has left"
    for about in (
        (second.id, MessageKind.INVITATION),
        (second.id, MessageKind.RECEIPT),
        (third.id, MessageKind.INVITATION),
    ):
        assert "27. oktober" in bodies[about]
        assert "20. oktober" not in bodies[about]
    assert len(bodies) == 4
    assert third.token_hash != token, "the link in the letter is the one that works"


def _about(one: Invitation) -> ColumnElement[bool]:
    return OutboxMessage.invitation_id == one.id
