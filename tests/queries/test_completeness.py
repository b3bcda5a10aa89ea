"""What lacks is known: silent rooms, lines without theme or owner, organisations not heard."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.contributions import ContributionKind, Line, Origin, Voice
from conference.domain.door import Press
from conference.domain.reviews import Lack
from conference.models import Conference, Contribution, Occurrence, Registration
from conference.queries import completeness
from conference.services import contribution_reviews, contributions, door, earlier_reports, seeding
from seeds import contributions as seeds
from seeds import programme
from tests.queries.test_attendees import publish
from tests.services.test_assignments import world
from tests.support.clock import START as NOW

pytestmark = pytest.mark.every_database


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference with three people from three organisations in its rooms."""
    made, _people = world(session, people=3)
    publish(session, made)
    return made


def of(session: Session, held: Conference) -> completeness.Completeness:
    return completeness.of(session, held.id, held.date)


def rooms(session: Session) -> list[int]:
    return list(session.scalars(select(Occurrence.id).order_by(Occurrence.id)))


def say(session: Session, held: Conference, room: int, line: Line) -> int:
    contributions.write(session, held.id, room, line, str(room), BY_COMMAND, NOW)
    return session.scalars(select(Contribution.id).order_by(Contribution.id.desc())).first() or 0


def proposal(organisation_id: int | None = None) -> Line:
    voice = Voice.ORGANISATION if organisation_id else Voice.SEVERAL
    return Line(ContributionKind.PROPOSAL, "Flere møteplasser", voice, organisation_id, "")


def test_a_room_is_silent_until_somebody_writes_even_that_none_came(
    session: Session, held: Conference
) -> None:
    every = rooms(session)
    assert len(of(session, held).silent) == len(every)
    say(session, held, every[0], proposal())
    say(session, held, every[1], Line(ContributionKind.NONE, "", Voice.UNNAMED, None, ""))
    assert {each.occurrence_id for each in of(session, held).silent} == set(every[2:])


def test_lines_lack_approval_theme_and_owner_until_they_have_them(
    session: Session, held: Conference
) -> None:
    one = say(session, held, rooms(session)[0], proposal())
    assert set(of(session, held).lacking.values()) == {1}
    contribution_reviews.approve(session, held.id, [one], BY_COMMAND, NOW)
    contribution_reviews.add_theme(session, held.id, [one], "Arbeid", BY_COMMAND, NOW)
    found = of(session, held)
    assert found.lacking == {Lack.APPROVAL: 0, Lack.THEME: 0, Lack.OWNER: 1}
    (told,) = [each for each in found.sessions if each.lines]
    assert told.lacking == found.lacking


def test_who_came_and_was_not_heard_is_told(session: Session, held: Conference) -> None:
    seats = session.scalars(select(Registration).order_by(Registration.id)).all()
    at = datetime.combine(held.date, NOW.timetz())
    for each in seats:
        press = Press(key=each.code, desk="1", at=at)
        door.admit(session, held.id, each.code, press, BY_COMMAND, at, id_seen=True)
    before = of(session, held)
    heard = before.unheard[0].organisation_id
    say(session, held, rooms(session)[0], proposal(heard))
    after = of(session, held)
    assert after.came == before.came == len(before.unheard)
    assert {each.organisation_id for each in before.unheard} - {
        each.organisation_id for each in after.unheard
    } == {heard}


def test_a_room_stays_as_silent_as_it_was_when_another_is_written_in(session: Session) -> None:
    made = seeding.add_programme(session, programme.load(), 0)
    earlier_reports.take_in(session, made.id, seeds.load(), BY_COMMAND, NOW)
    for room in rooms(session):
        say(session, made, room, proposal())
        assert of(session, made).silent == ()


def test_what_is_sent_by_link_breaks_no_rooms_silence(session: Session, held: Conference) -> None:
    every = rooms(session)
    one = say(session, held, every[0], proposal())
    row = session.get_one(Contribution, one)
    row.origin, row.occurrence_id = Origin.LINK, None
    session.flush()
    assert {each.occurrence_id for each in of(session, held).silent} == set(every)


def test_a_session_whose_lines_name_no_room_is_not_silent(session: Session) -> None:
    made = seeding.add_programme(session, programme.load(), 0)
    earlier_reports.take_in(session, made.id, seeds.load(), BY_COMMAND, NOW)
    found = of(session, made)
    assert found.silent == ()
    assert found.lacking[Lack.OWNER] == found.lines == 99
    assert found.lacking[Lack.THEME] == 0
