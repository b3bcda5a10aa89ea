"""Organisations that may be invited: add one, and change what is known of it."""

from dataclasses import asdict, fields
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.marks import mark
from conference.domain.organisations import OrganisationFacts
from conference.models import Invitation, Organisation, audit, keys


def add(
    session: Session, facts: OrganisationFacts, actor: Actor, now: datetime, *, is_invented: bool
) -> int:
    """Add an organisation and return its id; `is_invented` marks one that doesn't exist."""
    organisation = Organisation(**asdict(facts), is_invented=is_invented)
    session.add(organisation)
    session.flush()
    audit.record(session, actor, "organisation.add", ("organisation", organisation.id), now)
    session.flush()
    return organisation.id


def edit(
    session: Session,
    organisation_id: int,
    facts: OrganisationFacts,
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Change what is known of an organisation that has the mark `seen` (`domain.marks`).

    A new contact also gets the letters about an invitation that nobody has handed over.
    Raises NotFound, ChangedMeanwhile or (as everything with a number does) NumberTaken.
    """
    organisation = session.get(
        Organisation, organisation_id, with_for_update=True, populate_existing=True
    )
    if organisation is None:
        raise NotFound
    if seen != mark(facts_of(organisation)):
        raise ChangedMeanwhile
    change(session, organisation, facts, actor, now)
    session.flush()


def facts_of(organisation: Organisation) -> OrganisationFacts:
    """Return what is known of an organisation that was fetched."""
    names = [field.name for field in fields(OrganisationFacts)]
    return OrganisationFacts(**{name: getattr(organisation, name) for name in names})


def change(
    session: Session,
    organisation: Organisation,
    facts: OrganisationFacts,
    actor: Actor,
    now: datetime,
) -> None:
    """Give a locked organisation new `facts`, with its trace; the caller flushes."""
    present, new = asdict(facts_of(organisation)), asdict(facts)
    _follow_contact(session, organisation, facts)
    changed = sorted(name for name in new if present[name] != new[name])
    for name in changed:
        setattr(organisation, name, new[name])
    subject = ("organisation", organisation.id)
    audit.record(session, actor, "organisation.edit", subject, now, fields=changed)


def _follow_contact(session: Session, organisation: Organisation, new: OrganisationFacts) -> None:
    """Let invitations that went to the organisation's contact go to its `new` one."""
    contact = {"contact_name": new.contact_name, "contact_email": new.contact_email}
    session.execute(
        update(Invitation)
        .where(
            Invitation.organisation_id == organisation.id,
            Invitation.contact_name == organisation.contact_name,
            Invitation.contact_email == organisation.contact_email,
        )
        .values(**contact, search_key=keys.invitation_key(contact))
    )
