"""A yes or a no by the personal link: what is taken, and what is refused and how."""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.needs import NeedChoice
from conference.domain.outbox import MessageKind
from conference.models import Need
from tests.support.links import Invited, counting, letters, names, two_people
from tests.support.visitor import Visitor


@pytest.mark.every_database
def test_a_whole_answer_costs_at_most_twelve_queries(
    client: Visitor, session: Session, invited: Invited, app: Flask
) -> None:
    _, token, ids = invited

    with counting(app) as sent:
        client.get(f"/invitation/{token}")
        answer = client.post(f"/invitation/{token}/answer", data=two_people(ids))

    assert answer.status_code == 303
    assert names(session) == ["Amina Yusuf", "Bao Nguyễn"]
    assert letters(session) == [MessageKind.RECEIPT]
    assert len(sent) <= 12, "\n".join(sent)


def test_an_answer_is_shown_with_thanks_once(client: Visitor, invited: Invited) -> None:
    made, token, ids = invited

    client.post(f"/invitation/{token}/answer", data=two_people(ids))
    first, second = (client.get(f"/invitation/{token}").text for _ in range(2))

    assert f"Kvitteringen går på e-post til {made.contact_name}" in first
    assert "Takk!" not in second
    for words in ("Amina Yusuf", "1. ønske: Tema 3", "2. ønske: Tema 1", "Bao Nguyễn"):
        assert words in second, words
    assert "Meld på" not in second


def test_a_reserved_seat_waits_for_its_name(
    client: Visitor, session: Session, invited: Invited
) -> None:
    _, token, _ = invited

    data = {"seat1-name": "", "seat1-reserve": "y"}
    assert client.post(f"/invitation/{token}/answer", data=data).status_code == 303

    assert names(session) == [None]
    page = client.get(f"/invitation/{token}").text
    assert "Navnet mangler" in page
    assert "Dere har én plass til" in page


@pytest.mark.parametrize(
    ("change", "message", "field"),
    [
        ({"seat1-name": ""}, "Skriv navnet, eller kryss av", "seat1-name"),
        ({"seat1-email": "amina@"}, "Skriv e-postadressen slik", "seat1-email"),
        ({"seat2-wish2": "1"}, "Velg ulike sesjoner", "seat2-wish2"),
        ({"seat1-wish3": "999"}, "Velg en av sesjonene", "seat1-wish3"),
        ({"seat1-wish3": "'; --"}, "Velg en av sesjonene", "seat1-wish3"),
        ({"seat1-name": "A" * 121}, "Skriv høyst 120 tegn", "seat1-name"),
        ({"seat1-name": "Am\x07ina"}, "Skriv alt på én linje", "seat1-name"),
    ],
)
def test_a_wrong_answer_comes_back_filled_in(
    client: Visitor,
    session: Session,
    invited: Invited,
    change: dict[str, str],
    message: str,
    field: str,
) -> None:
    _, token, ids = invited
    data = {**two_people(ids), "seat2-wish1": str(ids[0])} | change
    if "seat2-wish2" in change:
        data["seat2-wish2"] = data["seat2-wish1"]

    page = client.post(f"/invitation/{token}/answer", data=data)

    assert page.status_code == 422
    assert page.text.count(message) == 2
    assert f'href="#{field}"' in page.text
    assert re.search(
        f'id="{field}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="{field}"', page.text
    )
    assert 'value="Bao Nguyễn"' in page.text
    assert not names(session)
    assert not letters(session)


def test_an_empty_answer_asks_for_a_name(
    client: Visitor, session: Session, invited: Invited
) -> None:
    _, token, _ = invited

    page = client.post(f"/invitation/{token}/answer", data={"seat1-name": "  "})

    assert page.status_code == 422
    assert "Skriv minst ett navn" in page.text
    assert not names(session)


def test_a_crafted_seat_beyond_the_quota_saves_nothing(
    client: Visitor, session: Session, invited: Invited
) -> None:
    _, token, ids = invited

    data = two_people(ids) | {"seat3-name": "Tredje Person"}
    page = client.post(f"/invitation/{token}/answer", data=data)

    assert page.status_code == 422
    assert "Dere har ikke så mange plasser" in page.text
    assert 'value="Amina Yusuf"' in page.text
    assert "Tredje Person" in page.text
    assert not names(session)


def test_a_seat_taken_a_second_before_keeps_what_was_typed(
    client: Visitor, session: Session, invited: Invited
) -> None:
    _, token, ids = invited
    client.post(f"/invitation/{token}/answer", data={"seat1-name": "Kari Ås"})

    page = client.post(f"/invitation/{token}/answer", data=two_people(ids))

    assert page.status_code == 422
    assert "tok denne plassen rett før deg" in page.text
    assert "Dette er ikke lagret" in page.text
    assert "amina@example.no" in page.text
    assert 'value="Bao Nguyễn"' in page.text
    assert names(session) == ["Kari Ås"]


def test_a_button_pressed_twice_answers_once(
    client: Visitor, session: Session, invited: Invited
) -> None:
    _, token, ids = invited

    answers = [
        client.post(f"/invitation/{token}/answer", data=two_people(ids)).status_code
        for _ in range(2)
    ]

    assert answers == [303, 303]
    assert names(session) == ["Amina Yusuf", "Bao Nguyễn"]
    assert letters(session) == [MessageKind.RECEIPT]


def test_no_takes_one_press_and_can_be_undone(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, _ = accepted

    assert client.post(f"/invitation/{token}/decline").status_code == 303
    assert client.post(f"/invitation/{token}/decline").status_code == 303
    assert not names(session)
    page = client.get(f"/invitation/{token}").text
    assert "Avbudet er lagret" in page
    assert "Har dere ombestemt dere?" in page

    client.post(f"/invitation/{token}/answer", data={"seat1-name": "Kari Ås"})
    assert names(session) == ["Kari Ås"]


def test_further_seats_are_added_up_to_the_quota(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, _ = accepted
    assert 'name="seat3-name"' in client.get(f"/invitation/{token}").text

    client.post(f"/invitation/{token}/answer", data={"seat3-name": "Tesfaye"})

    assert names(session) == ["Amina Yusuf", None, "Tesfaye"]
    assert "seat3-name" not in client.get(f"/invitation/{token}").text


class TestWithProtection:
    """Forms that were open for too long, or that come from elsewhere."""

    @pytest.fixture
    def overrides(self) -> dict[str, Any]:
        """Protection as in real life."""
        return {"WTF_CSRF_ENABLED": True}

    @pytest.mark.parametrize(
        ("path", "data"),
        [
            ("answer", {"seat3-name": "Tesfaye"}),
            ("decline", {}),
            ("handover", {"name": "Tesfaye", "email": "t@example.no"}),
            ("seats/1", {"name": "Tesfaye"}),
            ("seats/1/swap", {"name": "Tesfaye"}),
            ("seats/1/needs", {"note": "Tesfaye"}),
            ("seats/1/needs", {"delete": "1"}),
            ("seats/2/release", {}),
        ],
    )
    def test_a_form_that_was_open_too_long_comes_back_filled_in(
        self,
        client: Visitor,
        session: Session,
        accepted: Invited,
        path: str,
        data: dict[str, str],
    ) -> None:
        _, token, _ = accepted

        page = client.post(f"/invitation/{token}/{path}", data=data)

        assert page.status_code == 422
        assert "Siden sto åpen for lenge" in page.text
        assert "Tesfaye" not in data.values() or 'value="Tesfaye"' in page.text
        assert names(session) == ["Amina Yusuf", None]
        assert session.scalars(select(Need.choice)).all() == [NeedChoice.HALAL]
        assert not letters(session)

    def test_the_token_of_the_page_is_taken(
        self, client: Visitor, session: Session, accepted: Invited
    ) -> None:
        _, token, _ = accepted
        page = client.get(f"/invitation/{token}").text
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert found

        data = {"csrf_token": found[1], "seat3-name": "Tesfaye"}
        assert client.post(f"/invitation/{token}/answer", data=data).status_code == 303
        assert names(session) == ["Amina Yusuf", None, "Tesfaye"]
