"""A package's tables: which there are, under what name, and what each holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from conference.documents.archive_changes import RELEASES
from conference.documents.archive_columns import GUESTS, PROGRAMME, Column, attendees
from conference.documents.archive_said import ANSWERS, CONTRIBUTIONS
from conference.documents.separated import separated
from conference.documents.sheets import Column as SheetColumn
from conference.documents.sheets import ColumnKind, Sheet, Value
from conference.domain.archive import Contents


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its file's name without an ending, its title, what it holds, and its rows."""

    name: str
    title: str
    about: str
    columns: Sequence[Column[Any]]
    rows: Sequence[Any]

    @property
    def heads(self) -> list[str]:
        """The heads of the columns."""
        return [each.head for each in self.columns]

    def texts(self) -> list[list[str]]:
        """Return every row as texts, in the columns' order."""
        return [[each.tell(row) for each in self.columns] for row in self.rows]

    def csv(self) -> bytes:
        """Return the table as a .csv file."""
        return separated(self.heads, self.texts())

    def sheet(self) -> Sheet:
        """Return the table as a sheet of a workbook."""
        kinds = [ColumnKind.NUMBER if each.counts else ColumnKind.TEXT for each in self.columns]
        columns = [
            SheetColumn(each.head, each.width, kind)
            for each, kind in zip(self.columns, kinds, strict=True)
        ]
        return Sheet(self.title, columns, [self._values(row) for row in self.rows])

    def _values(self, row: Any) -> list[Value]:
        told = ((each.counts, each.tell(row)) for each in self.columns)
        return [int(text) if counts and text else text for counts, text in told]


ABOUT = {
    "guest-list": (
        "Gjesteliste",
        "Organisasjonene som ble invitert, og hvordan invitasjonen endte.",
    ),
    "attendance": ("Oppmøte", "Deltakerne, hvor de fikk plass, hvor de møtte, og om de kom."),
    "programme": (
        "Program",
        "Programmet slik det ble, med dem som faktisk deltok og hva de gjorde.",
    ),
    "programme-releases": (
        "Endringer i programmet",
        "Hver utgave av programmet, og hva som var nytt i den.",
    ),
    "contributions": (
        "Innspill",
        "Det som ble sagt, hvem som svarer for det, og hva som kom ut av det.",
    ),
    "answers": (
        "Svar på innspill",
        "Alle svarene på innspillene, også de som senere er erstattet.",
    ),
}


def tables(contents: Contents) -> tuple[Table, ...]:
    """Return every table of the record, in the order that the readme tells of them."""
    held: dict[str, tuple[Sequence[Column[Any]], Sequence[Any]]] = {
        "guest-list": (GUESTS, contents.guests),
        "attendance": (attendees(contents.slots), contents.attendees),
        "programme": (PROGRAMME, contents.programme),
        "programme-releases": (RELEASES, contents.releases),
        "contributions": (CONTRIBUTIONS, contents.contributions),
        "answers": (ANSWERS, contents.answers),
    }
    return tuple(Table(name, *ABOUT[name], columns, rows) for name, (columns, rows) in held.items())
