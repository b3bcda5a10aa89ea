"""The demo a week later: people were placed and came, and what the report tells was said."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.door import Press
from conference.queries import attendees, seeded
from conference.services import (
    assignments,
    door,
    earlier_reports,
    publishing,
    rooms,
    seeding_guests,
)
from seeds import contributions, demo

STAYED_AWAY = 12  # one in so many didn't come
LEFT_EARLY = 9  # and one in so many of the others wasn't in a room


def seed(
    session: Session, conference_id: int, real_now: datetime, progress: Callable[[str], None]
) -> None:
    """Let the day of a demo just seeded pass, and leave its clock a week after."""
    progress("The places, and who came")
    placed_at = demo.STARTS_AT + timedelta(days=14)
    run = assignments.run(session, conference_id, BY_COMMAND, placed_at)
    publishing.publish(session, run, BY_COMMAND, placed_at)
    _arrive(session, conference_id)
    _sit(session, conference_id)
    progress("What was said, as the report tells it")
    report = contributions.load()
    earlier_reports.take_in(session, conference_id, report, BY_COMMAND, demo.AFTER)
    seeding_guests.mark_sent(session, demo.AFTER)
    seeding_guests.set_clock(session, conference_id, real_now, demo.AFTER)


def _arrive(session: Session, conference_id: int) -> None:
    codes = seeded.named_codes(session, conference_id)
    for place, (registration_id, code) in enumerate(codes.items()):
        if place % STAYED_AWAY:
            at = demo.DOORS_OPEN + timedelta(seconds=17 * place)
            press = Press(key=f"demo-{registration_id}", desk=f"Skranke {1 + place % 2}", at=at)
            door.admit(session, conference_id, code, press, BY_COMMAND, at, id_seen=True)


def _sit(session: Session, conference_id: int) -> None:
    run = attendees.published(session, conference_id)
    codes = seeded.named_codes(session, conference_id)
    came = {each for place, each in enumerate(codes) if place % STAYED_AWAY}
    for held in attendees.room_lists(session, conference_id, run):
        for place, each in enumerate(held.attendees):
            if each.registration_id in came and place % LEFT_EARLY != 1:
                rooms.tick(
                    session,
                    held.occurrence_id,
                    each.registration_id,
                    BY_COMMAND,
                    held.starts_at,
                )
