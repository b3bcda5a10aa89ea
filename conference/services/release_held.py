"""Where sessions are held, taken to the tables: a part of `services.release_rows`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from conference.domain import plan_places
from conference.domain.plan import Plan, PlannedOccurrence
from conference.domain.plan_check_day import slots
from conference.models import Contribution, Occurrence, Pin, Placement, TimeSlot

Ids = Mapping[int, int]
Row = dict[str, Any]
HOLDERS: tuple[type[Placement] | type[Pin], ...] = (Placement, Pin)


@dataclass(frozen=True, slots=True)
class Lifted:
    """Occurrences that move to another slot, off the tables with the places that they keep.

    `said` is what was said there: the occurrence's id by the contribution's.
    """

    keys: frozenset[int]
    rows: Mapping[type[Placement] | type[Pin], list[Row]]
    said: Mapping[int, int]


def lift(session: Session, before: Plan, after: Plan) -> Lifted:
    """Take occurrences that move to another slot off the tables, and the places in them.

    No row can pass from slot to slot while another stands in its way, or while a place names its
    slot; `put` puts all of them back.
    """
    was = {each.key: each.item for each in before.occurrences}
    moved = [each.key for each in after.occurrences if was.get(each.key, each.item) != each.item]
    locked = select(Occurrence.id).where(Occurrence.id.in_(moved)).with_for_update()
    session.execute(locked).all()
    rows = {holder: _places(session, holder, before, after, moved) for holder in HOLDERS}
    for holder in HOLDERS:
        session.execute(delete(holder).where(holder.occurrence_id.in_(moved)))
    here = select(Contribution.id, Contribution.occurrence_id)
    found = session.execute(here.where(Contribution.occurrence_id.in_(moved)))
    said = {line: room for line, room in found if room is not None}
    session.execute(delete(Occurrence).where(Occurrence.id.in_(moved)))
    return Lifted(frozenset(moved), rows, said)


def _places(
    session: Session,
    holder: type[Placement] | type[Pin],
    before: Plan,
    after: Plan,
    moved: list[int],
) -> list[Row]:
    """Return the rows in the moved occurrences that stand after the move."""
    if not moved:
        return []
    table = holder.__table__
    assert isinstance(table, Table)  # noqa: S101  for the type checker
    held = [each.key for each in before.occurrences]
    found = session.execute(select(table).where(table.c.occurrence_id.in_(held))).mappings()
    rows = [dict(each) for each in found]
    kept = plan_places.kept(map(_seat, rows), before, after)
    return [each for each in rows if each["occurrence_id"] in moved and _seat(each) in kept]


def _seat(row: Row) -> plan_places.Seat:
    whose = (row.get("run_id"), row["registration_id"])
    return plan_places.Seat(whose, row["occurrence_id"])


def put(
    session: Session, conference_id: int, after: Plan, lifted: Lifted, ids: Ids
) -> dict[int, int]:
    """Bring slots and occurrences to what `after` says and return the ids of what is new.

    What is taken out is gone already; `ids` are those of new items and sessions.
    """
    slot_ids = _slots(session, conference_id, after, ids)
    limits = {each.name: each.limit for each in after.rooms}
    wanted = {each.key: _row(each, slot_ids, limits, ids) for each in after.occurrences}
    _update(session, {key: row for key, row in wanted.items() if key > 0}, lifted.keys)
    made = {}
    for key, row in wanted.items():
        if key in lifted.keys:
            session.execute(insert(Occurrence).values(id=key, **row))
        elif key < 0:
            new = Occurrence(**row)
            session.add(new)
            session.flush()
            made[key] = new.id
    _put_back(session, lifted, wanted)
    return made


def _row(
    held: PlannedOccurrence, slot_ids: Mapping[int, int], limits: Mapping[str, int], ids: Ids
) -> Row:
    return {
        "slot_id": slot_ids[ids.get(held.item, held.item)],
        "session_id": ids.get(held.session, held.session),
        "room": held.room,
        "seats": held.seats,
        "room_limit": limits[held.room],
        "minimum": held.minimum,
    }


def _update(session: Session, wanted: Mapping[int, Row], lifted: Iterable[int]) -> None:
    """Change those that stay in their slot; rooms change hands by way of a name nobody has."""
    stay = set(wanted) - set(lifted)
    found = session.scalars(
        select(Occurrence).where(Occurrence.id.in_(stay)).execution_options(populate_existing=True)
    ).all()
    for each in found:
        if each.room != wanted[each.id]["room"]:
            each.room = f"\t{each.id}"
    session.flush()
    for each in found:
        for name, value in wanted[each.id].items():
            setattr(each, name, value)
    session.flush()


def _put_back(session: Session, lifted: Lifted, wanted: Mapping[int, Row]) -> None:
    for holder, rows in lifted.rows.items():
        moved = [{**row, "slot_id": wanted[row["occurrence_id"]]["slot_id"]} for row in rows]
        if moved:
            session.execute(insert(holder), moved)
    for line, room in lifted.said.items():
        same = Contribution.id == line
        session.execute(update(Contribution).where(same).values(occurrence_id=room))


def _slots(session: Session, conference_id: int, after: Plan, ids: Ids) -> dict[int, int]:
    """Number the slots through the day, and return their ids by item's id."""
    wanted = [ids.get(each.key, each.key) for each in slots(after.items)]
    mine = TimeSlot.conference_id == conference_id
    session.execute(delete(TimeSlot).where(mine, TimeSlot.item_id.not_in(wanted)))
    session.execute(update(TimeSlot).where(mine).values(number=-TimeSlot.number))
    found = dict(session.execute(select(TimeSlot.item_id, TimeSlot.id).where(mine)).all())
    for number, item in enumerate(wanted, start=1):
        if item in found:
            same = TimeSlot.id == found[item]
            session.execute(update(TimeSlot).where(same).values(number=number))
        else:
            new = TimeSlot(conference_id=conference_id, item_id=item, number=number)
            session.add(new)
            session.flush()
            found[item] = new.id
    return found
