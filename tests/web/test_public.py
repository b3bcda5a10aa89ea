"""The public pages: the programme in three languages, kept but never stale, and its calendar."""

import gzip
import re
from datetime import UTC, datetime

import icalendar
import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.texts import Translated
from conference.domain.users import Role
from conference.models import ParallelSession
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.clock import Clock
from tests.support.counting import counted
from tests.support.visitor import Visitor

LANGUAGES = {
    "nb": ("Erna Solberg", "Tirsdag", "Oppvekst og barnevern"),
    "nn": ("Erna Solberg", "tysdag", "barnevern"),
    "en": ("Erna Solberg", "Tuesday", "child"),
}


@pytest.mark.seeded
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_programme_in_each_language(client: Visitor, language: str) -> None:
    page = client.get(f"/programme?lang={language}").text
    assert f'<html lang="{language}">' in page
    for words in LANGUAGES[language]:
        assert words.lower() in page.lower()
    assert page.count('class="sessions__number"') == 8


@pytest.mark.seeded
def test_a_chosen_language_is_remembered_and_the_browsers_is_the_default(client: Visitor) -> None:
    assert '<html lang="nb">' in client.get("/", headers={"Accept-Language": "no"}).text
    assert '<html lang="nn">' in client.get("/", headers={"Accept-Language": "nn, en"}).text
    client.get("/?lang=en")
    assert '<html lang="en">' in client.get("/programme").text


@pytest.mark.seeded
def test_public_pages_set_no_cookie(client: Visitor) -> None:
    for path in ("/", "/programme", "/placement", "/privacy", "/programme.ics"):
        assert "Set-Cookie" not in client.get(path).headers, path


def test_a_change_of_the_programme_shows_at_once(client: Visitor, session: Session) -> None:
    held = factories.conference(session)
    assert "Tema 1" in client.get("/programme").text
    theme = session.scalars(select(ParallelSession).limit(1)).one()
    theme.title = Translated("Et nytt tema")
    held.revision += 1
    assert "Et nytt tema" in client.get("/programme").text


def test_a_page_that_has_not_changed_is_not_sent_again(client: Visitor, session: Session) -> None:
    factories.conference(session)
    first = client.get("/programme")
    again = client.get("/programme", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""


def test_a_kept_page_costs_one_query(app: Flask, client: Visitor, session: Session) -> None:
    factories.conference(session)
    client.get("/programme")
    with counted(app) as statements:
        client.get("/programme")
    assert len([each for each in statements if each.startswith("SELECT")]) == 1


@pytest.mark.seeded
@pytest.mark.parametrize("path", ["/", "/programme", "/placement", "/privacy"])
def test_what_is_kept_is_nobodys_own(client: Visitor, client_as: ClientAs, path: str) -> None:
    chair = client_as(Role.CHAIR)
    for _again in range(2):
        own, common = chair.get(path), client.get(path)
        assert "Logg ut" in own.text
        assert "Min sesjon" in own.text
        assert own.headers["Cache-Control"] == "no-store"
        assert "Logg ut" not in common.text
        assert "Min sesjon" not in common.text
        assert "csrf_token" not in common.text


@pytest.mark.seeded
def test_a_message_is_shown_to_the_one_it_is_for(app: Flask, client: Visitor) -> None:
    with client.session_transaction() as cookie:
        cookie["_flashes"] = [("success", "Bare til deg")]
    assert "Bare til deg" in client.get("/programme").text
    other = app.test_client()
    assert isinstance(other, Visitor)
    other.session = client.session
    assert "Bare til deg" not in other.get("/programme").text


@pytest.mark.seeded
def test_the_demos_day_does_not_freeze(client: Visitor, clock: Clock) -> None:
    assert "25. september 2015" in client.get("/").text
    clock.advance(days=1)
    assert "26. september 2015" in client.get("/").text


def test_another_language_is_another_page(client: Visitor, session: Session) -> None:
    factories.conference(session)
    tags = {
        client.get("/programme", headers={"Accept-Language": code}).headers["ETag"]
        for code in ("nb", "nn", "en")
    }
    assert len(tags) == 3
    assert "Accept-Language" in client.get("/programme").headers["Vary"]


def test_longer_programmes_cost_no_more_queries(
    app: Flask, client: Visitor, session: Session
) -> None:
    counts = []
    for number, sessions in enumerate((1, 30)):
        held = factories.conference(session, sessions=sessions, slug=str(number))
        held.date = held.date.replace(year=2015 + number)
        session.commit()
        with counted(app) as statements:
            assert client.get("/programme").text.count("sessions__number") == sessions
        counts.append(len(statements))
    assert counts[0] == counts[1]


@pytest.mark.seeded
def test_the_day_as_a_calendar(client: Visitor) -> None:
    answer = client.get("/programme.ics")
    assert answer.content_type == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.data)
    moments = [event.decoded("DTSTART") for event in calendar.walk("VEVENT")]
    starts = [each for each in moments if isinstance(each, datetime)]
    assert len(starts) == 11
    assert min(starts).astimezone(UTC) == datetime(2015, 10, 20, 6, 45, tzinfo=UTC)


def test_an_empty_database_says_how_to_begin(client: Visitor) -> None:
    assert "Ingen konferanse er kunngjort ennå." in client.get("/").text
    assert client.get("/programme").status_code == 404


@pytest.mark.every_database
def test_health_asks_the_database(client: Visitor) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok", "database": "ok"}


@pytest.mark.seeded
def test_the_demo_says_that_its_guests_are_invented(client: Visitor) -> None:
    page = client.get("/programme").text
    assert re.search(r"Demo: .*oppdiktet.*25\. september 2015", page)


def test_the_stylesheet_travels_compressed_and_pages_do_not(
    client: Visitor, session: Session
) -> None:
    factories.conference(session)
    gzipped = {"Accept-Encoding": "gzip, deflate"}
    path = "/static/css/plenum.css"
    with client.get(path, headers=gzipped) as small, client.get(path) as whole:
        assert gzip.decompress(small.data) == whole.data
        assert len(small.data) * 3 < len(whole.data)
        assert int(small.headers["Content-Length"]) == len(small.data)
        assert all("Accept-Encoding" in each.headers["Vary"] for each in (small, whole))
    assert "Content-Encoding" not in client.get("/login", headers=gzipped).headers
