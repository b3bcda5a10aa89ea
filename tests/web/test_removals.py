"""Organisations that were never invited are removed from the list, and no others."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.users import Role
from conference.models import AuditEntry, Conference, Organisation, Reserve
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.clock import START
from tests.support.visitor import Visitor

PATH = "/organiser/organisations/remove"


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def conference(session: Session) -> Conference:
    """A conference with nobody invited yet."""
    return factories.conference(session)


def names(session: Session) -> list[str]:
    """Return the names of the organisations on the list."""
    return list(session.scalars(select(Organisation.name).order_by(Organisation.id)))


@pytest.mark.every_database
def test_one_is_removed_also_from_the_reserve_list(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    kept, gone = (factories.organisation(session, name) for name in ("Beholdt", "Borte"))
    reserve = Reserve(
        conference_id=conference.id, organisation_id=gone.id, priority=5, added_at=START
    )
    session.add(reserve)
    path = f"{PATH}?id={gone.id}"
    assert "Fjerne 1 organisasjon?" in organiser.get(path).text
    assert names(session) == ["Beholdt", "Borte"], "looking removes nothing"
    organiser.fill(path)
    assert "1 organisasjon er fjernet." in organiser.get("/organiser/organisations").text
    assert names(session) == [kept.name]
    assert session.scalars(select(Reserve)).all() == []
    assert session.scalars(select(AuditEntry.action)).all()[-1] == "organisation.remove"


@pytest.mark.every_database
def test_who_was_invited_some_year_stays(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    invitation, _ = factories.invitation(session, conference)
    factories.organisation(session, "Borte")
    ids = session.scalars(select(Organisation.id)).all()
    path = f"{PATH}?id={ids[0]}&id={ids[1]}"
    page = organiser.get(path).text
    assert invitation.organisation.name in page.split("Disse blir stående")[1]
    organiser.fill(path)
    assert names(session) == [invitation.organisation.name]
    answer = organiser.get(f"{PATH}?id={invitation.organisation_id}", follow_redirects=True)
    assert "som aldri er invitert" in answer.text


def test_many_are_removed_only_where_their_number_is_typed(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    for number in range(3):
        factories.organisation(session, f"Feil {number}", county="Troms")
    factories.organisation(session, "Riktig", county="Oslo")
    path = f"{PATH}?all=1&county=Troms"
    for typed in ("", "2", "ja"):
        answer = organiser.fill(path, count=typed)
        assert answer.status_code == 422
        assert "Skriv tallet 3 for å fjerne dem." in answer.text
    assert len(names(session)) == 4
    assert organiser.fill(path, count=" 3 ").status_code == 303
    assert names(session) == ["Riktig"]


def test_who_comes_to_the_list_meanwhile_is_not_removed_unseen(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    factories.organisation(session, "Den ene")
    path = f"{PATH}?all=1"
    seen = organiser.seen(path)
    factories.organisation(session, "Den andre")
    answer = organiser.post(path, data={"count": "2", **seen})
    assert answer.status_code == 422
    assert len(names(session)) == 2


def test_a_number_given_anew_does_not_tell_of_the_one_before(
    organiser: Visitor, session: Session, conference: Conference
) -> None:
    gone = factories.organisation(session, "Borte")
    number = gone.id
    organiser.fill(f"{PATH}?id={number}")
    session.expunge_all()
    anew = factories.organisation(session, "Ny")
    anew.id = number
    page = organiser.get(f"/organiser/organisations/{number}").text
    assert "Fjernet organisasjonen" not in page
    assert "Ingenting er ført i loggen ennå." in page
