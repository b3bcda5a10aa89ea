"""Following up: owners for many at once, answers by a link, and nothing typed is lost."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.organisations import WrittenStandard
from conference.domain.users import Role
from conference.models import Conference, Contribution, OutboxMessage, Steward
from conference.services import bodies, earlier_reports, follow_up, seeding
from seeds import contributions as seeds
from seeds import programme
from tests.conftest import ClientAs
from tests.support.clock import START as NOW
from tests.support.visitor import Visitor

PAGE = "/organiser/follow-up"


@pytest.fixture
def held(session: Session) -> Conference:
    """The conference of 2015 with what its report tells."""
    made = seeding.add_programme(session, programme.load(), 0)
    made.opened_at = NOW
    earlier_reports.take_in(session, made.id, seeds.load(), BY_COMMAND, NOW)
    session.commit()
    return made


@pytest.fixture
def organiser(client_as: ClientAs, held: Conference) -> Visitor:
    """The organiser."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def link(session: Session, held: Conference) -> str:
    """The address of who answers for NAV, which owns numbers 71 and 72."""
    ids = [number(session, each) for each in (71, 72)]
    follow_up.own(session, held.id, ids, "NAV", BY_COMMAND, NOW)
    facts = ("NAV", "Kari Svarer", "kari@example.no", WrittenStandard.NN)
    steward = bodies.add_steward(session, *facts, BY_COMMAND, NOW)
    token = bodies.send_link(session, held.id, steward, BY_COMMAND, NOW)
    session.commit()
    return f"/owner/{token}"


def number(session: Session, wanted: int) -> int:
    """Return the id of the contribution with that number."""
    found = session.scalars(select(Contribution.id).where(Contribution.number == wanted)).one()
    session.rollback()
    return found


def test_the_letter_about_an_answer_shows_where_it_stands(organiser: Visitor) -> None:
    shown = organiser.get("/organiser/letters/answered").text
    assert "http://plenum.example.no/answers/" in shown
    assert "[[nettsted]]" not in shown


def test_many_get_an_owner_at_once(organiser: Visitor, session: Session) -> None:
    chosen = {"id": [str(number(session, each)) for each in (71, 72)], "body": "NAV"}
    page = organiser.post(f"{PAGE}/own?lack=owner", data=chosen, follow_redirects=True)
    assert "2 innspill har fått eier." in page.text
    assert "97 innspill" in page.text
    assert "99 innspill" in organiser.get(PAGE).text
    nobody = organiser.post(f"{PAGE}/own", data={"body": ""})
    assert nobody.status_code == 422
    assert "Skriv hvem som skal svare." in nobody.text
    assert "Kryss av for minst ett innspill." in nobody.text
    ticked = organiser.post(
        f"{PAGE}/own", data={"id": [str(number(session, 1)), str(number(session, 2))]}
    )
    assert len(re.findall(r'name="id"[^>]* checked', ticked.text)) == 2


def test_owners_are_taken_away_again_but_not_from_answers(
    organiser: Visitor, session: Session
) -> None:
    chosen = {"id": [str(number(session, each)) for each in (71, 72)], "body": "NAV"}
    organiser.post(f"{PAGE}/own", data=chosen)
    line = f"{PAGE}/{number(session, 72)}"
    organiser.post(line, data=organiser.seen(line) | {"state": "considered", "text": ""})
    refused = organiser.post(f"{PAGE}/disown", data=chosen)
    assert refused.status_code == 422
    assert "Det som er besvart, må ha en eier." in refused.text
    one = {"id": [str(number(session, 71))]}
    done = organiser.post(f"{PAGE}/disown?lack=owner", data=one, follow_redirects=True)
    assert "Det du valgte, er uten eier." in done.text
    assert "98 innspill" in done.text
    assert "Kryss av for minst ett innspill." in organiser.post(f"{PAGE}/disown", data={}).text


def test_those_whom_the_rooms_named_become_owners_where_they_are_ticked(
    organiser: Visitor, session: Session
) -> None:
    page = organiser.get(f"{PAGE}/named")
    assert "Bufdir" in page.text
    assert "barnevernet/skolen" not in page.text
    form = organiser.seen(f"{PAGE}/named") | {"name": ["Bufdir", "kommunene", "ingen"]}
    done = organiser.post(f"{PAGE}/named", data=form, follow_redirects=True)
    assert "6 innspill har fått eier." in done.text
    assert organiser.post(f"{PAGE}/named", data=form).status_code == 409


def test_the_organiser_answers_refers_and_connects(organiser: Visitor, session: Session) -> None:
    one = number(session, 72)
    line = f"{PAGE}/{one}"
    assert "Innspillet har ingen eier" in organiser.get(line).text
    organiser.post(f"{PAGE}/own", data={"id": [str(one)], "body": "NOKUT"})
    form = organiser.seen(line) | {"state": "not_followed_up", "text": ""}
    refused = organiser.post(line, data=form)
    assert refused.status_code == 422
    assert "Skriv hva som er gjort" in refused.text
    done = organiser.post(line, data=form | {"text": "Ikke nå."}, follow_redirects=True)
    assert "Ikke nå." in done.text
    late = organiser.post(line, data=form | {"text": "Noe annet."})
    assert late.status_code == 409
    assert "Noe annet." in late.text
    bad = {"kind": "law", "title": "Lov om x", "url": "javascript:alert(1)"}
    assert organiser.post(f"{line}/references", data=bad).status_code == 422
    good = bad | {"url": "https://example.no/lov"}
    page = organiser.post(f"{line}/references", data=good, follow_redirects=True)
    assert "https://example.no/lov" in page.text
    connected = {"year": "dialog-2015", "number": "13"}
    page = organiser.post(f"{line}/continuations", data=connected, follow_redirects=True)
    assert "Gjøre den gratis norskopplæringen bedre" in page.text
    wrong = organiser.post(f"{line}/continuations", data=connected | {"number": "72"})
    assert "et annet og tidligere innspill" in wrong.text
    huge = organiser.post(f"{line}/continuations", data=connected | {"number": "9" * 30})
    assert huge.status_code == 422


def test_an_owner_answers_without_an_account_in_the_own_language(
    client: Visitor, session: Session, link: str
) -> None:
    page = client.get(link).text
    assert "Innspel til NAV" in page
    one = number(session, 72)
    form = client.seen(f"{link}/{one}") | {"state": "followed_up", "text": "Det er gjort."}
    done = client.post(f"{link}/{one}", data=form, follow_redirects=True)
    assert "Svaret er lagra" in done.text
    assert "Det er gjort." in client.get("/answers/dialog-2015/72").text
    late = client.post(f"{link}/{one}", data=form | {"text": "For seint."})
    assert late.status_code == 409
    assert "For seint." in late.text


def test_an_owner_says_what_an_answer_rests_on_and_takes_it_back(
    client: Visitor, session: Session, link: str
) -> None:
    line = f"{link}/{number(session, 72)}"
    reference = {"kind": "law", "title": "Lov om x", "url": "https://example.no/lov"}
    page = client.post(f"{line}/references", data=reference, follow_redirects=True).text
    (remove,) = re.findall(r'action="([^"]*/remove)"', page)
    elsewhere = remove.replace(line, f"{link}/{number(session, 73)}")
    assert client.post(elsewhere).status_code == 404
    assert "Lov om x" in client.get(line).text
    assert "Lov om x" not in client.post(remove, follow_redirects=True).text


def test_an_owner_reaches_what_the_body_owns_and_nothing_else(
    client: Visitor, session: Session, link: str
) -> None:
    assert client.get(f"{link}/{number(session, 73)}").status_code == 404
    assert client.get("/owner/not-a-link").status_code == 404
    assert client.get(link).headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "kari@example.no" not in client.get(link).text


def test_who_answers_is_added_gets_a_link_and_is_forgotten(
    organiser: Visitor, session: Session
) -> None:
    page = "/organiser/bodies"
    form = {"body": "NAV", "name": "Kari", "email": "kari@example.no", "written_standard": "nb"}
    organiser.post(page, data=form)
    again = organiser.post(page, data=form)
    assert again.status_code == 422
    assert "Noen med denne adressen svarer alt for dem." in again.text
    one = session.scalars(select(Steward.id)).one()
    session.rollback()
    organiser.post(f"{page}/{one}/send")
    assert session.scalars(select(OutboxMessage.link_token)).one()
    session.rollback()
    assert "Har lenke til" in organiser.get(page).text
    organiser.post(f"{page}/{one}/revoke")
    assert "Har ingen lenke" in organiser.get(page).text
    organiser.post(f"{page}/{one}/remove")
    assert "kari@example.no" not in organiser.get(page).text


def test_a_body_is_renamed_joined_and_dropped(organiser: Visitor, session: Session) -> None:
    for key, name in ((71, "NAV"), (72, "NVA")):
        organiser.post(f"{PAGE}/own", data={"id": [str(number(session, key))], "body": name})
    page = "/organiser/bodies"
    (wrong,) = re.findall(r'href="(/organiser/bodies/\d+)">NVA', organiser.get(page).text)
    form = organiser.seen(wrong)
    empty = organiser.post(wrong, data=form | {"name": " "})
    assert empty.status_code == 422
    assert "Skriv navnet." in empty.text
    renamed = organiser.post(wrong, data=form | {"name": "Nva"}, follow_redirects=True)
    assert "Navnet er «Nva»." in renamed.text
    late = organiser.post(wrong, data=form | {"name": "NAV"})
    assert late.status_code == 409
    assert "Nva" in late.text
    joined = organiser.seen(wrong) | {"name": "nav"}
    assert "2 innspill" in organiser.post(wrong, data=joined, follow_redirects=True).text
    assert organiser.get(wrong).status_code == 404
    (left,) = re.findall(r'href="(/organiser/bodies/\d+)">NAV', organiser.get(page).text)
    kept = organiser.post(f"{left}/drop", follow_redirects=True)
    assert "Noe hører til her." in kept.text


def test_a_theme_is_renamed_joined_and_deleted(organiser: Visitor, session: Session) -> None:
    def themes() -> dict[str, str]:
        found = re.findall(r'href="(/organiser/themes/\d+)">([^<]*)', organiser.get(page).text)
        return {title: address for address, title in found}

    page = "/organiser/themes"
    first, second = list(themes())[:2]
    for title in ("Nytt", "Annet"):
        chosen = {"id": [str(number(session, 1))], "theme": title}
        organiser.post("/contributions/lines/theme", data=chosen)
    one, form = themes()["Nytt"], organiser.seen(themes()["Nytt"])
    empty = organiser.post(one, data=form | {"title_nb": ""})
    assert "Skriv tittelen på bokmål." in empty.text
    new = {"title_nb": "Nytt navn", "title_nn": "Nytt namn", "title_en": "New name"}
    done = organiser.post(one, data=form | new, follow_redirects=True).text
    assert "Temaet heter «Nytt navn»." in done
    assert "New name" in done
    assert organiser.post(one, data=form | {"title_nb": first}).status_code == 409
    organiser.post(one, data=organiser.seen(one) | {"title_nb": first})
    assert one not in themes().values()
    chapters = organiser.seen(themes()[first]) | {"title_nb": second}
    refused = organiser.post(themes()[first], data=chapters)
    assert "Ta bort kapitlet først." in refused.text
    gone = organiser.post(f"{themes()['Annet']}/remove", follow_redirects=True).text
    assert "Temaet er slettet. Innspillene står." in gone
    assert "Annet" not in themes()
