"""The demo's guests, accounts and known links, from the seeds' plain data."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from werkzeug.security import generate_password_hash

from conference.domain import links
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.outbox import MessageState
from conference.domain.programme import AppearanceRole
from conference.domain.users import Role
from conference.models import (
    Appearance,
    Conference,
    Invitation,
    Organisation,
    OutboxMessage,
    ParallelSession,
    User,
)
from seeds.demo import DemoUser
from seeds.guests import OrganisationSeed


def add_organisations(session: Session, seeds: tuple[OrganisationSeed, ...]) -> list[int]:
    """Add the invented organisations and return their ids, in the seeds' order."""
    organisations = [
        Organisation(
            name=each.name,
            kind=OrganisationKind(each.kind),
            county=each.county,
            municipality=each.municipality,
            written_standard=WrittenStandard(each.written_standard),
            contact_name=each.contact_name,
            contact_email=each.contact_email,
            contact_phone=each.contact_phone,
            is_invented=True,
        )
        for each in seeds
    ]
    session.add_all(organisations)
    session.flush()
    return [each.id for each in organisations]


def add_users(session: Session, conference_id: int, users: tuple[DemoUser, ...]) -> None:
    """Add the demo's accounts; a chair's is tied to whoever chairs its session."""
    chairs = dict(
        session.execute(
            select(ParallelSession.number, Appearance.person_id)
            .join(Appearance, Appearance.session_id == ParallelSession.id)
            .where(
                ParallelSession.conference_id == conference_id,
                Appearance.role == AppearanceRole.CHAIR,
            )
        ).all()
    )
    session.add_all(
        User(
            email=each.email,
            name=each.name,
            password_hash=generate_password_hash(each.password, method="scrypt:2048:8:1"),
            role=Role(each.role),
            person_id=chairs[each.session] if each.session else None,
            is_demo=True,
        )
        for each in users
    )
    session.flush()


def set_link(session: Session, invitation_id: int, token: str) -> None:
    """Give an invitation of the demo a link that is known beforehand."""
    invitation = session.get_one(Invitation, invitation_id)
    invitation.token_hash = links.token_hash(token)
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.invitation_id == invitation_id, OutboxMessage.link_token.is_not(None))
        .values(link_token=token)
    )
    session.flush()


def mark_sent(session: Session, before: datetime) -> int:
    """Count the demo's letters from before that moment as sent; returns how many."""
    sent = session.scalars(
        update(OutboxMessage)
        .where(OutboxMessage.created_at < before)
        .values(
            state=MessageState.SENT,
            sent_at=OutboxMessage.created_at,
            attempts=1,
            link_token=None,
        )
        .returning(OutboxMessage.id)
    ).all()
    return len(sent)


def set_clock(session: Session, conference_id: int, real_now: datetime, shown: datetime) -> None:
    """Let the demo's clock show `shown` at `real_now`."""
    found = session.get_one(Conference, conference_id)
    found.clock_offset = round((real_now - shown).total_seconds())
    session.flush()
