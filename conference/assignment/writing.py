"""A plan as a JSON file, written a few people at a time and put in place once it's whole."""

import json
import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

import numpy as np

from conference.assignment import levels
from conference.assignment.plan import Criterion, Plan
from conference.assignment.reasons import Explainer
from conference.assignment.wording import LANGUAGES, Words, why

_encode = json.JSONEncoder(ensure_ascii=False).encode


def write_plan(plan: Plan, path: Path, language: str = "en") -> None:
    """Write the plan to the file; until all of it is written the file is as it was."""
    path = path.resolve()
    if path.exists() and not path.is_file():  # A pipe or a device can't be replaced.
        with path.open("w", encoding="utf-8") as file:
            _write(plan, file, LANGUAGES[language])
        return
    unfinished = path.with_name(f".plan-{os.getpid()}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            _write(plan, file, LANGUAGES[language])
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _write(plan: Plan, file: TextIO, words: Words) -> None:
    writer = _Writer(plan, words)
    file.writelines(
        chain(
            ["{\n"],
            _several("placements", "[]", writer.placements()),
            _several("unseated", "[]", writer.unseated()),
            _several("criteria", "[]", map(_criterion, plan.criteria)),
            _several("profile", "[]", map(_encode, _profile(plan))),
            [f'"proven": {_encode(plan.proven)},\n'],
            [f'"seconds": {round(plan.seconds, 3)},\n"types": {plan.types},\n'],
            _several("reasons", "{}", writer.reasons(), end="\n}\n"),
        )
    )


def _several(name: str, brackets: str, rows: Iterable[str], end: str = ",\n") -> Iterator[str]:
    """Yield a member with a row to a line."""
    yield f'"{name}": {brackets[0]}'
    before = "\n"
    for row in rows:
        yield f"{before}{row}"
        before = ",\n"
    yield f"{brackets[1]}{end}"


def _criterion(criterion: Criterion) -> str:
    fields: dict[str, Any] = {"name": criterion.name}
    level = levels.of_name(criterion.name)
    if level is not None:
        fields["level"] = list(level)
    return _encode({**fields, "value": criterion.value, "bound": criterion.bound})


def _profile(plan: Plan) -> Iterator[dict[str, Any]]:
    return ({"level": list(each.level), "people": each.people} for each in plan.profile)


class _Writer:
    """The rows about people, in the order of their ids."""

    def __init__(self, plan: Plan, words: Words) -> None:
        board = plan.board
        self._board, self._places, self._words = board, plan.places, words
        self._explainer = Explainer(board, plan.places)
        self._order = np.argsort(board.place_by_id).tolist()
        self._slots = [_encode(each) for each in board.slots]
        self._known: dict[tuple[int, ...], str] = {}

    def placements(self) -> Iterator[str]:
        """Yield every seat given."""
        tails = [
            f', "slot": {_encode(each.slot)}, "session": {_encode(each.session)}}}'
            for each in self._board.rooms
        ]
        for number in self._order:
            head = f'{{"participant": {_encode(self._board.crowd.ids[number])}'
            for room in self._places[number].tolist():
                if room < self._board.absent:
                    yield head + tails[room]

    def unseated(self) -> Iterator[str]:
        """Yield every seat that somebody lacks."""
        lacking = self._places == self._board.unseated
        anywhere = lacking.any(axis=1)
        for number in self._order:
            if anywhere[number]:
                name = _encode(self._board.crowd.ids[number])
                for slot in np.flatnonzero(lacking[number]).tolist():
                    yield f'{{"participant": {name}, "slot": {self._slots[slot]}}}'

    def reasons(self) -> Iterator[str]:
        """Yield everybody's reasons; people alike with the same places have the same ones."""
        types = self._board.plain.of.tolist()
        for number in self._order:
            alike = (types[number], *self._places[number].tolist())
            text = self._known.get(alike)
            if text is None:
                text = self._known[alike] = self._reasons(number)
            yield f"{_encode(self._board.crowd.ids[number])}: {text}"

    def _reasons(self, number: int) -> str:
        fields = [
            {
                "slot": each.slot,
                "session": each.session,
                "wish": each.wish,
                "why": why(each, self._words),
            }
            for each in self._explainer.reasons(number)
        ]
        return _encode(fields)
