"""The guest list: found, filtered, sorted and paged; and organisations added and changed."""

import re
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.users import Role
from conference.models import Organisation
from conference.queries.organisations import PAGE_SIZE
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.counting import counted
from tests.support.visitor import Visitor

ROW = re.compile(r'<th scope="row"><a [^>]+>([^<]+)</a>')
TYPED = {
    "name": "Øst for solen",
    "kind": "voluntary_organisation",
    "county": "Nordland",
    "municipality": "Bodø",
    "written_standard": "nn",
    "contact_name": "Åse Øye",
    "contact_email": "ase@example.no",
    "contact_phone": "75 00 00 00",
}


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


def found(visitor: Visitor, query: str = "") -> list[str]:
    """Return the names on the list that `query` asks for, in order."""
    response = visitor.get(f"/organiser/organisations?{query}")
    assert response.status_code == 200
    return [unescape(name) for name in ROW.findall(response.text)]


@pytest.fixture
def listed(session: Session) -> None:
    """Four organisations: not invited, silent, coming with a nameless seat, and declined."""
    conference = factories.conference(session)
    voluntary = OrganisationKind.VOLUNTARY_ORGANISATION
    factories.organisation(session, "Østavind", county="Hordaland")
    silent = factories.organisation(session, "Ærlig talt", voluntary)
    factories.invitation(session, conference, silent)
    comes = factories.organisation(session, "Åpne dører", standard=WrittenStandard.NN)
    made, _ = factories.invitation(session, conference, comes, state=InvitationState.ACCEPTED)
    factories.registration(session, made, 1, "Tesfay Gebremedhin")
    factories.registration(session, made, 2, None)
    declined = factories.organisation(session, "anker")
    factories.invitation(session, conference, declined, state=InvitationState.DECLINED)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["anker", "Ærlig talt", "Østavind", "Åpne dører"]),
        ("q=ostavind", ["Østavind"]),
        ("q=ÅPNE", ["Åpne dører"]),
        ("q=gebremedhin", ["Åpne dører"]),
        ("q=kontakt2@example.no", ["Ærlig talt"]),
        ("q=finnes+ikke", []),
        ("kind=voluntary_organisation", ["Ærlig talt"]),
        ("county=Hordaland", ["Østavind"]),
        ("standard=nn", ["Åpne dører"]),
        ("state=not_invited", ["Østavind"]),
        ("state=invited", ["Ærlig talt"]),
        ("state=declined", ["anker"]),
        ("nameless=1", ["Åpne dører"]),
        ("state=accepted&kind=voluntary_organisation", []),
        ("order=state", ["Østavind", "Ærlig talt", "Åpne dører", "anker"]),
        ("order=county", ["Østavind", "anker", "Ærlig talt", "Åpne dører"]),
        ("order=answered", ["anker", "Åpne dører", "Ærlig talt", "Østavind"]),
        ("kind=nonsense&state=x&order=y&page=-3&standard=z", None),
    ],
)
@pytest.mark.usefixtures("listed")
def test_the_list_shows_what_is_asked_for(
    organiser: Visitor, query: str, names: list[str] | None
) -> None:
    expected = ["anker", "Ærlig talt", "Østavind", "Åpne dører"] if names is None else names
    assert found(organiser, query) == expected


@pytest.mark.usefixtures("listed")
def test_the_states_are_counted_under_the_other_filters(organiser: Visitor) -> None:
    page = organiser.get("/organiser/organisations?kind=voluntary_organisation").text
    tabs = page.split('class="tabs"')[1].split("</ul>")[0]
    assert re.findall(r'">([^<]+) <span class="soft">(\d+)<', tabs) == [
        ("Alle", "1"),
        ("Venter på svar", "1"),
    ]


@pytest.mark.usefixtures("listed")
def test_every_invented_organisation_is_marked(organiser: Visitor) -> None:
    page = organiser.get("/organiser/organisations").text
    assert page.count('<span class="mark">oppdiktet</span>') == 4


def test_a_page_holds_so_many_and_links_keep_the_filters(
    organiser: Visitor, session: Session
) -> None:
    factories.conference(session)
    for number in range(PAGE_SIZE + 1):
        factories.organisation(session, f"Lag {number:02}")
    assert len(found(organiser, "q=lag")) == PAGE_SIZE
    assert found(organiser, "q=lag&page=2") == [f"Lag {PAGE_SIZE}"]
    assert found(organiser, "q=lag&page=99") == [f"Lag {PAGE_SIZE}"], "too far is the last"
    page = unescape(organiser.get("/organiser/organisations?q=lag&kind=").text)
    assert '<a rel="next" href="/organiser/organisations?q=lag&page=2">' in page


@pytest.mark.every_database
def test_the_list_costs_the_same_for_one_and_for_thirty(
    organiser: Visitor, session: Session, app: Flask
) -> None:
    conference = factories.conference(session)

    def cost(path: str) -> int:
        with counted(app) as statements:
            assert organiser.get(path).status_code == 200
        return len(statements)

    def add() -> None:
        made, _ = factories.invitation(session, conference, state=InvitationState.ACCEPTED)
        factories.registration(session, made, 1)

    add()
    paths = ["/organiser/organisations", "/organiser/organisations?q=forening"]
    one = [cost(path) for path in paths]
    for _ in range(29):
        add()
    assert [cost(path) for path in paths] == one
    assert max(one) <= 6


def test_an_empty_list_says_what_to_do_first(organiser: Visitor, session: Session) -> None:
    factories.conference(session)
    assert "Gjestelisten er tom" in organiser.get("/organiser/organisations").text
    factories.organisation(session)
    nothing = organiser.get("/organiser/organisations?q=finnes+ikke").text
    assert "Ingen organisasjoner passer" in nothing


def test_an_organisation_is_added_and_shown(organiser: Visitor, session: Session) -> None:
    factories.conference(session)
    answer = organiser.post("/organiser/organisations/new", data=TYPED, follow_redirects=True)
    assert answer.status_code == 200
    assert "Øst for solen er lagt til" in answer.text
    assert "Organisasjonen er ikke invitert ennå" in answer.text
    stored = session.scalars(select(Organisation)).one()
    assert (stored.contact_name, stored.written_standard) == ("Åse Øye", WrittenStandard.NN)
    assert not stored.is_invented, "only a demo's organisations are invented"


def test_what_is_added_to_a_demo_is_marked_as_invented(
    organiser: Visitor, session: Session
) -> None:
    factories.conference(session).is_demo = True
    answer = organiser.post("/organiser/organisations/new", data=TYPED, follow_redirects=True)
    assert '<span class="mark">oppdiktet</span>' in answer.text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "", "Skriv navnet."),
        ("name", "x" * 301, "Skriv høyst 300 tegn."),
        ("kind", "club", "Velg en type."),
        ("written_standard", "", "Velg målform."),
        ("contact_email", "ikke en adresse", "navn@example.no"),
        ("contact_email", "a@example.no\nBcc: b@example.no", "navn@example.no"),
        ("contact_phone", "1" * 31, "Skriv høyst 30 tegn."),
    ],
)
def test_a_faulty_organisation_is_refused_with_what_was_typed_kept(
    organiser: Visitor, session: Session, field: str, value: str, message: str
) -> None:
    factories.conference(session)
    answer = organiser.post("/organiser/organisations/new", data={**TYPED, field: value})
    assert answer.status_code == 422
    assert message in answer.text
    assert 'value="Bodø"' in answer.text
    assert session.scalar(select(func.count(Organisation.id))) == 0


def test_an_organisation_is_changed(organiser: Visitor, session: Session) -> None:
    factories.conference(session)
    organisation = factories.organisation(session)
    path = f"/organiser/organisations/{organisation.id}/edit"
    assert f'value="{organisation.contact_email}"' in organiser.get(path).text
    answer = organiser.fill(path, **TYPED)
    shown = organiser.get(answer.location).text
    assert "Endringen er lagret." in shown
    assert "Endret opplysningene om organisasjonen" in shown, "the history tells"
    session.refresh(organisation)
    assert organisation.municipality == "Bodø"


@pytest.mark.parametrize("path", ["/organiser/organisations/99", "/organiser/organisations/9/edit"])
def test_what_is_not_there_is_not_found(organiser: Visitor, session: Session, path: str) -> None:
    factories.conference(session)
    assert organiser.get(path).status_code == 404
