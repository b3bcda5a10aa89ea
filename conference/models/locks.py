"""Rows fetched under a lock, for whoever is about to count, check and change.

On PostgreSQL the row itself is locked; on SQLite the whole write transaction already is.
"""

from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager

from conference.domain.errors import LinkInvalid, NotFound
from conference.domain.invitations import is_link_alive
from conference.domain.links import token_hash
from conference.models.assignment import AssignmentRun
from conference.models.conference import Conference
from conference.models.invitations import Invitation
from conference.models.registrations import Registration


def _locked_invitation() -> Select[Invitation]:
    return (
        select(Invitation)
        .join(Invitation.organisation)
        .join(Invitation.conference)
        .options(contains_eager(Invitation.organisation), contains_eager(Invitation.conference))
        .with_for_update(of=Invitation)
        .execution_options(populate_existing=True)
    )


def invitation_by_id(session: Session, invitation_id: int) -> Invitation:
    """Return the invitation, locked; raises NotFound."""
    invitation = session.scalar(_locked_invitation().where(Invitation.id == invitation_id))
    if invitation is None:
        raise NotFound
    return invitation


def invitation_by_token(session: Session, token: str, now: datetime) -> Invitation:
    """Return the invitation whose link carries `token`, locked.

    Raises LinkInvalid when no living link does.
    """
    query = _locked_invitation().where(Invitation.token_hash == token_hash(token))
    invitation = session.scalar(query)
    if invitation is None or not is_link_alive(invitation.state, invitation.link_expires_at, now):
        raise LinkInvalid
    return invitation


def invitation(session: Session, key: str | int, now: datetime) -> Invitation:
    """Return the invitation that `key` stands for, a link's token or an id, locked.

    Raises LinkInvalid or NotFound.
    """
    if isinstance(key, str):
        return invitation_by_token(session, key, now)
    return invitation_by_id(session, key)


def registration_by_id(session: Session, registration_id: int) -> Registration:
    """Return the registration, locked: its row owns what is decided for the person beforehand.

    Raises NotFound. The lock lets others go on pointing at the row: a run stores placements.
    """
    registration = session.get(Registration, registration_id, with_for_update={"key_share": True})
    if registration is None:
        raise NotFound
    return registration


def conference_by_id(session: Session, conference_id: int) -> Conference:
    """Return the conference, locked: its row owns the numbering of runs and who is invited.

    The lock lets others go on pointing at the row: an answer writes its letter meanwhile.
    """
    conference = session.get(Conference, conference_id, with_for_update={"key_share": True})
    if conference is None:
        raise NotFound
    return conference


def run_by_id(session: Session, run_id: int) -> AssignmentRun:
    """Return the run, locked: its row owns the count of seats in its rooms; raises NotFound."""
    run = session.get(AssignmentRun, run_id, with_for_update=True, populate_existing=True)
    if run is None:
        raise NotFound
    return run


def run_with_conference(session: Session, run_id: int) -> tuple[AssignmentRun, Conference]:
    """Return the run and its conference, both locked; raises NotFound.

    The conference comes first, as for those who change its programme: they touch its runs.
    """
    owner = select(AssignmentRun.conference_id).where(AssignmentRun.id == run_id)
    conference_id = session.scalar(owner)
    if conference_id is None:
        raise NotFound
    conference = conference_by_id(session, conference_id)
    return run_by_id(session, run_id), conference
