"""What has changed among people, wishes and what is decided beforehand since a run was made."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from conference.models import (
    AssignmentRun,
    AuditEntry,
    Bar,
    Invitation,
    Occurrence,
    Pin,
    Placement,
    Registration,
    TimeSlot,
    newcomers,
)


@dataclass(frozen=True, slots=True)
class Age:
    """People since the run was made: `new` to it, `gone`, with other wishes (`rewished`), and with
    a pin or a bar that it doesn't keep (`overruled`), and whom a changed programme has left without
    a session in some slot (`displaced`)."""

    new: int
    gone: int
    rewished: int
    overruled: int = 0
    displaced: int = 0

    @property
    def is_outdated(self) -> bool:
        """Whether the run answers to something else than what is."""
        return bool(self.new or self.gone or self.rewished or self.overruled or self.displaced)


def age(session: Session, run_id: int) -> Age:
    """Return what has changed since the run was made; of a copy, since what it was copied from."""
    run = session.get_one(AssignmentRun, run_id)
    new = newcomers.ids(session, run)
    present = select(Registration.id).join(Registration.invitation)
    present = present.where(Invitation.conference_id == run.conference_id)
    people = session.scalar(select(func.count()).select_from(present.subquery())) or 0
    considered = sum(share["people"] for share in run.profile)
    changed = session.scalars(
        select(AuditEntry.subject_id)
        .distinct()
        .where(
            AuditEntry.subject == "registration",
            AuditEntry.subject_id.in_(present),
            AuditEntry.at > run.answers_to,
            AuditEntry.detail["wishes_changed"].as_boolean(),
        )
    )
    return Age(
        new=len(new),
        gone=max(0, considered - (people - len(new))),
        rewished=len(set(changed) - new),
        overruled=len(set(session.scalars(_overruled(run_id, present))) - new),
        displaced=len(_displaced(session, run) - new),
    )


def _displaced(session: Session, run: AssignmentRun) -> set[int]:
    """Return those to whom the run gives no session in a slot, and hasn't said so either."""
    held = exists().where(Occurrence.slot_id == TimeSlot.id)
    placed = exists().where(
        Placement.run_id == run.id,
        Placement.registration_id == Registration.id,
        Placement.slot_id == TimeSlot.id,
    )
    lacking = (
        select(Registration.id, TimeSlot.id)
        .join(Registration.invitation)
        .join(TimeSlot, TimeSlot.conference_id == Invitation.conference_id)
        .where(Invitation.conference_id == run.conference_id, held, ~placed)
    )
    told = {(int(each["participant"]), int(each["slot"])) for each in run.unseated}
    return {person for person, slot in session.execute(lacking) if (person, slot) not in told}


def _overruled(run_id: int, present: Select[int]) -> Any:
    """Return who isn't where they are pinned, or is in a session that is barred for them."""
    theirs = Placement.run_id == run_id, Placement.registration_id == Pin.registration_id
    keeps = exists().where(*theirs, Placement.occurrence_id == Pin.occurrence_id)
    pinned = select(Pin.registration_id).where(Pin.registration_id.in_(present), ~keeps)
    is_barred = (Bar.registration_id == Placement.registration_id) & (
        Bar.session_id == Placement.session_id
    )
    barred = select(Placement.registration_id).join(Bar, is_barred)
    return pinned.union(barred.where(Placement.run_id == run_id))
