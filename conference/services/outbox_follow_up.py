"""Letters to those who raised something, when it is answered: a part of the outbox."""

from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from conference.domain.outbox import UNSENT, MessageKind
from conference.letters import AnsweredLetter
from conference.models import (
    Body,
    Conference,
    Contribution,
    FollowUp,
    Invitation,
    Organisation,
    OutboxMessage,
)
from conference.services import outbox


def tell(session: Session, row: Contribution, told: FollowUp, now: datetime) -> None:
    """Write to every organisation that raised it, in its own name or merged into it.

    A letter of an earlier answer that hasn't left is taken back: this one takes its place. Who
    has no address any more gets none.
    """
    conference = session.get_one(Conference, row.conference_id)
    body = session.get_one(Body, told.body_id).name
    theirs = or_(Contribution.id == row.id, Contribution.merged_into_id == row.id)
    query = (
        select(Contribution, Organisation, Invitation)
        .join(Organisation, Organisation.id == Contribution.organisation_id)
        .outerjoin(
            Invitation,
            (Invitation.organisation_id == Organisation.id)
            & (Invitation.conference_id == conference.id),
        )
        .where(theirs, Contribution.removed_at.is_(None))
        .order_by(Contribution.id)
    )
    written = set[int]()
    for raised, organisation, invitation in session.execute(query):
        _name, email = _contact(organisation, invitation)
        if not email or organisation.id in written:
            continue
        written.add(organisation.id)
        _post(session, (conference, body), (raised, told), organisation, invitation, now)


def _post(
    session: Session,
    by: tuple[Conference, str],
    about: tuple[Contribution, FollowUp],
    organisation: Organisation,
    invitation: Invitation | None,
    now: datetime,
) -> None:
    (conference, body), (raised, told) = by, about
    name, email = _contact(organisation, invitation)
    key = f"{MessageKind.ANSWERED}:{told.contribution_id}:{organisation.id}:"
    same = OutboxMessage.key.startswith(key, autoescape=True)
    session.execute(delete(OutboxMessage).where(same, OutboxMessage.state.in_(UNSENT)))
    standard = organisation.written_standard
    letter = AnsweredLetter(
        conference=conference.name.get(standard),
        slug=conference.slug,
        date=conference.date,
        organiser=conference.organiser.get(standard),
        organisation=organisation.name,
        contact=name,
        body=body,
        number=raised.number,
        text=raised.text,
        state=told.state,
        answer=told.text,
        phone=conference.contact_phone,
        email=conference.contact_email,
    )
    to = outbox.Address(name, email, standard)
    where = outbox.About(conference.id, invitation.id if invitation else None)
    outbox.post(session, MessageKind.ANSWERED, f"{key}{told.id}", letter, to, where, now)


def _contact(organisation: Organisation, invitation: Invitation | None) -> tuple[str, str]:
    """Return whom to write to: the invitation's contact, or else the organisation's."""
    if invitation is not None and invitation.contact_email:
        return invitation.contact_name, invitation.contact_email
    return organisation.contact_name, organisation.contact_email
