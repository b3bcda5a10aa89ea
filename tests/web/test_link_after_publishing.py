"""The personal link once sessions are told: what can still be changed, and what it would cost."""

import icalendar
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.programme import ItemKind
from conference.models import Registration, Wish
from tests.support import factories, runs
from tests.support.links import Invited, names
from tests.support.visitor import Visitor


@pytest.fixture
def placed(session: Session, accepted: Invited) -> Invited:
    """The accepted invitation, with Amina placed in session 2 by the published run."""
    made, _, _ = accepted
    run = runs.published_run(session, made.conference)
    amina = session.scalars(select(Registration).where(Registration.seat == 1)).one()
    runs.placement(session, run, amina, runs.occurrences(session, made.conference, 1)[1], 2)
    session.commit()
    return accepted


def test_the_page_says_that_sessions_are_ready(client: Visitor, placed: Invited) -> None:
    page = client.get(f"/invitation/{placed[1]}").text

    assert "Sesjonene er fordelt og står under navnet." in page
    assert "Dere kan bytte personer fram til svarfristen." in page
    assert "Vi fordeler plassene etter svarfristen" not in page
    assert "Sesjonene følger med plassene, og andre kan få dem." in page


def test_who_is_placed_wishes_no_more_and_loses_no_wish(
    client: Visitor, session: Session, placed: Invited
) -> None:
    _, token, ids = placed
    form = client.get(f"/invitation/{token}/seats/1").text
    assert "wish1" not in form
    assert "ønskene kan ikke endres" in form

    client.fill(f"/invitation/{token}/seats/1", name="Amina Y.", wish1=ids[3])

    assert names(session) == ["Amina Y.", None]
    assert session.scalars(select(Wish.session_id).order_by(Wish.rank)).all() == ids[:2]


def test_who_comes_late_wishes_still(client: Visitor, placed: Invited) -> None:
    late = client.get(f"/invitation/{placed[1]}/seats/2").text
    assert "wish1" in late
    assert "arrangøren gir plass der det er ledig" in late


def test_who_comes_late_is_told_what_happens_now(
    client: Visitor, session: Session, placed: Invited
) -> None:
    _, token, _ = placed
    page = client.get(f"/invitation/{token}").text
    assert page.count("Sesjonene var fordelt da plassen ble tatt.") == 1, "seat 2 alone"
    assert "Ingen sesjon er gitt" in page, "Amina has none in the other slot"

    session.delete(session.scalars(select(Registration).where(Registration.seat == 1)).one())
    page = client.get(f"/invitation/{token}").text
    assert "Sesjonene er fordelt og står under navnet." not in page
    assert "Ingen sesjon er gitt" not in page


def test_giving_up_a_seat_says_what_goes_with_it(client: Visitor, placed: Invited) -> None:
    _, token, _ = placed
    question, reserved = (client.get(f"/invitation/{token}/seats/{n}/release").text for n in (1, 2))
    assert "Sesjonene følger med plassen, og andre kan få dem." in question
    assert f"/invitation/{token}/seats/1/swap" in question
    assert "Sesjonene følger" not in reserved


def test_a_swap_keeps_sessions_and_the_wishes_they_came_from(
    client: Visitor, session: Session, placed: Invited
) -> None:
    _, token, ids = placed
    form = client.get(f"/invitation/{token}/seats/1/swap").text
    assert "Dere beholder plassen og sesjonene." in form
    assert "keep_wishes" not in form

    client.fill(f"/invitation/{token}/seats/1/swap", name="Bao Nguyễn")

    assert names(session) == ["Bao Nguyễn", None]
    assert session.scalars(select(Wish.session_id).order_by(Wish.rank)).all() == ids[:2]


def test_the_day_with_ones_own_sessions_goes_into_a_calendar(
    client: Visitor, session: Session, placed: Invited
) -> None:
    made, token, _ = placed
    factories.item(session, made.conference, ItemKind.MEAL, 11, 12).room = "Spisesalen"
    session.commit()
    page = client.get(f"/invitation/{token}").text
    assert page.count("/calendar.ics") == 1, "seat 2 has no sessions"

    answer = client.get(f"/invitation/{token}/seats/1/calendar.ics")

    assert answer.content_type == "text/calendar; charset=utf-8"
    events = icalendar.Calendar.from_ical(answer.data).walk("VEVENT")
    titles = [str(event["SUMMARY"]) for event in events]
    assert "2. Tema 2" in titles
    assert "Bolk 1" not in titles
    assert "Bolk 2" in titles, "Amina has none in the other slot"
    (meal,) = [event for event in events if event["SUMMARY"] == "Måltid"]
    assert meal["LOCATION"] == "Spisesalen"
    (own,) = [event for event in events if event["SUMMARY"] == "2. Tema 2"]
    assert own["LOCATION"] == "Rom 2"
    assert own["DESCRIPTION"] == "Amina Yusuf"


def test_only_a_seat_of_ones_own_has_a_calendar(
    client: Visitor, session: Session, placed: Invited
) -> None:
    other, stranger = factories.invitation(session, placed[0].conference)
    session.commit()
    assert other.id != placed[0].id
    assert client.get(f"/invitation/{placed[1]}/seats/3/calendar.ics").status_code == 404
    assert client.get(f"/invitation/{stranger}/seats/1/calendar.ics").status_code == 404
    assert client.get("/invitation/none/seats/1/calendar.ics").status_code == 404
