"""The attendee list: accessible, sorted, with room for who comes unannounced."""

import time
from dataclasses import fields, replace

import pytest

from conference.documents.attendee_list import WALK_INS, Attendee, AttendeeList, KindCount
from tests.documents.lists import lists, person, read, room, root, tags, text

FULL = room(*(person(f"Person {n:02}", f"Organisasjon {n:02} i Nord-Trøndelag") for n in range(30)))


def test_the_pdf_is_tagged_and_says_its_language_and_title() -> None:
    pdf = read(lists(FULL))
    catalogue = root(pdf)
    assert catalogue["/MarkInfo"]["/Marked"]
    assert str(catalogue["/Lang"]).lower() == "nb-no"
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Deltakerliste"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_data()


@pytest.mark.parametrize(("language", "tag"), [("nn", "nn-NO"), ("en", "en-GB")])
def test_the_language_is_the_readers(language: str, tag: str) -> None:
    assert root(read(lists(FULL, language=language)))["/Lang"] == tag


def test_the_table_has_a_head_a_line_for_everyone_and_blank_ones() -> None:
    found = tags(read(lists(FULL)))
    assert found["/H1"] == 1
    assert found["/Table"] == 1
    assert found["/TH"] == 5 + 1  # the columns, and the line above the blank ones
    assert found["/TR"] == 1 + 30 + 1 + WALK_INS


@pytest.mark.parametrize("blank", [0, 1, 12])
def test_there_are_as_many_blank_lines_as_asked_for(blank: int) -> None:
    head = 2 if blank else 1
    assert tags(read(lists(room(person("Ola")), walk_ins=blank)))["/TR"] == head + 1 + blank


def test_thirty_people_and_the_blank_lines_take_two_pages_with_the_head_on_both() -> None:
    pdf = read(lists(FULL))
    assert len(pdf.pages) == 2
    for number, page in enumerate(pdf.pages, 1):
        words = " ".join(page.extract_text().split())
        assert f"Side {number} av 2" in words
        assert "Fordeling nr. 3" in words
        assert "Skrevet ut 19. oktober 2015 kl. 18.00" in words
        for repeated in ("Arbeid", "12.30–13.45", "Hardanger", "Navn", "Organisasjon", "Sted"):
            assert repeated in words


def test_everything_about_the_room_is_printed() -> None:
    words = text(read(lists(FULL, notice="Oppdiktede navn")))
    for expected in (
        "Den nasjonale dialogkonferansen 2015",
        "tirsdag 20. oktober 2015",
        "Statssekretær Jøran Kallmyr",
        "30 personer",
        "30 Frivillig organisasjon",
        "0 Kommune",
        "Kom i tillegg",
        "Oppdiktede navn",
    ):
        assert expected in words


def test_the_list_is_sorted_by_organisation_in_norwegian_order_and_then_by_name() -> None:
    pdf = read(
        lists(
            room(
                person("Åse", "Ådalen"),
                person("Ørjan", "Østfold"),
                person("Zita", "Asker"),
                person("Anna", "Asker"),
                person("Ærlend", "Ærfugl"),
            )
        )
    )
    words = text(pdf)
    places = [words.index(name) for name in ("Anna", "Zita", "Ærlend", "Ørjan", "Åse")]
    assert places == sorted(places)


def test_sixteen_lists_in_one_go_each_count_their_own_pages() -> None:
    rooms = [replace(FULL, number=n, title=f"Tema {n}") for n in range(1, 17)]
    begun = time.perf_counter()
    pdf = read(lists(*rooms))
    assert time.perf_counter() - begun < 10  # seconds; far less than one here
    assert len(pdf.pages) == 32
    assert [entry.title for entry in pdf.outline if not isinstance(entry, list)] == [
        f"{n} Tema {n}" for n in range(1, 17)
    ]
    assert "Side 1 av 2" in pdf.pages[30].extract_text()
    assert "Tema 16" in pdf.pages[31].extract_text()


def test_an_empty_room_still_gets_its_blank_lines() -> None:
    pdf = read(lists(replace(room(), composition=())))
    assert len(pdf.pages) == 1
    assert tags(pdf)["/TR"] == 2 + WALK_INS


def test_nothing_typed_is_taken_for_markup() -> None:
    typed = '*Ola* #let x = 1; $y$ <b> @ref \\ "q" // _k_'
    assert typed in text(read(lists(room(person("Kari", typed)))))


def test_the_same_data_makes_the_same_bytes() -> None:
    first, second = (read(lists(FULL)).stream.read() for _ in range(2))
    assert first == second


def test_no_contact_data_and_no_needs_can_be_passed() -> None:
    told = ["name", "organisation", "kind", "place", "to_come"]
    assert [field.name for field in fields(Attendee)] == told
    with pytest.raises(TypeError):
        Attendee("Ola", "Nord", "Kommune", "Oslo", email="ola@example.no")  # type: ignore[call-arg]


def test_a_room_whose_composition_counts_others_is_refused() -> None:
    with pytest.raises(ValueError, match="composition"):
        AttendeeList(
            1, "T", "Bolk 1", "12", "R", "L", "1 person", (KindCount("Kommune", 2),), (person("A"),)
        )
