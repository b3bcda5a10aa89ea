"""What a file makes of the guest list: each row is new, changed, unchanged, doubtful or wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from conference.domain import import_rows
from conference.domain.import_columns import table
from conference.domain.import_names import NameIndex
from conference.domain.import_rows import Said
from conference.domain.import_words import plain
from conference.domain.imports import (
    Candidate,
    Checks,
    Choices,
    Fault,
    FieldChange,
    ImportField,
    ImportPlan,
    ImportRow,
    Known,
    RowFault,
    RowState,
    Sheet,
)
from conference.domain.organisations import OrganisationFacts
from conference.domain.search import sort_key

Rows = Iterable[tuple[int, Sequence[str]]]
CANDIDATES = 3
_F = ImportField


def plan_file(sheet: Sheet, choices: Choices, known: Sequence[Known], checks: Checks) -> ImportPlan:
    """Return what becomes of every row below the sheet's heading."""
    return plan(table(sheet).rows, choices, known, checks)


def plan(rows: Rows, choices: Choices, known: Sequence[Known], checks: Checks) -> ImportPlan:
    """Return what becomes of every row that says something, in the file's order."""
    guests = _Guests(known)
    planned, taken = [], _Taken(known)
    for number, cells in rows:
        said = import_rows.read(cells, choices, guests.counties, checks)
        if said.values or said.faults:
            planned.append(taken.once(_planned(number, said, choices, guests)))
    return ImportPlan(tuple(planned))


class _Guests:
    """The guest list by what a row may name an organisation with."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.by_id = {each.id: each for each in known}
        self.by_number = {each.facts.number: each for each in known if each.facts.number}
        self.counties = {plain(each.facts.county): each.facts.county for each in known}
        self.by_name: dict[str, list[Known]] = {}
        self.names = NameIndex()
        for each in known:
            self.by_name.setdefault(each.facts.name.casefold(), []).append(each)
            self.names.add(each.id, (each.facts.name, *each.facts.aliases))

    def surely(self, said: Said) -> Known | None:
        """Return the one with the row's number, or with its very name in its municipality."""
        number, place = said.values.get(_F.NUMBER), said.values.get(_F.MUNICIPALITY)
        if number in self.by_number:
            return self.by_number[number]
        namesakes = [
            each
            for each in self.by_name.get(said.values.get(_F.NAME, "").casefold(), [])
            if place is None or each.facts.municipality.casefold() == place.casefold()
            if number is None or each.facts.number is None
        ]
        if len(namesakes) > 1:
            email = said.values.get(_F.CONTACT_EMAIL)
            namesakes = [each for each in namesakes if each.facts.contact_email == email]
        return namesakes[0] if len(namesakes) == 1 else None

    def perhaps(self, said: Said) -> tuple[Candidate, ...]:
        """Return those the row may be by another spelling; two numbers tell two apart."""
        names = (said.values.get(_F.NAME, ""), *said.values.get(_F.ALIASES, ()))
        number = said.values.get(_F.NUMBER)
        near = (self.by_id[each] for each in self.names.near(filter(None, names)))
        found = [each for each in near if number is None or each.facts.number is None]
        found.sort(key=lambda each: (sort_key(each.facts.name), each.id))
        return tuple(
            Candidate(each.id, each.facts.name, each.facts.municipality)
            for each in found[:CANDIDATES]
        )


def _planned(number: int, said: Said, choices: Choices, guests: _Guests) -> ImportRow:
    """Return what becomes of a row, without regard to the other rows."""
    name, place = said.values.get(_F.NAME, ""), said.values.get(_F.MUNICIPALITY, "")
    row = ImportRow(number, name, place, RowState.WRONG, faults=tuple(said.faults))
    one = guests.surely(said)
    if one is None:
        if not name:
            return replace(row, faults=(*row.faults, Fault(RowFault.MISSING, _F.NAME)))
        row = replace(row, candidates=guests.perhaps(said))
        one = _decided(row, choices, guests)
    if row.faults:
        return row
    if one:
        return _compared(row, said, one)
    if row.candidates and choices.same.get(number) != 0:
        return replace(row, state=RowState.DOUBTFUL)
    import_rows.default(said, choices)
    faults = tuple(import_rows.missing(said))
    return replace(row, faults=faults) if faults else _new(row, said)


def _decided(row: ImportRow, choices: Choices, guests: _Guests) -> Known | None:
    """Return the one among the row's candidates that the organiser says it is."""
    chosen = choices.same.get(row.number)
    return guests.by_id[chosen] if chosen in {each.id for each in row.candidates} else None


def _new(row: ImportRow, said: Said) -> ImportRow:
    values: dict[str, Any] = {key.value: value for key, value in said.values.items()}
    return replace(row, state=RowState.NEW, facts=OrganisationFacts(**values))


def _compared(row: ImportRow, said: Said, one: Known) -> ImportRow:
    """Return the row beside the organisation it is; where it is silent, nothing changes."""
    changes = tuple(
        FieldChange(key, getattr(one.facts, key), said.values[key])
        for key in ImportField
        if key in said.values and getattr(one.facts, key) != said.values[key]
    )
    facts = replace(one.facts, **{each.field.value: each.new for each in changes})
    state = RowState.CHANGED if changes else RowState.UNCHANGED
    name, place = row.name or one.facts.name, row.place or one.facts.municipality
    return replace(
        row, name=name, place=place, state=state, facts=facts, same_as=one.id, changes=changes
    )


class _Taken:
    """What earlier rows have taken: an organisation and a number are for one row only."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._numbers = {each.facts.number: each.id for each in known if each.facts.number}
        self._rows: dict[object, int] = {}

    def once(self, row: ImportRow) -> ImportRow:
        """Return the row, or why it can't have what another has."""
        if row.facts is None:
            return row
        facts = row.facts
        owner = self._numbers.get(facts.number) if facts.number else None
        if owner and owner != row.same_as:
            return _refused(row, Fault(RowFault.NUMBER_TAKEN, _F.NUMBER, facts.number or ""))
        name = (plain(facts.name) or facts.name, plain(facts.municipality))
        keys: list[object] = [row.same_as or name]
        keys += [facts.number] if facts.number else []
        for key in keys:
            if key in self._rows:
                fault = Fault(RowFault.REPEATED, _F.NAME, str(self._rows[key]))
                return _refused(row, fault)
        self._rows.update(dict.fromkeys(keys, row.number))
        return row


def _refused(row: ImportRow, fault: Fault) -> ImportRow:
    return replace(row, state=RowState.WRONG, facts=None, changes=(), faults=(fault,))
