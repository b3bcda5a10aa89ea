"""Two people at the same form: nobody overwrites unseen, and who presses twice is done once."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.needs import NeedChoice
from conference.domain.users import Role
from conference.models import Need, Registration, Wish
from tests.conftest import ClientAs
from tests.support.links import Invited, letters, names
from tests.support.visitor import Visitor


def mail_on(session: Session, seat: int) -> str | None:
    """Return the address stored on a seat."""
    return session.scalar(select(Registration.email).where(Registration.seat == seat))


def test_two_tabs_do_not_overwrite_one_another(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, ids = accepted
    path = f"/invitation/{token}/seats/1"
    one, other = client.seen(path), client.seen(path)
    data: dict[str, Any] = {"name": "Amina Yusuf", "wish1": ids[3], "wish2": ""}
    assert client.post(path, data=data | one).status_code == 303

    late = {"name": "Amina Yusuf", "email": "amina@example.no", "wish1": ids[0]}
    refused = client.post(path, data=late | other)

    assert refused.status_code == 422
    assert "Noen endret plassen mens du skrev. Nå står det: Amina Yusuf, Tema 4" in refused.text
    assert 'value="amina@example.no"' in refused.text, "nothing typed is lost"
    assert session.scalars(select(Wish.session_id)).all() == [ids[3]]
    client.fill(path, **late)
    assert mail_on(session, 1) == "amina@example.no"


@pytest.mark.parametrize("data", [{"choices": ["vegan"]}, {"delete": "1"}])
def test_needs_never_land_on_who_was_swapped_in(
    client: Visitor, session: Session, accepted: Invited, data: dict[str, Any]
) -> None:
    _, token, _ = accepted
    seat = f"/invitation/{token}/seats/1"
    for_amina = client.seen(f"{seat}/needs")
    client.fill(f"{seat}/swap", name="Bao Nguyễn")
    client.fill(f"{seat}/needs", choices=["halal"])

    refused = client.post(f"{seat}/needs", data=data | for_amina)

    assert refused.status_code == 422
    assert "Behov for Bao Nguyễn" in refused.text
    assert session.scalars(select(Need.choice)).all() == [NeedChoice.HALAL]


def test_what_was_saved_of_needs_says_whose(client: Visitor, accepted: Invited) -> None:
    _, token, _ = accepted
    done = client.fill(f"/invitation/{token}/seats/1/needs", choices=["vegan"])
    assert "Behovene til Amina Yusuf er lagret." in client.get(done.location).text


def test_nobody_is_released_instead_of_another(
    client: Visitor, session: Session, accepted: Invited
) -> None:
    _, token, _ = accepted
    seat = f"/invitation/{token}/seats/1"
    for_amina = client.seen(f"{seat}/release")
    client.fill(f"{seat}/swap", name="Bao Nguyễn")

    assert client.post(f"{seat}/release", data=for_amina).status_code == 422
    assert names(session) == ["Bao Nguyễn", None]


@pytest.mark.parametrize(
    ("page", "data"),
    [("", {"name": "Amina Y."}), ("/swap", {"name": "Bao Nguyễn"}), ("/release", {})],
)
def test_a_button_pressed_twice_is_done_once(
    client: Visitor, session: Session, accepted: Invited, page: str, data: dict[str, str]
) -> None:
    _, token, _ = accepted
    path = f"/invitation/{token}/seats/1{page}"
    twice = data | client.seen(path)

    assert client.post(path, data=twice).status_code == 303
    before = (names(session), len(letters(session)))
    assert client.post(path, data=twice).status_code == 303
    assert (names(session), len(letters(session))) == before


@pytest.mark.parametrize("page", ["", "/swap", "/needs", "/release"])
def test_the_organiser_does_not_overwrite_the_guest(
    client: Visitor, client_as: ClientAs, session: Session, accepted: Invited, page: str
) -> None:
    made, token, _ = accepted
    organiser = client_as(Role.ORGANISER)
    path = f"/organiser/invitations/{made.id}/seats/1{page}"
    seen = organiser.seen(path)
    client.fill(f"/invitation/{token}/seats/1/swap", name="Bao Nguyễn")

    refused = organiser.post(path, data={"name": "Kari", "choices": ["vegan"]} | seen)

    assert refused.status_code == 422
    assert "Nå står det: Bao Nguyễn" in refused.text
    assert names(session) == ["Bao Nguyễn", None]
    assert not session.scalars(select(Need)).all()


@pytest.mark.parametrize(
    ("page", "data"), [("", {"name": "Amina Y."}), ("/swap", {"name": "Bao", "keep_wishes": "y"})]
)
def test_the_organiser_may_press_twice(
    client_as: ClientAs, session: Session, accepted: Invited, page: str, data: dict[str, str]
) -> None:
    made, _, ids = accepted
    organiser = client_as(Role.ORGANISER)
    path = f"/organiser/invitations/{made.id}/seats/1{page}"
    twice: dict[str, Any] = data | {"wish1": ids[0], "wish2": ids[1]} | organiser.seen(path)

    assert organiser.post(path, data=twice).status_code == 303
    assert organiser.post(path, data=twice).status_code == 303
    assert names(session) == [data["name"], None]
