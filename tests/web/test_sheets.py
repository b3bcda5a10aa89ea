"""Lists for others hold what their readers need and no more; it is written down who took them."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.clock import OSLO
from conference.domain.door import Press
from conference.domain.invitations import InvitationState
from conference.domain.needs import NeedChoice
from conference.domain.sheets import SheetKind
from conference.domain.users import Role
from conference.models import AuditEntry, Conference, Need, Placement, Registration
from conference.services import assignments, door, publishing, rooms
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.clock import START
from tests.support.visitor import Visitor

PAGE = "/organiser/sheets"
SECRETS = ("kontakt1@example.no", "amina@example.no", "Kontakt 1", "Har førerhund")
pytestmark = pytest.mark.every_database


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def held(session: Session) -> Conference:
    """Two who come, one of them with needs, and one seat without a name."""
    made = factories.conference(session)
    ids = factories.session_ids(session, made)
    comes, _ = factories.invitation(
        session, made, factories.organisation(session, "=Øst"), 3, InvitationState.ACCEPTED
    )
    needy = factories.registration(
        session, comes, 1, "Yusuf Amina", (ids[1], ids[0]), "amina@example.no"
    )
    factories.registration(session, comes, 2, "Bo Li")
    factories.registration(session, comes, 3, None)
    session.add(Need(registration_id=needy.id, choice=NeedChoice.HALAL))
    session.add(Need(registration_id=needy.id, choice=NeedChoice.OTHER, note="Har førerhund"))
    factories.organisation(session, "Aldri spurt")
    session.flush()
    return made


def taken(organiser: Visitor, kind: str) -> dict[str, list[list[Any]]]:
    """Take the list and return each sheet's rows, the head first."""
    answer = organiser.post(f"{PAGE}/{kind}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert f'filename="{kind}-2015-09-25.xlsx"' in answer.headers["Content-Disposition"]
    book = load_workbook(BytesIO(answer.data))
    sheets = {each.title: [[cell.value for cell in row] for row in each] for each in book}
    for secret in SECRETS:
        assert secret not in str(sheets)
    return sheets


def test_the_guests(organiser: Visitor, held: Conference) -> None:
    (rows,) = taken(organiser, "guests").values()
    assert [row[0] for row in rows] == ["Organisasjon", "=Øst", "Aldri spurt"]
    assert rows[1][7:11] == ["Kommer", 3, 3, 2]
    assert rows[2][7:11] == ["Ikke invitert", None, 0, 0]


def test_the_registrations_with_wishes_and_places(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    made = assignments.run(session, held.id, BY_COMMAND, START)
    publishing.publish(session, made, BY_COMMAND, START)
    (rows,) = taken(organiser, "registrations").values()
    assert [row[0] for row in rows] == ["Navn", "Yusuf Amina", "Bo Li", "Navn kommer"]
    assert rows[1][1:7] == ["=Øst", "Innvandrerorganisasjon", "Oslo", 2, 1, None]
    assert {rows[1][7], rows[1][9]} == {1, 2}
    assert rows[1][8] == f"Rom {rows[1][7]}"


def test_needs_are_counts_and_name_nobody(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    sheets = taken(organiser, "needs")
    assert sheets["Hele dagen"][1:] == [["Mat", "Halal", 1], ["Annet", "Noe annet", 1]]
    assert len(sheets["Hver sesjon"]) == 1, "nothing is published yet"
    made = assignments.run(session, held.id, BY_COMMAND, START)
    publishing.publish(session, made, BY_COMMAND, START)
    sheets = taken(organiser, "needs")
    rooms = sheets["Hver sesjon"][1:]
    assert sum(row[4] for row in rooms) == 2, "one meal in each slot"
    assert "Amina" not in str(sheets)
    assert "Øst" not in str(sheets)


def test_security_gets_name_and_organisation_only(organiser: Visitor, held: Conference) -> None:
    (rows,) = taken(organiser, "security").values()
    assert rows == [["Navn", "Organisasjon"], ["Bo Li", "=Øst"], ["Yusuf Amina", "=Øst"]]


def test_it_is_written_down_who_took_what(
    organiser: Visitor, session: Session, held: Conference
) -> None:
    assert organiser.get(PAGE).text.count("Aldri") == len(SheetKind)
    taken(organiser, "security")
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "list.take")).one()
    assert entry.user_id is not None
    assert entry.detail == {"list": "security", "lines": 2}
    page = organiser.get(PAGE).text
    assert page.count("Aldri") == len(SheetKind) - 1
    assert "25. sep. kl. 09.00" in page


def test_there_is_no_other_list(organiser: Visitor, held: Conference) -> None:
    assert organiser.post(f"{PAGE}/contacts").status_code == 404
    assert organiser.get(f"{PAGE}/security").status_code == 404, "looking takes nothing"


def test_an_empty_conference_gives_empty_lists(organiser: Visitor, session: Session) -> None:
    factories.conference(session)
    for kind in ("guests", "registrations", "needs", "security"):
        assert all(len(rows) == 1 for rows in taken(organiser, kind).values())


def test_who_came_and_in_figures(organiser: Visitor, session: Session, held: Conference) -> None:
    run = assignments.run(session, held.id, BY_COMMAND, START)
    publishing.publish(session, run, BY_COMMAND, START)
    came = session.scalars(select(Registration).where(Registration.name == "Bo Li")).one()
    morning = datetime(2015, 10, 20, 8, 45, tzinfo=OSLO)
    practice = morning - timedelta(days=1)
    for at in (practice, morning):
        press = Press(key=at.isoformat(), desk="Skranke 1", at=at)
        door.admit(session, held.id, came.code, press, BY_COMMAND, at, id_seen=True)
    placed = select(Placement).where(Placement.registration_id == came.id)
    first = session.scalars(placed.order_by(Placement.slot_id)).first()
    assert first
    rooms.tick(session, first.occurrence_id, came.id, BY_COMMAND, morning)
    session.commit()
    people, kinds, counties = taken(organiser, "attendance").values()
    by_name = {row[0]: row for row in people[1:]}
    assert by_name["Bo Li"][4] == morning.replace(tzinfo=None)
    assert by_name["Bo Li"][5] is not None
    assert by_name["Yusuf Amina"][4] is None
    for figures in (kinds, counties):
        assert figures[1][1:] == [3, 1, 1, 1]
