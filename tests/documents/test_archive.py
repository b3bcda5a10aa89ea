"""The archive has a word for everything, tells changes from what was before, and sets any text."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

from pypdf import PdfReader

from conference.documents.archive import archive_package
from conference.documents.archive_papers import papers
from conference.documents.archive_tables import tables
from conference.documents.archive_words import WORDS, word
from conference.domain.archive import Contents, GuestRecord, ReleaseRecord
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind
from conference.domain.plan_changes import PlanChange, PlanChangeKind
from conference.domain.programme import AppearanceRole
from conference.domain.texts import Translated
from tests.documents.lists import tags, text

NOW = datetime(2016, 3, 1, 11, tzinfo=UTC)
EMPTY = Contents(
    slug="2015",
    name="Dialogkonferansen 2015",
    organiser="Regjeringen",
    date=date(2015, 10, 20),
    venue="",
    is_invented=False,
    slots=(1, 2),
    changed_at=NOW,
    guests=(),
    attendees=(),
    programme=(),
    releases=(),
    contributions=(),
    answers=(),
    report=None,
)


def guest(name: str) -> GuestRecord:
    kind, state = OrganisationKind.MUNICIPALITY, InvitationState.ACCEPTED
    return GuestRecord(name, None, kind, "Oslo", "Oslo", state, 2, 1)


def releases(*changes: PlanChange) -> list[list[str]]:
    """Return what the log's table says of the changes, without release and time."""
    told = replace(EMPTY, releases=tuple(ReleaseRecord(2, NOW, each) for each in changes))
    (table,) = (each for each in tables(told) if each.name == "programme-releases")
    return [row[2:] for row in table.texts()]


def test_there_is_a_word_for_everything() -> None:
    for enum in WORDS:
        assert all(word(member) for member in enum)
        assert len({word(member) for member in enum}) == len(enum)
    assert word(None) == ""


def test_a_change_tells_what_it_was_before() -> None:
    moved = PlanChange(
        PlanChangeKind.OCCURRENCE_ROOM,
        number=3,
        title=Translated("Oppvekst", "Oppvekst", "Growing up"),
        room="Sal 2",
        was_room="Sal 1",
    )
    replaced = PlanChange(
        PlanChangeKind.ROLE_REPLACED,
        number=3,
        title=Translated("Oppvekst"),
        role=AppearanceRole.CHAIR,
        name="Kari",
        was_name="Ola",
    )
    assert releases(moved, replaced) == [
        ["Sesjon fikk nytt rom", "3. Oppvekst", "Sal 2", "Sal 1"],
        ["Oppgave gikk til en annen", "3. Oppvekst", "Kari, Sesjonsleder", "Ola"],
    ]


def test_no_text_stops_a_paper_and_none_is_taken_for_markup() -> None:
    names = ("*Ola* #let x = 1; $y$", "ሰላም ደሃይ", "جمعية السلام", "Tổ chức", "\U0001f600", "A" * 90)
    told = replace(EMPTY, guests=tuple(map(guest, names)))
    made = PdfReader(BytesIO(papers(told)["guest-list"]["guest-list.pdf"]()))
    assert "*Ola* #let x = 1; $y$" in text(made)
    found = tags(made)
    assert (found["/H1"], found["/TH"]) == (1, 5)
    assert found["/TR"] == 1 + len(names)


def test_what_is_the_same_makes_the_same_bytes() -> None:
    told = replace(EMPTY, guests=(guest("Håp"),))
    first, second = archive_package(told, NOW), archive_package(told, NOW)
    assert first == second
    later = archive_package(told, datetime(2017, 1, 1, tzinfo=UTC))
    assert later.checksum == first.checksum, "only the readme tells when it was made"
    assert later.content != first.content
    assert archive_package(EMPTY, NOW).checksum != first.checksum
