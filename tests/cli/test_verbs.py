"""The other verbs: seed, assign, publish, links and create-user."""

import re

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.security import check_password_hash

from conference.domain.links import token_hash
from conference.domain.outbox import MessageKind
from conference.domain.runs import RunState
from conference.domain.users import Role
from conference.models import (
    AssignmentRun,
    Base,
    Conference,
    Invitation,
    OutboxMessage,
    Placement,
    User,
)
from seeds import demo
from tests.conftest import Command
from tests.support import casting, factories

PASSWORD = "langt nok passord"


def _counts(session: Session) -> dict[str, int]:
    """Return the number of rows by table."""
    tables = Base.metadata.tables.items()
    counts = {
        name: session.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables
    }
    session.commit()
    return counts


def _states(session: Session) -> list[RunState]:
    """Return the states of the runs."""
    session.expire_all()
    return list(session.scalars(select(AssignmentRun.state)))


@pytest.mark.seeded
def test_seeding_again_changes_nothing(session: Session, command: Command) -> None:
    before = _counts(session)
    result = command("seed")
    assert (result.exit_code, result.output) == (
        0,
        "There is a conference already; nothing is changed.\n",
    )
    assert before["organisations"] == 200
    assert _counts(session) == before


@pytest.mark.seeded
def test_a_run_is_assigned_and_published_once(session: Session, command: Command) -> None:
    assigned = command("assign")
    assert assigned.exit_code == 0, assigned.output
    run = session.scalars(select(AssignmentRun)).one()
    placements = session.scalar(select(func.count(Placement.id)))
    assert f"Run {run.number}: {placements} placements" in assigned.output
    assert _states(session) == [RunState.DRAFT]
    published = command("publish", str(run.number))
    letters = session.scalar(
        select(func.count(OutboxMessage.id)).where(OutboxMessage.kind == MessageKind.PLACEMENT)
    )
    assert f"{letters} letters wait" in published.output
    assert letters
    assert _states(session) == [RunState.PUBLISHED]
    again = command("publish", str(run.number))
    assert (again.exit_code, again.output) == (1, f"Error: Run {run.number} isn't a draft.\n")


def test_a_run_that_is_not_there_cannot_be_published(session: Session, command: Command) -> None:
    factories.conference(session)
    result = command("publish", "7")
    assert (result.exit_code, result.output) == (1, "Error: There is no run 7.\n")


@pytest.mark.parametrize(
    "words", [("assign",), ("publish", "1"), ("links",), ("outbox", "deliver")]
)
def test_without_a_conference_a_verb_says_what_to_do(
    command: Command, words: tuple[str, ...]
) -> None:
    result = command(*words)
    assert result.exit_code == 1
    assert "There is no conference yet." in result.output


@pytest.mark.seeded
def test_the_demos_entrances_are_shown(command: Command) -> None:
    output = command("links").output
    for number in demo.ENTRANCES:
        assert f"http://plenum.example.no/invitation/{demo.demo_token(number)}" in output


def test_a_new_link_kills_the_old_one(session: Session, command: Command) -> None:
    invited, old = factories.invitation(session, factories.conference(session))
    organisation = invited.organisation_id
    result = command("links", "--new", str(organisation))
    assert result.exit_code == 0, result.output
    found = re.fullmatch(
        rf"{organisation}  http://plenum\.example\.no/invitation/(\S+)\n", result.output
    )
    assert found
    session.expire_all()
    assert session.scalars(select(Invitation.token_hash)).all() == [token_hash(found[1])]
    assert found[1] != old


def test_links_are_not_made_for_everybody_or_for_who_is_not_invited(
    session: Session, command: Command
) -> None:
    factories.conference(session)
    assert "Name organisations" in command("links").output
    result = command("links", "--new", "99")
    assert (result.exit_code, result.output) == (1, "Error: Organisation 99 isn't invited.\n")


def test_a_user_is_made_once_with_a_password_that_is_long_enough(
    session: Session, command: Command
) -> None:
    def create(password: str) -> str:
        return command(
            "create-user", "Kari@example.no", "--name", "Kari", "--password", password
        ).output

    assert "at least 12 characters" in create("for kort")
    assert "can sign in as organiser" in create(PASSWORD)
    assert "already" in create(PASSWORD)
    user = session.scalars(select(User)).one()
    assert (user.email, user.role, user.is_demo) == ("kari@example.no", Role.ORGANISER, False)
    assert check_password_hash(user.password_hash, PASSWORD)


def test_a_chair_is_made_for_a_session_that_they_lead(session: Session, command: Command) -> None:
    leader = casting.chair(session, factories.conference(session), 2)
    session.commit()

    def create(*more: str) -> str:
        made = ("create-user", "leder@example.no", "--name", "Leder", "--password", PASSWORD)
        return command(*made, "--role", "chair", *more).output

    assert "--session 3" in create()
    assert "Nobody on the programme chairs a session 9." in create("--session", "9")
    assert "can sign in as chair" in create("--session", "2")
    user = session.scalars(select(User)).one()
    assert (user.role, user.person_id) == (Role.CHAIR, leader.id)


def test_the_demo_is_not_seeded_in_production(
    session: Session, command: Command, app: Flask
) -> None:
    app.config["PLENUM_ENV"] = "production"
    assert "The demo is not for production." in command("seed").output
    assert session.scalar(select(func.count(Conference.id))) == 0
