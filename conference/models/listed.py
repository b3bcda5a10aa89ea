"""Organisations written with their trace, beside the tables so that every verb does it alike."""

from dataclasses import asdict, fields
from datetime import datetime

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.organisations import OrganisationFacts
from conference.models import audit, keys
from conference.models.invitations import Invitation, Organisation


def facts_of(organisation: Organisation) -> OrganisationFacts:
    """Return what is known of an organisation that was fetched."""
    names = [field.name for field in fields(OrganisationFacts)]
    return OrganisationFacts(**{name: getattr(organisation, name) for name in names})


def add(
    session: Session,
    facts: tuple[OrganisationFacts, ...],
    actor: Actor,
    now: datetime,
    *,
    is_invented: bool,
) -> list[int]:
    """Add organisations and return their ids; `is_invented` marks those that don't exist."""
    new = [asdict(each) | {"is_invented": is_invented} for each in facts]
    added = insert(Organisation).returning(Organisation.id)
    together = {"render_nulls": True}
    ids = list(session.scalars(added, new, execution_options=together)) if new else []
    subjects = (("organisation", key) for key in ids)
    audit.record_each(session, actor, "organisation.add", subjects, now)
    return ids


def change(
    session: Session,
    organisation: Organisation,
    facts: OrganisationFacts,
    actor: Actor,
    now: datetime,
) -> None:
    """Give a locked organisation new `facts`.

    A new contact also gets the letters about an invitation that nobody has handed over.
    """
    present, new = asdict(facts_of(organisation)), asdict(facts)
    if (present["contact_name"], present["contact_email"]) != (
        facts.contact_name,
        facts.contact_email,
    ):
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
