"""Users: made by a link, let in again by another, and shut out at once."""

import re

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.users import Role
from conference.models import AuditEntry, User
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.visitor import Visitor, user_with

USERS = "/organiser/users"
WORD = "et langt nok passord"
NEW = {"name": "Kari Skranke", "email": "Kari@example.no", "role": "front_desk"}


@pytest.fixture
def organiser(client_as: ClientAs, session: Session) -> Visitor:
    """The organiser of a conference."""
    factories.conference(session)
    session.commit()
    return client_as(Role.ORGANISER)


def invite(organiser: Visitor) -> str:
    """Make a user and return the path of the link."""
    page = organiser.post(USERS, data=NEW, follow_redirects=True).text
    return found(page)


def found(page: str) -> str:
    match = re.search(r"(/password/[^<\s]+)</code>", page)
    assert match, page
    return match[1]


def kari(session: Session) -> User:
    return session.scalars(select(User).where(User.email == "kari@example.no")).one()


def sign_in(client: Visitor) -> int:
    return client.post("/login", data={"email": NEW["email"], "password": WORD}).status_code


def test_somebody_for_the_door_makes_their_own_password_and_sees_the_door_alone(
    organiser: Visitor, app: Flask, client: Visitor
) -> None:
    assert sign_in(client) == 422
    path = invite(organiser)
    assert client.post(path, data={"password": WORD}).status_code == 303
    assert client.post(path, data={"password": WORD}).status_code == 404
    assert sign_in(client) == 302
    assert client.get("/door/desk").status_code == 200
    assert client.get(USERS).status_code == 403
    assert "Kan logge inn" in organiser.get(USERS).text


def test_who_is_shut_out_is_out_at_once_and_comes_in_by_a_new_link(
    organiser: Visitor, client: Visitor, session: Session
) -> None:
    client.post(invite(organiser), data={"password": WORD})
    sign_in(client)
    user = kari(session)
    organiser.post(f"{USERS}/{user.id}/close")
    assert client.get("/door/desk").status_code == 302
    assert sign_in(client) == 422
    assert "Stengt ute" in organiser.get(USERS).text
    again = found(organiser.post(f"{USERS}/{user.id}/renew", follow_redirects=True).text)
    assert sign_in(client) == 422
    assert client.post(again, data={"password": WORD}).status_code == 303
    assert sign_in(client) == 302
    actions = session.scalars(select(AuditEntry.action).where(AuditEntry.subject_id == user.id))
    assert {"user.invite", "user.close", "user.renew", "user.password"} <= set(actions)


def test_a_new_link_makes_the_old_password_and_the_old_link_worthless(
    organiser: Visitor, client: Visitor, session: Session
) -> None:
    first = invite(organiser)
    user = kari(session)
    second = found(organiser.post(f"{USERS}/{user.id}/renew", follow_redirects=True).text)
    assert client.get(first).status_code == 404
    assert client.post(second, data={"password": WORD}).status_code == 303


def test_nobody_shuts_themselves_out(organiser: Visitor, session: Session) -> None:
    own = user_with(session, Role.ORGANISER)
    page = organiser.post(f"{USERS}/{own.id}/close", follow_redirects=True).text
    assert "Du kan ikke stenge deg selv ute" in page
    assert organiser.get(USERS).status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("name", "", "Skriv navnet."),
        ("email", "kari", "Skriv e-postadressen slik"),
        ("role", "chair", ""),
        ("role", "", ""),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_made(
    organiser: Visitor, session: Session, field: str, value: str, told: str
) -> None:
    before = len(session.scalars(select(User)).all())
    answer = organiser.post(USERS, data=NEW | {field: value})
    assert answer.status_code == 422
    assert told in answer.text
    assert len(session.scalars(select(User)).all()) == before


def test_an_address_is_one_users(organiser: Visitor) -> None:
    invite(organiser)
    answer = organiser.post(USERS, data=NEW)
    assert answer.status_code == 422
    assert "Noen andre logger inn med denne adressen." in answer.text
    assert "Kari Skranke" in answer.text


def test_a_link_to_nobody_is_not_found(organiser: Visitor) -> None:
    assert organiser.get(f"{USERS}/9999/link").status_code == 404
    assert organiser.post(f"{USERS}/9999/renew").status_code == 404
    assert organiser.post(f"{USERS}/9999/close").status_code == 404
