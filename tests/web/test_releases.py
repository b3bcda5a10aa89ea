"""What is worked on becomes what everybody reads: shown first, released once, and written down."""

import logging
import re
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import logs
from conference.domain import plan_edits
from conference.domain.actors import BY_COMMAND
from conference.domain.invitations import InvitationState
from conference.domain.marks import mark
from conference.domain.outbox import MessageKind
from conference.domain.plan import PlannedItem, Room
from conference.domain.programme import ItemKind
from conference.domain.texts import Translated
from conference.domain.users import Role
from conference.models import (
    AuditEntry,
    Conference,
    Organisation,
    OutboxMessage,
    Printout,
    ProgrammeItem,
)
from conference.queries import users as known
from conference.services import assignments, programme, publishing, releases, users
from conference.web import password_links
from tests.conftest import ClientAs
from tests.support import casting, factories
from tests.support.clock import START, Clock
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


def test_each_reason_is_told_with_those_it_is_for(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    work(session, held)
    page = told(organiser)
    why = "Har plass i sesjon 1, Tema 1 kl. 12.00–13.30, som flyttes fra Rom 1 til Rom 9."
    assert f"<summary>{why} (1 organisasjon, 1 person)</summary>" in page
    organisation = session.scalars(select(Organisation.name)).one()
    assert f"<p>{organisation}</p>" in page


def test_the_public_is_shown_the_changes_once_there_are_any(
    organiser: Visitor, client: Visitor, session: Session, held: Conference
) -> None:
    assert "Endringer i programmet" not in told(client, "/programme")
    work(session, held)
    assert "Endringer i programmet" not in told(client, "/programme")
    organiser.fill(PAGE)
    assert "Endringer i programmet" in told(client, "/programme")


def test_who_has_an_old_list_is_told_before_and_after(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    work(session, held)
    assert "Listen er ikke lastet ned ennå." in told(organiser)
    taken = organiser.post("/organiser/lists/all.pdf")
    assert taken.content_type == "application/pdf"
    assert taken.data.startswith(b"%PDF")
    page = told(organiser)
    last = "Listen ble sist lastet ned av Test organiser"
    assert page.count(last) == 2, "of the two lists that change, not of the others"
    assert "Det var før denne endringen." in page
    assert "Fordeling nr. 1." in page
    organiser.fill(PAGE)
    log = told(organiser, "/organiser/programme/log")
    assert "Skriv ut på nytt" in log
    assert "Rom 9</a>" in log
    assert "/programme.pdf" in log
    printed = session.scalars(select(Printout).where(Printout.run_id.is_not(None))).all()
    assert len(printed) == len({each.occurrence_id for each in printed}) > 1


def test_looking_at_a_list_is_not_written_down(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    assert organiser.get("/organiser/lists/all.pdf").status_code == 200
    assert session.scalars(select(Printout)).all() == []


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


def test_what_was_chosen_stands_when_going_back(organiser: Visitor, held: Conference) -> None:
    chosen = {"leaving": "1", "coming": "0", "name": "Ny Leder", "affiliation_nb": "Kulturrådet"}
    asked = organiser.post(CHAIR, data=chosen | {"email": "ny@example.no"})
    assert "Ny Leder får en bruker som ser listene" in asked.text
    back = organiser.post(CHAIR, data=chosen | {"email": "ny@example.no", "back": "y"})
    assert back.status_code == 200
    for typed in ("Ny Leder", "Kulturrådet", "ny@example.no"):
        assert f'value="{typed}"' in back.text


def test_letters_are_proposed_until_somebody_says_no(organiser: Visitor, held: Conference) -> None:
    chosen = {"leaving": "1", "coming": "0", "name": "Ny Leder"}
    asked = organiser.post(CHAIR, data=chosen)
    assert re.search(r'<input[^>]* checked[^>]* name="tell"', asked.text)
    again = organiser.post(CHAIR, data=chosen | {"sure": "y"})
    assert not re.search(r'<input[^>]* checked[^>]* name="tell"', again.text)


def test_the_new_chair_gets_a_user_and_sees_the_lists(
    organiser: Visitor, client: Visitor, session: Session, held: Conference
) -> None:
    chosen = {"leaving": "1", "coming": "0", "name": "Ny Leder", "affiliation_nb": "Kulturrådet"}
    chosen["email"] = "Ny@example.no"
    seen = marks_in(organiser.post(CHAIR, data=chosen))
    done = organiser.post(CHAIR, data=chosen | seen | {"sure": "y"})
    assert done.status_code == 303
    assert "Kulturrådet" in told(client, "/programme")
    page = told(organiser, done.headers["Location"])
    address = re.search(r"/password/[\w.-]+", page)
    assert address
    assert "Se lenken" in told(organiser, CHAIR)
    assert "For Ny Leder." in told(client, address[0])
    assert client.post(address[0], data={"password": "for kort"}).status_code == 422
    word = {"password": "en lang setning om havet"}
    assert client.post(address[0], data=word).status_code == 303
    assert client.post(address[0], data=word).status_code == 404, "once"
    assert organiser.get(done.headers["Location"]).status_code == 404
    entered = client.post("/login", data=word | {"email": "ny@example.no"})
    assert entered.headers["Location"] == "/chair"
    assert "Tema 1" in told(client, "/chair")


def test_an_address_that_signs_in_already_changes_nothing(
    organiser: Visitor, client: Visitor, session: Session, held: Conference
) -> None:
    chosen = {"leaving": "1", "coming": "0", "name": "Ny", "email": "organiser@example.no"}
    seen = marks_in(organiser.post(CHAIR, data=chosen))
    answer = organiser.post(CHAIR, data=chosen | seen | {"sure": "y", "tell": "y"})
    assert answer.status_code == 422
    assert "Noen andre logger inn med denne adressen." in answer.text
    assert "Leder 1" in told(client, "/programme")
    assert changes_letters(session) == 0


def test_a_false_or_old_link_makes_no_password(
    app: Flask, client: Visitor, session: Session, held: Conference, clock: Clock
) -> None:
    made = users.invite(session, "ny@example.no", "Ny", Role.CHAIR, BY_COMMAND, START)
    session.commit()
    user = known.by_id(session, made)
    assert user
    with app.test_request_context():
        path = "/password/" + password_links.link(user).rsplit("/", 1)[1]
    assert client.get(path).status_code == 200
    assert client.get(path[:-1]).status_code == 404
    clock.advance(days=7)
    assert "for gammel" in client.get(path).text


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


def test_the_link_is_left_out_of_the_log() -> None:
    record = logging.makeLogRecord({"msg": "GET /password/abc.DEF-1 200"})
    assert logs.WithoutLinks().filter(record)
    assert record.getMessage() == "GET /password/… 200"
