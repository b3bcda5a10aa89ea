"""An organisation that is there already, added once more."""

from sqlalchemy.orm import Session

from conference.domain.users import Role
from tests.conftest import ClientAs
from tests.support import factories
from tests.web.test_organisations import TYPED


def test_the_same_name_in_the_same_municipality_needs_a_tick(
    client_as: ClientAs, session: Session
) -> None:
    factories.conference(session)
    organiser = client_as(Role.ORGANISER)
    path, tick = "/organiser/organisations/new", "Legg den til likevel"
    assert tick not in organiser.get(path).text
    organiser.post(path, data=TYPED)
    twice = {**TYPED, "name": TYPED["name"].upper()}
    refused = organiser.post(path, data=twice)
    assert refused.status_code == 422
    assert "Det finnes alt en organisasjon i kommunen med dette navnet." in refused.text
    assert tick in refused.text
    assert organiser.post(path, data={**TYPED, "municipality": "Vardø"}).status_code == 303
    assert organiser.post(path, data={**twice, "anyway": "y"}).status_code == 303
