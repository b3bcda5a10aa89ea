"""Two organisers take in the same list at the same moment: one does, the other is told."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import db
from conference.app import create_app
from conference.domain.actors import by_user
from conference.domain.errors import DomainError
from conference.domain.imports import Checks, Sheet
from conference.domain.users import Role
from conference.models import Organisation, User
from conference.queries import imports as queries
from conference.services import imports
from tests.support import factories, sheets
from tests.support.clock import START as NOW
from tests.support.racing import race

FILES = 12


def _any(_text: str) -> bool:
    return True


CHECKS = Checks(_any, _any)


def take_in(url: str, batches: list[tuple[int, int, str]]) -> list[str]:
    """Import each of `batches` (id, user, mark of the preview) in a transaction of its own."""
    app = create_app({"TESTING": True, "SECRET_KEY": "race", "SQLALCHEMY_DATABASE_URI": url})
    outcomes = []
    with app.app_context():
        for batch, user, seen in batches:
            try:
                with db.transaction() as session:
                    imports.run(session, batch, CHECKS, seen, by_user(user), NOW)
                outcomes.append("done")
            except DomainError as error:
                outcomes.append(error.code)
    return outcomes


def _handed_in(
    session: Session, conference_id: int, racer: int, number: int
) -> tuple[int, int, str]:
    """Hand in a file with one organisation as a user of its own; returns what `take_in` needs."""
    email = f"{racer}-{number}@example.no"
    user = User(email=email, name="x", password_hash="-", role=Role.ORGANISER)
    session.add(user)
    session.flush()
    rows = (sheets.HEADING, sheets.guest(f"Forening {chr(65 + number) * 3}"))
    sheet = Sheet(tuple(enumerate(rows, start=1)))
    batch = imports.keep(session, conference_id, user.id, sheet, "x", NOW)
    return batch, user.id, queries.preview(session, batch, user.id, CHECKS, NOW).mark


def test_nothing_is_taken_in_twice(session: Session, database_url: str) -> None:
    held = factories.conference(session)
    racers = [
        [_handed_in(session, held.id, racer, number) for number in range(FILES)]
        for racer in range(2)
    ]
    session.commit()
    outcomes = race(take_in, [(database_url, each) for each in racers])
    for one, other in zip(*outcomes, strict=True):
        assert sorted((one, other)) == ["changed_meanwhile", "done"]
    assert session.scalar(select(func.count(Organisation.id))) == FILES
