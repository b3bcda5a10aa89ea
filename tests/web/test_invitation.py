"""The personal link without a browser: what it shows, and to whom."""

import re

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.invitations import InvitationState
from conference.domain.organisations import WrittenStandard
from conference.domain.runs import RunState
from conference.models import Pin, Registration
from conference.services import invitations
from tests.support import factories, runs
from tests.support.clock import START as NOW
from tests.support.clock import Clock
from tests.support.links import Invited, counting, letters, names
from tests.support.visitor import Visitor


def test_the_page_says_who_invites_when_and_until_when(client: Visitor, invited: Invited) -> None:
    made, token, _ = invited

    page = client.get(f"/invitation/{token}")

    assert page.status_code == 200
    for words in (
        made.organisation.name,
        "Regjeringen inviterer dere",
        "tirsdag 20. oktober 2015",
        "fredag 2. oktober 2015 kl. 16.00",
        "7 dager igjen",
        "/programme",
    ):
        assert words in page.text, words
    assert page.headers["X-Robots-Tag"].startswith("noindex")
    assert page.headers["Cache-Control"] == "no-store"


def test_opening_the_link_changes_nothing(
    client: Visitor, session: Session, accepted: Invited, app: Flask
) -> None:
    _, token, _ = accepted
    session.commit()
    paths = ["", "/handover", *(f"/seats/1{end}" for end in ("", "/swap", "/needs", "/release"))]

    with counting(app) as sent:
        for path in paths:
            assert client.get(f"/invitation/{token}{path}").status_code == 200, path

    assert [each for each in sent if not each.startswith("SELECT")] == []
    assert not letters(session)


def test_the_page_costs_as_much_for_ten_people_as_for_one(
    client: Visitor, session: Session, app: Flask
) -> None:
    conference = factories.conference(session)
    wishes = tuple(factories.session_ids(session, conference)[:3])
    counts = []
    for people in (1, 10):
        made, token = factories.invitation(session, conference, None, 10, InvitationState.ACCEPTED)
        for seat in range(1, people + 1):
            factories.registration(session, made, seat, f"Person {seat}", wishes)
        client.get("/invitation/warm")
        with counting(app) as sent:
            assert f"Person {people}" in client.get(f"/invitation/{token}").text
        counts.append(len(sent))

    assert counts[0] == counts[1] <= 6


def test_after_the_deadline_the_page_is_for_reading(
    client: Visitor, session: Session, accepted: Invited, clock: Clock
) -> None:
    _, token, _ = accepted
    clock.set(2015, 10, 2, 16, 0)

    page = client.get(f"/invitation/{token}").text
    assert "Svarfristen er ute" in page
    assert "Amina Yusuf" in page
    assert 'href="tel:22222222"' in page
    assert 'method="post"' not in page
    for path in ("handover", "seats/1", "seats/1/swap", "seats/1/needs", "seats/1/release"):
        assert client.get(f"/invitation/{token}/{path}").status_code == 302

    refused = client.post(f"/invitation/{token}/answer", data={"seat3-name": "Sein Ankomst"})
    assert refused.status_code == 422
    assert "Fristen gikk ut 2. oktober 2015 kl. 16.00" in refused.text
    assert "Sein Ankomst" in refused.text
    assert client.post(f"/invitation/{token}/decline").status_code == 422
    assert names(session) == ["Amina Yusuf", None]


def test_after_publishing_each_person_sees_sessions_rooms_and_reasons(
    client: Visitor, session: Session, accepted: Invited, app: Flask
) -> None:
    made, token, ids = accepted
    run = runs.published_run(session, made.conference)
    amina, reserved = session.scalars(select(Registration).order_by(Registration.seat))
    one, two = (runs.occurrences(session, made.conference, slot) for slot in (1, 2))
    full = {"session": str(ids[0]), "wish": 1, "why": "full", "seats": 30, "wished": 44}
    runs.placement(session, run, amina, one[1], 2, {"kind": "wished", "better": [full]})
    runs.placement(session, run, amina, two[3], None, {"kind": "pinned", "better": []})
    runs.placement(session, run, reserved, one[0])
    session.add(
        Pin(
            registration_id=amina.id,
            occurrence_id=two[3].id,
            slot_id=two[3].slot_id,
            session_id=two[3].session_id,
            reason="Skal innlede",
            created_at=NOW,
        )
    )
    session.commit()

    with counting(app) as sent:
        page = client.get(f"/invitation/{token}").text

    assert len(sent) <= 6
    for words in (
        "12.00–13.30",
        "Sesjon 2: Tema 2",
        "Rom 2",
        "1. ønske ble fullt: 44 hadde det på listen, og det var 30 plasser i denne bolken.",
        "Sesjon 4: Tema 4",
        "Arrangøren har bestemt plassen: «Skal innlede»",
        "Ingen sesjon er gitt i denne bolken.",
    ):
        assert words in page, words


def test_a_draft_is_not_shown(client: Visitor, session: Session, accepted: Invited) -> None:
    made, token, _ = accepted
    run = runs.published_run(session, made.conference)
    run.state, run.published_at = RunState.DRAFT, None
    person = session.scalars(select(Registration).where(Registration.seat == 1)).one()
    runs.placement(session, run, person, runs.occurrences(session, made.conference, 1)[0])

    assert "Sesjon 1" not in client.get(f"/invitation/{token}").text


@pytest.mark.parametrize("end", [".", ")", ">", ").", "%20", ",", "/", "./", "%E2%80%9D"])
def test_what_is_copied_with_a_link_does_not_break_it(
    client: Visitor, invited: Invited, end: str
) -> None:
    _, token, _ = invited
    answer = client.get(f"/invitation/{token}{end}")
    assert (answer.status_code, answer.location) == (302, f"/invitation/{token}")


def test_every_dead_link_gets_one_and_the_same_page(
    client: Visitor, session: Session, invited: Invited
) -> None:
    made, replaced, _ = invited
    conference = made.conference
    invitations.resend(session, made.id, BY_COMMAND, NOW)
    revoked, revoked_token = factories.invitation(session, conference)
    invitations.revoke(session, revoked.id, BY_COMMAND, NOW)
    expired, expired_token = factories.invitation(session, conference)
    expired.link_expires_at = NOW
    tokens = [replaced, revoked_token, expired_token, "nobodys", "mal formed", "%00", "a/b/c"]

    answers = [client.get(f"/invitation/{token}") for token in tokens]
    answers += [client.get(f"/invitation/{replaced}/seats/{n}/needs") for n in (1, "x")]
    answers += [
        client.post(f"/invitation/{replaced}/{path}", data={"seat1-name": "A", "name": "B"})
        for path in ("answer", "decline", "seats/1", "seats/1/release")
    ]

    assert {answer.status_code for answer in answers} == {404}
    bodies = {re.sub(r'href="[^"]*\?lang=', 'href="?lang=', each.text) for each in answers}
    assert len(bodies) == 1
    assert "Lenken virker ikke" in bodies.pop()


def test_what_is_no_page_of_a_living_link_leads_to_its_page(
    client: Visitor, invited: Invited
) -> None:
    _, token, _ = invited

    for path in ("", "answer", "decline", "seats/x", "else/where"):
        answer = client.get(f"/invitation/{token}/{path}")
        assert (answer.status_code, answer.location) == (302, f"/invitation/{token}")


@pytest.mark.parametrize(
    ("standard", "accepts", "language"),
    [
        (WrittenStandard.NN, "", "nn"),
        (WrittenStandard.NB, "en", "nb"),
        (WrittenStandard.NN, "nb", "nn"),
    ],
)
def test_the_organisations_written_standard_decides(
    client: Visitor, session: Session, standard: WrittenStandard, accepts: str, language: str
) -> None:
    to = factories.organisation(session, standard=standard)
    _, token = factories.invitation(session, factories.conference(session), to)

    path = f"/invitation/{token}"
    headers = {"Accept-Language": accepts} if accepts else {}
    assert f'<html lang="{language}">' in client.get(path, headers=headers).text
    assert '<html lang="en">' in client.get(f"{path}?lang=en", headers=headers).text
    assert '<html lang="en">' in client.get(path, headers=headers).text


def test_before_the_conference_is_open_the_page_leads_nowhere_closed(
    client: Visitor, session: Session, invited: Invited
) -> None:
    made, token, _ = invited
    assert 'href="/programme.ics"' in client.get(f"/invitation/{token}").text
    made.conference.opened_at = None
    session.commit()
    page = client.get(f"/invitation/{token}").text
    assert "Svar på denne siden." in page
    assert 'href="/programme.ics"' not in page
    assert "Se hele programmet" not in page
