"""Every URL and every role: who gets in, who doesn't, and that a refused POST changes nothing.

A new route fails here until it is given a row in OPEN_TO.
"""

import hashlib
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from conference.domain.actors import BY_COMMAND
from conference.domain.invitations import InvitationState
from conference.domain.outbox import Attachment, MessageState
from conference.domain.users import Role
from conference.models import (
    Base,
    Invitation,
    Occurrence,
    Person,
)
from conference.services import (
    assignments,
    invitations,
    publishing,
    users,
)
from tests.conftest import ClientAs
from tests.support import casting, factories
from tests.support.clock import START as NOW
from tests.support.small_world import (
    answering,
    password_ticket,
    reported,
    said_in,
    waiting_at_the_door,
    waiting_file,
)
from tests.support.visitor import Visitor

ANYONE, ORGANISER, CHAIR, LINK = "anyone", "organiser", "chair", "link"
DOOR, ROOM, WRITERS = "door", "room", "writers"
# By blueprint: all its routes open to the same.
OPEN_TO = {
    "public": ANYONE,
    "exports": ANYONE,
    "public_answers": ANYONE,
    "public_reports": ANYONE,
    "account": ANYONE,
    "static": ANYONE,
    "invitation": LINK,
    "invitation_seats": LINK,
    "seat_calendars": LINK,
    "own_contributions": LINK,
    "owner": LINK,
    "archive": ORGANISER,
    "assignment": ORGANISER,
    "badges": ORGANISER,
    "balance": ORGANISER,
    "bars": ORGANISER,
    "board": ORGANISER,
    "bodies": ORGANISER,
    "themes": ORGANISER,
    "follow_up": ORGANISER,
    "follow_up_line": ORGANISER,
    "bounces": ORGANISER,
    "compare": ORGANISER,
    "completeness": ORGANISER,
    "campaigns": ORGANISER,
    "chairs": ORGANISER,
    "conferences": ORGANISER,
    "contributions": WRITERS,
    "dashboard": ORGANISER,
    "day": ORGANISER,
    "guest_files": ORGANISER,
    "imports": ORGANISER,
    "invitations": ORGANISER,
    "links": ORGANISER,
    "letter_texts": ORGANISER,
    "lists": ORGANISER,
    "needs": ORGANISER,
    "offers": ORGANISER,
    "organisations": ORGANISER,
    "outbox": ORGANISER,
    "passwords": ANYONE,
    "pins": ORGANISER,
    "placement": ORGANISER,
    "papers": ORGANISER,
    "programme": ORGANISER,
    "programme_items": ORGANISER,
    "programme_people": ORGANISER,
    "programme_rooms": ORGANISER,
    "programme_sessions": ORGANISER,
    "registrations": ORGANISER,
    "releases": ORGANISER,
    "removals": ORGANISER,
    "report": ORGANISER,
    "report_final": ORGANISER,
    "reserves": ORGANISER,
    "retention": ORGANISER,
    "reviews": ROOM,
    "settings": ORGANISER,
    "users": ORGANISER,
    "sheets": ORGANISER,
    "chair": CHAIR,
    "door": DOOR,
    "door_device": DOOR,
    "door_person": DOOR,
    "room": ROOM,
}
SHARED = {
    DOOR: (Role.FRONT_DESK, Role.ORGANISER),
    ROOM: (Role.CHAIR, Role.ORGANISER),
    WRITERS: (Role.RAPPORTEUR, Role.CHAIR, Role.ORGANISER),
}
READERS = (None, *Role)
Values = dict[str, int | str]


@pytest.fixture
def values(app: Flask, session: Session) -> Values:
    """A small world in which every route leads somewhere; what stands in the routes' brackets."""
    held = factories.conference(session)
    invited, token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    ids = factories.session_ids(session, held)
    seat = factories.registration(session, invited, 1, wishes=tuple(ids[:2]))
    factories.registration(session, invited, 2, None)
    letter = factories.letter(session, held, invited, state=MessageState.UNKNOWN)
    letter.attachment = Attachment.DAY
    published = assignments.run(session, held.id, BY_COMMAND, NOW)
    publishing.publish(session, published, BY_COMMAND, NOW)
    draft = assignments.copy(session, published, BY_COMMAND, NOW)
    casting.chair(session, held, 2)
    room = session.scalars(select(Occurrence.id).where(Occurrence.session_id == ids[0])).first()
    newcomer = users.invite(session, "ny@example.no", "Ny Leder", Role.CHAIR, BY_COMMAND, NOW)
    late = factories.organisation(session)
    invitations.invite(session, held.id, [late.id], BY_COMMAND, NOW)
    session.commit()
    return {
        "run_id": draft,
        "registration_id": seat.id,
        "occurrence_id": room or 0,
        "slot": 1,
        "session_id": ids[0],
        "number": 1,
        "slug": held.slug,
        "invitation_id": invited.id,
        "organisation_id": invited.organisation_id,
        "message_id": letter.id,
        "batch_id": waiting_file(session, held.id),
        "letter": "invitation",
        "campaign": "reminder",
        "standard": "nb",
        "token": token,
        "filename": "css/plenum.css",
        "_rest": "x",
        "key": 1,
        "name": "Rom 1",
        "kind": "security",
        "paper": "attendees",
        "conference_id": held.id,
        "user_id": newcomer,
        "ticket": password_ticket(app, session, newcomer),
        "code": seat.code,
        "conflict_id": 1,
        "contribution_id": said_in(session, held.id, room or 0),
        "request_id": waiting_at_the_door(session, held.id),
        **answering(session, held.id),
        **reported(session, held.id),
    }


@pytest.fixture
def chair(session: Session, values: Values) -> Person:
    """The person who chairs the session of the world's room."""
    held = session.get_one(Invitation, values["invitation_id"]).conference
    person = casting.chair(session, held, 1)
    session.commit()
    return person


def routes(app: Flask) -> Iterator[Rule]:
    yield from app.url_map.iter_rules()


def blueprint(rule: Rule) -> str:
    return str(rule.endpoint).split(".")[0]


def address(app: Flask, rule: Rule, values: Values) -> str:
    """Return the rule's address in the test's world."""
    needed = {name: values[name] for name in rule.arguments}
    with app.test_request_context():
        return str(app.url_map.bind("plenum.example.no").build(rule.endpoint, needed))


def readers(client: Visitor, client_as: ClientAs, chair: Person) -> dict[Role | None, Visitor]:
    found: dict[Role | None, Visitor] = {None: client}
    for role in Role:
        found[role] = client_as(role, chair if role is Role.CHAIR else None)
    return found


def may_enter(rule: Rule, role: Role | None) -> bool:
    opened = OPEN_TO[blueprint(rule)]
    if opened in SHARED:
        return role in SHARED[opened]
    return opened in {ANYONE, LINK} or (role is not None and role.value == opened)


def digest(session: Session) -> str:
    """Return a fingerprint of everything in the database."""
    session.expire_all()
    tables = Base.metadata.sorted_tables
    rows = [sorted(map(repr, map(tuple, session.execute(select(table)).all()))) for table in tables]
    session.commit()
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def test_every_route_has_its_row(app: Flask) -> None:
    assert {blueprint(rule) for rule in routes(app)} == set(OPEN_TO)


def test_pages_open_to_whom_they_are_for_and_to_nobody_else(
    app: Flask,
    session: Session,
    client: Visitor,
    client_as: ClientAs,
    values: Values,
    chair: Person,
) -> None:
    visitors = readers(client, client_as, chair)
    for rule in routes(app):
        if "GET" not in (rule.methods or ()):
            continue
        path = address(app, rule, values)
        for role, visitor in visitors.items():
            with visitor.get(path) as answer:
                status = answer.status_code
            if may_enter(rule, role):
                expected = {200, 302, 303}
            else:
                expected = {302} if role is None else {403}
            assert status in expected, f"{path} as {role}: {status}"


def test_a_get_changes_nothing(
    app: Flask,
    session: Session,
    client: Visitor,
    client_as: ClientAs,
    values: Values,
    chair: Person,
) -> None:
    visitors = readers(client, client_as, chair)
    before = digest(session)
    for rule in routes(app):
        if "GET" in (rule.methods or ()):
            for visitor in visitors.values():
                visitor.get(address(app, rule, values)).close()
    assert digest(session) == before


def test_a_post_by_somebody_else_changes_nothing(
    app: Flask,
    session: Session,
    client: Visitor,
    client_as: ClientAs,
    values: Values,
    chair: Person,
) -> None:
    visitors = readers(client, client_as, chair)
    before = digest(session)
    for rule in routes(app):
        if "POST" not in (rule.methods or ()):
            continue
        for role, visitor in visitors.items():
            if not may_enter(rule, role):
                answer = visitor.post(address(app, rule, values))
                assert answer.status_code in {302, 403}
    assert digest(session) == before


def test_a_post_without_its_token_changes_nothing(
    app: Flask,
    session: Session,
    client: Visitor,
    client_as: ClientAs,
    values: Values,
    chair: Person,
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    visitors = readers(client, client_as, chair)
    before = digest(session)
    tried = 0
    for rule in routes(app):
        if "POST" not in (rule.methods or ()):
            continue
        for role, visitor in visitors.items():
            if may_enter(rule, role):
                answer = visitor.post(address(app, rule, values), data=FILLED)
                assert answer.status_code in {302, 303, 422}, rule.rule
                tried += 1
    assert tried > 40
    assert digest(session) == before


FILLED = {
    "name": "Noen Andre",
    "email": "noen@example.no",
    "reason": "Uten nøkkel",
    "occurrence": "1",
    "session_id": "1",
    "quota": "1",
    "action": "retry",
    "password": "et langt passord",
    "seat1-name": "Noen Andre",
}


def test_a_chair_gets_no_list_but_the_own(
    client_as: ClientAs, session: Session, values: Values, chair: Person
) -> None:
    visitor = client_as(Role.CHAIR, chair)
    mine = session.get_one(Occurrence, values["occurrence_id"])
    other = session.scalars(
        select(Occurrence.id).where(Occurrence.session_id != mine.session_id)
    ).first()
    assert visitor.get(f"/chair/occurrence/{mine.id}/list").status_code == 200
    assert visitor.get(f"/chair/occurrence/{other}/list").status_code == 404
    assert visitor.get(f"/room/{mine.id}").status_code == 200
    assert visitor.get(f"/room/{other}").status_code == 404
    assert visitor.post(f"/room/{other}/tick/1").status_code == 404
    assert visitor.get(f"/chair/occurrence/{other}/list.pdf").status_code == 404
