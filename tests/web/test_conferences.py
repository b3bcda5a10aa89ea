"""Which conference a page is about: the public's, a link's, a chair's, the organiser's choice."""

from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from conference.domain.actors import BY_COMMAND
from conference.domain.invitations import InvitationState
from conference.domain.texts import Translated
from conference.domain.users import Role
from conference.models import AssignmentRun, Conference, Occurrence
from conference.services import assignments
from tests.conftest import ClientAs
from tests.support import casting, factories
from tests.support.clock import START
from tests.support.visitor import Visitor

TYPED = {
    "name_nb": "Dialogen 2016",
    "organiser_nb": "Regjeringen",
    "day": "2016-10-18",
    "close_day": "2016-09-30",
    "close_clock": "16:00",
    "contact_email": "arrangor@example.no",
    "wishes_per_person": "3",
    "reminders": "2",
    "reminder_days": "5",
    "needs_kept_days": "14",
    "contacts_kept_months": "12",
}


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def both(session: Session) -> tuple[Conference, Conference]:
    """An open conference, and next year's that isn't open yet."""
    this = factories.conference(session)
    after = factories.conference(session, slug="2016")
    after.name, after.date = Translated("Neste dialog"), date(2016, 10, 18)
    after.opened_at = None
    session.flush()
    return this, after


def told(visitor: Visitor, path: str) -> str:
    """Return the page's text as its reader sees it."""
    answer = visitor.get(path)
    assert answer.status_code == 200
    return unescape(answer.text)


def test_from_an_empty_database_an_organiser_makes_the_conference(
    organiser: Visitor, client: Visitor, session: Session
) -> None:
    assert "Opprett konferansen" in told(organiser, "/organiser")
    for path in ("programme", "organisations", "outbox", "assignment", "settings"):
        assert organiser.get(f"/organiser/{path}").location == "/organiser"
    assert "Ingen konferanse er kunngjort ennå" in told(client, "/")
    assert organiser.post("/organiser/conferences/new", data=TYPED).status_code == 303
    page = told(organiser, "/organiser")
    assert "De første skrittene" in page
    assert "Dialogen 2016" in page
    assert "ikke åpnet" in page
    assert "Dialogen 2016" not in told(client, "/")
    assert organiser.post("/organiser/settings/open").status_code == 303
    assert "Dialogen 2016" in told(client, "/")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name_nb", "", "Skriv navnet på konferansen."),
        ("day", "i morgen", "Skriv datoen slik"),
        ("close_day", "2016-10-18", "Fristen må være før konferansedagen."),
        ("contact_email", "arrangor", "Skriv e-postadressen slik"),
        ("wishes_per_person", "4", "Skriv et tall fra 1 til 3."),
        ("capacity", "-1", "Skriv et tall fra 1 til 100000."),
    ],
)
def test_what_cannot_be_is_told_beside_the_field_and_kept(
    organiser: Visitor, session: Session, field: str, value: str, words: str
) -> None:
    answer = organiser.post("/organiser/conferences/new", data=TYPED | {field: value})
    assert answer.status_code == 422
    assert words in unescape(answer.text)
    assert 'value="Regjeringen"' in answer.text
    assert session.scalars(select(Conference)).all() == []


def test_the_public_sees_the_open_one(client: Visitor, both: tuple[Conference, Conference]) -> None:
    for path in ("/", "/programme", "/placement", "/privacy"):
        assert "Neste dialog" not in told(client, path)
    assert "Dialogkonferansen 2015" in told(client, "/")


def test_a_link_shows_its_own_conference(
    client: Visitor, session: Session, both: tuple[Conference, Conference]
) -> None:
    _this, after = both
    tokens = [factories.invitation(session, each)[1] for each in both]
    after.opened_at = START
    session.flush()
    assert "Dialogkonferansen 2015" in told(client, f"/invitation/{tokens[0]}")
    assert "Neste dialog" in told(client, f"/invitation/{tokens[1]}")


def test_a_chair_sees_the_conference_they_lead_in(
    client_as: ClientAs, session: Session, both: tuple[Conference, Conference]
) -> None:
    this, after = both
    person = casting.chair(session, this, 1)
    after.opened_at = START
    session.flush()
    assert "Dialogkonferansen 2015" in told(client_as(Role.CHAIR, person), "/chair")


def test_the_organiser_chooses(organiser: Visitor, both: tuple[Conference, Conference]) -> None:
    this, _after = both
    assert "Neste dialog" in told(organiser, "/organiser"), "the latest, open or not"
    page = told(organiser, "/organiser/conferences")
    assert "Bare arrangørene" in page
    organiser.post(f"/organiser/conferences/{this.id}/choose")
    assert "Dialogkonferansen 2015" in told(organiser, "/organiser")
    assert organiser.post("/organiser/conferences/99/choose").status_code == 404


def test_next_year_is_made_from_this_one(organiser: Visitor, session: Session) -> None:
    held = factories.conference(session)
    page = told(organiser, "/organiser/conferences/next")
    assert 'value="2016-10-18"' in page
    assert 'value="Dialogkonferansen 2016"' in page
    data = TYPED | {"inherits": ["programme", "nonsense"]}
    assert organiser.post("/organiser/conferences/next", data=data).status_code == 303
    made = session.scalars(select(Conference).where(Conference.predecessor_id == held.id)).one()
    assert made.date == date(2016, 10, 18)
    assert "Dialogen 2016" in told(organiser, "/organiser")


def test_settings_changed_by_another_are_shown_first(client_as: ClientAs, session: Session) -> None:
    factories.conference(session)
    first, second = client_as(Role.ORGANISER), client_as(Role.ORGANISER)
    path = "/organiser/settings"
    seen = second.seen(path)
    assert first.fill(path, **TYPED, capacity="300").status_code == 303
    shown = second.post(path, data=TYPED | {"capacity": "200"} | seen)
    assert shown.status_code == 409
    assert "<td>300</td><td>200</td>" in shown.text
    assert "Hvor mange dagen har plass til" in shown.text


def test_the_day_is_moved_with_all_that_stands_on_it(organiser: Visitor, session: Session) -> None:
    held = factories.conference(session)
    path = "/organiser/settings/day"
    assert "til samme klokkeslett" in told(organiser, path)
    assert organiser.post(path, data={"day": "2015-10-27", "tell": "y"}).status_code == 303
    session.refresh(held)
    assert held.date == date(2015, 10, 27)
    early = organiser.post(path, data={"day": "2015-10-01"})
    assert early.status_code == 422
    assert "Fristen må være før konferansedagen." in early.text


def _own_things(rule: Rule) -> bool:
    """Whether the rule is an organiser's, about something that belongs to one conference."""
    shared = {"organisation_id", "conference_id", "filename", "kind"}
    return rule.rule.startswith("/organiser") and bool(rule.arguments - shared)


def organisers_rules(app: Flask) -> Iterator[Rule]:
    yield from (rule for rule in app.url_map.iter_rules() if _own_things(rule))


def test_nothing_of_another_conference_is_reached(
    app: Flask, organiser: Visitor, session: Session, both: tuple[Conference, Conference]
) -> None:
    this, _after = both
    comes, _ = factories.invitation(session, this, state=InvitationState.ACCEPTED)
    seat = factories.registration(session, comes, 1)
    letter = factories.letter(session, this, comes)
    made = assignments.run(session, this.id, BY_COMMAND, START)
    room = session.scalars(select(Occurrence.id)).first()
    values = {
        "invitation_id": comes.id,
        "registration_id": seat.id,
        "message_id": letter.id,
        "run_id": made,
        "occurrence_id": room,
        "session_id": factories.session_ids(session, this)[0],
        "slot": 1,
        "number": 1,
        "organisation_id": comes.organisation_id,
    }
    reached = []
    for rule in organisers_rules(app):
        if not rule.arguments <= set(values):
            continue
        with app.test_request_context():
            needed = {name: values[name] for name in rule.arguments}
            path = str(app.url_map.bind("plenum.example.no").build(rule.endpoint, needed)).replace(
                "http://plenum.example.no", ""
            )
        method = "get" if "GET" in (rule.methods or ()) else "post"
        answer = getattr(organiser, method)(path)
        if answer.status_code != 404:
            reached.append((path, answer.status_code))
    assert reached == []
    assert session.scalars(select(AssignmentRun.id)).all() == [made]
