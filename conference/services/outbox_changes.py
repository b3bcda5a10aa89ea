"""Letters about a changed programme into the outbox: for those who release it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import Attachment, MessageKind
from conference.letters import ChangeLetter, ChangePerson
from conference.letters.changes import lines
from conference.models import Conference, Invitation
from conference.models.concerned import Concerned, Person
from conference.services import outbox


def post(
    session: Session,
    conference: Conference,
    release_id: int,
    concerned: Sequence[Concerned],
    now: datetime,
) -> int:
    """Write to each of the organisations what is new to it; returns how many letters that made."""
    ids = [each.invitation_id for each in concerned]
    query = (
        select(Invitation)
        .where(Invitation.id.in_(ids))
        .options(joinedload(Invitation.organisation))
    )
    invitations = {each.id: each for each in session.scalars(query)}
    for each in concerned:
        invitation = invitations[each.invitation_id]
        standard = invitation.organisation.written_standard
        to = outbox.Address(invitation.contact_name, invitation.contact_email, standard)
        outbox.post(
            session,
            MessageKind.CHANGE,
            f"change:{release_id}:{invitation.id}",
            _letter(conference, each, to),
            to,
            outbox.About(conference.id, invitation.id),
            now,
            attachment=Attachment.DAY,
        )
    session.flush()
    return len(concerned)


def _letter(conference: Conference, about: Concerned, to: outbox.Address) -> ChangeLetter:
    return ChangeLetter(
        conference=conference.name.get(to.language),
        date=conference.date,
        organiser=conference.organiser.get(to.language),
        organisation=about.organisation,
        contact=to.name,
        day_lines=lines(about.day, to.language),
        people=tuple(_person(each, to.language) for each in about.people),
        phone=conference.contact_phone,
        email=conference.contact_email,
    )


def _person(person: Person, standard: WrittenStandard) -> ChangePerson:
    name = person.name or f"Plass {person.seat}"
    return ChangePerson(name, lines(person.news, standard))
