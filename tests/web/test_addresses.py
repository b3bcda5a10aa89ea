"""Numbers larger than any database's, and text that no database takes."""

import pytest
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.users import Role
from conference.services import assignments
from tests.conftest import ClientAs
from tests.services.test_assignments import world
from tests.support.clock import START as NOW

HUGE = (str(2**31), "9" * 20, "9" * 5000)


@pytest.mark.every_database
@pytest.mark.parametrize("number", HUGE, ids=len)
@pytest.mark.parametrize(
    "path",
    [
        "organisations/{}",
        "invitations/{}/answer",
        "invitations/1/seats/{}",
        "assignment/{}",
        "assignment/1/people/{}",
        "assignment/1/rooms/{}",
        "assignment/1/compare?with={}",
        "outbox/{}",
    ],
)
def test_a_huge_number_is_nobodys(
    client_as: ClientAs, session: Session, path: str, number: str
) -> None:
    held, _people = world(session)
    assignments.run(session, held.id, BY_COMMAND, NOW)
    answer = client_as(Role.ORGANISER).get("/organiser/" + path.format(number))
    assert answer.status_code == 404


@pytest.mark.every_database
@pytest.mark.parametrize("number", HUGE, ids=len)
def test_a_page_beyond_the_last_is_the_last(
    client_as: ClientAs, session: Session, number: str
) -> None:
    held, _people = world(session, people=45)
    run_id = assignments.run(session, held.id, BY_COMMAND, NOW)
    organiser = client_as(Role.ORGANISER)
    people = organiser.get(f"/organiser/assignment/{run_id}/people?page={number}")
    assert "Side 2 av 2" in people.text
    for path in ("organisations", "outbox", f"assignment/{run_id}/compare"):
        assert organiser.get(f"/organiser/{path}?page={number}").status_code == 200


@pytest.mark.every_database
@pytest.mark.parametrize("number", HUGE, ids=len)
def test_nobody_is_invited_by_a_huge_number(
    client_as: ClientAs, session: Session, number: str
) -> None:
    world(session)
    answer = client_as(Role.ORGANISER).get(f"/organiser/invitations/new?id={number}")
    assert answer.location.endswith("/organiser/organisations?state=not_invited")


@pytest.mark.every_database
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/answers?q=%00&year=%00", 200),
        ("/answers/%00/1", 404),
        ("/report/%00/1", 404),
        ("/owner/%00", 404),
        ("/organiser/organisations?q=%00", 200),
        ("/contributions/lines?q=a%00", 200),
    ],
)
def test_nul_in_an_address_is_nothing(
    client_as: ClientAs, session: Session, path: str, status: int
) -> None:
    world(session)
    assert client_as(Role.ORGANISER).get(path).status_code == status


@pytest.mark.every_database
def test_nul_in_a_form_is_left_out(client_as: ClientAs, session: Session) -> None:
    world(session)
    typed = {"body": "NAV\0", "name": "\0Kari Svarer", "email": "kari@example.no", "standard": "nb"}
    page = client_as(Role.ORGANISER).post("/organiser/bodies", data=typed, follow_redirects=True)
    assert "Kari Svarer er lagt til." in page.text
