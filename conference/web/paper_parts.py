"""What a paper is made of, whatever its kind: the day as it stands, and what a maker gives back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypedDict

from flask_babel import gettext as _

from conference.domain.errors import NotFound
from conference.domain.paper import PaperKind, PaperLine, Since, changes
from conference.queries.attendees import PublishedRun, RoomList
from conference.queries.conferences import ConferenceView
from conference.queries.door import DoorPerson
from conference.queries.printouts import Key, LastPrintout
from conference.web import formats, reader


class Frame(TypedDict):
    """The fields of `documents.paper.Paper`."""

    language: str
    title: str
    conference: str
    date: str
    version: str
    printed: str
    made_at: datetime
    notice: str


@dataclass(frozen=True, slots=True)
class Day:
    """What papers are made from: everybody with a seat, and the rooms by the published run."""

    edition: ConferenceView
    run: PublishedRun | None
    rooms: tuple[RoomList, ...]
    people: tuple[DoorPerson, ...]
    now: datetime

    def of_room(self, occurrence_id: int) -> "Day":
        """Return the day with one room alone, or with none where there is no such room."""
        rooms = (room for room in self.rooms if room.occurrence_id == occurrence_id)
        return replace(self, rooms=tuple(rooms))

    @property
    def version(self) -> str:
        """Which published run a paper is made from, in words; empty before there is one."""
        return str(_("Fordeling nr. %(number)d", number=self.run.number)) if self.run else ""

    @property
    def printed(self) -> str:
        """When a paper is made, in words."""
        return str(_("Skrevet ut %(when)s", when=formats.moment(self.now)))

    @property
    def notice(self) -> str:
        """What a paper with invented people says of itself, or an empty string."""
        is_invented = any(one.is_invented for one in self.people)
        return str(_("Organisasjonene og deltakerne er oppdiktet.")) if is_invented else ""

    def frame(self, title: str) -> Frame:
        """Return what every paper says alike, for one called `title` in the reader's language."""
        return Frame(
            language=reader.language(),
            title=title,
            conference=reader.text(self.edition.name),
            date=formats.weekday(self.edition.date),
            version=self.version or _("Ingen fordeling er publisert"),
            printed=self.printed,
            made_at=self.now,
            notice=self.notice,
        )


@dataclass(frozen=True, slots=True)
class Part:
    """What stands on a paper now; `occurrence_id` is None unless it is of one room."""

    occurrence_id: int | None
    lines: tuple[PaperLine, ...]


def _as_kept(line: PaperLine) -> PaperLine:
    return line


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper ready to be made: `pdf` takes what has changed since the last one, by room.

    `named` puts in what is left out of the lines that are kept, before anybody reads them.
    """

    parts: tuple[Part, ...]
    pdf: Callable[[Mapping[int | None, Since]], bytes]
    named: Callable[[PaperLine], PaperLine] = _as_kept

    def since(self, kind: PaperKind, last: Mapping[Key, LastPrintout]) -> dict[int | None, Since]:
        """Return what has changed since each part was printed, if it ever was."""
        return {
            key: replace(each, changes=each.changes.told(self.named))
            for key, each in since(self.parts, kind, last).items()
        }


def since(
    parts: Iterable[Part], kind: PaperKind, last: Mapping[Key, LastPrintout]
) -> dict[int | None, Since]:
    """Return what has changed since each of `parts` was printed, if it ever was."""
    return {
        each.occurrence_id: Since(old.number, old.made_at, changes(old.lines, each.lines))
        for each in parts
        if (old := last.get((kind, each.occurrence_id))) is not None
    }


Maker = Callable[[Day], Paper]


def _nothing(_since: Mapping[int | None, Since]) -> bytes:
    raise NotFound


NOTHING = Paper((), _nothing)
"""What a maker gives back before there is anything to print."""
