"""Deletion: in time, of everything promised, once, and with proof; who came stays."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.archive import PackageKind
from conference.domain.clock import OSLO
from conference.domain.door import Press
from conference.domain.needs import NeedChoice
from conference.domain.paper import PaperKind, PaperLine
from conference.domain.retention import DeletionKind, Periods
from conference.models import (
    Admission,
    AuditEntry,
    Conference,
    Deletion,
    Need,
    Organisation,
    OutboxMessage,
    Placement,
    Printout,
    Registration,
    Wish,
)
from conference.queries import retention as queries
from conference.services import archive, door, invitations, printouts, retention
from tests.queries.test_attendees import publish
from tests.services.test_assignments import world
from tests.support import factories

pytestmark = pytest.mark.every_database

DAY = datetime(2015, 10, 20, 9, tzinfo=OSLO)
TWO_WEEKS, A_YEAR = timedelta(days=14), timedelta(days=366)


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference that has been, with needs, letters, wishes and somebody who came."""
    made, people = world(session, people=3)
    publish(session, made)
    session.add(Need(registration_id=people[0].id, choice=NeedChoice.OTHER, note="Førerhund"))
    people[0].email = "person@example.no"
    press = Press(key="one", desk="Skranke 1", at=DAY)
    door.admit(session, made.id, people[0].code, press, BY_COMMAND, DAY, id_seen=True)
    line = PaperLine(people[0].id, None, "", "merke")
    papers = [(None, [line])]
    for kind in (PaperKind.EVACUATION, PaperKind.DOOR_BY_NAME):
        printouts.record(session, made.id, kind, papers, None, BY_COMMAND, DAY)
    session.flush()
    return made


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def left(session: Session, held: Conference, kind: DeletionKind) -> int:
    periods = Periods(held.date, held.needs_kept_days, held.contacts_kept_months)
    plan = next(each for each in queries.plans(session, held.id, periods) if each.kind is kind)
    return sum(plan.left.values())


def waiting(session: Session, held: Conference) -> int:
    periods = Periods(held.date, held.needs_kept_days, held.contacts_kept_months)
    return sum(plan.waiting for plan in queries.plans(session, held.id, periods))


def test_nothing_goes_before_its_day(session: Session, held: Conference) -> None:
    assert retention.delete_due(session, DAY + TWO_WEEKS - timedelta(days=1)) == 0
    assert count(session, Need) == 1
    assert count(session, Deletion) == 0


def test_needs_go_on_their_day_and_nothing_else_does(session: Session, held: Conference) -> None:
    letters, wishes = count(session, OutboxMessage), count(session, Wish)
    assert letters
    assert retention.delete_due(session, DAY + TWO_WEEKS) == 1
    assert count(session, Need) == 0
    assert session.scalars(select(Printout.kind)).all() == [PaperKind.DOOR_BY_NAME]
    assert (count(session, OutboxMessage), count(session, Wish)) == (letters, wishes)
    assert session.scalars(select(Deletion)).one().counts == {"needs": 1, "evacuation": 1}
    assert left(session, held, DeletionKind.NEEDS) == 0


def test_a_year_later_contacts_go_and_who_came_stays(session: Session, held: Conference) -> None:
    organisation = session.scalars(select(Organisation)).first()
    assert organisation
    assert retention.delete_due(session, DAY + A_YEAR) == 2
    for table in (Need, Wish, OutboxMessage, Printout):
        assert count(session, table) == 0
    assert session.scalars(select(Registration.email)).all() == [None] * 3
    assert (organisation.contact_name, organisation.contact_email) == ("", "")
    assert "example" not in organisation.search_key
    assert session.scalars(select(Registration.name)).all()
    assert count(session, Admission) == 1
    assert count(session, Placement) > 0
    assert all(at > DAY for at in session.scalars(select(AuditEntry.at)))
    assert left(session, held, DeletionKind.CONTACTS) == 0


def test_names_go_when_the_archive_has_them(session: Session, held: Conference) -> None:
    named = session.scalars(select(Registration.name)).all()
    archive.take(session, held.id, PackageKind.ARCHIVE, "before", BY_COMMAND, DAY)
    archive.take(session, held.id, PackageKind.ACCESS, "asked", BY_COMMAND, DAY + TWO_WEEKS)
    retention.delete_due(session, DAY + A_YEAR)
    assert session.scalars(select(Registration.name)).all() == named, "the record isn't handed on"
    assert waiting(session, held) == 3
    after = DAY + A_YEAR + timedelta(days=1)
    archive.take(session, held.id, PackageKind.ARCHIVE, "after", BY_COMMAND, after)
    assert (waiting(session, held), left(session, held, DeletionKind.CONTACTS)) == (0, 3)
    assert retention.delete_due(session, after) == 1
    assert session.scalars(select(Registration.name)).all() == [""] * 3
    assert set(session.scalars(select(Registration.search_key))) == {""}
    assert count(session, Admission) == 1, "and who came is counted as before"
    assert left(session, held, DeletionKind.CONTACTS) == 0
    assert retention.delete_due(session, after) == 0


def test_twice_is_once_and_what_comes_late_goes_too(session: Session, held: Conference) -> None:
    retention.delete_due(session, DAY + A_YEAR)
    assert retention.delete_due(session, DAY + A_YEAR) == 0
    one = session.scalars(select(Registration.id)).first()
    session.add(Need(registration_id=one, choice=NeedChoice.HALAL))
    session.flush()
    assert retention.delete_due(session, DAY + A_YEAR + timedelta(days=1)) == 1
    assert count(session, Need) == 0
    assert count(session, Deletion) == 3


def test_organisations_keep_their_contact_while_a_later_conference_may_invite_them(
    session: Session, held: Conference
) -> None:
    factories.conference(session, slug="neste").date = held.date + timedelta(days=364)
    session.flush()
    retention.delete_due(session, DAY + A_YEAR)
    assert all(session.scalars(select(Organisation.contact_email)))


def test_who_has_no_contact_left_is_not_written_to(session: Session, held: Conference) -> None:
    retention.delete_due(session, DAY + A_YEAR)
    later = factories.conference(session, slug="neste")
    everybody = list(session.scalars(select(Organisation.id)))
    assert invitations.invite(session, later.id, everybody, BY_COMMAND, DAY + A_YEAR) == 0
    assert count(session, OutboxMessage) == 0
