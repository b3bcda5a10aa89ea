"""Organisations that may be invited: add one, change what is known of it, and remove some."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.marks import mark
from conference.domain.organisations import OrganisationFacts
from conference.models import Invitation, Organisation, audit, listed, locks


def add(
    session: Session, facts: OrganisationFacts, actor: Actor, now: datetime, *, is_invented: bool
) -> int:
    """Add an organisation and return its id; `is_invented` marks one that doesn't exist.

    Raises (as everything that stores a number does) NumberTaken.
    """
    (added,) = listed.add(session, (facts,), actor, now, is_invented=is_invented)
    session.flush()
    return added


def edit(
    session: Session,
    organisation_id: int,
    facts: OrganisationFacts,
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Change what is known of an organisation that has the mark `seen` (`domain.marks`).

    Raises NotFound, ChangedMeanwhile or NumberTaken.
    """
    organisation = session.get(
        Organisation, organisation_id, with_for_update=True, populate_existing=True
    )
    if organisation is None:
        raise NotFound
    if seen != mark(listed.facts_of(organisation)):
        raise ChangedMeanwhile
    listed.change(session, organisation, facts, actor, now)
    session.flush()


def remove(
    session: Session,
    conference_id: int,
    organisation_ids: Collection[int],
    actor: Actor,
    now: datetime,
) -> None:
    """Remove organisations that nobody has invited in any year, also from the reserve list.

    All of them or none: raises ChangedMeanwhile where one is invited by now, or is gone.
    """
    locks.conference_by_id(session, conference_id)
    invited = select(Invitation.organisation_id)
    gone = session.scalars(
        delete(Organisation)
        .where(Organisation.id.in_(organisation_ids), Organisation.id.not_in(invited))
        .returning(Organisation.id)
    ).all()
    if len(gone) < len(set(organisation_ids)):
        raise ChangedMeanwhile
    subjects = [("organisation", each) for each in sorted(gone)]
    audit.record_each(session, actor, "organisation.remove", subjects, now)
    session.flush()
