"""Two release at once, or one releases while another works: nothing is lost, nothing twice."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import db
from conference.app import create_app
from conference.domain import plan_edits as edits
from conference.domain.actors import BY_COMMAND
from conference.domain.errors import DomainError
from conference.domain.plan import PlannedPerson, Room
from conference.models import OutboxMessage, ProgrammeRelease
from conference.queries import plans
from conference.services import chairs, programme, publishing, releases
from tests.services.test_assignments import run
from tests.services.test_chairs import chaired
from tests.services.test_releases import published
from tests.support.clock import START as NOW
from tests.support.racing import race
from tests.support.released import work


def act(url: str, verb: str, conference_id: int, what: str) -> str:
    """Do one thing in a transaction of its own and return how it went."""
    app = create_app({"TESTING": True, "SECRET_KEY": "race", "SQLALCHEMY_DATABASE_URI": url})
    try:
        with app.app_context(), db.transaction() as session:
            if verb == "release":
                releases.release(session, conference_id, what, BY_COMMAND, NOW, tell=True)
            elif verb == "chair":
                theme, leaving, name = what.split()
                coming = PlannedPerson(0, name)
                chairs.change_chair(
                    session,
                    conference_id,
                    int(theme),
                    int(leaving),
                    coming,
                    BY_COMMAND,
                    NOW,
                    tell=True,
                )
            elif verb == "publish":
                publishing.publish(session, int(what), BY_COMMAND, NOW)
            else:
                programme.change(
                    session,
                    conference_id,
                    lambda plan: edits.add_room(plan, Room(what, 9)),
                    "room.add",
                    BY_COMMAND,
                    NOW,
                )
    except DomainError as error:
        return error.code
    return "done"


def moved(session: Session) -> tuple[int, str]:
    """Work on a programme with places so that its first slot is later, to be released."""
    held, _persons, _run = published(session)
    slot = plans.working(session, held.id).items[0]

    work(
        session,
        held,
        lambda plan: edits.move_item(plan, slot.key, slot.starts_at.replace(hour=6), None),
    )
    return held.id, plans.state(session, held.id).seen


def test_one_of_two_releases_counts(session: Session, database_url: str) -> None:
    held, seen = moved(session)
    letters = select(func.count(OutboxMessage.id))
    before = session.scalar(letters) or 0
    session.commit()
    outcomes = race(act, [(database_url, "release", held, seen)] * 2)
    assert sorted(map(str, outcomes)) == ["done", "nothing_changed"]
    assert session.scalar(select(func.count(ProgrammeRelease.id))) == 1
    assert session.scalar(letters) == before + 3


def test_work_during_a_release_is_in_it_or_after_it(session: Session, database_url: str) -> None:
    held, seen = moved(session)
    session.commit()
    ways = [("release", seen), ("change", "Ny")]
    released, changed = race(act, [(database_url, verb, held, what) for verb, what in ways])
    assert changed == "done"
    assert released in ("done", "changed_meanwhile")
    assert "Ny" in {each.name for each in plans.working(session, held).rooms}
    assert "Ny" not in {each.name for each in plans.released(session, held).rooms}


def test_publishing_and_releasing_at_once_both_get_through(
    session: Session, database_url: str
) -> None:
    held, _persons, _run = published(session)
    slot = plans.working(session, held.id).items[0]
    work(
        session,
        held,
        lambda plan: edits.move_item(plan, slot.key, slot.starts_at.replace(hour=6), None),
    )
    conference_id, seen = held.id, plans.state(session, held.id).seen
    draft = run(session, held).id
    session.commit()
    ways = [("release", seen), ("publish", str(draft))]
    outcomes = race(act, [(database_url, verb, conference_id, what) for verb, what in ways])
    assert outcomes == ["done", "done"]


def test_one_of_two_new_chairs_comes(session: Session, database_url: str) -> None:
    held, _persons, _run = published(session)
    theme, leaving = chaired(session, held)
    conference_id = held.id
    session.commit()
    ways = [f"{theme} {leaving} {name}" for name in ("Omar", "Eva")]
    outcomes = race(act, [(database_url, "chair", conference_id, what) for what in ways])
    assert sorted(map(str, outcomes)) == ["done", "no_chair"]
    assert len(plans.released(session, conference_id).appearances) == 1
