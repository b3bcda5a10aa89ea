"""What a plan's reasons claim, checked against the plan alone, claim by claim."""

from collections import Counter

from conference.assignment import Obstacle, ObstacleKind, Participant, Plan, Problem, Reason
from conference.assignment import ReasonKind as Kind
from tests.assignment import reference
from tests.assignment.reference import Places


class Told:
    """A plan whose reasons are to be checked; `claims` counts what they say."""

    def __init__(self, problem: Problem, plan: Plan, kept: Places | None = None) -> None:
        """Count who is where."""
        self.problem, self.plan, self.kept = problem, plan, kept
        self.places = reference.places_of(plan)
        self.people = {each.id: each for each in problem.participants}
        self.room = {(each.session, each.slot): each for each in problem.occurrences}
        self.taken = reference.in_rooms(self.places)
        self.claims: Counter[str] = Counter()

    def check(self) -> Counter[str]:
        """Assert that every claim is true; return how often each kind was made."""
        due = sorted((one.id, slot) for one in self.problem.participants for slot in one.slots)
        assert [(each.participant, each.slot) for each in self.plan.reasons] == due
        for reason in self.plan.reasons:
            person = self.people[reason.participant]
            self._check_kind(reason, person)
            self._check_wish(reason, person)
            for obstacle in reason.better:
                self._check_obstacle(obstacle, reason.slot, person)
            self.claims.update([reason.kind, *("better " + each.why for each in reason.better)])
        return self.claims

    def is_free(self, session: str, slot: str) -> bool:
        """Return whether the session has a seat left in the slot."""
        room = self.room.get((session, slot))
        return room is not None and self.taken[session, slot] < room.seats

    def _check_wish(self, reason: Reason, person: Participant) -> None:
        listed = dict(enumerate(person.wishes, start=1))
        assert reason.session == self.places[person.id].get(reason.slot)
        if reason.wish is None:
            assert reason.session not in person.wishes
        else:
            assert listed[reason.wish] == reason.session
        better = len(listed) if reason.wish is None else reason.wish - 1
        assert [each.wish for each in reason.better] == list(range(1, better + 1))
        assert all(listed[each.wish] == each.session for each in reason.better)

    def _check_kind(self, reason: Reason, person: Participant) -> None:
        pinned = {pin.slot: pin.session for pin in person.pinned}
        free = {one for one, slot in self.room if slot == reason.slot and self.is_free(one, slot)}
        closed = person.barred | set(self.places[person.id].values())
        truths = {
            Kind.PINNED: pinned.get(reason.slot) == reason.session is not None,
            Kind.WISHED: reason.session in person.wishes,
            Kind.UNLISTED: bool(person.wishes) and reason.session not in (*person.wishes, None),
            Kind.NO_WISHES: not person.wishes and reason.session is not None,
            Kind.SLOT_FULL: reason.session is None and not free,
            Kind.NONE_OPEN: reason.session is None and bool(free) and free <= closed,
            Kind.OUT_OF_TIME: reason.session is None and bool(free - closed),
        }
        assert truths[reason.kind], reason
        assert (reason.kind is Kind.PINNED) == (reason.slot in pinned)
        assert not (self.plan.proven and reason.kind is Kind.OUT_OF_TIME)

    def _check_obstacle(self, obstacle: Obstacle, slot: str, person: Participant) -> None:
        session, mine = obstacle.session, self.places[person.id]
        is_free = self.is_free(session, slot)
        truths = {
            ObstacleKind.SEATED_ELSEWHERE: session in [mine[one] for one in mine if one != slot],
            ObstacleKind.NOT_HELD: (session, slot) not in self.room,
            ObstacleKind.BARRED: session in person.barred,
            ObstacleKind.PINNED: slot in {pin.slot for pin in person.pinned},
            ObstacleKind.FULL: (session, slot) in self.room and not is_free,
            ObstacleKind.GROUP: is_free and self._leaves_too_few(mine.get(slot), session, slot),
            ObstacleKind.KEPT: is_free and self._was_published(person.id, slot),
            ObstacleKind.OUT_OF_TIME: is_free and not self.plan.proven,
        }
        assert truths[obstacle.why], (person.id, slot, obstacle)
        assert next(kind for kind in ObstacleKind if truths[kind]) is obstacle.why
        room = self.room.get((session, slot))
        assert obstacle.seats == (room.seats if room else 0)
        assert obstacle.wished == sum(
            slot in one.slots and session in one.wishes for one in self.problem.participants
        )

    def _leaves_too_few(self, here: str | None, there: str, slot: str) -> bool:
        """Return whether going there leaves more missing to the smallest groups than before."""
        if here is None:
            return False
        left, joined = self.room[here, slot], self.room[there, slot]
        is_needed = self.taken[here, slot] <= left.minimum
        return is_needed and self.taken[there, slot] >= joined.minimum

    def _was_published(self, person: str, slot: str) -> bool:
        before = (self.kept or {}).get(person, {})
        return slot in before and before[slot] == self.places[person].get(slot)
