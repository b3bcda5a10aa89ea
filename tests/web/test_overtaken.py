"""Two organisers change the same thing: the second is shown the difference first."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.needs import NeedChoice
from conference.domain.users import Role
from conference.models import Need
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.visitor import marks_in


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


def test_seats_and_deadline_given_by_another_are_shown_first(
    session: Session, client_as: ClientAs
) -> None:
    held = factories.conference(session)
    made, _token = factories.invitation(session, held)
    path = f"/organiser/invitations/{made.id}/terms"
    first, second = client_as(Role.ORGANISER), client_as(Role.ORGANISER)
    typed = {"quota": "4", "day": "2015-10-02", "clock": "16:00"}
    seen = second.seen(path)
    assert first.fill(path, **typed).status_code == 303
    shown = second.post(path, data=typed | {"quota": "3"} | seen)
    assert shown.status_code == 409
    assert "<td>4</td><td>3</td>" in shown.text
    assert "<td>16:00</td>" not in shown.text, "the deadline is as both have it"
    session.refresh(made)
    assert made.quota == 4
    assert second.post(path, data=typed | {"quota": "3"} | marks_in(shown)).status_code == 303
    session.refresh(made)
    assert made.quota == 3


def test_a_common_deadline_moved_by_another_is_shown_first(
    session: Session, client_as: ClientAs
) -> None:
    held = factories.conference(session)
    path = "/organiser/programme/deadline"
    first, second = client_as(Role.ORGANISER), client_as(Role.ORGANISER)
    seen = second.seen(path)
    assert first.fill(path, day="2015-10-05", clock="12:00").status_code == 303
    shown = second.post(path, data={"day": "2015-10-06", "clock": "12:00"} | seen)
    assert shown.status_code == 409
    assert "<td>2015-10-05</td><td>2015-10-06</td>" in shown.text
    session.refresh(held)
    assert held.closes_at.day == 5


def test_needs_written_down_by_another_are_shown_first(
    session: Session, client_as: ClientAs
) -> None:
    held = factories.conference(session)
    made, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    factories.registration(session, made, 1, "Amina Yusuf")
    path = f"/organiser/invitations/{made.id}/seats/1/needs"
    first, second = client_as(Role.ORGANISER), client_as(Role.ORGANISER)
    seen = second.seen(path)
    saved = first.fill(path, choices=["halal"], note="")
    assert saved.status_code == 303
    shown = second.post(path, data={"choices": ["vegan"], "note": ""} | seen)
    assert shown.status_code == 422
    assert "Noen endret behovene mens du skrev. Nå står det: Halal." in shown.text
    session.expire_all()
    assert needs_of(session) == [NeedChoice.HALAL]
    again = second.post(path, data={"choices": ["vegan"], "note": ""} | marks_in(shown))
    assert again.status_code == 303
    session.expire_all()
    assert needs_of(session) == [NeedChoice.VEGAN]


def needs_of(session: Session) -> list[NeedChoice]:
    """Return the needs that are stored."""
    return list(session.scalars(select(Need.choice)))
