"""Runs are numbered and never overwritten; pins bind; moves keep to rooms; publishing writes."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.errors import (
    NotFound,
    OccurrenceFull,
    RunPublished,
    SessionRepeated,
)
from conference.domain.invitations import InvitationState
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.domain.runs import RunSource, RunState
from conference.models import (
    AssignmentRun,
    AuditEntry,
    Conference,
    Occurrence,
    OutboxMessage,
    Pin,
    Placement,
    Registration,
    TimeSlot,
)
from conference.services import (
    answers,
    assignments,
    outbox,
    placements,
    publishing,
    registrations,
)
from tests.support import factories
from tests.support.clock import START as NOW

ORGANISER = BY_COMMAND


def world(
    session: Session, people: int = 3, seats: int = 2
) -> tuple[Conference, list[Registration]]:
    """Add a conference and `people` who all wish for its sessions in the same order."""
    held = factories.conference(session, sessions=3, seats=seats)
    wishes = tuple(factories.session_ids(session, held))
    registrations = []
    for number in range(people):
        invited, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
        registrations.append(
            factories.registration(session, invited, 1, f"Person {number}", wishes)
        )
    return held, registrations


def run(session: Session, held: Conference) -> AssignmentRun:
    return session.get_one(AssignmentRun, assignments.run(session, held.id, BY_COMMAND, NOW))


def room(session: Session, slot: int, number: int) -> Occurrence:
    return session.scalars(
        select(Occurrence)
        .join(Occurrence.slot)
        .join(Occurrence.session)
        .where(TimeSlot.number == slot, Occurrence.session.has(number=number))
    ).one()


def places(session: Session, run_id: int, registration: Registration) -> dict[int, int]:
    """Return {slot id: session id} for one person in a run."""
    rows = session.execute(
        select(Placement.slot_id, Placement.session_id).where(
            Placement.run_id == run_id, Placement.registration_id == registration.id
        )
    )
    return dict(rows.all())


def test_everybody_gets_both_slots_and_nothing_twice(session: Session) -> None:
    held, people = world(session)
    made = run(session, held)
    assert (made.number, made.state, made.proven) == (1, RunState.DRAFT, True)
    for person in people:
        mine = places(session, made.id, person)
        assert len(mine) == len(set(mine.values())) == 2


def test_a_new_run_leaves_the_old_one_as_it_was(session: Session) -> None:
    held, people = world(session)
    first = run(session, held)
    before = [places(session, first.id, each) for each in people]
    second = run(session, held)
    assert second.number == 2
    assert [places(session, first.id, each) for each in people] == before


def test_reasons_are_kept_with_the_placements(session: Session) -> None:
    held, _people = world(session, people=6, seats=2)
    made = run(session, held)
    stored = session.scalars(select(Placement).where(Placement.run_id == made.id)).all()
    full = [each for each in stored for why in each.reason["better"] if why["why"] == "full"]
    assert full
    seats = [why["seats"] for each in full for why in each.reason["better"] if why["why"] == "full"]
    assert set(seats) == {2}


def test_a_pin_binds_every_later_run(session: Session) -> None:
    held, people = world(session)
    last_wish = room(session, 1, 3)
    placements.pin(session, people[0].id, last_wish.id, "Skal holde innlegg", BY_COMMAND, NOW)
    made = run(session, held)
    assert places(session, made.id, people[0])[last_wish.slot_id] == last_wish.session_id
    placements.unpin(session, people[0].id, last_wish.slot_id, BY_COMMAND, NOW)
    assert session.scalar(select(func.count(Pin.id))) == 0
    with pytest.raises(NotFound):
        placements.unpin(session, people[0].id, last_wish.slot_id, BY_COMMAND, NOW)


def test_one_pin_per_slot_and_never_the_same_session_twice(session: Session) -> None:
    _held, people = world(session)
    placements.pin(session, people[0].id, room(session, 1, 3).id, "a", BY_COMMAND, NOW)
    placements.pin(session, people[0].id, room(session, 1, 2).id, "b", BY_COMMAND, NOW)
    assert session.scalars(select(Pin.reason)).all() == ["b"]
    with pytest.raises(SessionRepeated):
        placements.pin(session, people[0].id, room(session, 2, 2).id, "c", BY_COMMAND, NOW)


def test_a_move_is_kept_by_the_next_run(session: Session) -> None:
    held, people = world(session)
    made = run(session, held)
    present = places(session, made.id, people[0])
    target = next(
        room(session, 1, number)
        for number in (1, 2, 3)
        if room(session, 1, number).session_id not in present.values()
    )
    placements.move(session, made.id, people[0].id, target.id, "Ba om det", BY_COMMAND, NOW)
    assert places(session, made.id, people[0])[target.slot_id] == target.session_id
    again = run(session, held)
    assert places(session, again.id, people[0])[target.slot_id] == target.session_id


def test_a_move_never_gives_the_same_session_twice(session: Session) -> None:
    held, people = world(session)
    made = run(session, held)
    second_slot = room(session, 2, 1).slot_id
    there = places(session, made.id, people[0])[second_slot]
    target = session.scalars(
        select(Occurrence).where(Occurrence.session_id == there, Occurrence.slot_id != second_slot)
    ).one()
    with pytest.raises(SessionRepeated):
        placements.move(session, made.id, people[0].id, target.id, "", BY_COMMAND, NOW)


def test_the_room_limit_binds_moves(session: Session) -> None:
    held, people = world(session, people=6, seats=2)
    made = run(session, held)
    target = room(session, 1, 1)
    target.room_limit = 2
    session.flush()
    others = [
        each
        for each in people
        if places(session, made.id, each).get(target.slot_id) != target.session_id
    ]
    with pytest.raises(OccurrenceFull):
        placements.move(session, made.id, others[0].id, target.id, "", BY_COMMAND, NOW)


def test_publishing_writes_one_letter_each_and_binds(session: Session) -> None:
    held, people = world(session)
    people[0].email = "egen@example.no"
    made = run(session, held)
    assert publishing.publish(session, made.id, BY_COMMAND, NOW) == len(people)
    letters = session.scalars(
        select(OutboxMessage).where(OutboxMessage.kind == MessageKind.PLACEMENT)
    ).all()
    assert len(letters) == len(people)
    assert "egen@example.no" in {each.recipient_email for each in letters}
    assert all("Rom " in each.body for each in letters)
    with pytest.raises(RunPublished):
        publishing.publish(session, made.id, BY_COMMAND, NOW)
    with pytest.raises(RunPublished):
        placements.move(session, made.id, people[0].id, room(session, 1, 1).id, "", BY_COMMAND, NOW)


def test_only_those_who_were_moved_hear_of_the_next_run(session: Session) -> None:
    held, people = world(session)
    first = run(session, held)
    publishing.publish(session, first.id, BY_COMMAND, NOW)
    while (claimed := outbox.claim(session, NOW)) is not None:
        outbox.record_sent(session, claimed, NOW)
    copied = assignments.copy(session, first.id, BY_COMMAND, NOW)
    made = session.get_one(AssignmentRun, copied)
    assert (made.number, made.source) == (2, RunSource.COPIED)
    present = places(session, first.id, people[1])
    target = next(
        room(session, 2, number)
        for number in (1, 2, 3)
        if room(session, 2, number).session_id not in present.values()
    )
    placements.move(session, copied, people[1].id, target.id, "Byttet", BY_COMMAND, NOW)
    assert publishing.publish(session, copied, BY_COMMAND, NOW) == 1
    assert first.state is RunState.SUPERSEDED
    newest = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc())).first()
    assert newest is not None
    assert newest.registration_id == people[1].id
    assert newest.subject.startswith("Endring")


def test_letters_are_in_the_organisations_written_standard(session: Session) -> None:
    held, people = world(session, people=1)
    people[0].invitation.organisation.written_standard = WrittenStandard.NN
    publishing.publish(session, run(session, held).id, BY_COMMAND, NOW)
    letter = session.scalars(select(OutboxMessage)).one()
    assert "sesjonane" in letter.body


def test_who_did_what_is_kept(session: Session) -> None:
    held, people = world(session)
    made = run(session, held)
    placements.pin(session, people[0].id, room(session, 1, 1).id, "x", BY_COMMAND, NOW)
    publishing.publish(session, made.id, BY_COMMAND, NOW)
    actions = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions == ["run.solve", "pin.set", "run.publish"]


def test_a_conference_that_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        assignments.run(session, 999, BY_COMMAND, NOW)


def test_a_letter_that_has_not_left_is_not_sent_to_who_gave_up_the_seat(session: Session) -> None:
    held, people = world(session)
    publishing.publish(session, run(session, held).id, BY_COMMAND, NOW)
    first, second, third = (each.invitation_id for each in people)
    registrations.swap(session, first, 1, "Ny", None, keep_wishes=True, actor=ORGANISER, now=NOW)
    answers.decline(session, second, ORGANISER, NOW)
    letters = session.execute(
        select(OutboxMessage.invitation_id, OutboxMessage.subject)
        .where(OutboxMessage.kind == MessageKind.PLACEMENT)
        .order_by(OutboxMessage.id)
    ).all()
    assert [each.invitation_id for each in letters] == [third, first]
    assert "til Ny på" in letters[1].subject
