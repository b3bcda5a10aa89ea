"""Everybody sees what was said and what came of it: once it is approved, and no sooner."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND, ActorKind
from conference.domain.contributions import ContributionKind, Line, Voice
from conference.domain.follow_up import FollowUpState, ReferenceKind
from conference.models import (
    Conference,
    Continuation,
    Contribution,
    FollowUp,
    Occurrence,
    Reference,
    named,
)
from conference.services import contribution_reviews, contributions, earlier_reports, seeding
from seeds import contributions as seeds
from seeds import programme
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.visitor import Visitor

PAGE = "/answers"
PORTAL = "Portal med samlet oversikt over tilskudd"


@pytest.fixture
def held(session: Session) -> Conference:
    """The conference of 2015 with what its report tells."""
    made = seeding.add_programme(session, programme.load(), 0)
    made.opened_at = NOW
    earlier_reports.take_in(session, made.id, seeds.load(), BY_COMMAND, NOW)
    session.commit()
    return made


def answer(session: Session, number: int, state: FollowUpState, body: str) -> Contribution:
    """Let `body` answer contribution `number`."""
    row = session.scalars(select(Contribution).where(Contribution.number == number)).one()
    row.body_id = named.body(session, body).id
    row.follow_up, row.answered_at = state, NOW
    told = FollowUp(
        contribution_id=row.id,
        state=state,
        text="Portalen er åpnet.",
        body_id=row.body_id,
        answered_at=NOW,
        by=ActorKind.LINK,
    )
    session.add(told)
    session.flush()
    return row


def test_the_hundred_are_there_without_the_record_of_silence(
    client: Visitor, held: Conference
) -> None:
    page = client.get(PAGE).text
    assert "99 innspill: 99 ikke besvart" in page
    assert "Ungdomsledighet" in page
    assert "antatt" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=PORTAL+tilskudd", "1 innspill"),
        ("q=kulturministeren", "4 innspill"),
        ("q=finnes+ikke", "Ingen innspill passer"),
        ("year=dialog-2015", "99 innspill"),
        ("year=", "99 innspill"),
        ("year=dialog-1999", "Ingen innspill passer"),
        ("state=followed_up", "Ingen innspill passer"),
        ("state=what&theme=x&body=-1&page=99", "99 innspill"),
        ("q=100%25", "Ingen innspill passer"),
    ],
)
def test_it_is_searched(client: Visitor, held: Conference, asked: str, found: str) -> None:
    answered = client.get(f"{PAGE}?{asked}")
    assert answered.status_code == 200
    assert found in answered.text


def test_an_answer_shows_who_when_and_on_what(
    client: Visitor, session: Session, held: Conference
) -> None:
    row = answer(session, 28, FollowUpState.FOLLOWED_UP, "Kulturdepartementet")
    session.add(
        Reference(
            contribution_id=row.id,
            kind=ReferenceKind.BUDGET,
            title="Kap. 315 post 70",
            url="https://example.no/budsjett",
        )
    )
    session.add(Continuation(earlier_id=row.id - 1, later_id=row.id))
    session.commit()
    page = client.get(f"{PAGE}/dialog-2015/28").text
    for words in (PORTAL, "Portalen er åpnet.", "Kap. 315 post 70", "Kulturdepartementet", "Fulgt"):
        assert words in page
    assert "Ført videre av" in client.get(f"{PAGE}/dialog-2015/27").text
    body = f"body={row.body_id}"
    session.rollback()
    assert "1 innspill: 1 fulgt opp" in client.get(f"{PAGE}?{body}").text


def test_a_merged_one_leads_to_what_stands_for_both(
    client: Visitor, session: Session, held: Conference
) -> None:
    one = session.scalars(select(Contribution).where(Contribution.number == 20)).one()
    contribution_reviews.merge(session, held.id, one.id, 21, BY_COMMAND, NOW)
    session.commit()
    assert client.get(f"{PAGE}/dialog-2015/20").location == f"{PAGE}/dialog-2015/21"
    assert "Sagt også andre steder" in client.get(f"{PAGE}/dialog-2015/21").text
    assert "98 innspill" in client.get(PAGE).text


def test_what_is_not_in_a_final_report_is_nobodys_yet(client: Visitor, session: Session) -> None:
    made = factories.conference(session)
    room = session.scalars(select(Occurrence.id)).first() or 0
    line = Line(ContributionKind.PROPOSAL, "Hemmelig ennå", Voice.SEVERAL, None, "")
    contributions.write(session, made.id, room, line, "a", BY_COMMAND, NOW)
    session.commit()
    assert "Ingen rapport er ferdig ennå." in client.get(PAGE).text
    assert client.get(f"{PAGE}/{made.slug}/1").status_code == 404


def test_what_is_taken_away_or_not_approved_is_not_there(
    client: Visitor, session: Session, held: Conference
) -> None:
    rows = session.scalars(select(Contribution).order_by(Contribution.number).limit(2)).all()
    rows[0].removed_at, rows[1].approved_at = NOW, None
    session.commit()
    for number in (1, 2, 19, 999):
        assert client.get(f"{PAGE}/dialog-2015/{number}").status_code == 404
    assert "97 innspill" in client.get(PAGE).text


def test_years_stand_beside_each_other(client: Visitor, session: Session, held: Conference) -> None:
    later = factories.conference(session, slug="dialog-2016")
    later.date, later.opened_at = date(2016, 10, 18), NOW
    session.add(
        Contribution(
            conference_id=later.id,
            number=1,
            kind=ContributionKind.PROPOSAL,
            text="Året etter",
            voice=Voice.SEVERAL,
            responsible="",
            key="later",
            origin="report",
            written_at=NOW,
            approved_at=NOW,
        )
    )
    session.commit()
    assert "Året etter" in client.get(PAGE).text
    both = client.get(f"{PAGE}?year=").text
    assert "100 innspill" in both
    assert "Innspillene etter år" in both


@pytest.mark.parametrize(("language", "words"), [("nn", "Kva kom det av"), ("en", "What came of")])
def test_it_is_read_in_the_readers_language(
    client: Visitor, held: Conference, language: str, words: str
) -> None:
    assert words in client.get(f"{PAGE}?lang={language}").text
    assert "Ungdomsledighet" not in client.get(f"{PAGE}?lang={language}").text
