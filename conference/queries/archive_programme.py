"""The programme as it was: every line and every session, beside each of those who took part."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from conference.domain.archive import ProgrammeRecord
from conference.domain.texts import Translated
from conference.queries import programme
from conference.queries.programme import AppearanceView, ItemView, SessionView


def lines(
    session: Session, conference_id: int
) -> tuple[tuple[int, ...], tuple[ProgrammeRecord, ...]]:
    """Return the slots' numbers, and the programme: who is there all day, the day, the sessions."""
    whole = programme.whole(session, conference_id)
    nowhere = ProgrammeRecord(None, None, None, "", None, None, "", "")
    found = [
        *(_with(nowhere, whole.hosts) if whole.hosts else ()),
        *(record for each in whole.items for record in _with(_item(each), each.people)),
        *(record for each in whole.sessions for record in _session(each)),
    ]
    return whole.slots, tuple(found)


def _item(item: ItemView) -> ProgrammeRecord:
    return ProgrammeRecord(
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        slot=item.slot,
        room=item.room or "",
        kind=item.kind,
        session=None,
        title=_nb(item.title),
        text=_nb(item.description),
    )


def _session(each: SessionView) -> Iterator[ProgrammeRecord]:
    told = ProgrammeRecord(None, None, None, "", None, each.number, each.title.nb, each.summary.nb)
    held = [
        replace(told, starts_at=at.starts_at, ends_at=at.ends_at, slot=at.slot, room=at.room)
        for at in each.occurrences
    ]
    for record in held or [told]:
        yield from _with(record, (*each.chairs, *each.contributors))


def _with(record: ProgrammeRecord, people: Sequence[AppearanceView]) -> Iterator[ProgrammeRecord]:
    """Yield the record beside each of the people, or once where there is nobody."""
    if not people:
        yield record
    for one in people:
        yield replace(
            record,
            person=one.name,
            person_title=_nb(one.title),
            affiliation=_nb(one.affiliation),
            role=one.role,
            note=_nb(one.note),
            is_announced=one.is_announced,
            is_inferred=one.is_inferred,
        )


def _nb(text: Translated | None) -> str:
    return text.nb if text else ""
