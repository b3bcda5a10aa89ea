"""What the seeding has to look up: sessions by number, invitations by organisation."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.links import token_hash
from conference.models import Invitation, Organisation, ParallelSession, Registration


def session_ids(session: Session, conference_id: int) -> dict[int, int]:
    """Return {session number: id}."""
    query = select(ParallelSession.number, ParallelSession.id).where(
        ParallelSession.conference_id == conference_id
    )
    return dict(session.execute(query).all())


def invitation_ids(
    session: Session, conference_id: int, organisation_ids: Sequence[int]
) -> dict[int, int]:
    """Return {organisation id: invitation id}."""
    query = select(Invitation.organisation_id, Invitation.id).where(
        Invitation.conference_id == conference_id,
        Invitation.organisation_id.in_(organisation_ids),
    )
    return dict(session.execute(query).all())


def organisation_by_link(session: Session, token: str) -> str | None:
    """Return the name of the organisation whose present link carries `token`, or None."""
    return session.scalar(
        select(Organisation.name)
        .join(Invitation, Invitation.organisation_id == Organisation.id)
        .where(Invitation.token_hash == token_hash(token))
    )


def named_codes(session: Session, conference_id: int) -> dict[int, str]:
    """Return {registration id: badge code} of everybody with a name."""
    query = (
        select(Registration.id, Registration.code)
        .join(Invitation, Invitation.id == Registration.invitation_id)
        .where(Invitation.conference_id == conference_id, Registration.name.is_not(None))
        .order_by(Registration.id)
    )
    return dict(session.execute(query).all())
