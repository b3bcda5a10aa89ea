"""Organisers move people at the same moment: no room over its limit, nobody twice in a slot."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import db
from conference.app import create_app
from conference.domain.actors import BY_COMMAND
from conference.domain.errors import DomainError
from conference.models import Occurrence, Placement
from conference.services import assignments, placements, publishing
from tests.services.test_assignments import room, world
from tests.support.clock import START as NOW
from tests.support.racing import race

SEATS_FREE = 3


def move(url: str, run_id: int, people: list[int], target: int) -> list[str]:
    """Move each of `people` to the room in a transaction of its own."""
    app = create_app({"TESTING": True, "SECRET_KEY": "race", "SQLALCHEMY_DATABASE_URI": url})
    outcomes = []
    with app.app_context():
        for person in people:
            try:
                with db.transaction() as session:
                    placements.move(session, run_id, person, target, "Løp", BY_COMMAND, NOW)
                outcomes.append("done")
            except DomainError as error:
                outcomes.append(error.code)
    return outcomes


def publish(url: str, run_id: int) -> str:
    """Publish the run."""
    app = create_app({"TESTING": True, "SECRET_KEY": "race", "SQLALCHEMY_DATABASE_URI": url})
    with app.app_context():
        try:
            with db.transaction() as session:
                publishing.publish(session, run_id, BY_COMMAND, NOW)
        except DomainError as error:
            return error.code
    return "done"


def test_a_room_is_never_filled_over_its_limit(session: Session, database_url: str) -> None:
    held, people = world(session, people=12, seats=6)
    run_id = assignments.run(session, held.id, BY_COMMAND, NOW)
    target = room(session, 1, 1)
    inside = _inside(session, run_id, target)
    target.room_limit = target.seats = inside + SEATS_FREE
    outside = [each.id for each in people if not _is_in(session, run_id, each.id, target)]
    target_id = target.id
    session.commit()
    shares = [outside[0::2], outside[1::2], list(reversed(outside))]
    race(move, [(database_url, run_id, share, target_id) for share in shares])
    session.expire_all()
    assert _inside(session, run_id, session.get_one(Occurrence, target_id)) <= inside + SEATS_FREE
    doubled = session.execute(
        select(Placement.registration_id, Placement.slot_id)
        .where(Placement.run_id == run_id)
        .group_by(Placement.registration_id, Placement.slot_id)
        .having(func.count() > 1)
    ).all()
    assert doubled == []


def test_two_who_publish_at_once_publish_once(session: Session, database_url: str) -> None:
    held, people = world(session, people=6)
    run_id = assignments.run(session, held.id, BY_COMMAND, NOW)
    session.commit()
    outcomes = race(publish, [(database_url, run_id)] * 3)
    assert sorted(map(str, outcomes)) == ["done", "run_published", "run_published"]
    assert len(people) == 6


def _inside(session: Session, run_id: int, target: Occurrence) -> int:
    query = select(func.count(Placement.id)).where(
        Placement.run_id == run_id, Placement.occurrence_id == target.id
    )
    return session.scalar(query) or 0


def _is_in(session: Session, run_id: int, registration_id: int, target: Occurrence) -> bool:
    query = select(Placement.id).where(
        Placement.run_id == run_id,
        Placement.registration_id == registration_id,
        Placement.occurrence_id == target.id,
    )
    return session.scalar(query) is not None
