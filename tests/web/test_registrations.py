"""The organiser acts for an organisation that phones, without a browser."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import ActorKind
from conference.domain.invitations import InvitationState
from conference.domain.needs import NeedChoice
from conference.domain.outbox import MessageKind
from conference.domain.users import Role
from conference.models import Invitation, Need, OutboxMessage, Registration, Wish
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.clock import Clock
from tests.support.visitor import Visitor

Guests = tuple[Invitation, list[int]]


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def silent(session: Session) -> Guests:
    """An organisation with two seats that hasn't answered, and the sessions' ids."""
    conference = factories.conference(session)
    made, _ = factories.invitation(session, conference)
    return made, factories.session_ids(session, conference)


@pytest.fixture
def coming(session: Session) -> Guests:
    """Amina, who eats halal food and wishes for session 1, on seat 1; seat 2 waits for a name."""
    conference = factories.conference(session)
    ids = factories.session_ids(session, conference)
    made, _ = factories.invitation(session, conference, state=InvitationState.ACCEPTED)
    amina = factories.registration(session, made, 1, "Amina Yusuf", (ids[0],))
    session.add(Need(registration_id=amina.id, choice=NeedChoice.HALAL))
    factories.registration(session, made, 2, None)
    return made, ids


def seats(session: Session) -> list[str | None]:
    """Return the names on the seats taken."""
    return list(session.scalars(select(Registration.name).order_by(Registration.seat)))


def wishes(session: Session) -> list[int]:
    """Return all wishes, by rank."""
    return list(session.scalars(select(Wish.session_id).order_by(Wish.rank)))


def receipts(session: Session) -> list[MessageKind]:
    """Return the kinds of the letters that wait."""
    return list(session.scalars(select(OutboxMessage.kind)))


@pytest.mark.every_database
def test_people_are_registered_also_after_the_deadline(
    organiser: Visitor, session: Session, silent: Guests, clock: Clock
) -> None:
    invitation, ids = silent
    clock.set(2015, 10, 5, 9, 0)
    typed = {
        "seat1-name": "Amina Yusuf",
        "seat1-email": "amina@example.no",
        "seat1-wish1": ids[2],
        "seat1-wish2": ids[0],
        "seat2-reserve": "y",
    }
    path = f"/organiser/invitations/{invitation.id}/answer"
    answer = organiser.post(path, data=typed, follow_redirects=True)
    assert "Påmeldingen er lagret." in answer.text
    assert "(Arrangøren)" in answer.text, "the page tells who answered"
    assert seats(session) == ["Amina Yusuf", None]
    assert wishes(session) == [ids[2], ids[0]]
    session.refresh(invitation)
    assert invitation.answered_by is ActorKind.USER
    assert receipts(session) == [MessageKind.RECEIPT]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"seat2-name": ""}, "Skriv minst ett navn"),
        ({"seat1-email": "amina@example.no"}, "kryss av for at det kommer senere"),
        ({"seat1-name": "Amina", "seat1-email": "feil"}, "navn@example.no"),
        ({"seat1-name": "Amina", "seat1-wish1": "1", "seat1-wish2": "1"}, "Velg ulike sesjoner"),
        ({"seat1-name": "Amina", "seat1-wish1": "999"}, "Velg en av sesjonene"),
        ({"seat1-name": "Amina", "seat3-name": "Bo"}, "ikke så mange plasser"),
        ({"seat1-name": "A" * 121}, "Skriv høyst 120 tegn"),
    ],
)
def test_a_faulty_answer_is_refused_whole_with_what_was_typed_kept(
    organiser: Visitor, session: Session, silent: Guests, typed: dict[str, Any], message: str
) -> None:
    invitation, _ = silent
    path = f"/organiser/invitations/{invitation.id}/answer"
    answer = organiser.fill(path, **{"seat1-name": "", "seat2-name": "Åse", **typed})
    assert answer.status_code == 422
    assert message in answer.text
    kept = {"seat2-name": "Åse", **typed}
    assert all(f'value="{kept[name]}"' in answer.text for name in kept if name.endswith("name"))
    assert seats(session) == []
    session.refresh(invitation)
    assert invitation.state is InvitationState.INVITED


def test_an_organisation_is_declined_for(
    organiser: Visitor, session: Session, coming: Guests
) -> None:
    invitation, _ = coming
    path = f"/organiser/invitations/{invitation.id}/decline"
    assert organiser.get(path).status_code == 200
    assert seats(session) == ["Amina Yusuf", None], "looking changes nothing"
    organiser.post(path)
    session.refresh(invitation)
    assert (invitation.state, seats(session)) == (InvitationState.DECLINED, [])
    assert receipts(session) == [MessageKind.DECLINED]


def test_a_name_is_put_on_a_reserved_seat(
    organiser: Visitor, session: Session, coming: Guests
) -> None:
    invitation, ids = coming
    path = f"/organiser/invitations/{invitation.id}/seats/2"
    organiser.fill(path, **{"name": "Bo Li", "email": "", "wish1": ids[3]})
    assert seats(session) == ["Amina Yusuf", "Bo Li"]
    assert receipts(session) == [MessageKind.RECEIPT]
    page = organiser.get(f"/organiser/organisations/{invitation.organisation_id}").text
    assert "Endret plass 2" in page, "the history tells"


def test_a_seat_is_filled_in_with_what_is_stored(organiser: Visitor, coming: Guests) -> None:
    invitation, ids = coming
    page = organiser.get(f"/organiser/invitations/{invitation.id}/seats/1").text
    assert 'value="Amina Yusuf"' in page
    assert f'<option selected value="{ids[0]}">' in page


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"name": "", "wish1": ""}, "Skriv navnet."),
        ({"name": "Amina", "wish1": "2", "wish2": "2"}, "Velg ulike sesjoner"),
        ({"name": "Amina", "wish1": "x"}, "Velg en av sesjonene"),
    ],
)
def test_a_faulty_seat_is_refused(
    organiser: Visitor, session: Session, coming: Guests, typed: dict[str, str], message: str
) -> None:
    invitation, ids = coming
    answer = organiser.fill(f"/organiser/invitations/{invitation.id}/seats/1", **typed)
    assert answer.status_code == 422
    assert message in answer.text
    assert (seats(session), wishes(session)) == (["Amina Yusuf", None], [ids[0]])


def test_a_swap_keeps_the_seat_and_deletes_the_needs(
    organiser: Visitor, session: Session, coming: Guests
) -> None:
    invitation, ids = coming
    path = f"/organiser/invitations/{invitation.id}/seats/1/swap"
    assert organiser.fill(path, **{"name": " "}).status_code == 422
    organiser.fill(path, **{"name": "Ny Person", "keep_wishes": "y"})
    assert seats(session) == ["Ny Person", None]
    assert wishes(session) == [ids[0]]
    assert session.scalars(select(Need)).all() == []


@pytest.mark.every_database
def test_a_seat_is_given_up_but_the_last_one_is_a_no(
    organiser: Visitor, session: Session, coming: Guests
) -> None:
    invitation, _ = coming
    base = f"/organiser/invitations/{invitation.id}"
    organiser.fill(f"{base}/seats/2/release")
    assert seats(session) == ["Amina Yusuf"]
    page = organiser.get(f"/organiser/organisations/{invitation.organisation_id}").text
    assert "Frigjorde plass 2" in page, "the history outlives the seat"
    answer = organiser.fill(f"{base}/seats/1/release")
    assert answer.location.endswith(f"{base}/decline")
    assert seats(session) == ["Amina Yusuf"]


def test_the_organiser_sees_needs_and_changes_them(
    organiser: Visitor, session: Session, coming: Guests
) -> None:
    invitation, _ = coming
    path = f"/organiser/invitations/{invitation.id}/seats/1/needs"
    page = organiser.get(path).text
    assert 'value="halal" checked' in page
    assert 'value="vegan" checked' not in page
    organiser.fill(path, **{"choices": ["vegan", "nonsense"], "note": "Har førerhund"})
    told = {each.choice: each.note for each in session.scalars(select(Need))}
    assert told == {NeedChoice.VEGAN: None, NeedChoice.OTHER: "Har førerhund"}
    assert organiser.fill(path, **{"note": "x" * 201}).status_code == 422


def test_a_seat_without_a_name_has_no_needs_to_change(
    organiser: Visitor, session: Session, coming: Guests
) -> None:
    path = f"/organiser/invitations/{coming[0].id}/seats/2/needs"
    answer = organiser.fill(path, **{"choices": ["vegan"]})
    assert answer.status_code == 422
    assert "ikke tatt i bruk" in answer.text
    assert [each.choice for each in session.scalars(select(Need))] == [NeedChoice.HALAL]


@pytest.mark.parametrize("verb", ["", "/swap", "/release", "/needs"])
def test_a_seat_that_is_not_taken_is_not_found(
    organiser: Visitor, silent: Guests, verb: str
) -> None:
    assert organiser.get(f"/organiser/invitations/{silent[0].id}/seats/1{verb}").status_code == 404
