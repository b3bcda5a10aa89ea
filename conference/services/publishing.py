"""Publishing a run: it becomes what counts, and those it concerns get a letter."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from conference.domain.actors import Actor
from conference.domain.errors import RunPublished
from conference.domain.outbox import Attachment, MessageKind
from conference.domain.runs import RunState, is_changeable
from conference.letters import PlacementLetter, PlacementLine
from conference.models import (
    AssignmentRun,
    Conference,
    Invitation,
    Occurrence,
    Placement,
    Registration,
    TimeSlot,
    audit,
    locks,
)
from conference.services import outbox

Places = dict[int, list[Placement]]


def publish(session: Session, run_id: int, actor: Actor, now: datetime) -> int:
    """Publish a draft; the run published before is superseded.

    The first time everybody gets a letter, later those whose sessions changed. Returns how many
    letters were written. Raises NotFound, or RunPublished when it isn't a draft.
    """
    run = locks.run_by_id(session, run_id)
    conference = locks.conference_by_id(session, run.conference_id)
    if not is_changeable(run.state):
        raise RunPublished
    before = _supersede(session, conference)
    run.state, run.published_at = RunState.PUBLISHED, now
    session.flush()
    places = _places(session, run_id)
    old = _places(session, before.id) if before else {}
    letters = 0
    for registration in _registrations(session, conference.id):
        mine, former = places.get(registration.id, []), old.get(registration.id, [])
        if before and _occurrences(mine) == _occurrences(former):
            continue
        _post(session, conference, run, registration, mine, now, changed=bool(former))
        letters += 1
    audit.record(session, actor, "run.publish", ("assignment_run", run_id), now, letters=letters)
    session.flush()
    return letters


def _supersede(session: Session, conference: Conference) -> AssignmentRun | None:
    """Supersede the published run, if there is one, and return it."""
    before = session.scalar(
        select(AssignmentRun).where(
            AssignmentRun.conference_id == conference.id,
            AssignmentRun.state == RunState.PUBLISHED,
        )
    )
    if before is not None:
        before.state = RunState.SUPERSEDED
        session.flush()
    return before


def _occurrences(placements: list[Placement]) -> set[int]:
    return {each.occurrence_id for each in placements}


def _places(session: Session, run_id: int) -> Places:
    query = (
        select(Placement)
        .where(Placement.run_id == run_id)
        .join(Placement.occurrence)
        .join(Occurrence.slot)
        .options(
            contains_eager(Placement.occurrence)
            .contains_eager(Occurrence.slot)
            .joinedload(TimeSlot.item),
            contains_eager(Placement.occurrence).joinedload(Occurrence.session),
        )
        .order_by(TimeSlot.number)
    )
    places: Places = defaultdict(list)
    for placement in session.scalars(query):
        places[placement.registration_id].append(placement)
    return places


def _registrations(session: Session, conference_id: int) -> list[Registration]:
    """Return everybody with a seat; the rows are held, so that nobody declines in between."""
    query = (
        select(Registration)
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id)
        .options(
            contains_eager(Registration.invitation).options(joinedload(Invitation.organisation))
        )
        .order_by(Registration.id)
        .with_for_update(read=True, key_share=True, of=(Invitation, Registration))
    )
    return list(session.scalars(query))


def _post(
    session: Session,
    conference: Conference,
    run: AssignmentRun,
    registration: Registration,
    placements: list[Placement],
    now: datetime,
    *,
    changed: bool,
) -> None:
    invitation = registration.invitation
    standard = invitation.organisation.written_standard
    person = registration.name or f"plass {registration.seat}"
    to = _address(registration, person)
    letter = PlacementLetter(
        conference=conference.name.get(standard),
        date=conference.date,
        organisation=invitation.organisation.name,
        recipient=to.name,
        person=person,
        lines=tuple(_line(each, standard) for each in placements),
        changed=changed,
        phone=conference.contact_phone,
        email=conference.contact_email,
    )
    outbox.post(
        session,
        MessageKind.PLACEMENT,
        f"placement:{run.id}:{registration.id}",
        letter,
        to,
        outbox.About(conference.id, invitation.id, registration.id),
        now,
        attachment=Attachment.PERSON,
    )


def _address(registration: Registration, person: str) -> outbox.Address:
    """Return whom the letter is for: the person where there's an address, else the contact."""
    invitation = registration.invitation
    standard = invitation.organisation.written_standard
    if registration.name and registration.email:
        return outbox.Address(person, registration.email, standard)
    return outbox.Address(invitation.contact_name, invitation.contact_email, standard)


def _line(placement: Placement, standard: str) -> PlacementLine:
    occurrence = placement.occurrence
    return PlacementLine(
        starts_at=occurrence.slot.item.starts_at,
        ends_at=occurrence.slot.item.ends_at,
        session=f"{occurrence.session.number}. {occurrence.session.title.get(standard)}",
        room=occurrence.room,
        wish=placement.wish,
    )
