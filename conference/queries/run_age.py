"""What has changed among people and wishes since a run was made: how true it still is."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.models import AssignmentRun, AuditEntry, Invitation, Registration, newcomers


@dataclass(frozen=True, slots=True)
class Age:
    """People since the run was made: `new` to it, `gone`, and with other wishes (`rewished`)."""

    new: int
    gone: int
    rewished: int

    @property
    def is_outdated(self) -> bool:
        """Whether the run answers to something else than what is."""
        return bool(self.new or self.gone or self.rewished)


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
    )
