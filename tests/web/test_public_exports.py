"""The programme as files that anyone may fetch, and what the pages say to search engines."""

import json
import re
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.programme import AppearanceRole, AppearanceStatus, ItemKind
from conference.domain.texts import Translated
from conference.domain.users import Role
from conference.models import Appearance, ParallelSession, Person
from tests.conftest import ClientAs
from tests.documents.lists import text
from tests.documents.test_schedule import JSON, XML
from tests.support import factories
from tests.support.counting import counted
from tests.support.visitor import Visitor

FILES = {
    "/schedule.xml": "application/xml; charset=utf-8",
    "/schedule.json": "application/json",
    "/programme.pdf": "application/pdf",
}


def events(client: Visitor, query: str = "") -> dict[int, dict[str, Any]]:
    """Return the events of schedule.json by id."""
    days = client.get(f"/schedule.json{query}").get_json()["schedule"]["conference"]["days"]
    return {each["id"]: each for room in days[0]["rooms"].values() for each in room}


@pytest.mark.seeded
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_schedule_is_valid_in_every_language(client: Visitor, language: str) -> None:
    answer = client.get(f"/schedule.xml?lang={language}")
    XML.validate(fromstring(answer.data))  # noqa: S314
    whole = client.get(f"/schedule.json?lang={language}").get_json()
    JSON.validate(whole)
    found = events(client, f"?lang={language}")
    assert len(found) == 9 + 16  # the lines that are no slots, and eight sessions held twice
    assert {each["language"] for each in found.values()} == {language}


@pytest.mark.seeded
def test_ids_are_the_same_in_every_language(client: Visitor) -> None:
    nb, en = events(client, "?lang=nb"), events(client, "?lang=en")
    assert {key: each["guid"] for key, each in nb.items()} == {
        key: each["guid"] for key, each in en.items()
    }
    assert {each["title"] for each in nb.values()} != {each["title"] for each in en.values()}


@pytest.mark.parametrize(("path", "content_type"), FILES.items())
def test_a_file_is_made_once_and_not_sent_again(
    app: Flask, client: Visitor, session: Session, path: str, content_type: str
) -> None:
    factories.conference(session)
    first = client.get(path)
    assert first.content_type == content_type
    assert "Set-Cookie" not in first.headers
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    with counted(app) as statements:
        client.get(path)
    assert len([each for each in statements if each.startswith("SELECT")]) == 1


@pytest.mark.seeded
@pytest.mark.parametrize("path", FILES)
def test_everybody_reads_the_same_and_a_session_is_kept_apart(
    client: Visitor, client_as: ClientAs, path: str
) -> None:
    own, common = client_as(Role.ORGANISER).get(path), client.get(path)
    assert own.data == common.data
    assert own.headers["Cache-Control"] == "no-store"
    assert common.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("path", FILES)
def test_there_is_no_file_before_there_is_a_conference(client: Visitor, path: str) -> None:
    assert client.get(path).status_code == 404


def test_lines_without_title_or_room_and_odd_titles_are_told(
    client: Visitor, session: Session
) -> None:
    held = factories.conference(session, sessions=1)
    line = factories.item(session, held, ItemKind.BREAK, 11, 12)
    roomy = factories.item(session, held, ItemKind.MEAL, 16, 17, 'Mat & "prat" <3 🍲')
    roomy.room = "Spisesalen"
    session.flush()
    found = events(client)
    assert (found[2 * line.id]["title"], found[2 * line.id]["room"]) == ("Pause", "Felles")
    assert found[2 * roomy.id]["title"] == 'Mat & "prat" <3 🍲'
    assert found[2 * roomy.id]["room"] == "Spisesalen"
    assert "Bolk 1" in {each["subtitle"] for each in found.values()}


@pytest.mark.seeded
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ("Den nasjonale dialogkonferansen", "tirsdag 20. oktober 2015", "12.30–14.00")),
        ("nn", ("Opningstale av statsminister Erna Solberg", "tysdag 20. oktober 2015", "Kva")),
        ("en", ("The National Dialogue Conference", "Tuesday 20 October 2015", "12:30–14:00")),
    ],
)
def test_the_programme_on_paper_is_in_the_readers_language(
    client: Visitor, language: str, words: tuple[str, ...]
) -> None:
    pdf = PdfReader(BytesIO(client.get(f"/programme.pdf?lang={language}").data))
    assert str(pdf.root_object["/Lang"])[:2] == language
    printed = text(pdf)
    for expected in words:
        assert expected in printed
    assert "Lisbeth Normann" in printed


@pytest.mark.seeded
def test_only_what_was_announced_is_on_paper(client: Visitor, session: Session) -> None:
    known_since = select(Person.name).join(Appearance, Appearance.person_id == Person.id)
    names = session.scalars(known_since.where(Appearance.status == AppearanceStatus.ACTUAL)).all()
    announced = session.scalars(
        known_since.where(Appearance.status == AppearanceStatus.PLANNED)
    ).all()
    printed = text(PdfReader(BytesIO(client.get("/programme.pdf").data)))
    assert set(names) - set(announced)
    assert not [name for name in set(names) - set(announced) if name in printed]


@pytest.mark.seeded
def test_the_programme_leads_to_its_files(client: Visitor) -> None:
    page = client.get("/programme").text
    assert [path for path in FILES if f'href="{path}"' not in page] == []


def test_a_slot_without_sessions_is_an_event_of_its_own(client: Visitor, session: Session) -> None:
    factories.conference(session, sessions=0)
    assert len(events(client)) == 2
    assert [each["name"] for each in page_event(client, "/programme")["subEvent"]] == [
        "Bolk 1",
        "Bolk 2",
    ]


def test_those_who_are_planned_are_named_and_nobody_else(client: Visitor, session: Session) -> None:
    held = factories.conference(session, sessions=1)
    theme = session.scalars(select(ParallelSession)).one()
    for name, status in (
        ("Kari Lie", AppearanceStatus.PLANNED),
        ("Omar Ali", AppearanceStatus.CANCELLED),
        ("Eva Dal", AppearanceStatus.ACTUAL),
    ):
        person = Person(name=name)
        session.add(person)
        session.flush()
        session.add(
            Appearance(
                conference_id=held.id,
                person_id=person.id,
                session_id=theme.id,
                role=AppearanceRole.CHAIR,
                status=status,
            )
        )
    session.flush()
    named = {one["name"] for each in events(client).values() for one in each["persons"]}
    assert named == {"Kari Lie"}


def page_event(client: Visitor, path: str) -> Any:
    """Return what a page says to search engines."""
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(path).text, re.S
    )
    assert found
    return json.loads(found[1])


@pytest.mark.seeded
def test_the_pages_say_what_the_event_is(client: Visitor) -> None:
    home, whole = page_event(client, "/"), page_event(client, "/programme")
    assert home["@type"] == whole["@type"] == "Event"
    assert "subEvent" not in home
    assert len(whole["subEvent"]) == 25
    assert whole["url"].endswith("/programme")


def test_a_title_cannot_end_the_description_of_the_event(client: Visitor, session: Session) -> None:
    held = factories.conference(session)
    wicked = "</script><script>alert('1')</script><!--"
    held.name = Translated(wicked)
    session.flush()
    page = client.get("/").text
    assert "\\u003c/script\\u003e" in page
    assert page.count("<script") == 1
    assert page_event(client, "/")["name"] == wicked
