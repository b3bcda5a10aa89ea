"""The organiser sees what is to be deleted, and the proof that it was."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.needs import NeedChoice
from conference.domain.users import Role
from conference.models import Need, Registration
from tests.conftest import ClientAs
from tests.services.test_assignments import world
from tests.support.clock import Clock

PAGE = "/organiser/settings/deletions"


def test_what_is_planned_and_what_was_done_is_seen(
    client_as: ClientAs, session: Session, app: Flask, clock: Clock
) -> None:
    held, people = world(session, people=2)
    session.add(Need(registration_id=people[0].id, choice=NeedChoice.HALAL))
    session.commit()
    organiser = client_as(Role.ORGANISER)
    assert "Slettes tirsdag 3. november 2015" in organiser.get(PAGE).text
    clock.set(2015, 11, 3, 3, 0)
    assert "Skulle vært slettet" in organiser.get(PAGE).text
    told = app.test_cli_runner().invoke(args=["tidy"], catch_exceptions=False).output
    assert "Carried out 1 deletions that were due." in told
    page = organiser.get(PAGE).text
    assert "Slettet. Ingenting er igjen." in page
    assert "Slettet 3. nov. kl. 03.00" in page
    assert session.scalars(select(Registration.name)).all() == ["Person 0", "Person 1"]
    assert held.contacts_kept_months == 12


def test_names_that_wait_for_the_archive_are_seen(
    client_as: ClientAs, session: Session, app: Flask, clock: Clock
) -> None:
    world(session, people=2)
    session.commit()
    organiser = client_as(Role.ORGANISER)
    assert "Navnene på 2 deltakere slettes samtidig" in organiser.get(PAGE).text
    clock.set(2016, 10, 20, 3, 0)
    app.test_cli_runner().invoke(args=["tidy"], catch_exceptions=False)
    page = organiser.get(PAGE).text
    assert "Navnene på 2 deltakere venter på at noen henter arkivpakken" in page
    organiser.post("/organiser/archive/archive")
    app.test_cli_runner().invoke(args=["tidy"], catch_exceptions=False)
    page = organiser.get(PAGE).text
    assert "venter på" not in page
    assert page.count("Slettet. Ingenting er igjen.") == 2
    assert set(session.scalars(select(Registration.name))) == {""}


def test_the_organiser_says_how_long_and_the_privacy_page_tells(
    client_as: ClientAs, session: Session
) -> None:
    held, _people = world(session)
    held.contacts_kept_months = 6
    session.commit()
    assert "6 måneder etter konferansen" in client_as(Role.ORGANISER).get("/privacy").text
    page = client_as(Role.ORGANISER).get(PAGE).text
    assert "Slettes onsdag 20. april 2016" in page


def test_the_plan_moves_with_the_day(client_as: ClientAs, session: Session) -> None:
    held, _people = world(session)
    held.date += timedelta(days=1)
    session.commit()
    assert "Slettes onsdag 4. november 2015" in client_as(Role.ORGANISER).get(PAGE).text
