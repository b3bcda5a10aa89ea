"""Two organisers change the same thing: the second is shown the difference first."""

from sqlalchemy.orm import Session

from conference.domain.users import Role
from tests.conftest import ClientAs
from tests.support import factories


def test_the_second_of_two_organisers_sees_what_the_first_has_changed(
    session: Session, client_as: ClientAs
) -> None:
    factories.conference(session)
    known = factories.organisation(session, "Håp og havn")
    path = f"/organiser/organisations/{known.id}/edit"
    first, second = client_as(Role.ORGANISER), client_as(Role.ORGANISER)
    typed = {
        "name": "Håp og hamn",
        "kind": "ministry",
        "county": known.county,
        "municipality": known.municipality,
        "written_standard": "nb",
        "contact_name": known.contact_name,
        "contact_email": known.contact_email,
    }
    seen = second.seen(path)
    assert first.fill(path, **typed).status_code == 303
    shown = second.post(path, data=typed | {"name": "Håp", "kind": "directorate"} | seen)
    assert shown.status_code == 409
    for words in ("Håp og hamn", "Håp", "Departement", "Direktorat"):
        assert f"<td>{words}</td>" in shown.text
    assert "<td>Oslo</td>" not in shown.text, "what nobody changed is no difference"
    session.expire_all()
    assert known.name == "Håp og hamn"
    assert second.fill(path, **typed | {"name": "Håp"}).status_code == 303
    session.expire_all()
    assert known.name == "Håp"
