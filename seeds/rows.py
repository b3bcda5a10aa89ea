"""The lines of the guest list as written in data/, before anything is drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from seeds.names import STAFF
from seeds.programme import read_table

VOLUNTEERS = "norwegian"
MIXED = "mixed"
PUBLIC_BODIES = ("immigrant_council", "ministry", "directorate", "municipality")
OFFICES = PUBLIC_BODIES[1:]


@dataclass(frozen=True, slots=True)
class Row:
    """An organisation as listed; what is empty or None is drawn.

    `at` names a municipality (see places.py), `pool` where names are drawn from. `people` are
    written out: the first is the contact, and they take the first seats. Of the seats taken, the
    last `names_later` have no name yet.
    """

    kind: str
    name: str
    at: str
    pool: str
    people: tuple[str, ...]
    quota: int | None
    answer: str | None
    names_later: int
    standard: str | None


def rows() -> Iterator[Row]:
    """Yield the organisations of all lists, always in the same order."""
    for line in read_table("immigrant_organisations.toml")["organisations"]:
        yield _row("immigrant_organisation", line, MIXED)
    public = read_table("public_bodies.toml")
    for kind in PUBLIC_BODIES:
        for line in public[kind]:
            yield _row(kind, line, STAFF if kind in OFFICES else MIXED)
    for line in read_table("voluntary_organisations.toml")["organisations"]:
        yield _row("voluntary_organisation", line, VOLUNTEERS)


def _row(kind: str, line: Mapping[str, Any], pool: str) -> Row:
    return Row(
        kind=kind,
        name=line["name"],
        at=line["at"],
        pool=line.get("from", pool),
        people=tuple(line.get("people", ())),
        quota=line.get("quota"),
        answer=line.get("answer"),
        names_later=line.get("names_later", 0),
        standard=line.get("standard"),
    )
