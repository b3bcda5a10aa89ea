"""What was pressed at the door for practice, on another day than the conference's."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference.domain.clock import start_of_day
from conference.domain.door import day_of
from conference.models import Admission, Conference, DoorConflict


def forget(session: Session, now: datetime) -> int:
    """Delete admissions and conflicts of practice on days before today's; return how many.

    What was pressed on a conference's own day stays, and so does what is being practised today.
    """
    today = day_of(now)
    deleted = 0
    for held, day in session.execute(select(Conference.id, Conference.date)).all():
        before = (
            delete(Admission)
            .where(Admission.conference_id == held, Admission.day < today, Admission.day != day)
            .returning(Admission.id)
        )
        waiting = (
            delete(DoorConflict)
            .where(
                DoorConflict.conference_id == held,
                DoorConflict.pressed_at < start_of_day(min(today, day)),
            )
            .returning(DoorConflict.id)
        )
        deleted += sum(len(session.scalars(each).all()) for each in (before, waiting))
    return deleted
