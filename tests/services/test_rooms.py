"""In the room: ticks, and somebody from another session where there is a seat."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.clock import OSLO
from conference.domain.door_errors import ElsewhereInSlot, RoomHasNoSeat
from conference.domain.errors import NotFound, SessionRepeated
from conference.models import Attendance, Conference, Occurrence, Placement, Registration
from conference.queries import rooms as views
from conference.services import assignments, publishing, rooms
from tests.services.test_assignments import room, world
from tests.support.clock import START

BEFORE = datetime(2015, 10, 20, 11, 50, tzinfo=OSLO)
BEGUN = BEFORE + timedelta(minutes=15)


def held_day(
    session: Session, people: int = 6, seats: int = 2
) -> tuple[Conference, list[Registration]]:
    """Publish a run of `people` in three sessions."""
    held, there = world(session, people, seats)
    run_id = assignments.run(session, held.id, BY_COMMAND, START)
    publishing.publish(session, run_id, BY_COMMAND, START)
    return held, there


def placed(session: Session, occurrence: Occurrence) -> list[int]:
    query = select(Placement.registration_id).where(Placement.occurrence_id == occurrence.id)
    return list(session.scalars(query.order_by(Placement.registration_id)))


def present(session: Session) -> int:
    return session.scalar(select(func.count(Attendance.id))) or 0


def other_than(session: Session, occurrence: Occurrence) -> int:
    """Return somebody placed in the same slot who has the session in neither."""
    rooms_of = select(Placement.registration_id).where(
        Placement.session_id == occurrence.session_id
    )
    query = select(Placement.registration_id).where(Placement.registration_id.not_in(rooms_of))
    return session.scalars(query).first() or pytest.fail("everybody has the session")


@pytest.mark.every_database
def test_what_is_ticked_on_an_earlier_day_is_practice(session: Session) -> None:
    held, _people = held_day(session)
    here = room(session, 1, 1)
    one, two = placed(session, here)[:2]
    practised = BEFORE - timedelta(days=1)
    rooms.tick(session, here.id, one, BY_COMMAND, practised)
    assert views.room(session, held.id, here.id, practised, practised.date()).present == 1
    assert views.room(session, held.id, here.id, BEFORE, BEFORE.date()).present == 0
    rooms.tick(session, here.id, two, BY_COMMAND, BEFORE)
    assert present(session) == 1
    rooms.tick(session, here.id, one, BY_COMMAND, BEFORE)
    after = BEFORE + timedelta(days=3)
    assert views.room(session, held.id, here.id, after, after.date()).present == 2
    rooms.untick(session, here.id, one, BY_COMMAND, after)
    assert present(session) == 1


def test_a_tick_is_one_however_often_it_is_pressed(session: Session) -> None:
    held_day(session)
    here = room(session, 1, 1)
    one = placed(session, here)[0]
    for _press in range(2):
        rooms.tick(session, here.id, one, BY_COMMAND, BEFORE)
    assert present(session) == 1
    for _press in range(2):
        rooms.untick(session, here.id, one, BY_COMMAND, BEFORE)
    assert present(session) == 0


def test_only_who_is_placed_there_is_ticked(session: Session) -> None:
    held_day(session)
    here = room(session, 1, 1)
    with pytest.raises(NotFound):
        rooms.tick(session, here.id, other_than(session, here), BY_COMMAND, BEFORE)


def test_somebody_is_let_in_and_the_placement_says_why(session: Session) -> None:
    held_day(session)
    here = room(session, 1, 1)
    one = other_than(session, here)
    rooms.let_in(session, here.id, one, "Tolken er her", BY_COMMAND, BEFORE)
    mine = select(Placement).where(
        Placement.registration_id == one, Placement.slot_id == here.slot_id
    )
    now = session.scalars(mine).one()
    assert (now.occurrence_id, now.by_hand, now.note) == (here.id, True, "Tolken er her")
    assert present(session) == 1


def test_nobody_sits_in_two_rooms_at_once(session: Session) -> None:
    held_day(session)
    here = room(session, 1, 1)
    one = other_than(session, here)
    there = session.scalars(
        select(Placement.occurrence_id).where(
            Placement.registration_id == one, Placement.slot_id == here.slot_id
        )
    ).one()
    rooms.tick(session, there, one, BY_COMMAND, BEFORE)
    with pytest.raises(ElsewhereInSlot) as refused:
        rooms.let_in(session, here.id, one, "Vil bytte", BY_COMMAND, BEFORE)
    assert set(refused.value.params) == {"number", "room"}


def test_seats_are_kept_for_those_placed_until_the_session_begins(session: Session) -> None:
    held_day(session)
    here = room(session, 1, 1)
    here.room_limit = here.seats = len(placed(session, here))
    session.flush()
    one = other_than(session, here)
    with pytest.raises(RoomHasNoSeat):
        rooms.let_in(session, here.id, one, "Plass", BY_COMMAND, BEFORE)
    rooms.let_in(session, here.id, one, "Plass", BY_COMMAND, BEGUN)
    assert present(session) == 1


def test_nobody_hears_the_same_session_twice(session: Session) -> None:
    held_day(session)
    here, later = room(session, 1, 1), room(session, 2, 1)
    has_it_later = set(placed(session, later)) - set(placed(session, here))
    with pytest.raises(SessionRepeated):
        rooms.let_in(session, here.id, has_it_later.pop(), "Plass", BY_COMMAND, BEGUN)
