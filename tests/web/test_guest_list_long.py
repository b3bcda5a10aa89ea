"""The guest list of 2,000 organisations costs what one of 20 does (its time: `make bench`)."""

import pytest
from flask import Flask
from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.users import Role
from conference.models import Conference, Invitation, Organisation, Registration
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.clock import START
from tests.support.counting import counted
from tests.support.visitor import Visitor

FEW, MANY = 20, 2000
VIEWS = (
    "",
    "?page=1&order=answered",
    "?q=forening+kontakt",
    "?q=person",
    "?kind=ministry&county=Oslo&standard=nb",
    "?state=accepted&order=county",
    "?nameless=1",
    "?tag=nord",
)


def lengthen(session: Session, held: Conference, first: int, last: int) -> None:
    """Add the organisations numbered from `first` until `last`, invited and with one seat each."""
    kinds = list(OrganisationKind)
    added = insert(Organisation).returning(Organisation.id)
    rows = [
        {
            "name": f"Forening {number}",
            "kind": kinds[number % len(kinds)],
            "county": ["Oslo", "Østfold", "Ås"][number % 3],
            "municipality": "Oslo",
            "written_standard": WrittenStandard.NB,
            "contact_name": f"Kontakt {number}",
            "contact_email": f"k{number}@example.no",
            "is_invented": True,
            "aliases": [],
            "tags": ["nord"] if number % 2 else [],
        }
        for number in range(first, last)
    ]
    organisations = session.scalars(added, rows).all()
    invited = insert(Invitation).returning(Invitation.id)
    common = {
        "conference_id": held.id,
        "state": InvitationState.ACCEPTED,
        "quota": 1,
        "closes_at": held.closes_at,
        "link_expires_at": held.closes_at,
        "sent_at": START,
        "contact_name": "Kontakt",
        "contact_email": "k@example.no",
    }
    invitations = session.scalars(
        invited, [common | {"organisation_id": each} for each in organisations]
    ).all()
    seats = [
        {
            "invitation_id": each,
            "quota": 1,
            "invitation_state": InvitationState.ACCEPTED,
            "seat": 1,
            "name": f"Person {each}" if each % 2 else None,
            "lottery": each,
            "registered_at": START,
        }
        for each in invitations
    ]
    session.execute(insert(Registration), seats, execution_options={"render_nulls": True})
    session.commit()
    session.execute(text("ANALYZE"))  # as a server does by itself soon after
    session.commit()


def measured(visitor: Visitor, app: Flask, view: str) -> tuple[int, int]:
    """Return the statements and bytes that the view costs."""
    path = f"/organiser/organisations{view}"
    with counted(app) as statements:
        page = visitor.get(path)
    assert page.status_code == 200
    return len(statements), len(page.data)


@pytest.mark.every_database
def test_a_long_list_costs_what_a_page_of_it_costs(
    client_as: ClientAs, session: Session, app: Flask
) -> None:
    held = factories.conference(session)
    organiser = client_as(Role.ORGANISER)
    lengthen(session, held, 0, FEW)
    few = {view: measured(organiser, app, view) for view in VIEWS}
    lengthen(session, held, FEW, MANY)
    assert len(session.scalars(select(Organisation.id)).all()) == MANY
    for view in VIEWS:
        statements, size = measured(organiser, app, view)
        assert statements <= few[view][0], view
        assert size < 100_000, view
