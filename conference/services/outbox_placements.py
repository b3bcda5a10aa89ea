"""Letters about places into the outbox, and back out of it when they are no longer true.

Beside `services.outbox`, for all services that change a place or the person who has it (see
docs/decisions/0013-letters-about-places.md).
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session, contains_eager

from conference.domain.outbox import UNSENT, Attachment, MessageKind
from conference.domain.runs import RunState
from conference.letters import PlacementLetter, PlacementLine
from conference.models import (
    AssignmentRun,
    Conference,
    Occurrence,
    OutboxMessage,
    Placement,
    Registration,
    TimeSlot,
    newcomers,
)
from conference.services import outbox

Places = dict[int, list[Placement]]
WHY = {"by_hand": "decided", "pinned": "decided", "no_wishes": "no_wishes"}
"""What a letter says of a place, by the kind of the stored reason."""

_PLACEMENT = OutboxMessage.kind == MessageKind.PLACEMENT


def published(session: Session, conference_id: int) -> AssignmentRun | None:
    """Return the run that counts, or None before the first is published."""
    return session.scalar(
        select(AssignmentRun).where(
            AssignmentRun.conference_id == conference_id,
            AssignmentRun.state == RunState.PUBLISHED,
        )
    )


def post(
    session: Session, run: AssignmentRun, people: Sequence[Registration], now: datetime
) -> None:
    """Write to each of the people where the run has put them.

    It replaces a letter that hasn't left, and calls itself a change where one has, to the same
    reader.
    """
    ids = [each.id for each in people]
    withdraw(session, ids)
    told = _told(session, ids)
    held = places(session, run.id, ids)
    conference = session.get_one(Conference, run.conference_id)
    last = session.scalar(select(func.max(OutboxMessage.id))) or 0
    for registration in people:
        to = _address(registration)
        mine = held.get(registration.id, [])
        changed = (registration.id, to.email) in told
        outbox.post(
            session,
            MessageKind.PLACEMENT,
            f"placement:{run.id}:{registration.id}:{last}",
            _letter(conference, registration, mine, to, changed=changed),
            to,
            outbox.About(conference.id, registration.invitation_id, registration.id),
            now,
            attachment=Attachment.PERSON if mine else Attachment.DAY,
        )
    session.flush()


def renew(session: Session, registration: Registration, now: datetime) -> None:
    """Let the letter about a seat follow its person's name and address.

    One that hasn't left is written anew; where one has, only a new address gets another. Before
    anything is published, and for a seat that the published run lacks, there is nothing to tell.
    """
    is_withdrawn = withdraw(session, [registration.id])
    run = published(session, registration.invitation.conference_id)
    if run is None or newcomers.ids(session, run, registration.id):
        return
    is_told = (registration.id, _address(registration).email) in _told(session, [registration.id])
    if is_withdrawn or not is_told:
        post(session, run, [registration], now)


def hand_on(session: Session, registration: Registration, now: datetime) -> None:
    """Tell the person who has the seat from now on; what has left was about somebody else."""
    session.execute(
        update(OutboxMessage)
        .where(_PLACEMENT, OutboxMessage.registration_id == registration.id)
        .where(OutboxMessage.state.not_in(UNSENT))
        .values(registration_id=None)
    )
    renew(session, registration, now)


def withdraw(session: Session, registration_ids: Sequence[int]) -> bool:
    """Take back the letters about these seats that haven't left; returns whether there were any."""
    withdrawn = session.scalars(
        delete(OutboxMessage)
        .where(_PLACEMENT, OutboxMessage.registration_id.in_(registration_ids))
        .where(OutboxMessage.state.in_(UNSENT))
        .returning(OutboxMessage.id)
    )
    return bool(withdrawn.all())


def places(session: Session, run_id: int, registration_ids: Sequence[int]) -> Places:
    """Return where the run has put these people, by registration and in the order of the day."""
    query = (
        select(Placement)
        .where(Placement.run_id == run_id, Placement.registration_id.in_(registration_ids))
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
    found: Places = defaultdict(list)
    for placement in session.scalars(query):
        found[placement.registration_id].append(placement)
    return found


def _told(session: Session, registration_ids: Sequence[int]) -> set[tuple[int | None, str]]:
    """Return (registration, address) of the letters that have left, or may have."""
    query = select(OutboxMessage.registration_id, OutboxMessage.recipient_email).where(
        _PLACEMENT,
        OutboxMessage.registration_id.in_(registration_ids),
        OutboxMessage.state.not_in(UNSENT),
    )
    return {(row[0], row[1]) for row in session.execute(query)}


def _person(registration: Registration) -> str:
    return registration.name or f"plass {registration.seat}"


def _address(registration: Registration) -> outbox.Address:
    """Return whom the letter is for: the person where there's an address, else the contact."""
    invitation = registration.invitation
    standard = invitation.organisation.written_standard
    if registration.name and registration.email:
        return outbox.Address(registration.name, registration.email, standard)
    return outbox.Address(invitation.contact_name, invitation.contact_email, standard)


def _letter(
    conference: Conference,
    registration: Registration,
    placements: list[Placement],
    to: outbox.Address,
    *,
    changed: bool,
) -> PlacementLetter:
    return PlacementLetter(
        conference=conference.name.get(to.language),
        date=conference.date,
        organiser=conference.organiser.get(to.language),
        organisation=registration.invitation.organisation.name,
        recipient=to.name,
        person=_person(registration),
        is_named=registration.name is not None,
        lines=tuple(_line(each, to.language) for each in placements),
        changed=changed,
        phone=conference.contact_phone,
        email=conference.contact_email,
    )


def _line(placement: Placement, standard: str) -> PlacementLine:
    occurrence = placement.occurrence
    return PlacementLine(
        starts_at=occurrence.slot.item.starts_at,
        ends_at=occurrence.slot.item.ends_at,
        session=f"{occurrence.session.number}. {occurrence.session.title.get(standard)}",
        room=occurrence.room,
        wish=placement.wish,
        why=WHY.get((placement.reason or {}).get("kind", ""), "wishes"),
    )
