"""What an organisation is known by: its number, other names and tags, typed, shown and found."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.users import Role
from conference.models import AuditEntry, Organisation
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.visitor import Visitor
from tests.web.test_organisations import TYPED, found

NUMBER = "974760673"
KNOWN = TYPED | {
    "number": "NO 974 760 673 MVA",
    "aliases": "Sol-foreningen\r\n  SOL-foreningen \r\nEast of the Sun;ØFS",
    "tags": "nord, Samtalepartner ,NORD,,",
}


@pytest.fixture
def organiser(client_as: ClientAs, session: Session) -> Visitor:
    """The organiser, signed in, with a conference and another organisation on the list."""
    factories.conference(session)
    factories.organisation(session, "Håp og havn")
    return client_as(Role.ORGANISER)


def _stored(session: Session) -> Organisation:
    return session.scalars(select(Organisation).where(Organisation.name == TYPED["name"])).one()


def test_they_are_kept_bare_and_shown_dressed(organiser: Visitor, session: Session) -> None:
    answer = organiser.post("/organiser/organisations/new", data=KNOWN, follow_redirects=True)
    assert answer.status_code == 200
    assert "974\u00a0760\u00a0673" in answer.text
    assert "East of the Sun" in answer.text
    stored = _stored(session)
    assert stored.number == NUMBER
    assert stored.aliases == ["Sol-foreningen", "East of the Sun", "ØFS"]
    assert stored.tags == ["nord", "Samtalepartner"]
    form = organiser.get(f"/organiser/organisations/{stored.id}/edit").text
    assert 'value="974 760 673"' in form
    assert 'value="nord, Samtalepartner"' in form
    assert ">\r\nSol-foreningen\nEast of the Sun\nØFS</textarea>" in form.replace(
        "\r\n\r\n", "\r\n"
    )


@pytest.mark.parametrize(
    "query",
    [
        "q=ofs",
        "q=974+760+673",
        "q=974760673",
        "q=samtalep",
        "tag=nord",
        "tag=NORD",
        "tag=Samtalepartner&standard=nn",
    ],
)
def test_it_is_found_by_each_of_them(organiser: Visitor, query: str) -> None:
    organiser.post("/organiser/organisations/new", data=KNOWN)
    assert found(organiser, query) == [TYPED["name"]]


def test_a_tag_is_found_whole_or_not_at_all(organiser: Visitor) -> None:
    organiser.post("/organiser/organisations/new", data=KNOWN)
    assert found(organiser, "tag=nor") == []
    assert found(organiser, "tag=%25") == []
    assert "<option>Samtalepartner</option>" in organiser.get("/organiser/organisations").text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("number", "974760674", "Skriv de ni sifrene i organisasjonsnummeret."),
        ("number", "97476067", "Skriv de ni sifrene i organisasjonsnummeret."),
        ("number", "nummer", "Skriv de ni sifrene i organisasjonsnummeret."),
        ("tags", ",".join(map(str, range(21))), "Skriv høyst 20."),
        ("tags", "x" * 61, "Hver av dem kan ha høyst 60 tegn."),
        ("aliases", "x" * 301, "Hver av dem kan ha høyst 300 tegn."),
    ],
)
def test_what_cannot_be_is_refused(
    organiser: Visitor, session: Session, field: str, value: str, message: str
) -> None:
    answer = organiser.post("/organiser/organisations/new", data=KNOWN | {field: value})
    assert answer.status_code == 422
    assert message in answer.text
    assert len(session.scalars(select(Organisation)).all()) == 1


@pytest.mark.every_database
def test_two_organisations_cannot_have_one_number(organiser: Visitor, session: Session) -> None:
    other = session.scalars(select(Organisation)).one()
    other.number = NUMBER
    refused = organiser.post("/organiser/organisations/new", data=KNOWN)
    assert refused.status_code == 422
    assert "En annen organisasjon har dette organisasjonsnummeret." in refused.text
    organiser.post("/organiser/organisations/new", data=KNOWN | {"number": ""})
    path = f"/organiser/organisations/{_stored(session).id}/edit"
    refused = organiser.fill(path, **KNOWN)
    assert refused.status_code == 422
    assert "En annen organisasjon har dette organisasjonsnummeret." in refused.text


def test_what_was_changed_is_in_the_log_by_the_fields_names(
    organiser: Visitor, session: Session
) -> None:
    organiser.post("/organiser/organisations/new", data=KNOWN)
    path = f"/organiser/organisations/{_stored(session).id}/edit"
    assert organiser.fill(path, **KNOWN | {"tags": "nord", "number": ""}).status_code == 303
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry is not None
    assert entry.detail == {"fields": ["number", "tags"]}
