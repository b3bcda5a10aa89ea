"""The plan to keep, from a file that the command has written before (or somebody like it)."""

from collections.abc import Iterator, Mapping
from typing import Any

from conference.assignment.faults import Fault, InvalidProblem
from conference.assignment.fields import ABSENT, Notes
from conference.assignment.scanning import NotJson, decoded, pieces

Places = tuple[tuple[str, str], ...]
FIELDS = {
    "placements": ("participant", "slot", "session"),
    "unseated": ("participant", "slot"),
}
OTHERS = ("criteria", "profile", "proven", "seconds", "types", "reasons", "$schema")


def read_kept(data: bytes) -> Mapping[str, Mapping[str, str]]:
    """Return a plan's session by person and slot; raises InvalidProblem with every fault of it.

    Only `placements` is needed, and only that and `unseated` are looked at.
    """
    reader = _Reader()
    try:
        for name, number, value in pieces(decoded(data), skimmed=OTHERS):
            reader.take(name, number, value)
    except NotJson as error:
        raise InvalidProblem([*reader.notes, Fault("", str(error))]) from error
    reader.end()
    if reader.notes:
        raise InvalidProblem(reader.notes)
    return reader.kept()


class _Reader:
    """What has been read so far. People with the same places share one tuple of them."""

    def __init__(self) -> None:
        self.notes = Notes()
        self._met: set[str] = set()
        self._places: dict[str, Places] = {}
        self._shared: dict[Places, Places] = {(): ()}
        self._lacking: set[tuple[str, str]] = set()

    def take(self, name: str, number: int | None, value: Any) -> None:
        """Read one piece of the file."""
        if number is not None:
            if name in FIELDS:
                self._place(f"{name}[{number}]", FIELDS[name], value)
            return
        if name not in (*FIELDS, *OTHERS):
            self.notes.unknown(
                name if name.isidentifier() else repr(name), name, [*FIELDS, *OTHERS]
            )
        elif name in self._met:
            self.notes.add(name, "is there twice")
        elif name in FIELDS and value != []:
            self.notes.wrong(name, "a list", value)
        self._met.add(name)

    def end(self) -> None:
        """Note what should have been there."""
        if "placements" not in self._met:
            self.notes.wrong("placements", "a list", ABSENT)

    def kept(self) -> Mapping[str, Mapping[str, str]]:
        """Return the session by person and slot; somebody without a seat has none there."""
        by_slot = {each: dict(each) for each in self._shared}
        return {who: by_slot[places] for who, places in self._places.items()}

    def _place(self, path: str, known: tuple[str, ...], value: Any) -> None:
        found = self._names(path, known, value)
        if len(found) < len(known):
            return
        who, slot, *session = found
        places = self._places.setdefault(who, ())
        for message in _conflicts(places, slot, session, (who, slot) in self._lacking):
            self.notes.add(path, message)
        if session:
            grown = (*places, (slot, session[0]))
            self._places[who] = self._shared.setdefault(grown, grown)
        else:
            self._lacking.add((who, slot))

    def _names(self, path: str, known: tuple[str, ...], value: Any) -> list[str]:
        before = len(self.notes)
        if type(value) is not dict or value.keys() != set(known):
            fields = self.notes.fields(path, value, known)
        else:
            fields = value
        if not isinstance(value, dict):
            return []
        names = [self.notes.name(f"{path}.{each}", fields.get(each, ABSENT)) for each in known]
        return names if len(self.notes) == before else []


def _conflicts(places: Places, slot: str, session: list[str], is_lacking: bool) -> Iterator[str]:
    """Yield what the places read before, and a lack of one, have against this one."""
    if is_lacking or any(slot == other for other, _held in places):
        yield f"slot {slot!r} is there twice for the person"
    if session and any(session[0] == held for _other, held in places):
        yield f"session {session[0]!r} is there twice for the person"
