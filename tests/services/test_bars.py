"""A session ruled out for somebody stays so in every run, and is never a pin's or a move's goal."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.errors import NotFound, SessionBarred
from conference.models import AuditEntry, Bar, Pin, Placement
from conference.services import assignments, bars, placements, publishing
from tests.services.test_assignments import places, room, run, world
from tests.support import factories
from tests.support.clock import START as NOW

WHY = "Har selv saken til behandling"


def test_a_bar_binds_every_later_run(session: Session) -> None:
    held, people = world(session)
    first_wish = room(session, 1, 1).session_id
    before = run(session, held)
    assert first_wish in places(session, before.id, people[0]).values()
    bars.bar(session, people[0].id, first_wish, WHY, BY_COMMAND, NOW)
    for _again in range(2):
        mine = places(session, run(session, held).id, people[0])
        assert len(mine) == 2
        assert first_wish not in mine.values()
    assert first_wish in places(session, before.id, people[0]).values()
    assert session.scalars(select(Bar.reason)).all() == [WHY]


def test_without_the_bar_the_wish_counts_again(session: Session) -> None:
    held, people = world(session)
    first_wish = room(session, 1, 1).session_id
    bars.bar(session, people[0].id, first_wish, WHY, BY_COMMAND, NOW)
    bars.unbar(session, people[0].id, first_wish, BY_COMMAND, NOW)
    assert first_wish in places(session, run(session, held).id, people[0]).values()
    with pytest.raises(NotFound):
        bars.unbar(session, people[0].id, first_wish, BY_COMMAND, NOW)


def test_whom_all_is_barred_for_stays_without_a_seat(session: Session) -> None:
    held, people = world(session)
    for each in factories.session_ids(session, held):
        bars.bar(session, people[0].id, each, WHY, BY_COMMAND, NOW)
    made = run(session, held)
    assert places(session, made.id, people[0]) == {}
    assert len(places(session, made.id, people[1])) == 2


def test_what_one_is_pinned_to_is_not_barred(session: Session) -> None:
    _held, people = world(session)
    pinned = room(session, 2, 3)
    placements.pin(session, people[0].id, pinned.id, "Innleder", BY_COMMAND, NOW)
    with pytest.raises(SessionBarred):
        bars.bar(session, people[0].id, pinned.session_id, WHY, BY_COMMAND, NOW)
    bars.bar(session, people[1].id, pinned.session_id, WHY, BY_COMMAND, NOW)
    placements.unpin(session, people[0].id, pinned.slot_id, BY_COMMAND, NOW)
    bars.bar(session, people[0].id, pinned.session_id, WHY, BY_COMMAND, NOW)


def test_what_is_barred_is_barred_once(session: Session) -> None:
    _held, people = world(session)
    barred = room(session, 1, 2).session_id
    bars.bar(session, people[0].id, barred, WHY, BY_COMMAND, NOW)
    with pytest.raises(SessionBarred):
        bars.bar(session, people[0].id, barred, "En gang til", BY_COMMAND, NOW)


@pytest.mark.parametrize("slot", [1, 2])
def test_what_is_barred_is_not_pinned_in_either_slot(session: Session, slot: int) -> None:
    _held, people = world(session)
    bars.bar(session, people[0].id, room(session, 1, 2).session_id, WHY, BY_COMMAND, NOW)
    with pytest.raises(SessionBarred):
        placements.pin(session, people[0].id, room(session, slot, 2).id, "", BY_COMMAND, NOW)
    assert session.scalars(select(Pin)).all() == []


def test_nobody_is_moved_to_what_is_barred(session: Session) -> None:
    held, people = world(session)
    made = run(session, held)
    present = places(session, made.id, people[0])
    free = next(
        each
        for each in (room(session, 1, number) for number in (1, 2, 3))
        if each.session_id not in present.values()
    )
    bars.bar(session, people[0].id, free.session_id, WHY, BY_COMMAND, NOW)
    with pytest.raises(SessionBarred):
        placements.move(session, made.id, people[0].id, free.id, "", BY_COMMAND, NOW)
    assert places(session, made.id, people[0]) == present
    assert session.scalars(select(Placement).where(Placement.by_hand)).all() == []


def test_a_bar_comes_before_keeping_what_is_published(session: Session) -> None:
    held, people = world(session)
    made = run(session, held)
    barred = next(iter(places(session, made.id, people[0]).values()))
    publishing.publish(session, made.id, BY_COMMAND, NOW)
    bars.bar(session, people[0].id, barred, WHY, BY_COMMAND, NOW)
    kept = assignments.run(session, held.id, BY_COMMAND, NOW, keep=True)
    assert barred not in places(session, kept, people[0]).values()


def test_only_people_and_sessions_of_one_conference(session: Session) -> None:
    _held, people = world(session)
    other = factories.conference(session, sessions=1, slug="2016")
    elsewhere = factories.session_ids(session, other)[0]
    for registration_id, session_id in ((people[0].id, elsewhere), (999, elsewhere)):
        with pytest.raises(NotFound):
            bars.bar(session, registration_id, session_id, WHY, BY_COMMAND, NOW)
    with pytest.raises(NotFound):
        bars.bar(session, people[0].id, 999, WHY, BY_COMMAND, NOW)


def test_who_barred_what_is_kept_without_the_reason(session: Session) -> None:
    _held, people = world(session)
    barred = room(session, 1, 1).session_id
    bars.bar(session, people[0].id, barred, WHY, BY_COMMAND, NOW)
    bars.unbar(session, people[0].id, barred, BY_COMMAND, NOW)
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [each.action for each in entries] == ["bar.set", "bar.remove"]
    assert {(each.subject, each.subject_id) for each in entries} == {("registration", people[0].id)}
    assert [each.detail for each in entries] == [{"barred": barred}] * 2
