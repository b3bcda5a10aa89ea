"""The personal link without a browser: what it shows, what it takes, and what it refuses."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from conference import db
from conference.domain.actors import BY_COMMAND
from conference.domain.invitations import InvitationState
from conference.domain.needs import NeedChoice
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.models import Invitation, Need, OutboxMessage, Registration, Wish
from conference.services import invitations
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.clock import Clock
from tests.support.visitor import Visitor

Invited = tuple[Invitation, str, list[int]]


@pytest.fixture
def invited(session: Session) -> Invited:
    """An invitation for two that waits for an answer; its token, and the sessions' ids."""
    conference = factories.conference(session)
    made, token = factories.invitation(session, conference)
    return made, token, factories.session_ids(session, conference)


@pytest.fixture
def accepted(session: Session) -> Invited:
    """An accepted invitation for three: Amina with halal food on seat 1, seat 2 reserved."""
    conference = factories.conference(session)
    ids = factories.session_ids(session, conference)
    made, token = factories.invitation(session, conference, None, 3, InvitationState.ACCEPTED)
    amina = factories.registration(session, made, 1, "Amina Yusuf", tuple(ids[:2]))
    factories.registration(session, made, 2, None)
    session.add(Need(registration_id=amina.id, choice=NeedChoice.HALAL))
    return made, token, ids


def names(session: Session) -> list[str | None]:
    """Return the names on the seats taken, by seat."""
    return list(session.scalars(select(Registration.name).order_by(Registration.seat)))


def letters(session: Session) -> list[MessageKind]:
    """Return the kinds of the letters that wait."""
    return list(session.scalars(select(OutboxMessage.kind).order_by(OutboxMessage.id)))


def two_people(ids: list[int]) -> dict[str, Any]:
    """Return a filled-in answer for two."""
    return {
        "seat1-name": "Amina Yusuf",
        "seat1-email": "amina@example.no",
        "seat1-wish1": ids[2],
        "seat1-wish2": ids[0],
        "seat1-wish3": "",
        "seat2-name": "Bao Nguyễn",
        "seat2-email": "",
        "seat2-wish1": ids[1],
    }


@contextmanager
def counting(app: Flask) -> Iterator[list[str]]:
    """Yield a list that fills with the statements sent to the database."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    with app.app_context():
        engine = db.db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def test_the_page_says_who_invites_when_and_until_when(client: Visitor, invited: Invited) -> None:
    made, token, _ = invited

    page = client.get(f"/invitation/{token}")

    assert page.status_code == 200
    for words in (
        made.organisation.name,
        "Regjeringen inviterer dere",
        "tirsdag 20. oktober 2015",
        "fredag 2. oktober 2015 kl. 16.00",
        "7 dager igjen",
        "/programme",
    ):
        assert words in page.text, words
    assert page.headers["X-Robots-Tag"].startswith("noindex")
    assert page.headers["Cache-Control"] == "no-store"


def test_opening_the_link_changes_nothing(
    client: Visitor, session: Session, accepted: Invited, app: Flask
) -> None:
    _, token, _ = accepted
    session.commit()
    paths = ["", "/handover", *(f"/seats/1{end}" for end in ("", "/swap", "/needs", "/release"))]

    with counting(app) as sent:
        for path in paths:
            assert client.get(f"/invitation/{token}{path}").status_code == 200, path

    assert [each for each in sent if not each.startswith("SELECT")] == []
    assert not letters(session)


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


def test_the_page_costs_as_much_for_ten_people_as_for_one(
    client: Visitor, session: Session, app: Flask
) -> None:
    conference = factories.conference(session)
    wishes = tuple(factories.session_ids(session, conference)[:3])
    counts = []
    for people in (1, 10):
        made, token = factories.invitation(session, conference, None, 10, InvitationState.ACCEPTED)
        for seat in range(1, people + 1):
            factories.registration(session, made, seat, f"Person {seat}", wishes)
        client.get("/invitation/warm")
        with counting(app) as sent:
            assert f"Person {people}" in client.get(f"/invitation/{token}").text
        counts.append(len(sent))

    assert counts[0] == counts[1] <= 6


def test_an_answer_is_shown_with_thanks_once(client: Visitor, invited: Invited) -> None:
    made, token, ids = invited

    client.post(f"/invitation/{token}/answer", data=two_people(ids))
    first, second = (client.get(f"/invitation/{token}").text for _ in range(2))

    assert f"Kvitteringen går på e-post til {made.contact_name}" in first
    assert "Takk!" not in second
    for words in ("Amina Yusuf", "1. ønske: 3. Tema 3", "2. ønske: 1. Tema 1", "Bao Nguyễn"):
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
        ({"seat1-name": "Amina\x00"}, "Skriv alt på én linje", "seat1-name"),
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


def test_after_the_deadline_the_page_is_for_reading(
    client: Visitor, session: Session, accepted: Invited, clock: Clock
) -> None:
    _, token, _ = accepted
    clock.set(2015, 10, 2, 16, 0)

    page = client.get(f"/invitation/{token}").text
    assert "Svarfristen er ute" in page
    assert "Amina Yusuf" in page
    assert 'href="tel:22222222"' in page
    assert 'method="post"' not in page
    for path in ("handover", "seats/1", "seats/1/swap", "seats/1/needs", "seats/1/release"):
        assert client.get(f"/invitation/{token}/{path}").status_code == 302

    refused = client.post(f"/invitation/{token}/answer", data={"seat3-name": "Sein Ankomst"})
    assert refused.status_code == 422
    assert "Fristen gikk ut 2. oktober 2015 kl. 16.00" in refused.text
    assert "Sein Ankomst" in refused.text
    assert client.post(f"/invitation/{token}/decline").status_code == 422
    assert names(session) == ["Amina Yusuf", None]


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
    clock.set(2015, 10, 2, 16, 0)

    page = client.post(f"/invitation/{token}/{path}", data=data)

    assert page.status_code == 422
    assert "Fristen gikk ut" in page.text
    assert typed in page.text
    assert names(session) == ["Amina Yusuf", None]


def test_a_seat_gets_its_name_wishes_and_a_new_receipt(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, ids = accepted
    data = {"name": "Bao Nguyễn", "email": "bao@example.no", "wish1": "", "wish2": ids[3]}

    assert client.post(f"/invitation/{token}/seats/2", data=data).status_code == 303

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

    unnamed = client.post(f"/invitation/{token}/seats/1", data={"name": " "})
    double = {"name": "Amina", "wish1": ids[0], "wish2": ids[0]}
    doubled = client.post(f"/invitation/{token}/seats/1", data=double)

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
    assert client.post(f"/invitation/{token}/seats/1/swap", data=data).status_code == 303

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

    blank = client.post(path, data={"note": ""})
    assert blank.status_code == 422
    assert "Kryss av for det som trengs" in blank.text
    assert session.scalars(select(Need.choice)).all() == [NeedChoice.HALAL]

    data = {"choices": ["vegan", "wheelchair", "nonsense"], "note": "Sitter foran"}
    assert client.post(path, data=data).status_code == 303
    stored = set(session.scalars(select(Need.choice)))
    assert stored == {NeedChoice.VEGAN, NeedChoice.WHEELCHAIR, NeedChoice.OTHER}

    assert client.post(path, data={"delete": "1"}).status_code == 303
    assert not session.scalars(select(Need)).all()
    assert not letters(session)


def test_a_seat_is_given_up_after_a_question(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, _ = accepted

    assert client.post(f"/invitation/{token}/seats/1/release").status_code == 303
    assert names(session) == [None]
    assert letters(session) == [MessageKind.RECEIPT]

    last = client.post(f"/invitation/{token}/seats/2/release")
    assert last.status_code == 422
    assert "siste plassen" in last.text
    assert names(session) == [None]


def test_a_seat_that_is_gone_is_said_so(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, _ = accepted

    assert client.get(f"/invitation/{token}/seats/3").status_code == 302
    gone = client.post(f"/invitation/{token}/seats/3", data={"name": "Tesfaye"})

    assert gone.status_code == 422
    assert 'value="Tesfaye"' in gone.text
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


def test_every_dead_link_gets_one_and_the_same_page(
    client: Visitor, session: Session, invited: Invited
) -> None:
    made, replaced, _ = invited
    conference = made.conference
    invitations.resend(session, made.id, BY_COMMAND, NOW)
    revoked, revoked_token = factories.invitation(session, conference)
    invitations.revoke(session, revoked.id, BY_COMMAND, NOW)
    expired, expired_token = factories.invitation(session, conference)
    expired.link_expires_at = NOW
    tokens = [replaced, revoked_token, expired_token, "nobodys", "mal formed", "%00", "a/b/c"]

    answers = [client.get(f"/invitation/{token}") for token in tokens]
    answers += [client.get(f"/invitation/{replaced}/seats/{n}/needs") for n in (1, "x")]
    answers += [
        client.post(f"/invitation/{replaced}/{path}", data={"seat1-name": "A", "name": "B"})
        for path in ("answer", "decline", "seats/1", "seats/1/release")
    ]

    assert {answer.status_code for answer in answers} == {404}
    bodies = {re.sub(r'href="[^"]*\?lang=', 'href="?lang=', each.text) for each in answers}
    assert len(bodies) == 1
    assert "Lenken virker ikke" in bodies.pop()


def test_what_is_no_page_of_a_living_link_leads_to_its_page(
    client: Visitor, invited: Invited
) -> None:
    _, token, _ = invited

    for path in ("answer", "decline", "seats/x", "else/where"):
        answer = client.get(f"/invitation/{token}/{path}")
        assert (answer.status_code, answer.location) == (302, f"/invitation/{token}")


@pytest.mark.parametrize(
    ("standard", "accepts", "language"),
    [
        (WrittenStandard.NN, "", "nn"),
        (WrittenStandard.NB, "en", "nb"),
        (WrittenStandard.NN, "nb", "nn"),
    ],
)
def test_the_organisations_written_standard_decides(
    client: Visitor, session: Session, standard: WrittenStandard, accepts: str, language: str
) -> None:
    to = factories.organisation(session, standard=standard)
    _, token = factories.invitation(session, factories.conference(session), to)

    path = f"/invitation/{token}"
    headers = {"Accept-Language": accepts} if accepts else {}
    assert f'<html lang="{language}">' in client.get(path, headers=headers).text
    assert '<html lang="en">' in client.get(f"{path}?lang=en", headers=headers).text
    assert '<html lang="en">' in client.get(path, headers=headers).text


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
