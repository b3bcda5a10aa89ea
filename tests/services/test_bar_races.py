"""One organiser pins somebody to a session while another rules it out: only one of them may."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import db
from conference.app import create_app
from conference.domain.actors import BY_COMMAND
from conference.domain.errors import DomainError
from conference.models import Bar, Pin
from conference.services import bars, placements
from tests.services.test_assignments import room, world
from tests.support.clock import START as NOW
from tests.support.racing import race


def decide(url: str, verb: str, people: list[int], target: int) -> list[str]:
    """Pin or bar each of `people`, in a transaction of its own; target is what `verb` takes."""
    app = create_app({"TESTING": True, "SECRET_KEY": "race", "SQLALCHEMY_DATABASE_URI": url})
    work = {"pin": placements.pin, "bar": bars.bar}[verb]
    outcomes = []
    with app.app_context():
        for person in people:
            try:
                with db.transaction() as session:
                    work(session, person, target, "Løp", BY_COMMAND, NOW)
                outcomes.append("done")
            except DomainError as error:
                outcomes.append(error.code)
    return outcomes


def test_nobody_is_pinned_to_what_is_barred(session: Session, database_url: str) -> None:
    _held, registered = world(session, people=8, seats=8)
    target, people = room(session, 1, 1), [each.id for each in registered]
    ways = [("pin", target.id), ("bar", target.session_id)]
    session.commit()
    outcomes = race(decide, [(database_url, verb, people, goal) for verb, goal in ways])
    for pinned, barred in zip(*outcomes, strict=True):
        assert sorted((pinned, barred)) == ["done", "session_barred"]
    assert sum(session.scalar(select(func.count(each.id))) or 0 for each in (Bar, Pin)) == 8
