"""Where the conference stands: organisations and people counted apart, wishes, letters, runs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from conference.domain.guests import GuestState, guest_state
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind
from conference.domain.outbox import MessageState, MessageStatus, status
from conference.domain.runs import RunState
from conference.domain.tasks import Standing
from conference.models import (
    AssignmentRun,
    Invitation,
    Organisation,
    OutboxMessage,
    Placement,
    Registration,
    Wish,
)
from conference.queries.wishes import SessionDemand, demand


@dataclass(slots=True)
class Tally:
    """Organisations by state, and seats: given, taken, with a name."""

    organisations: dict[GuestState, int] = field(default_factory=dict)
    given: int = 0
    taken: int = 0
    named: int = 0

    def count(self, state: GuestState) -> int:
        """How many organisations are in `state`."""
        return self.organisations.get(state, 0)

    @property
    def total(self) -> int:
        """How many organisations there are, invited or not."""
        return sum(self.organisations.values())

    @property
    def invited(self) -> int:
        """How many organisations have an invitation, whatever became of it."""
        return self.total - self.count(GuestState.NOT_INVITED)

    @property
    def nameless(self) -> int:
        """Seats that wait for a name."""
        return self.taken - self.named


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run by its number and state."""

    id: int
    number: int
    state: RunState


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything that the dashboard says."""

    total: Tally
    kinds: dict[OrganisationKind, Tally]
    sessions: tuple[SessionDemand, ...]
    without_wishes: int
    letters: dict[MessageStatus, int]
    returned: int
    latest_run: RunSummary | None
    published_run: RunSummary | None
    unplaced: int

    def standing(self) -> Standing:
        """Return what the organiser's tasks are derived from."""
        latest, published = self.latest_run, self.published_run
        has_draft = latest is not None and latest.state is RunState.DRAFT
        return Standing(
            organisations=self.total.total,
            invited=self.total.invited,
            not_invited=self.total.count(GuestState.NOT_INVITED),
            silent=self.total.count(GuestState.INVITED),
            nameless=self.total.nameless,
            registered=self.total.taken,
            unplaced=self.unplaced,
            has_draft=has_draft,
            has_published=published is not None,
            draft_is_newer=has_draft and published is not None,
            letters_waiting=self.letters.get(MessageStatus.WAITING, 0),
            letters_unknown=self.letters.get(MessageStatus.UNKNOWN, 0),
            letters_given_up=self.letters.get(MessageStatus.GIVEN_UP, 0),
            returned=self.returned,
        )


def dashboard(session: Session, conference_id: int) -> Dashboard:
    """Return where the conference stands, in nine queries whatever its size."""
    held = demand(session, conference_id)
    kinds = _tallies(session, conference_id)
    latest, published = _runs(session, conference_id)
    wishless = _registrations(conference_id).where(
        ~select(Wish.rank).where(Wish.registration_id == Registration.id).exists()
    )
    return Dashboard(
        total=_sum(kinds.values()),
        kinds=kinds,
        sessions=held,
        without_wishes=session.scalar(wishless) or 0,
        letters=_letters(session, conference_id),
        returned=_returned(session, conference_id),
        latest_run=latest,
        published_run=published,
        unplaced=_unplaced(session, conference_id, published, sum(each.seats for each in held)),
    )


def _registrations(conference_id: int) -> Select[int]:
    return (
        select(func.count())
        .select_from(Registration)
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id)
    )


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for each in tallies:
        for state, count in each.organisations.items():
            total.organisations[state] = total.count(state) + count
        total.given += each.given
        total.taken += each.taken
        total.named += each.named
    return total


def _tallies(session: Session, conference_id: int) -> dict[OrganisationKind, Tally]:
    """Return a tally for every kind, also those that nobody is of."""
    tallies = {kind: Tally() for kind in OrganisationKind}
    theirs = (Invitation.organisation_id == Organisation.id) & (
        Invitation.conference_id == conference_id
    )
    organisations = (
        select(Organisation.kind, Invitation.state, func.count(), func.sum(Invitation.quota))
        .outerjoin(Invitation, theirs)
        .group_by(Organisation.kind, Invitation.state)
    )
    for kind, state, count, quota in session.execute(organisations):
        tallies[kind].organisations[guest_state(state)] = count
        if state in (InvitationState.INVITED, InvitationState.ACCEPTED):
            tallies[kind].given += quota
    seats = (
        select(Organisation.kind, func.count(), func.count(Registration.name))
        .join(Invitation, theirs)
        .join(Registration, Registration.invitation_id == Invitation.id)
        .group_by(Organisation.kind)
    )
    for kind, taken, named in session.execute(seats):
        tallies[kind].taken, tallies[kind].named = taken, named
    return tallies


def _letters(session: Session, conference_id: int) -> dict[MessageStatus, int]:
    alike = (OutboxMessage.state, OutboxMessage.last_error.is_not(None))
    query = (
        select(*alike, func.count())
        .where(OutboxMessage.conference_id == conference_id)
        .group_by(*alike)
    )
    found: Counter[MessageStatus] = Counter()
    for state, has_failed, count in session.execute(query):
        found[status(state, "" if has_failed else None)] += count
    return found


def _returned(session: Session, conference_id: int) -> int:
    """Return how many invitations' last letter came back."""
    last = select(func.max(OutboxMessage.id)).where(OutboxMessage.conference_id == conference_id)
    query = select(func.count()).where(
        OutboxMessage.id.in_(last.group_by(OutboxMessage.invitation_id)),
        OutboxMessage.state == MessageState.BOUNCED,
    )
    return session.scalar(query) or 0


def _runs(session: Session, conference_id: int) -> tuple[RunSummary | None, RunSummary | None]:
    """Return the latest run and the published one."""
    query = (
        select(AssignmentRun.id, AssignmentRun.number, AssignmentRun.state)
        .where(AssignmentRun.conference_id == conference_id)
        .order_by(AssignmentRun.number.desc())
    )
    runs = [RunSummary(*row) for row in session.execute(query)]
    published = next((run for run in runs if run.state is RunState.PUBLISHED), None)
    return (runs[0] if runs else None), published


def _unplaced(
    session: Session, conference_id: int, published: RunSummary | None, seats: int
) -> int:
    """Return how many registrations lack any session in the published run and could get one.

    `seats` is how many places the rooms have in all; where none is free, nobody can.
    """
    run_id = published.id if published else 0
    given = select(func.count()).where(Placement.run_id == run_id)
    if (session.scalar(given) or 0) >= seats:
        return 0
    placed = select(Placement.id).where(
        Placement.run_id == run_id, Placement.registration_id == Registration.id
    )
    return session.scalar(_registrations(conference_id).where(~placed.exists())) or 0
