"""What is worked on becomes what everybody reads: shown first, released once, and written down."""

from html import unescape

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain import plan_edits
from conference.domain.actors import BY_COMMAND
from conference.domain.invitations import InvitationState
from conference.domain.marks import mark
from conference.domain.outbox import MessageKind
from conference.domain.plan import PlannedItem, Room
from conference.domain.programme import ItemKind
from conference.domain.texts import Translated
from conference.domain.users import Role
from conference.models import AuditEntry, Conference, OutboxMessage, ProgrammeItem
from conference.services import assignments, programme, publishing, releases
from tests.conftest import ClientAs
from tests.support import casting, factories
from tests.support.clock import START
from tests.support.visitor import Visitor, marks_in

PAGE = "/organiser/programme/release"
pytestmark = pytest.mark.every_database


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference whose programme has been released, with one who comes and is placed."""
    made = factories.conference(session, sessions=2)
    casting.chair(session, made, 1)
    comes, _ = factories.invitation(session, made, state=InvitationState.ACCEPTED)
    ids = factories.session_ids(session, made)
    factories.registration(session, comes, 1, "Amina Yusuf", tuple(ids))
    releases.begin_log(session, made.id, BY_COMMAND, START)
    run = assignments.run(session, made.id, BY_COMMAND, START)
    publishing.publish(session, run, BY_COMMAND, START)
    session.commit()
    return made


def told(visitor: Visitor, path: str = PAGE) -> str:
    """Return the page's text as its reader sees it."""
    answer = visitor.get(path)
    assert answer.status_code == 200
    return unescape(answer.text)


def work(session: Session, held: Conference, room: str = "Rom 9") -> None:
    """Give the first session's room another name."""
    programme.change(
        session,
        held.id,
        lambda plan: plan_edits.change_room(plan, "Rom 1", Room(room, 50), mark(plan.rooms[0])),
        "room.change",
        BY_COMMAND,
        START,
    )
    session.commit()


def changes_letters(session: Session) -> int:
    """Return how many letters about changes were written."""
    session.expire_all()
    query = select(OutboxMessage.id).where(OutboxMessage.kind == MessageKind.CHANGE)
    return len(session.scalars(query).all())


def test_nothing_new_is_nothing_to_release(organiser: Visitor, held: Conference) -> None:
    assert "Ingenting er endret" in told(organiser)
    assert organiser.post(PAGE, data={"seen": "x"}).status_code == 422


def test_what_is_new_is_shown_released_and_written_down(
    organiser: Visitor, client: Visitor, session: Session, held: Conference
) -> None:
    work(session, held)
    page = told(organiser)
    assert "Sesjon 1, Tema 1 kl. 12.00–13.30 er nå i Rom 9 (før Rom 1)." in page
    assert "1 person får noe nytt." in page
    assert "1 organisasjon får brev hvis du vil" in page
    assert "Rom 9" not in told(client, "/programme")
    assert organiser.fill(PAGE, tell="y").status_code == 303
    assert changes_letters(session) == 1
    assert "Rom 9" in told(client, "/programme")
    log = told(organiser, "/organiser/programme/log")
    assert "Utgave 2" in log
    assert "1 brev" in log
    assert "er nå i Rom 9" in told(client, "/programme/changes")


def test_without_a_letter_nobody_is_told(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    work(session, held)
    assert organiser.fill(PAGE).status_code == 303
    assert changes_letters(session) == 0
    assert "Ingen brev er skrevet." in told(organiser, "/organiser/programme/log")


def test_what_changed_meanwhile_is_shown_before_it_is_released(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    work(session, held)
    seen = organiser.seen(PAGE)
    programme.change(
        session,
        held.id,
        lambda plan: plan_edits.add_item(plan, evening()),
        "item.add",
        BY_COMMAND,
        START,
    )
    session.commit()
    answer = organiser.post(PAGE, data=seen)
    assert answer.status_code == 422
    assert "Noen andre endret det samme" in answer.text
    assert "Ny post: Middag, 18.00–20.00." in answer.text
    assert session.scalars(select(AuditEntry).where(AuditEntry.user_id.is_not(None))).all() == []


def test_a_programme_with_errors_is_not_released(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    programme.change(
        session,
        held.id,
        lambda plan: plan_edits.move_occurrence(
            plan, plan.occurrences[0].key, plan.occurrences[0].item, "Rom 2"
        ),
        "occurrence.move",
        BY_COMMAND,
        START,
    )
    session.commit()
    page = told(organiser)
    assert "Må rettes før programmet kan publiseres" in page
    assert "Publiser</button>" not in page
    answer = organiser.post(PAGE, data={"seen": "x"})
    assert answer.status_code == 422
    assert len(session.scalars(select(ProgrammeItem)).all()) == 2


def evening() -> PlannedItem:
    """A dinner on the day."""
    start = factories.DAY.replace(hour=18)
    return PlannedItem(0, start, start.replace(hour=20), ItemKind.MEAL, Translated("Middag"))


CHAIR = "/organiser/programme/sessions/1/chair"


def test_a_chair_is_changed_in_one_action(
    organiser: Visitor, client: Visitor, session: Session, held: Conference
) -> None:
    page = told(organiser, CHAIR)
    assert "Leder 1" in page
    chosen = {"leaving": "1", "coming": "0", "name": "Ny Statsråd", "title_nb": "statsråd"}
    asked = organiser.post(CHAIR, data=chosen)
    assert asked.status_code == 200
    assert "Ny Statsråd i stedet for Leder 1?" in asked.text
    assert "Lister å skrive ut på nytt" in asked.text
    assert "1 organisasjon får brev hvis du vil" in asked.text
    assert "Ny Statsråd" not in told(client, "/programme"), "asking changes nothing"
    unseen = organiser.post(CHAIR, data=chosen | {"sure": "y"})
    assert unseen.status_code == 422
    assert "Se over hva det gjelder nå." in unseen.text
    seen = marks_in(asked)
    done = organiser.post(CHAIR, data=chosen | seen | {"sure": "y", "tell": "y"})
    assert done.status_code == 303
    assert changes_letters(session) == 1
    shown = told(client, "/programme")
    assert "Ny Statsråd" in shown
    assert "Leder 1" not in shown
    page = told(organiser, CHAIR)
    assert "Ny Statsråd leder nå sesjonen." in page
    assert "Ny Statsråd er sesjonsleder i stedet for Leder 1" in page, "its history"
    twice = organiser.post(CHAIR, data=chosen | seen | {"sure": "y"})
    assert twice.status_code == 422, "who left can't leave again"


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"leaving": "1", "coming": "0"}, "Skriv navnet, eller velg en"),
        ({"leaving": "99", "coming": "0", "name": "Ny"}, "Velg en på listen."),
        ({"leaving": "1", "coming": "1", "name": ""}, "Velg en på listen."),
        ({"leaving": "1", "coming": "9", "name": "Ny"}, "La feltet stå tomt"),
    ],
)
def test_a_choice_that_cannot_be_is_told(
    organiser: Visitor, held: Conference, chosen: dict[str, str], words: str
) -> None:
    answer = organiser.post(CHAIR, data=chosen | {"sure": "y"})
    assert answer.status_code == 422
    assert words in answer.text


def test_a_session_without_a_chair_says_what_to_do(organiser: Visitor, held: Conference) -> None:
    assert "Sesjonen har ingen leder." in told(organiser, CHAIR.replace("/1/", "/2/"))
    assert organiser.get(CHAIR.replace("/1/", "/99/")).status_code == 404


def test_other_work_stays_unreleased(
    organiser: Visitor, client: Visitor, session: Session, held: Conference
) -> None:
    work(session, held)
    chosen = {"leaving": "1", "coming": "0", "name": "Ny"}
    seen = marks_in(organiser.post(CHAIR, data=chosen))
    assert organiser.post(CHAIR, data=chosen | seen | {"sure": "y"}).status_code == 303
    assert "Rom 9" not in told(client, "/programme")
    assert "er nå i Rom 9" in told(organiser)
