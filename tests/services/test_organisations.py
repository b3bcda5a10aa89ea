"""Organisations are added and changed, and the common deadline moved, each with its trace."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.clock import OSLO
from conference.domain.errors import DeadlineTooLate, NotFound
from conference.domain.invitations import deadline_mark
from conference.domain.marks import mark
from conference.domain.organisations import OrganisationFacts, OrganisationKind, WrittenStandard
from conference.models import AuditEntry, Invitation, Organisation
from conference.queries import organisations as queries
from conference.services import conferences, organisations
from tests.support import factories
from tests.support.clock import START

FACTS = OrganisationFacts(
    name="Sørlandets kvinneforening",
    kind=OrganisationKind.VOLUNTARY_ORGANISATION,
    county="Vest-Agder",
    municipality="Kristiansand",
    written_standard=WrittenStandard.NN,
    contact_name="Ingebjørg Lie",
    contact_email="lie@example.no",
    contact_phone=None,
)


def _audited(session: Session) -> list[str]:
    return list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def _edit(session: Session, organisation_id: int) -> None:
    seen = mark(queries.facts(session, organisation_id))
    organisations.edit(session, organisation_id, FACTS, seen, BY_COMMAND, START)


def test_an_added_organisation_is_stored_whole(session: Session) -> None:
    made = organisations.add(session, FACTS, BY_COMMAND, START, is_invented=True)
    stored = session.get_one(Organisation, made)
    assert stored.name == "Sørlandets kvinneforening"
    assert stored.written_standard is WrittenStandard.NN
    assert stored.is_invented
    assert _audited(session) == ["organisation.add"]


def test_a_new_contact_also_gets_the_invitation(session: Session) -> None:
    conference = factories.conference(session)
    invitation, _ = factories.invitation(session, conference)
    _edit(session, invitation.organisation_id)
    session.expire_all()
    assert (invitation.contact_name, invitation.contact_email) == (
        "Ingebjørg Lie",
        "lie@example.no",
    )
    entry = session.scalars(select(AuditEntry)).one()
    assert "contact_email" in entry.detail["fields"]
    assert "lie@example.no" not in str(entry.detail), "the log holds no personal data"


def test_an_invitation_that_was_handed_over_stays_with_whom_it_was_given(
    session: Session,
) -> None:
    conference = factories.conference(session)
    invitation, _ = factories.invitation(session, conference)
    invitation.contact_name, invitation.contact_email = "Nestleder", "nestleder@example.no"
    session.flush()
    _edit(session, invitation.organisation_id)
    session.expire_all()
    assert invitation.contact_email == "nestleder@example.no"
    assert invitation.organisation.contact_email == "lie@example.no"


def test_an_organisation_that_is_not_there_cannot_be_changed(session: Session) -> None:
    with pytest.raises(NotFound):
        organisations.edit(session, 999, FACTS, None, BY_COMMAND, START)


def test_the_common_deadline_moves_those_that_had_it_and_no_others(session: Session) -> None:
    conference = factories.conference(session)
    common, _ = factories.invitation(session, conference)
    own, _ = factories.invitation(session, conference)
    own.closes_at = conference.closes_at + timedelta(days=3)
    session.flush()
    kept, later = own.closes_at, conference.closes_at + timedelta(days=1)
    revision = conference.revision
    seen = deadline_mark(conference.closes_at)
    moved = conferences.change_deadline(session, conference.id, later, seen, BY_COMMAND, START)
    assert moved == 1
    session.expire_all()
    assert conference.closes_at == later
    assert session.get_one(Invitation, common.id).closes_at == later
    assert session.get_one(Invitation, own.id).closes_at == kept
    assert conference.revision > revision, "pages kept from before show the old deadline"
    assert _audited(session) == ["conference.deadline"]


def test_a_deadline_on_the_conference_day_is_refused_and_nothing_moves(session: Session) -> None:
    conference = factories.conference(session)
    before = conference.closes_at
    too_late = factories.DAY.astimezone(OSLO) + timedelta(minutes=1)
    with pytest.raises(DeadlineTooLate):
        conferences.change_deadline(
            session, conference.id, too_late, deadline_mark(before), BY_COMMAND, START
        )
    session.expire_all()
    assert conference.closes_at == before
