"""The demo's past: everything that happened is done by the verbs that would have done it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND, BY_LINK, Actor
from conference.domain.needs import NeedChoice
from conference.domain.registrations import SeatAnswer
from conference.queries import seeded
from conference.services import (
    answers,
    invitations,
    registrations,
    releases,
    seeding,
    seeding_guests,
)
from seeds import demo
from seeds.guests import OrganisationSeed, guests
from seeds.programme import load

# Letters from the demo's last hours still wait in the outbox; older ones count as sent.
STILL_WAITING = timedelta(hours=20)
Event = tuple[datetime, Callable[[], None]]


def seed(session: Session, real_now: datetime, progress: Callable[[str], None]) -> None:
    """Fill an empty database with the demo: programme, guests, invitations and answers so far."""
    start = demo.STARTS_AT
    progress("The programme of 2015")
    offset = round((real_now - start).total_seconds())
    conference = seeding.add_programme(session, load(), offset)
    seeding_guests.add_users(session, conference.id, demo.DEMO_USERS)
    releases.begin_log(session, conference.id, BY_COMMAND, demo.PROGRAMME_RELEASED_AT)
    progress("200 invented organisations")
    listed = guests()
    past = _Past(session, conference.id, listed)
    progress("Their invitations and answers")
    for _moment, happen in sorted(past.events(start), key=lambda event: event[0]):
        happen()
    for number in range(len(listed)):
        if number in past.invited:
            seeding_guests.set_link(session, past.invited[number], demo.demo_token(number))
    seeding_guests.mark_sent(session, start - STILL_WAITING)


class _Past:
    """What each organisation did, as events in time; numbers are places in the seeds' order."""

    def __init__(
        self, session: Session, conference_id: int, listed: Sequence[OrganisationSeed]
    ) -> None:
        self._session = session
        self._conference_id = conference_id
        self._listed = listed
        self._organisations = seeding_guests.add_organisations(session, tuple(listed))
        self._sessions = seeded.session_ids(session, conference_id)
        self.invited: dict[int, int] = {}

    def events(self, start: datetime) -> Iterator[Event]:
        """Yield (when, what) up to `start`, in no order."""
        rounds: dict[tuple[timedelta, int], list[int]] = defaultdict(list)
        for number, each in enumerate(self._listed):
            if each.invited_before is not None:
                rounds[each.invited_before, each.quota].append(number)
            if each.answered_before is not None:
                yield start - each.answered_before, self._answer(number, start)
        for (before, quota), numbers in rounds.items():
            yield start - before, self._invite(numbers, quota, start - before)

    def _invite(self, numbers: list[int], quota: int, now: datetime) -> Callable[[], None]:
        def happen() -> None:
            ids = [self._organisations[number] for number in numbers]
            invitations.invite(
                self._session, self._conference_id, ids, BY_COMMAND, now, quota=quota
            )
            found = seeded.invitation_ids(self._session, self._conference_id, ids)
            for number, organisation_id in zip(numbers, ids, strict=True):
                self.invited[number] = found[organisation_id]

        return happen

    def _answer(self, number: int, start: datetime) -> Callable[[], None]:
        each = self._listed[number]
        now = start - (each.answered_before or timedelta())
        actor = BY_LINK if each.answered_by == "link" else BY_COMMAND

        def happen() -> None:
            invitation = self.invited[number]
            if each.answer == "declined":
                answers.decline(self._session, invitation, actor, now)
            elif each.answer == "revoked":
                invitations.revoke(self._session, invitation, actor, now)
            else:
                self._accept(each, invitation, actor, now)

        return happen

    def _accept(self, each: OrganisationSeed, invitation: int, actor: Actor, now: datetime) -> None:
        seats = [
            SeatAnswer(
                number, seat.name, seat.email, tuple(self._sessions[wish] for wish in seat.wishes)
            )
            for number, seat in enumerate(each.registrations, start=1)
        ]
        answers.accept(self._session, invitation, seats, actor, now)
        for number, seat in enumerate(each.registrations, start=1):
            if seat.needs and seat.name:
                self._needs(invitation, number, each, actor, now)

    def _needs(
        self, invitation: int, number: int, each: OrganisationSeed, actor: Actor, now: datetime
    ) -> None:
        needs = each.registrations[number - 1].needs
        registrations.set_needs(
            self._session,
            invitation,
            number,
            {NeedChoice(need.choice) for need in needs},
            next((need.note for need in needs if need.note), None),
            actor,
            now,
        )
