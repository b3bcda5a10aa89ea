"""Who answers for a body is forgotten with the contacts of the last conference they serve."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import ActorKind
from conference.domain.clock import OSLO
from conference.domain.contributions import ContributionKind, Voice
from conference.domain.follow_up import FollowUpState
from conference.domain.organisations import WrittenStandard
from conference.models import Body, Conference, Contribution, Deletion, FollowUp, Steward, named
from conference.services import retention
from tests.support import factories

pytestmark = pytest.mark.every_database

DAY = datetime(2015, 10, 20, 9, tzinfo=OSLO)
DUE = datetime(2016, 10, 20, 3, tzinfo=OSLO)


@pytest.fixture
def held(session: Session) -> Conference:
    """The conference of 2015."""
    return factories.conference(session)


def following(session: Session, year: int) -> Conference:
    """Add a later conference."""
    made = factories.conference(session, slug=str(year))
    made.date = date(year, 10, 20)
    session.flush()
    return made


def steward(session: Session, body: Body, since: datetime = DAY) -> int:
    made = Steward(
        body_id=body.id,
        name="Embetsmann",
        email=f"{body.id}@example.no",
        written_standard=WrittenStandard.NB,
        token_hash=f"{body.id:064}",
        created_at=since,
    )
    session.add(made)
    session.flush()
    return made.id


def owned(session: Session, of: Conference, body: Body) -> Contribution:
    made = Contribution(
        conference_id=of.id,
        number=body.id,
        kind=ContributionKind.PROPOSAL,
        text="Flere møteplasser",
        voice=Voice.UNNAMED,
        responsible="",
        key=f"{of.id}-{body.id}",
        written_at=DAY,
        body_id=body.id,
    )
    session.add(made)
    session.flush()
    return made


def left(session: Session) -> list[int]:
    return list(session.scalars(select(Steward.id).order_by(Steward.id)))


def test_they_go_with_the_contacts_and_their_answers_stay(
    session: Session, held: Conference
) -> None:
    body = named.body(session, "Kulturdepartementet")
    said, who = owned(session, held, body), steward(session, body)
    answer = FollowUp(
        contribution_id=said.id,
        state=FollowUpState.PARTLY,
        text="Noe er gjort.",
        body_id=body.id,
        answered_at=DAY,
        by=ActorKind.LINK,
        steward_id=who,
    )
    session.add(answer)
    session.flush()
    retention.delete_due(session, DUE - timedelta(days=1))
    assert left(session) == [who]
    retention.delete_due(session, DUE)
    assert left(session) == []
    session.refresh(answer)
    assert (answer.text, answer.body_id, answer.steward_id) == ("Noe er gjort.", body.id, None)
    done = session.scalars(select(Deletion).order_by(Deletion.id.desc())).first()
    assert done
    assert done.counts["stewards"] == 1
    assert retention.delete_due(session, DUE) == 0, "twice is once"


def test_who_serves_a_later_conference_stays_until_that_ones_time(
    session: Session, held: Conference
) -> None:
    body, later = named.body(session, "Kulturdepartementet"), following(session, 2016)
    owned(session, held, body)
    owned(session, later, body)
    who = steward(session, body)
    retention.delete_due(session, DUE)
    assert left(session) == [who]
    retention.delete_due(session, DUE + timedelta(days=365))
    assert left(session) == []


def test_who_comes_afterwards_isnt_taken_away_the_next_night(
    session: Session, held: Conference
) -> None:
    body, later = named.body(session, "Kulturdepartementet"), following(session, 2016)
    owned(session, held, body)
    who = steward(session, body, DUE + timedelta(hours=8))
    retention.delete_due(session, DUE + timedelta(days=1))
    assert left(session) == [who], "they come for the conference that was yesterday"
    owned(session, later, body)
    retention.delete_due(session, DUE + timedelta(days=365))
    assert left(session) == []


def test_who_never_gets_anything_to_answer_has_an_end_too(
    session: Session, held: Conference
) -> None:
    following(session, 2016)
    idle = steward(session, named.body(session, "Tomt direktorat"), DAY - timedelta(days=30))
    new = steward(session, named.body(session, "Nytt direktorat"), DAY + timedelta(days=30))
    retention.delete_due(session, DUE - timedelta(days=1))
    assert left(session) == [idle, new]
    retention.delete_due(session, DUE)
    assert left(session) == [new], "the next conference may give it something"
    retention.delete_due(session, DUE + timedelta(days=365))
    assert left(session) == []
