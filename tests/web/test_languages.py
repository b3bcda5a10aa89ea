"""Another language for the page that is open, with what it was asked for."""

from html import unescape

from sqlalchemy.orm import Session

from conference.domain.users import Role
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.visitor import Visitor


def test_filters_and_page_stay_in_another_language(client_as: ClientAs, session: Session) -> None:
    factories.conference(session)
    organiser = client_as(Role.ORGANISER)
    path = "/organiser/organisations"
    page = unescape(organiser.get(f"{path}?q=Ås+%26+co&state=invited&page=2&lang=nn").text)
    assert f'href="{path}?q=%C3%85s+%26+co&state=invited&page=2&lang=en"' in page
    ids = unescape(organiser.get("/organiser/outbox?kind=a&kind=b").text)
    assert 'href="/organiser/outbox?kind=a&kind=b&lang=en"' in ids


def test_a_refused_form_leads_to_the_page_itself(client_as: ClientAs, session: Session) -> None:
    factories.conference(session)
    refused = client_as(Role.ORGANISER).post("/organiser/organisations/new?x=1", data={})
    assert refused.status_code == 422
    assert 'href="/organiser/organisations/new?lang=en"' in refused.text


def test_a_page_kept_for_everybody_has_nobodys_query(client: Visitor, session: Session) -> None:
    factories.conference(session)
    assert "secret" not in client.get("/programme?secret=1").text
