"""Two organisers who move the same person, or one who moves while another publishes."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.invitations import InvitationState
from conference.domain.users import Role
from conference.models import Occurrence, Pin, Placement
from conference.services import assignments, publishing
from tests.conftest import ClientAs
from tests.services.test_assignments import room
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.visitor import Visitor


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


def draft(session: Session) -> tuple[int, str, list[Occurrence]]:
    """Make a draft; return its id, where somebody's move in slot 1 is, and two rooms to move to."""
    held = factories.conference(session, sessions=5)
    invited, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    person = factories.registration(session, invited)
    run_id = assignments.run(session, held.id, BY_COMMAND, NOW)
    path = f"/organiser/assignment/{run_id}/people/{person.id}/slots/1"
    taken = session.scalars(
        select(Placement.session_id).where(Placement.registration_id == person.id)
    ).all()
    rooms = [room(session, 1, number) for number in range(1, 6)]
    return run_id, path, [each for each in rooms if each.session_id not in taken]


def seen(page: str) -> str:
    """Return what a move form says of where the person is."""
    found = re.search(r'name="seen" value="(\d+)"', page)
    assert found
    return found[1]


@pytest.mark.every_database
def test_a_move_from_an_old_page_is_refused_with_the_present_place(
    organiser: Visitor, session: Session
) -> None:
    _run, path, (theirs, mine, *_more) = draft(session)
    old = seen(organiser.get(path).text)
    first = {"seen": old, "occurrence": theirs.id, "reason": "Kollegaens grunn"}
    assert organiser.post(path, data=first).status_code == 303
    second = {"seen": old, "occurrence": mine.id, "reason": "Min grunn"}
    refused = organiser.post(path, data=second)
    assert refused.status_code == 422
    assert f"Noen andre flyttet personen rett før deg, til {theirs.session.number}." in refused.text
    assert 'value="Min grunn"' in refused.text
    assert re.search(rf'value="{mine.id}" checked', refused.text)
    assert session.scalars(select(Pin.reason)).all() == ["Kollegaens grunn"]
    assert seen(refused.text) == str(theirs.id)
    again = organiser.post(path, data=second | {"seen": seen(refused.text)})
    assert again.status_code == 303
    assert session.scalars(select(Pin.reason)).all() == ["Min grunn"]


def test_a_move_to_where_a_colleague_moved_them_is_refused_too(
    organiser: Visitor, session: Session
) -> None:
    _run, path, (target, *_more) = draft(session)
    old = seen(organiser.get(path).text)
    move = {"seen": old, "occurrence": target.id, "reason": "En grunn"}
    assert organiser.post(path, data=move).status_code == 303
    assert organiser.post(path, data=move).status_code == 422


@pytest.mark.parametrize("place", ["x", "9" * 30, ""])
def test_what_is_no_place_was_not_seen(organiser: Visitor, session: Session, place: str) -> None:
    _run, path, (target, *_more) = draft(session)
    move = {"seen": place, "occurrence": target.id, "reason": "En grunn"}
    assert organiser.post(path, data=move).status_code == 422


def test_a_move_on_a_run_published_meanwhile_says_so(organiser: Visitor, session: Session) -> None:
    run_id, path, (target, *_more) = draft(session)
    move = {
        "seen": seen(organiser.get(path).text),
        "occurrence": target.id,
        "reason": "En grunn",
    }
    publishing.publish(session, run_id, BY_COMMAND, NOW)
    answer = organiser.post(path, data=move)
    assert answer.location.endswith(f"/organiser/assignment/{run_id}")
    shown = organiser.get(answer.location).text
    assert "En publisert fordeling kan ikke endres" in shown
    assert session.scalars(select(Pin)).all() == []


@pytest.mark.every_database
def test_who_wished_for_nothing_is_counted_apart(organiser: Visitor, session: Session) -> None:
    held = factories.conference(session, sessions=2)
    invited, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    ids = factories.session_ids(session, held)
    factories.registration(session, invited, 1, "Amina Yusuf", (ids[0],))
    factories.registration(session, invited, 2, "Bo Li")
    run_id = assignments.run(session, held.id, BY_COMMAND, NOW)
    page = organiser.get(f"/organiser/assignment/{run_id}").text
    assert page.count("hadde ingen ønsker: 1") == 2
    assert page.count("ikke ønsket: 1") == 1
    assert "</svg>Hadde ingen ønsker</li>" in page
