"""The programme is worked on beside what is released, step by step, and steps are taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from conference import db
from conference.app import create_app
from conference.domain import plan_edits as edits
from conference.domain.actors import BY_COMMAND, by_user
from conference.domain.clock import oslo
from conference.domain.errors import ChangedMeanwhile, DomainError, NotFound
from conference.domain.invitations import InvitationState
from conference.domain.plan import Plan, Room
from conference.domain.plan_checks import FaultKind
from conference.domain.plan_errors import NothingChanged
from conference.domain.users import Role
from conference.models import Conference, Occurrence, ProgrammeDraft, ProgrammeItem
from conference.queries import plans
from conference.queries import releases as pages
from conference.services import programme, releases
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.racing import race
from tests.support.visitor import user_with


def room(name: str) -> Callable[[Plan], Plan]:
    """Return the edit that adds a room."""
    return lambda plan: edits.add_room(plan, Room(name, 20))


def change(session: Session, of: Conference, name: str) -> Plan:
    return programme.change(session, of.id, room(name), "room.add", BY_COMMAND, NOW)


def names(plan: Plan) -> list[str]:
    return [each.name for each in plan.rooms]


def test_what_is_worked_on_changes_and_what_is_released_does_not(session: Session) -> None:
    held = factories.conference(session, sessions=2)
    released = plans.released(session, held.id)
    assert plans.working(session, held.id) == released
    assert len(released.occurrences) == 4
    assert names(released) == ["Rom 1", "Rom 2"]
    made = change(session, held, "Ny")
    assert plans.working(session, held.id) == made
    assert names(made) == ["Rom 1", "Rom 2", "Ny"]
    assert plans.released(session, held.id) == released


def test_a_moved_slot_moves_nobody_before_the_release(session: Session) -> None:
    held = factories.conference(session, sessions=1)
    slot = plans.working(session, held.id).items[0]

    def later(plan: Plan) -> Plan:
        return edits.move_item(plan, slot.key, slot.starts_at.replace(minute=30), None)

    programme.change(session, held.id, later, "item.move", BY_COMMAND, NOW)
    assert plans.working(session, held.id).items[0].starts_at.minute == 30
    assert session.get_one(ProgrammeItem, slot.key).starts_at == slot.starts_at


def test_steps_are_taken_back_one_by_one(session: Session) -> None:
    held = factories.conference(session, sessions=1)
    user = user_with(session, Role.ORGANISER)
    change(session, held, "Første")
    programme.change(session, held.id, room("Andre"), "room.add", by_user(user.id), NOW)
    state = plans.state(session, held.id)
    assert (state.what, state.changed_by, state.changed_at) == ("room.add", user.name, NOW)
    assert programme.undo(session, held.id, state.seen, BY_COMMAND, NOW) == "room.add"
    assert names(plans.working(session, held.id)) == ["Rom 1", "Første"]
    with pytest.raises(ChangedMeanwhile):
        programme.undo(session, held.id, state.seen, BY_COMMAND, NOW)
    programme.undo(session, held.id, plans.state(session, held.id).seen, BY_COMMAND, NOW)
    after = plans.state(session, held.id)
    assert not after.is_changed
    with pytest.raises(NothingChanged):
        programme.undo(session, held.id, after.seen, BY_COMMAND, NOW)


def test_everything_is_taken_back_at_once(session: Session) -> None:
    held = factories.conference(session, sessions=1)
    for name in ("A", "B", "C"):
        change(session, held, name)
    programme.discard(session, held.id, plans.state(session, held.id).seen, BY_COMMAND, NOW)
    assert not plans.state(session, held.id).is_changed
    assert names(plans.working(session, held.id)) == ["Rom 1"]


def test_what_is_forgotten_is_not_gone_back_behind(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programme, "STEPS_KEPT", 2)
    held = factories.conference(session, sessions=1)
    for name in ("A", "B", "C"):
        change(session, held, name)
    assert session.scalar(select(func.count(ProgrammeDraft.id))) == 2
    programme.undo(session, held.id, plans.state(session, held.id).seen, BY_COMMAND, NOW)
    state = plans.state(session, held.id)
    assert not state.is_undoable
    with pytest.raises(NothingChanged):
        programme.undo(session, held.id, state.seen, BY_COMMAND, NOW)


def test_a_change_of_nothing_leaves_no_trace(session: Session) -> None:
    held = factories.conference(session, sessions=1)
    programme.change(session, held.id, replace, "nothing", BY_COMMAND, NOW)
    assert not plans.state(session, held.id).is_changed
    with pytest.raises(NotFound):
        programme.change(session, held.id + 1, replace, "nothing", BY_COMMAND, NOW)


def test_next_years_programme_begins_with_this_years(session: Session) -> None:
    this = factories.conference(session, sessions=2)
    coming = Conference(
        slug="2016",
        name=this.name,
        organiser=this.organiser,
        date=date(2016, 10, 18),
        contact_email=this.contact_email,
        closes_at=this.closes_at + timedelta(days=360),
        lottery_seed="next",
    )
    session.add(coming)
    session.flush()
    before = plans.released(session, this.id)
    programme.begin(session, coming.id, this.id, "begin", BY_COMMAND, NOW)
    assert plans.released(session, coming.id).items == ()
    seen = plans.state(session, coming.id).seen
    releases.release(session, coming.id, seen, BY_COMMAND, NOW, tell=True)
    made = plans.released(session, coming.id)
    assert [each.title for each in made.sessions] == [each.title for each in before.sessions]
    assert len(made.occurrences) == len(before.occurrences) == 4
    assert {oslo(each.starts_at).date() for each in made.items} == {coming.date}
    assert plans.released(session, this.id) == before
    assert pages.log(session, coming.id)[0].changes == ()


def test_faults_know_the_wishes_and_the_capacity(session: Session) -> None:
    held = factories.conference(session, sessions=2)
    first, second = factories.session_ids(session, held)
    invited, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    factories.registration(session, invited, wishes=(second, first))
    session.execute(update(Occurrence).values(minimum=1))
    assert plans.first_wishes(session, held.id) == {second: 1}
    few = [each for each in plans.faults(session, held.id) if each.kind is FaultKind.FEW_WISHES]
    assert [(each.sessions, each.params) for each in few] == [
        ((first,), {"wishes": 0, "needed": 2}),
        ((second,), {"wishes": 1, "needed": 2}),
    ]


def add_rooms(url: str, conference_id: int, names: list[str]) -> list[str]:
    """Add the rooms, each in a transaction of its own, and return how it went."""
    app = create_app({"TESTING": True, "SECRET_KEY": "race", "SQLALCHEMY_DATABASE_URI": url})
    outcomes = []
    with app.app_context():
        for name in names:
            try:
                with db.transaction() as session:
                    programme.change(
                        session, conference_id, room(name), "room.add", BY_COMMAND, NOW
                    )
                outcomes.append("done")
            except DomainError as error:
                outcomes.append(error.code)
    return outcomes


def test_two_at_once_lose_nothing_of_each_other(session: Session, database_url: str) -> None:
    held = factories.conference(session, sessions=1)
    conference_id = held.id
    session.commit()
    lists = [[f"{who}{number}" for number in range(6)] for who in "AB"]
    both = [[*mine, "Felles"] for mine in lists]
    outcomes = race(add_rooms, [(database_url, conference_id, mine) for mine in both])
    last = [each[-1] for each in outcomes if isinstance(each, list)]
    assert sorted(last) == ["done", "room_taken"]
    found = names(plans.working(session, conference_id))
    assert sorted(found) == sorted(["Rom 1", "Felles", *lists[0], *lists[1]])
