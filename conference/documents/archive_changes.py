"""The columns of the programme's log: each release, and what was new in it."""

from datetime import datetime

from conference.documents.archive_columns import Column
from conference.documents.archive_words import moment, number, word
from conference.domain.archive import ReleaseRecord
from conference.domain.plan_changes import PlanChange
from conference.domain.texts import Translated


def _title(change: PlanChange) -> str:
    """Return what the change is about: a session by number and title, or a line of the day."""
    title = _nb(change.title)
    if change.number is not None:
        return f"{change.number}. {title}".strip()
    return title or word(change.item_kind)


def _before(change: PlanChange) -> str:
    number_ = "" if change.was_number is None else f"nummer {change.was_number}"
    time = _time(change.was_starts_at, change.was_ends_at)
    return _said(_nb(change.was_title), number_, time, change.was_room, change.was_name)


def _after(change: PlanChange) -> str:
    time = _time(change.starts_at, change.ends_at)
    return _said(time, change.room, change.name, word(change.role))


def _said(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _time(starts_at: datetime | None, ends_at: datetime | None) -> str:
    return "–".join(moment(each) for each in (starts_at, ends_at) if each)


def _nb(text: Translated | None) -> str:
    return text.nb if text else ""


RELEASES: tuple[Column[ReleaseRecord], ...] = (
    Column("utgave", "utgavens nummer", lambda r: number(r.number), 8, counts=True),
    Column("publisert", "når den begynte å gjelde, norsk tid", lambda r: moment(r.released_at)),
    Column(
        "endring",
        "hva som var nytt; tomt der utgaven ikke hadde noe nytt å fortelle",
        lambda r: word(r.change.kind) if r.change else "",
        30,
    ),
    Column("gjelder", "posten eller sesjonen", lambda r: _title(r.change) if r.change else "", 40),
    Column("nå", "tid, rom, person og rolle", lambda r: _after(r.change) if r.change else "", 40),
    Column("før", "det som gjaldt før", lambda r: _before(r.change) if r.change else "", 40),
)
