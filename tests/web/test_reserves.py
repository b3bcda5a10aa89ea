"""The organiser keeps a reserve list, takes unused seats back and offers them down the list."""

from html import unescape

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.users import Role
from conference.models import Conference, Invitation, Reserve
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.clock import Clock
from tests.support.visitor import Visitor

LIST = "/organiser/reserves"
pytestmark = pytest.mark.every_database


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference with one silent organisation."""
    made = factories.conference(session)
    factories.invitation(session, made, factories.organisation(session, "Stille stund"))
    return made


def told(visitor: Visitor, path: str = LIST) -> str:
    """Return the page's text as its reader sees it."""
    answer = visitor.get(path)
    assert answer.status_code == 200
    return unescape(answer.text)


def test_an_empty_list_says_what_to_do_first(organiser: Visitor, held: Conference) -> None:
    assert "Ingen står på reservelisten ennå. Søk opp" in told(organiser)
    assert "Sett noen på den først" in told(organiser, f"{LIST}/offer")


def test_an_organisation_is_found_listed_moved_and_taken_off(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    late, early = (factories.organisation(session, name) for name in ("Ærlig", "Østavind"))
    assert "Østavind" in told(organiser, f"{LIST}?q=ostavind")
    assert "Stille stund" not in told(organiser, f"{LIST}?q=stille"), "it is invited"
    for each, priority in ((late, 5), (early, 2)):
        organiser.post(f"{LIST}/add", data={"organisation": each.id, "priority": priority})
    page = told(organiser)
    assert page.index("Østavind") < page.index("Ærlig")
    organiser.post(f"{LIST}/{late.id}/change", data={"priority": 1})
    page = told(organiser)
    assert page.index("Ærlig") < page.index("Østavind")
    organiser.post(f"{LIST}/{late.id}/remove")
    assert session.scalars(select(Reserve.organisation_id)).all() == [early.id]


@pytest.mark.parametrize("typed", [{}, {"organisation": "x", "priority": "1"}, {"priority": "99"}])
def test_nonsense_puts_nobody_on_the_list(
    organiser: Visitor, session: Session, held: Conference, typed: dict[str, str]
) -> None:
    assert organiser.post(f"{LIST}/add", data=typed).status_code in (303, 404)
    assert session.scalars(select(Reserve)).all() == []


def test_nothing_is_taken_back_before_the_deadline(organiser: Visitor, held: Conference) -> None:
    assert "ingen ubrukte plasser å ta tilbake" in told(organiser, f"{LIST}/take-back")


def test_seats_go_from_who_is_silent_to_who_waits(
    organiser: Visitor, client: Visitor, session: Session, held: Conference, clock: Clock
) -> None:
    waits = factories.organisation(session, "Østavind")
    organiser.post(f"{LIST}/add", data={"organisation": waits.id, "priority": 1})
    clock.set(2015, 10, 3)
    page = told(organiser, f"{LIST}/take-back")
    assert "1 organisasjon har ikke svart" in page
    assert "Stille stund" in page
    assert organiser.fill(f"{LIST}/take-back", nameless="keep").status_code == 303
    assert "Tok tilbake 2 ubrukte plasser" in told(organiser, "/organiser/organisations/1")
    asked = {"seats": "2", "quota": "2", "day": "2015-10-09", "clock": "12:00"}
    path = f"{LIST}/offer?" + "&".join(f"{key}={value}" for key, value in asked.items())
    assert "1 organisasjon får tilbudet" in told(organiser, path)
    answer = organiser.post(f"{LIST}/offer", data=asked | organiser.seen(path))
    assert answer.status_code == 303
    states = {each.organisation_id: each.state for each in session.scalars(select(Invitation))}
    assert states == {1: InvitationState.LAPSED, waits.id: InvitationState.INVITED}


def test_the_page_behind_a_lapsed_link_says_why(
    client: Visitor, session: Session, held: Conference
) -> None:
    _made, token = factories.invitation(session, held, state=InvitationState.LAPSED)
    page = told(client, f"/invitation/{token}")
    assert "plassene er tilbudt andre" in page
    assert "Meld på" not in page, "also where the common deadline was moved since"
    refused = client.post(f"/invitation/{token}/answer", data={"seat1-name": "Bo"})
    assert refused.status_code == 422


def test_a_press_after_the_list_changed_invites_nobody(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    waits = factories.organisation(session)
    organiser.post(f"{LIST}/add", data={"organisation": waits.id, "priority": 1})
    asked = {"seats": "2", "quota": "2", "day": "2015-10-09", "clock": "12:00", "seen": "old"}
    answer = organiser.post(f"{LIST}/offer", data=asked)
    assert answer.status_code == 422
    assert "Noen andre endret det samme" in answer.text
    assert len(session.scalars(select(Invitation)).all()) == 1


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("seats", "9", "Det er bare 5 plasser igjen"),
        ("seats", "0", "Skriv et tall fra 1"),
        ("quota", "x", "Skriv et helt tall."),
        ("day", "2015-09-01", "Velg en dag fram i tid."),
        ("day", "2015-10-20", "Fristen må være før konferansedagen."),
    ],
)
def test_what_cannot_be_offered_is_told_beside_the_field(
    organiser: Visitor, session: Session, held: Conference, field: str, value: str, words: str
) -> None:
    held.capacity = 7
    waits = factories.organisation(session)
    organiser.post(f"{LIST}/add", data={"organisation": waits.id, "priority": 1})
    asked = {"seats": "2", "quota": "2", "day": "2015-10-09", "clock": "12:00", field: value}
    answer = organiser.post(f"{LIST}/offer", data=asked)
    assert answer.status_code == 422
    assert words in unescape(answer.text)
    assert f'value="{value}"' in answer.text
