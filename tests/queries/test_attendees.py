"""Who sits where by the published run, and no more of people than a list shows."""

from dataclasses import fields

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import db
from conference.domain.actors import BY_COMMAND
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind
from conference.domain.programme import AppearanceRole
from conference.models import Conference, Occurrence
from conference.queries import attendees
from conference.queries.attendees import AttendeeView, RoomList
from conference.services import assignments, publishing
from tests.services.test_assignments import room
from tests.support import casting, factories
from tests.support.clock import START as NOW
from tests.support.counting import counted

COUNCIL, MINISTRY = OrganisationKind.IMMIGRANT_COUNCIL, OrganisationKind.MINISTRY


def guest(
    session: Session,
    held: Conference,
    name: str | None,
    organisation: str,
    kind: OrganisationKind = COUNCIL,
    county: str = "Oslo",
) -> None:
    """Let somebody from a new organisation wish for session 1."""
    of = factories.organisation(session, organisation, kind, county)
    invited, _token = factories.invitation(session, held, of, state=InvitationState.ACCEPTED)
    first = factories.session_ids(session, held)[0]
    factories.registration(session, invited, 1, name, (first,), "hemmelig@example.no")


def publish(session: Session, held: Conference) -> None:
    run = assignments.run(session, held.id, BY_COMMAND, NOW)
    publishing.publish(session, run, BY_COMMAND, NOW)


def lists(session: Session, held: Conference, chaired_by: int | None = None) -> list[RoomList]:
    run = attendees.published(session, held.id)
    return list(attendees.room_lists(session, held.id, run, chaired_by))


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference with one session and seats in one slot, so that who sits where is given."""
    held = factories.conference(session, sessions=1)
    second = session.scalars(select(Occurrence).order_by(Occurrence.slot_id.desc())).first()
    assert second is not None
    second.seats = 0
    session.flush()
    return held


def test_before_publishing_the_rooms_are_empty(session: Session, held: Conference) -> None:
    guest(session, held, "Amina Yusuf", "Forening")
    assert attendees.published(session, held.id) is None
    assert [each.attendees for each in lists(session, held)] == [(), ()]
    assignments.run(session, held.id, BY_COMMAND, NOW)
    assert attendees.published(session, held.id) is None, "a draft isn't what counts"


def test_people_stand_by_organisation_and_those_without_a_name_last(
    session: Session, held: Conference
) -> None:
    guest(session, held, "Åse", "Ål råd")
    guest(session, held, "Bo", "bydelsrådet")
    guest(session, held, "Ana", "Ærlig talt")
    of = factories.organisation(session, "Asker råd")
    two, _token = factories.invitation(session, held, of, state=InvitationState.ACCEPTED)
    factories.registration(session, two, 1, None)
    factories.registration(session, two, 2, "Zoë")
    publish(session, held)
    names = [
        (one.organisation, one.name) for each in lists(session, held) for one in each.attendees
    ]
    assert names == [
        ("Asker råd", "Zoë"),
        ("Asker råd", None),
        ("bydelsrådet", "Bo"),
        ("Ærlig talt", "Ana"),
        ("Ål råd", "Åse"),
    ]


def test_people_and_organisations_are_counted_apart_and_never_by_name(
    session: Session, held: Conference
) -> None:
    for name in ("Amina", "Bo"):
        guest(session, held, name, "Innvandrerrådet", county="Troms")
    guest(session, held, "Kari", "Departementet", MINISTRY, "Oslo")
    publish(session, held)
    full = next(each for each in lists(session, held) if each.attendees)
    assert len(full.attendees) == 3
    assert full.organisations == 3, "two of them share a name"
    assert full.kinds == {COUNCIL: 2, MINISTRY: 1}
    assert list(full.counties.items()) == [("Troms", 2), ("Oslo", 1)]


def test_a_chair_gets_the_own_session_in_both_slots(session: Session) -> None:
    held = factories.conference(session, sessions=3)
    first, second = (casting.chair(session, held, number) for number in (1, 2))
    own = lists(session, held, first.id)
    assert [(each.number, each.slot) for each in own] == [(1, 1), (1, 2)]
    assert own[0].chair == first.name
    both = casting.appears(session, held, first, AppearanceRole.CHAIR, number=3)
    assert [each.number for each in lists(session, held, both.id)] == [1, 1, 3, 3]
    casting.appears(session, held, second, AppearanceRole.RAPPORTEUR, number=3)
    assert {each.number for each in lists(session, held, second.id)} == {2}


def test_a_chair_of_another_year_gets_nothing(session: Session) -> None:
    before = factories.conference(session, sessions=1)
    person = casting.chair(session, before, 1)
    after = factories.conference(session, sessions=1, slug="2016")
    assert lists(session, after, person.id) == []
    assert len(lists(session, before, person.id)) == 2


def test_a_superseded_run_no_longer_counts(session: Session, held: Conference) -> None:
    guest(session, held, "Amina", "Forening")
    publish(session, held)
    publish(session, held)
    found = attendees.published(session, held.id)
    assert found is not None
    assert found.number == 2


def test_nothing_of_contact_or_needs_can_be_asked_for() -> None:
    assert {each.name for each in fields(AttendeeView)} == {
        "registration_id",
        "name",
        "organisation_id",
        "organisation",
        "is_invented",
        "kind",
        "county",
        "municipality",
    }


def test_more_people_cost_no_more_queries(app: Flask, session: Session, held: Conference) -> None:
    counts = []
    for people in (1, 29):
        for number in range(people):
            guest(session, held, f"Person {number}", f"Forening {number}")
        publish(session, held)
        session.commit()
        held_id = held.id
        session.rollback()
        with counted(app) as statements, app.app_context():
            run = attendees.published(db.read(), held_id)
            found = attendees.room_lists(db.read(), held_id, run)
        selects = [each for each in statements if each.startswith("SELECT")]
        counts.append((sum(len(each.attendees) for each in found), len(selects)))
    assert counts == [(1, 4), (30, 4)]


def test_a_room_has_its_time_and_seats(session: Session, held: Conference) -> None:
    occurrence: Occurrence = room(session, 2, 1)
    found = next(each for each in lists(session, held) if each.slot == 2)
    assert (found.occurrence_id, found.room, found.seats) == (occurrence.id, "Rom 1", 0)
    assert (found.starts_at.hour, found.ends_at.hour) == (12, 13), "in UTC"
