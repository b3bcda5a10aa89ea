"""One seat by the personal link, and the invitation handed over."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.needs import NeedChoice
from conference.domain.outbox import MessageKind
from conference.models import Need, Registration, Wish
from tests.support.clock import Clock
from tests.support.links import Invited, letters, names
from tests.support.visitor import Visitor


@pytest.mark.parametrize(
    ("path", "data", "typed"),
    [
        ("seats/1", {"name": "Amina Ny"}, "Amina Ny"),
        ("seats/1/swap", {"name": "Tesfaye"}, "Tesfaye"),
        ("seats/1/needs", {"note": "Sitter foran"}, "Sitter foran"),
        ("seats/2/release", {}, ""),
        ("handover", {"name": "Kari Ås", "email": "kari@example.no"}, "Kari Ås"),
    ],
)
def test_a_change_past_the_deadline_is_refused_with_what_was_typed(
    client: Visitor,
    session: Session,
    accepted: Invited,
    clock: Clock,
    path: str,
    data: dict[str, str],
    typed: str,
) -> None:
    _, token, _ = accepted
    seen = client.seen(f"/invitation/{token}/{path}")
    clock.set(2015, 10, 2, 16, 0)

    page = client.post(f"/invitation/{token}/{path}", data=data | seen)

    assert page.status_code == 422
    assert "Fristen gikk ut" in page.text
    assert typed in page.text
    assert ("Dette er ikke lagret" in page.text) == bool(typed)
    assert f'action="/invitation/{token}/{path}"' not in page.text
    assert names(session) == ["Amina Yusuf", None]


def test_a_seat_gets_its_name_wishes_and_a_new_receipt(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, ids = accepted
    data = {"name": "Bao Nguyễn", "email": "bao@example.no", "wish1": "", "wish2": ids[3]}

    assert client.fill(f"/invitation/{token}/seats/2", **data).status_code == 303

    assert names(session) == ["Amina Yusuf", "Bao Nguyễn"]
    wish = session.scalars(select(Wish).join(Registration).where(Registration.seat == 2)).one()
    assert (wish.rank, wish.session_id) == (1, ids[3])
    assert letters(session) == [MessageKind.RECEIPT]
    form = client.get(f"/invitation/{token}/seats/2").text
    assert 'value="Bao Nguyễn"' in form
    assert f'<option selected value="{ids[3]}">' in form


def test_a_seat_loses_no_name_and_wishes_nothing_twice(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, ids = accepted

    unnamed = client.fill(f"/invitation/{token}/seats/1", **{"name": " "})
    double = {"name": "Amina", "wish1": ids[0], "wish2": ids[0]}
    doubled = client.fill(f"/invitation/{token}/seats/1", **double)

    assert (unnamed.status_code, doubled.status_code) == (422, 422)
    assert 'href="#name"' in unnamed.text
    assert 'href="#wish2"' in doubled.text
    assert 'href="#wish1"' not in doubled.text
    assert names(session) == ["Amina Yusuf", None]


@pytest.mark.parametrize("keep", [True, False])
def test_a_swap_deletes_needs_and_keeps_wishes_if_asked(
    client: Visitor, session: Session, accepted: Invited, keep: bool
) -> None:
    _, token, _ = accepted
    form = client.get(f"/invitation/{token}/seats/1/swap").text
    assert re.search(r'<input[^>]*checked[^>]*name="keep_wishes"', form)

    data = {"name": "Tesfaye"} | ({"keep_wishes": "y"} if keep else {})
    assert client.fill(f"/invitation/{token}/seats/1/swap", **data).status_code == 303

    assert names(session) == ["Tesfaye", None]
    assert not session.scalars(select(Need)).all()
    assert len(session.scalars(select(Wish)).all()) == (2 if keep else 0)
    assert letters(session) == [MessageKind.RECEIPT]


def test_stored_needs_are_never_shown(client: Visitor, accepted: Invited) -> None:
    _, token, _ = accepted

    front, page = (client.get(f"/invitation/{token}{path}").text for path in ("", "/seats/1/needs"))

    assert "Lagret. Vises ikke her." in front
    assert "Halal" not in front
    assert "Behov er lagret" in page
    assert "Slett alle behov" in page
    assert " checked" not in page
    assert "3. november 2015" in page


def test_needs_are_replaced_deleted_and_not_lost_by_mistake(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, _ = accepted
    path = f"/invitation/{token}/seats/1/needs"

    blank = client.fill(path, **{"note": ""})
    assert blank.status_code == 422
    assert "Kryss av for det som trengs" in blank.text
    assert session.scalars(select(Need.choice)).all() == [NeedChoice.HALAL]

    data = {"choices": ["vegan", "wheelchair", "nonsense"], "note": "Sitter foran"}
    assert client.fill(path, **data).status_code == 303
    stored = set(session.scalars(select(Need.choice)))
    assert stored == {NeedChoice.VEGAN, NeedChoice.WHEELCHAIR, NeedChoice.OTHER}

    assert client.fill(path, **{"delete": "1"}).status_code == 303
    assert not session.scalars(select(Need)).all()
    assert not letters(session)


def test_an_interpreter_is_asked_for_with_the_language(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, _ = accepted
    path = f"/invitation/{token}/seats/1/needs"

    refused = client.fill(path, choices=["interpreter"])
    assert (refused.status_code, 'href="#note"' in refused.text) == (422, True)
    assert "Skriv hvilket språk tolken skal kunne." in refused.text

    assert client.fill(path, choices=["interpreter"], note="Tigrinja").status_code == 303
    stored = {each.choice: each.note for each in session.scalars(select(Need))}
    assert stored == {NeedChoice.INTERPRETER: None, NeedChoice.OTHER: "Tigrinja"}


def test_an_address_is_somebodys(client: Visitor, session: Session, accepted: Invited) -> None:
    _, token, _ = accepted
    refused = client.fill(f"/invitation/{token}/seats/2", name="", email="bao@example.no")
    assert (refused.status_code, 'href="#email"' in refused.text) == (422, True)
    assert 'value="bao@example.no"' in refused.text


def test_one_person_is_not_put_on_two_seats(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, _ = accepted
    refused = client.fill(f"/invitation/{token}/seats/2", name="amina yusuf")
    assert (refused.status_code, 'href="#name"' in refused.text) == (422, True)
    assert "Personen står allerede på plass 1." in refused.text
    assert names(session) == ["Amina Yusuf", None]


def test_a_seat_is_given_up_after_a_question(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, _ = accepted

    last_but_one = client.seen(f"/invitation/{token}/seats/2/release")
    assert client.fill(f"/invitation/{token}/seats/1/release").status_code == 303
    assert names(session) == [None]
    assert letters(session) == [MessageKind.RECEIPT]

    last = client.post(f"/invitation/{token}/seats/2/release", data=last_but_one)
    assert last.status_code == 422
    assert "siste plassen" in last.text
    assert names(session) == [None]


def test_a_seat_that_is_gone_is_said_so(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, _ = accepted

    assert client.get(f"/invitation/{token}/seats/3").status_code == 302
    gone = client.fill(f"/invitation/{token}/seats/3", **{"name": "Tesfaye"})

    assert gone.status_code == 422
    assert "Dette er ikke lagret" in gone.text
    assert "Tesfaye" in gone.text
    assert names(session) == ["Amina Yusuf", None]


def test_handing_over_leads_to_a_page_that_needs_no_link(
    client: Visitor, session: Session, invited: Invited
) -> None:
    _, token, _ = invited

    data = {"name": "Kari Ås", "email": "kari@example.no"}
    done = client.post(f"/invitation/{token}/handover", data=data)

    assert (done.status_code, token in done.location) == (303, False)
    page = client.get(done.location).text
    assert "Kari Ås" in page
    assert "kari@example.no" in page
    assert client.get(f"/invitation/{token}").status_code == 404
    assert letters(session) == [MessageKind.HANDOVER]
    assert client.get(done.location).location == "/", "told once, and to nobody else"


@pytest.mark.parametrize(
    "data", [{"name": "", "email": "kari@example.no"}, {"name": "Kari", "email": "kari"}]
)
def test_handing_over_to_nobody_keeps_the_link(
    client: Visitor, session: Session, invited: Invited, data: dict[str, str]
) -> None:
    _, token, _ = invited

    assert client.post(f"/invitation/{token}/handover", data=data).status_code == 422
    assert client.get(f"/invitation/{token}").status_code == 200
    assert not letters(session)
