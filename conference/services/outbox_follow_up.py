"""Letters to those who raised something, when it is answered: a part of the outbox.

They lead to a page that everybody can read, so they wait until a final report has made it public.
"""

from datetime import datetime

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from conference.domain.follow_up import ANSWERED
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
    public,
)
from conference.services import outbox


def tell_waiting(session: Session, conference_id: int, now: datetime) -> None:
    """Write of every answer that was given before the conference's report made it public."""
    newest = (
        select(func.max(FollowUp.id))
        .join(Contribution, Contribution.id == FollowUp.contribution_id)
        .where(
            Contribution.conference_id == conference_id,
            Contribution.follow_up.in_(ANSWERED),
            Contribution.removed_at.is_(None),
            Contribution.merged_into_id.is_(None),
        )
        .group_by(FollowUp.contribution_id)
    )
    query = select(Contribution, FollowUp).join(FollowUp).where(FollowUp.id.in_(newest))
    for row, told in session.execute(query.order_by(FollowUp.id)).all():
        tell(session, row, told, now, is_news=False)


def tell(
    session: Session, row: Contribution, told: FollowUp, now: datetime, *, is_news: bool
) -> None:
    """Write to every organisation that raised it, in its own name or merged into it.

    A letter of an earlier answer that hasn't left is taken back: this one takes its place. Where
    one has left, only an answer that `is_news`, one that has changed where the contribution
    stands, is written of again. Who has no address any more gets none.
    """
    if session.scalar(public.conferences().where(Conference.id == row.conference_id)) is None:
        return
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
        if not _has_heard(session, told, organisation) or is_news:
            _post(session, (conference, body), (raised, told), organisation, invitation, now)


def _has_heard(session: Session, told: FollowUp, organisation: Organisation) -> bool:
    """Take back a letter of an earlier answer that waits.

    Return whether one has left before, and nothing has come since that it doesn't tell.
    """
    theirs = OutboxMessage.key.startswith(_key(told, organisation), autoescape=True)
    waiting = list(
        session.scalars(select(OutboxMessage.id).where(theirs, OutboxMessage.state.in_(UNSENT)))
    )
    session.execute(delete(OutboxMessage).where(OutboxMessage.id.in_(waiting)))
    return (
        not waiting and session.scalar(select(OutboxMessage.id).where(theirs).limit(1)) is not None
    )


def _key(told: FollowUp, organisation: Organisation) -> str:
    return f"{MessageKind.ANSWERED}:{told.contribution_id}:{organisation.id}:"


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
    key = f"{_key(told, organisation)}{told.id}"
    outbox.post(session, MessageKind.ANSWERED, key, letter, to, where, now)


def _contact(organisation: Organisation, invitation: Invitation | None) -> tuple[str, str]:
    """Return whom to write to: the invitation's contact, or else the organisation's."""
    if invitation is not None and invitation.contact_email:
        return invitation.contact_name, invitation.contact_email
    return organisation.contact_name, organisation.contact_email
