"""Why everybody has what they have: facts that are true of the plan, for somebody else to word."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from conference.assignment import counting
from conference.assignment.board import Board
from conference.assignment.crowd import joint
from conference.assignment.dealing import Places
from conference.assignment.plan import Obstacle, ObstacleKind, Reason, ReasonKind
from conference.assignment.problem import Participant


def reasons(board: Board, places: Places) -> tuple[Reason, ...]:
    """Return a reason for each slot that anybody attends, in canonical order."""
    explainer = Explainer(board, places)
    return tuple(
        reason
        for number in np.argsort(board.place_by_id).tolist()
        for reason in explainer.reasons(number)
    )


class Explainer:
    """The facts that reasons are made of: who is where, what is full, and what was wished for."""

    def __init__(self, board: Board, places: Places) -> None:
        """Count what there is in each room."""
        self._board = board
        self._places = places
        self._taken = counting.people_in(board, places)
        self._wished = _wished(board)

    def reasons(self, number: int) -> Iterator[Reason]:
        """Yield the reason for each slot that the person of that number attends."""
        participant = self._board.crowd[number]
        rooms = self._places[number].tolist()
        for slot, room in zip(self._board.slots, rooms, strict=True):
            if room != self._board.absent:
                yield self._reason(participant, rooms, slot, room)

    def _reason(self, participant: Participant, rooms: list[int], slot: str, room: int) -> Reason:
        session = self._session(room)
        wish = None
        if session in participant.wishes:
            wish = participant.wishes.index(session) + 1
        return Reason(
            participant=participant.id,
            slot=slot,
            session=session,
            wish=wish,
            kind=self._kind(participant, rooms, slot, wish),
            better=tuple(self._obstacles(participant, rooms, slot, wish)),
        )

    def _session(self, room: int) -> str | None:
        return self._board.rooms[room].session if room < self._board.absent else None

    def _sessions(self, rooms: list[int]) -> set[str | None]:
        return {self._session(room) for room in rooms}

    def _is_full(self, room: int) -> bool:
        return bool(self._taken[room] >= self._board.seats[room])

    def _kind(
        self, participant: Participant, rooms: list[int], slot: str, wish: int | None
    ) -> ReasonKind:
        if any(pin.slot == slot for pin in participant.pinned):
            return ReasonKind.PINNED
        if rooms[self._board.slots.index(slot)] == self._board.unseated:
            return self._lack(participant, rooms, slot)
        if wish is not None:
            return ReasonKind.WISHED
        return ReasonKind.UNLISTED if participant.wishes else ReasonKind.NO_WISHES

    def _lack(self, participant: Participant, rooms: list[int], slot: str) -> ReasonKind:
        """Return why the participant has no seat in the slot."""
        held = [number for number, one in enumerate(self._board.rooms) if one.slot == slot]
        free = {self._session(number) for number in held if not self._is_full(number)}
        if not free:
            return ReasonKind.SLOT_FULL
        closed = participant.barred | self._sessions(rooms)
        return ReasonKind.NONE_OPEN if free <= closed else ReasonKind.OUT_OF_TIME

    def _obstacles(
        self, participant: Participant, rooms: list[int], slot: str, wish: int | None
    ) -> Iterator[Obstacle]:
        """Yield what stands in the way of each wish that ranks before the `wish`-th."""
        for rank, session in enumerate(participant.wishes[: wish and wish - 1], start=1):
            room = self._board.number.get((slot, session))
            yield Obstacle(
                session=session,
                wish=rank,
                why=self._why(participant, rooms, slot, session),
                wished=self._wished[slot, session],
                seats=0 if room is None else int(self._board.seats[room]),
            )

    def _why(
        self, participant: Participant, rooms: list[int], slot: str, session: str
    ) -> ObstacleKind:
        room = self._board.number.get((slot, session))
        here = rooms[self._board.slots.index(slot)]
        hindrances = {
            ObstacleKind.SEATED_ELSEWHERE: session in self._sessions(rooms),
            ObstacleKind.NOT_HELD: room is None,
            ObstacleKind.BARRED: session in participant.barred,
            ObstacleKind.PINNED: any(pin.slot == slot for pin in participant.pinned),
            ObstacleKind.FULL: room is not None and self._is_full(room),
            ObstacleKind.GROUP: room is not None and self._is_needed(here, room),
            ObstacleKind.KEPT: self._is_kept(participant, slot, here),
        }
        found = (kind for kind, holds in hindrances.items() if holds)
        return next(found, ObstacleKind.OUT_OF_TIME)

    def _is_needed(self, here: int, there: int) -> bool:
        """Return whether leaving would cost a group more than it gains another."""
        minimum = self._board.minimum
        if here >= self._board.absent or self._taken[here] > minimum[here]:
            return False
        return bool(self._taken[there] >= minimum[there])

    def _is_kept(self, participant: Participant, slot: str, here: int) -> bool:
        kept = (self._board.kept or {}).get(participant.id, {})
        return slot in kept and kept[slot] == self._session(here)


def _wished(board: Board) -> Counter[tuple[str, str]]:
    """Return how many of those who attend a slot have a session on their list, at any rank."""
    crowd = board.crowd
    wished: Counter[tuple[str, str]] = Counter()
    answers = joint(crowd.wishes, crowd.slots)
    firsts, counts = np.unique(answers, return_index=True, return_counts=True)[1:]
    for first, people in zip(firsts.tolist(), counts.tolist(), strict=True):
        for slot in crowd.slots[first]:
            for session in crowd.wishes[first]:
                wished[slot, session] += int(people)
    return wished
