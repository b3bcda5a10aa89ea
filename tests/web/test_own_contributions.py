"""Organisations write themselves by their link: in time, in their own name, and marked as such."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import db
from conference.domain.contributions import (
    ContributionKind,
    Line,
    LinesFull,
    Origin,
    Voice,
)
from conference.domain.users import Role
from conference.models import Contribution
from conference.services import own_contributions
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.clock import Clock
from tests.support.links import Invited
from tests.support.visitor import Visitor

FORM = {"key": "one", "kind": "question", "text": "Når kommer svaret?", "session": ""}


@pytest.fixture
def page(accepted: Invited, clock: Clock) -> str:
    """The address of an organisation that came, the day after."""
    clock.set(2015, 10, 21, 20)
    return f"/invitation/{accepted[1]}/contributions"


def one(session: Session) -> Contribution:
    return session.scalars(select(Contribution)).one()


def test_it_stands_in_the_organisations_name_and_is_marked(
    client: Visitor, client_as: ClientAs, session: Session, page: str
) -> None:
    answer = client.post(page, data=FORM, follow_redirects=True)
    assert "Takk! Innspillet er sendt." in answer.text
    assert "Når kommer svaret?" in answer.text
    client.post(page, data=FORM)
    said = one(session)
    assert (said.origin, said.voice, said.number) == (Origin.LINK, Voice.ORGANISATION, 1)
    session.rollback()
    assert "Kom skriftlig" in client_as(Role.ORGANISER).get("/contributions/lines").text


def test_nobody_writes_in_the_governments_name(client: Visitor, page: str) -> None:
    assert client.post(page, data=FORM | {"kind": "commitment"}).status_code == 422


def test_nothing_said_is_told_and_the_rest_is_kept(client: Visitor, page: str) -> None:
    answer = client.post(page, data=FORM | {"text": " ", "responsible": "NAV"})
    assert answer.status_code == 422
    assert "Skriv hva som ble sagt." in answer.text
    assert 'value="NAV"' in answer.text


@pytest.mark.parametrize(
    ("moment", "closed"),
    [
        ((2015, 10, 19, 23, 59), "Dere kan skrive fra konferansedagen, 20. oktober 2015."),
        ((2015, 10, 20, 0, 0), ""),
        ((2015, 10, 27, 23, 59), ""),
        ((2015, 10, 28, 0, 0), "Fristen for å skrive var 27. oktober 2015."),
    ],
)
def test_it_is_open_from_the_day_and_a_week_after(
    client: Visitor,
    session: Session,
    accepted: Invited,
    clock: Clock,
    moment: tuple[int, int, int, int, int],
    closed: str,
) -> None:
    clock.set(*moment)
    page = f"/invitation/{accepted[1]}/contributions"
    shown = client.get(page).text
    assert closed in shown
    assert ("Send innspillet" in shown) == (not closed)
    answer = client.post(page, data=FORM)
    assert answer.status_code == (422 if closed else 303)
    assert (FORM["text"] in answer.text) == bool(closed), "what came too late is still there"
    assert len(session.scalars(select(Contribution.id)).all()) == (not closed)


def test_an_own_line_is_withdrawn_and_nobody_elses(
    client: Visitor, session: Session, accepted: Invited, page: str
) -> None:
    client.post(page, data=FORM)
    assert client.post(f"{page}/2/withdraw").status_code == 404
    answer = client.post(f"{page}/1/withdraw", follow_redirects=True)
    assert "Innspillet er trukket." in answer.text
    assert one(session).removed_at is not None


def test_who_has_not_accepted_writes_nothing(
    client: Visitor, session: Session, accepted: Invited, clock: Clock
) -> None:
    _, token = factories.invitation(session, accepted[0].conference)
    session.commit()
    clock.set(2015, 10, 21)
    assert client.post(f"/invitation/{token}/contributions", data=FORM).status_code == 422
    assert "Send innspillet" not in client.get(f"/invitation/{token}/contributions").text


@pytest.mark.every_database
def test_numbers_are_one_each_when_many_write_at_once(
    app: Flask, session: Session, accepted: Invited, clock: Clock
) -> None:
    now, token = clock.set(2015, 10, 20, 15), accepted[1]
    session.commit()

    def write(number: int) -> int:
        line = Line(ContributionKind.PROPOSAL, f"Nummer {number}", Voice.UNNAMED, None, "")
        with app.app_context(), db.transaction() as own:
            return own_contributions.write(own, token, line, None, f"k{number}", now)

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(write, range(8))) == list(range(1, 9))


def test_nobody_floods_the_report(session: Session, accepted: Invited, clock: Clock) -> None:
    now, token = clock.set(2015, 10, 20, 15), accepted[1]
    line = Line(ContributionKind.PROPOSAL, "Enda et", Voice.UNNAMED, None, "")
    for number in range(own_contributions.MOST):
        own_contributions.write(session, token, line, None, f"k{number}", now)
    with pytest.raises(LinesFull):
        own_contributions.write(session, token, line, None, "over", now)
    own_contributions.withdraw(session, token, 1, now)
    own_contributions.write(session, token, line, None, "over", now)


def test_what_is_approved_stays_though_who_wrote_it_would_withdraw_it(
    client: Visitor, client_as: ClientAs, session: Session, page: str
) -> None:
    client.post(page, data=FORM)
    chosen = {"id": str(one(session).id)}
    session.rollback()
    client_as(Role.ORGANISER).post("/contributions/lines/approve", data=chosen)
    assert "Trekk tilbake" not in client.get(page).text
    answer = client.post(f"{page}/1/withdraw", follow_redirects=True)
    assert "Innspillet er gått gjennom" in answer.text
    assert one(session).removed_at is None
