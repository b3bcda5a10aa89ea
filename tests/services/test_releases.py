"""A release takes to the tables what is worked on; people keep what can be kept."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain import plan_edits as edits
from conference.domain import plan_json
from conference.domain.actors import BY_COMMAND
from conference.domain.clock import start_of_day
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.marks import mark
from conference.domain.plan import (
    Plan,
    PlannedAppearance,
    PlannedItem,
    PlannedPerson,
    PlannedSession,
    Room,
)
from conference.domain.plan_changes import PlanChangeKind, load
from conference.domain.plan_errors import NothingChanged, ProgrammeFaulty
from conference.domain.programme import AppearanceRole, AppearanceStatus, ItemKind
from conference.domain.runs import RunState
from conference.models import (
    Appearance,
    AssignmentRun,
    AuditEntry,
    Bar,
    Conference,
    Occurrence,
    Person,
    Pin,
    Placement,
    ProgrammeDraft,
    ProgrammeItem,
    ProgrammeRelease,
    Registration,
    TimeSlot,
    Wish,
)
from conference.queries import plans, run_age
from conference.queries import programme as programme_pages
from conference.services import bars, placements, publishing, releases
from tests.services.test_assignments import places, room, run, world
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.plans import text
from tests.support.released import Edit, parts, release, work


def newest(session: Session) -> ProgrammeRelease:
    query = select(ProgrammeRelease).order_by(ProgrammeRelease.number.desc()).limit(1)
    return session.scalars(query).one()


def move(occurrence: int, item: int, into: str) -> Edit:
    return lambda plan: edits.move_occurrence(plan, occurrence, item, into)


def test_everything_new_gets_a_row_and_its_id(session: Session) -> None:
    held = factories.conference(session, sessions=1)

    def build(plan: Plan) -> Plan:
        plan = edits.add_room(plan, Room("Storsalen", 90))
        slot = PlannedItem(
            0,
            plan.items[-1].ends_at,
            plan.items[-1].ends_at + timedelta(hours=1),
            ItemKind.PARALLEL_SESSIONS,
            text("Bolk 3"),
        )
        plan = edits.add_item(plan, slot)
        plan = edits.add_session(plan, PlannedSession(0, 9, text("Ny"), text("Om")))
        plan = edits.set_occurrence(plan, -2, -1, "Storsalen", 80, 8, None)
        plan = edits.add_person(plan, PlannedPerson(0, "Kari Lie", text("Leder")))
        return edits.add_appearance(
            plan, PlannedAppearance(0, -4, AppearanceRole.CHAIR, session=-2)
        )

    release(session, held, build)
    shown = programme_pages.whole(session, held.id)
    assert shown.slots == (1, 2, 3)
    new = shown.sessions[-1]
    assert (new.number, new.chairs[0].name) == (9, "Kari Lie")
    assert [(each.slot, each.room, each.room_limit) for each in new.occurrences] == [
        (3, "Storsalen", 90)
    ]
    after = plans.working(session, held.id)
    assert not plans.state(session, held.id).is_changed
    assert edits.next_key(after) == -1, "every key is a row's id"
    assert parts(plan_json.load(newest(session).content)) == parts(after)
    assert session.get_one(Conference, held.id).revision == 2


def test_rooms_and_people_that_nothing_uses_are_remembered(session: Session) -> None:
    held = factories.conference(session, sessions=1)
    release(
        session,
        held,
        lambda plan: edits.add_room(plan, Room("Lageret", 5)),
        lambda plan: edits.add_person(plan, PlannedPerson(0, "Kari Lie")),
    )
    after = plans.working(session, held.id)
    assert Room("Lageret", 5) in after.rooms
    assert [each.name for each in after.people] == ["Kari Lie"]
    release(session, held, lambda plan: edits.remove_person(plan, after.people[0].key))
    assert plans.working(session, held.id).people == ()
    assert session.scalar(select(func.count(Person.id))) == 0


def test_what_changes_hands_does_so_at_once(session: Session) -> None:
    held = factories.conference(session, sessions=3)
    plan = plans.working(session, held.id)
    first, second = plan.sessions[:2]
    one, two = (each for each in plan.occurrences[:2])

    def numbers(plan: Plan) -> Plan:
        plan = edits.change_session(plan, first.key, replace(first, number=99), mark(first))
        plan = edits.change_session(plan, second.key, replace(second, number=1), mark(second))
        return edits.change_session(
            plan, first.key, replace(first, number=2), mark(replace(first, number=99))
        )

    def rooms(plan: Plan) -> Plan:
        plan = edits.move_occurrence(plan, one.key, one.item, two.room)
        return edits.move_occurrence(plan, two.key, two.item, one.room)

    def slots(plan: Plan) -> Plan:
        early, late = plan.items
        plan = edits.move_item(plan, early.key, late.starts_at, None)
        return edits.move_item(plan, late.key, early.starts_at, None)

    release(session, held, numbers, rooms, slots)
    after = plans.released(session, held.id)
    assert [each.key for each in after.sessions[:2]] == [second.key, first.key]
    assert [each.room for each in after.occurrences[:2]] == [two.room, one.room]
    assert [each.key for each in after.items] == [each.key for each in reversed(plan.items)]
    slot = session.scalars(select(TimeSlot).order_by(TimeSlot.number)).all()
    assert [each.item_id for each in slot] == [each.key for each in after.items]


def published(session: Session, people: int = 3) -> tuple[Conference, list[Registration], int]:
    """Add a published run of people who all wish alike, in rooms that take everybody."""
    held, persons = world(session, people, seats=10)
    made = run(session, held)
    publishing.publish(session, made.id, BY_COMMAND, NOW)
    return held, persons, made.id


def test_a_change_of_room_and_time_keeps_places_and_pins(session: Session) -> None:
    held, persons, run_id = published(session)
    before = [places(session, run_id, each) for each in persons]
    target = room(session, 1, 1)
    placements.pin(session, persons[0].id, target.id, "Vert", BY_COMMAND, NOW)
    item = target.slot.item
    release(
        session,
        held,
        lambda plan: edits.add_room(plan, Room("Ny", 40)),
        move(target.id, item.id, "Ny"),
        lambda plan: edits.move_item(plan, item.id, item.starts_at - timedelta(hours=1), None),
    )
    assert [places(session, run_id, each) for each in persons] == before
    assert session.scalars(select(Pin)).one().occurrence_id == target.id
    assert session.get_one(Occurrence, target.id).room_limit == 40


def test_who_is_free_follows_to_another_slot(session: Session) -> None:
    held, persons, run_id = published(session, 1)
    (person,) = persons
    mine = places(session, run_id, person)
    first, second = sorted(mine)
    moved = session.scalars(select(Occurrence).where(Occurrence.session_id == mine[first])).all()
    here = next(each for each in moved if each.slot_id == first)
    there = next(each for each in moved if each.slot_id == second)
    items = {each.id: each.item_id for each in session.scalars(select(TimeSlot))}
    other = session.scalars(
        select(Occurrence).where(
            Occurrence.session_id == mine[second], Occurrence.slot_id == second
        )
    ).one()
    back = session.scalars(
        select(Occurrence).where(Occurrence.session_id == mine[second], Occurrence.slot_id == first)
    ).one()
    ids = here.id, other.id
    here_room, other_room = here.room, other.room
    release(
        session,
        held,
        lambda plan: edits.remove_occurrence(edits.remove_occurrence(plan, there.id), back.id),
        move(ids[0], items[second], here_room),
        move(ids[1], items[first], other_room),
    )
    assert places(session, run_id, person) == {first: mine[second], second: mine[first]}
    assert {each.occurrence_id for each in session.scalars(select(Placement))} == set(ids)


def test_who_is_busy_in_the_other_slot_loses_the_place(session: Session) -> None:
    held, (person,), run_id = published(session, 1)
    mine = places(session, run_id, person)
    first, second = sorted(mine)
    items = {each.id: each.item_id for each in session.scalars(select(TimeSlot))}
    query = select(Occurrence).where(Occurrence.session_id == mine[first])
    pair = {each.slot_id: each for each in session.scalars(query)}
    here, there = pair[first].id, pair[second].id
    into = pair[first].room
    release(
        session,
        held,
        lambda plan: edits.remove_occurrence(plan, there),
        move(here, items[second], into),
    )
    assert places(session, run_id, person) == {second: mine[second]}


def test_a_session_taken_out_takes_along_what_pointed_at_it(session: Session) -> None:
    held, persons, run_id = published(session)
    first, second, third = factories.session_ids(session, held)
    bars.bar(session, persons[0].id, third, "Ordstyrer", BY_COMMAND, NOW)
    release(session, held, lambda plan: edits.remove_session(plan, first))
    wishes = select(Wish.rank, Wish.session_id).order_by(Wish.rank)
    for each in persons:
        mine = session.execute(wishes.where(Wish.registration_id == each.id)).all()
        assert [tuple(row) for row in mine] == [(1, second), (2, third)]
        assert first not in places(session, run_id, each).values()
    assert session.scalar(select(func.count(Bar.id))) == 1
    assert run_age.age(session, run_id).rewished == 0, "at the same moment"
    told = select(AuditEntry).where(AuditEntry.action == "registration.wish_gone")
    assert len(session.scalars(told).all()) == 3
    assert session.get_one(AssignmentRun, run_id).state is RunState.PUBLISHED


def test_who_no_longer_takes_part_is_kept_as_cancelled(session: Session) -> None:
    held = factories.conference(session, sessions=1)
    session_id = factories.session_ids(session, held)[0]
    release(
        session,
        held,
        lambda plan: edits.add_person(plan, PlannedPerson(0, "Kari Lie")),
        lambda plan: edits.add_appearance(
            plan, PlannedAppearance(0, -1, AppearanceRole.CHAIR, session=session_id)
        ),
    )
    key = plans.released(session, held.id).appearances[0].key
    release(session, held, lambda plan: edits.remove_appearance(plan, key))
    assert session.get_one(Appearance, key).status is AppearanceStatus.CANCELLED
    assert plans.released(session, held.id).appearances == ()
    assert programme_pages.whole(session, held.id).sessions[0].chairs == ()
    told = [load(each) for each in newest(session).changes]
    assert [(each.kind, each.name) for each in told] == [(PlanChangeKind.ROLE_REMOVED, "Kari Lie")]


def test_errors_stale_eyes_and_nothing_are_refused(session: Session) -> None:
    held = factories.conference(session, sessions=2)
    with pytest.raises(NothingChanged):
        releases.release(session, held.id, "", BY_COMMAND, NOW, tell=False)
    with pytest.raises(NotFound):
        releases.release(session, held.id + 1, "", BY_COMMAND, NOW, tell=False)
    one = plans.working(session, held.id).occurrences[0]
    work(session, held, lambda plan: edits.move_occurrence(plan, one.key, one.item, "Rom 2"))
    seen = plans.state(session, held.id).seen
    with pytest.raises(ProgrammeFaulty) as refused:
        releases.release(session, held.id, seen, BY_COMMAND, NOW, tell=False)
    assert refused.value.params == {"faults": 1}
    work(session, held, lambda plan: edits.move_occurrence(plan, one.key, one.item, "Rom 1"))
    with pytest.raises(ChangedMeanwhile):
        releases.release(session, held.id, seen, BY_COMMAND, NOW, tell=False)
    assert session.scalar(select(func.count(ProgrammeRelease.id))) == 0


def test_the_log_begins_without_changes_and_goes_on_with_them(session: Session) -> None:
    held = factories.conference(session, sessions=1)
    releases.begin_log(session, held.id, BY_COMMAND, NOW)
    assert (newest(session).number, newest(session).changes) == (1, [])
    release(session, held, lambda plan: edits.add_room(plan, Room("Ny", 5)))
    assert [load(each).kind for each in newest(session).changes] == [PlanChangeKind.ROOM_ADDED]
    assert newest(session).number == 2
    assert session.scalar(select(func.count(ProgrammeDraft.id))) == 0


def test_a_programme_is_built_from_an_empty_one(session: Session) -> None:
    held = factories.conference(session, sessions=0)
    for each in plans.released(session, held.id).items:
        session.delete(session.get_one(ProgrammeItem, each.key))
    session.flush()
    day = start_of_day(held.date)

    def build(plan: Plan) -> Plan:
        slot = PlannedItem(
            0, day + timedelta(hours=9), day + timedelta(hours=10), ItemKind.PARALLEL_SESSIONS
        )
        plan = edits.add_room(edits.add_item(plan, slot), Room("Sal", 30))
        plan = edits.add_session(plan, PlannedSession(0, 1, text("Tema"), text("Om")))
        return edits.set_occurrence(plan, -2, -1, "Sal", 20, 0, None)

    release(session, held, build, tell=True)
    shown = programme_pages.whole(session, held.id)
    assert [each.room for each in shown.sessions[0].occurrences] == ["Sal"]
    assert newest(session).changes == []
