"""What a package's tables are made of: columns that say what they hold, and how a row fills them.

What the readme tells of a column stands beside the column, so that the two can't part.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from conference.documents.archive_words import moment, number, word, yes_no
from conference.domain.archive import AttendeeRecord, GuestRecord, ProgrammeRecord

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its head, what it holds in words, how a row fills it, and a width in characters.

    One that `counts` holds digits that a spreadsheet may sort and add; what is empty stays so.
    """

    head: str
    about: str
    tell: Callable[[Row], str]
    width: int = 16
    counts: bool = False


GUESTS: tuple[Column[GuestRecord], ...] = (
    Column("organisasjon", "navnet på den inviterte", lambda r: r.name, 40),
    Column("organisasjonsnummer", "ni sifre fra Enhetsregisteret", lambda r: r.number or ""),
    Column("type", "hva slags organisasjon det er", lambda r: word(r.kind), 28),
    Column("fylke", "fylket den holder til i", lambda r: r.county),
    Column("kommune", "kommunen den holder til i", lambda r: r.municipality),
    Column("svar", "hvordan invitasjonen endte", lambda r: word(r.state), 28),
    Column("plasser", "hvor mange den kunne sende", lambda r: number(r.quota), 9, counts=True),
    Column("påmeldte", "hvor mange plasser den tok", lambda r: number(r.people), 9, counts=True),
)

_PROGRAMME_PLACE: tuple[Column[ProgrammeRecord], ...] = (
    Column(
        "fra",
        "når det begynte, norsk tid; tomt for den som hadde oppgaven hele dagen",
        lambda r: moment(r.starts_at),
    ),
    Column("til", "når det sluttet, norsk tid", lambda r: moment(r.ends_at)),
    Column(
        "bolk",
        "nummeret på tiden med parallelle sesjoner",
        lambda r: number(r.slot),
        6,
        counts=True,
    ),
    Column("rom", "hvor det var; tomt der alle var samlet", lambda r: r.room),
    Column("slag", "hva slags post det er; tomt for en sesjon", lambda r: word(r.kind), 20),
    Column(
        "sesjon",
        "sesjonens nummer; tomt for andre poster",
        lambda r: number(r.session),
        7,
        counts=True,
    ),
    Column("tittel", "hva posten eller sesjonen heter", lambda r: r.title, 40),
    Column("omtale", "hva programmet sier om den", lambda r: r.text, 60),
)
_PROGRAMME_PERSON: tuple[Column[ProgrammeRecord], ...] = (
    Column("person", "hvem som deltok, en linje for hver", lambda r: r.person, 30),
    Column("tittel på personen", "personens tittel", lambda r: r.person_title, 30),
    Column("tilknytning", "hvor personen kom fra", lambda r: r.affiliation, 30),
    Column("rolle", "hva personen gjorde", lambda r: word(r.role)),
    Column("merknad", "det som ellers er sagt om oppgaven", lambda r: r.note, 30),
    Column(
        "kunngjort",
        "ja: sto i programmet på forhånd; nei: er bare kjent i ettertid",
        lambda r: yes_no(r.is_announced) if r.person else "",
        10,
    ),
    Column(
        "antatt",
        "ja: kildene tyder på det, men sier det ikke",
        lambda r: yes_no(r.is_inferred) if r.person else "",
        8,
    ),
)
PROGRAMME = (*_PROGRAMME_PLACE, *_PROGRAMME_PERSON)


def attendees(slots: Sequence[int]) -> tuple[Column[AttendeeRecord], ...]:
    """Return the columns of who came; each slot has two of its own."""
    return (
        Column("navn", "deltakerens navn; tomt der ingen ga et", lambda r: r.name or "", 30),
        Column("organisasjon", "hvem deltakeren kom for", lambda r: r.organisation, 40),
        Column("type", "hva slags organisasjon det er", lambda r: word(r.kind), 28),
        Column("fylke", "fylket organisasjonen holder til i", lambda r: r.county),
        *(column for slot in slots for column in _in_slot(slot)),
        Column(
            "sluppet inn",
            "ja: ble registrert i døra på konferansedagen",
            lambda r: yes_no(r.is_admitted),
            11,
        ),
    )


def _in_slot(slot: int) -> tuple[Column[AttendeeRecord], ...]:
    return (
        Column(
            f"plass i bolk {slot}",
            "nummeret på sesjonen deltakeren fikk plass i",
            lambda r: number(r.placed.get(slot)),
            14,
            counts=True,
        ),
        Column(
            f"møtt i bolk {slot}",
            "nummeret på sesjonen der noen krysset av for at deltakeren var i rommet",
            lambda r: number(r.attended.get(slot)),
            14,
            counts=True,
        ),
    )
