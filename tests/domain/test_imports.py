"""What a file makes of the guest list: columns guessed, rows compared, doubts left to people."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from conference.domain.import_columns import table
from conference.domain.import_names import NameIndex
from conference.domain.import_plan import plan, plan_file
from conference.domain.import_words import COUNTIES, FIELDS, KINDS, STANDARDS
from conference.domain.imports import (
    Checks,
    Choices,
    ImportField,
    ImportRow,
    Known,
    RowFault,
    RowState,
    Sheet,
    choices_from,
)
from conference.domain.organisations import OrganisationFacts, OrganisationKind, WrittenStandard

CHECKS = Checks(number=lambda text: len(text) == 9, email=lambda text: "@" in text)
FACTS = OrganisationFacts(
    name="Senter for deltakelse",
    kind=OrganisationKind.VOLUNTARY_ORGANISATION,
    county="Oslo",
    municipality="Oslo",
    written_standard=WrittenStandard.NB,
    contact_name="Kari Nordmann",
    contact_email="kari@example.no",
    number="974760673",
    aliases=("SFD",),
    tags=("nord",),
)
WHOLE = (
    "Senter for deltakelse",
    "Annen frivillig organisasjon",
    "Oslo",
    "Oslo",
    "Bokmål",
    "Kari Nordmann",
    "kari@example.no",
)
F = ImportField
COLUMNS = (
    F.NAME,
    F.KIND,
    F.COUNTY,
    F.MUNICIPALITY,
    F.WRITTEN_STANDARD,
    F.CONTACT_NAME,
    F.CONTACT_EMAIL,
    F.NUMBER,
    F.TAGS,
)


def planned(
    *rows: tuple[str, ...], same: Mapping[int, int] | None = None, standard: bool = True
) -> tuple[ImportRow, ...]:
    """Return what becomes of `rows`, numbered from 2, beside the one that is known."""
    choices = Choices(COLUMNS, same=same or {})
    choices = choices if standard else replace(choices, standard=None)
    numbered = list(enumerate(rows, start=2))
    return plan(numbered, choices, [Known(7, FACTS)], CHECKS).rows


def row(**said: str) -> tuple[str, ...]:
    """Return a whole row where something is said otherwise."""
    whole = dict(zip(COLUMNS, (*WHOLE, "", ""), strict=True))
    return tuple((whole | {F(key): value for key, value in said.items()}).values())


def test_the_same_row_is_unchanged_and_empty_cells_say_nothing() -> None:
    found = planned(WHOLE, ("", *WHOLE[1:], "974760673"))
    assert [each.state for each in found] == [RowState.UNCHANGED, RowState.WRONG]
    assert found[0].same_as == 7
    assert found[1].faults[0].kind is RowFault.REPEATED
    assert planned(("Senter for deltakelse",))[0].state is RowState.UNCHANGED


def test_what_differs_is_shown_from_old_to_new() -> None:
    (found,) = planned(row(contact_name="Ola", tags="sør, nord"))
    assert found.state is RowState.CHANGED
    assert [(each.field, each.old, each.new) for each in found.changes] == [
        (F.TAGS, ("nord",), ("sør", "nord")),
        (F.CONTACT_NAME, "Kari Nordmann", "Ola"),
    ]
    assert found.facts == replace(FACTS, contact_name="Ola", tags=("sør", "nord"))


def test_the_number_alone_makes_it_the_same() -> None:
    (found,) = planned(row(name="Helt annet navn", number="NO 974 760 673 MVA"))
    assert (found.state, found.same_as) == (RowState.CHANGED, 7)
    assert found.changes[0].new == "Helt annet navn"


@pytest.mark.parametrize(
    "name",
    [
        "Senter for deltagelse",
        "Deltakelse, senter for",
        "SFD",
        "Sentr for deltakelse",
    ],
)
def test_another_spelling_is_for_a_person_to_decide(name: str) -> None:
    other = row(name=name, municipality="Oslo")
    (found,) = planned(other)
    assert found.state is RowState.DOUBTFUL
    assert [each.id for each in found.candidates] == [7]
    assert planned(other, same={2: 7})[0].same_as == 7
    assert planned(other, same={2: 0})[0].state is RowState.NEW
    assert planned(other, same={2: 99})[0].state is RowState.DOUBTFUL


def test_another_place_makes_the_same_name_doubtful() -> None:
    assert planned(row(municipality="Bodø"))[0].state is RowState.DOUBTFUL


def test_two_numbers_are_two_organisations() -> None:
    assert planned(row(name="Senter for deltagelse", number="123456789"))[0].state is RowState.NEW


@pytest.mark.parametrize(
    ("said", "fault", "field"),
    [
        ({"name": ""}, RowFault.MISSING, F.NAME),
        ({"contact_email": ""}, RowFault.MISSING, F.CONTACT_EMAIL),
        ({"kind": ""}, RowFault.MISSING, F.KIND),
        ({"number": "12"}, RowFault.NUMBER_INVALID, F.NUMBER),
        ({"contact_email": "kari"}, RowFault.EMAIL_INVALID, F.CONTACT_EMAIL),
        ({"kind": "Klubb"}, RowFault.KIND_UNKNOWN, F.KIND),
        ({"county": "Hordalnd"}, RowFault.COUNTY_UNKNOWN, F.COUNTY),
        ({"written_standard": "dansk"}, RowFault.STANDARD_UNKNOWN, F.WRITTEN_STANDARD),
        ({"contact_name": "x" * 121}, RowFault.TOO_LONG, F.CONTACT_NAME),
        ({"tags": ",".join(map(str, range(21)))}, RowFault.TOO_MANY, F.TAGS),
    ],
)
def test_a_wrong_row_says_why(said: dict[str, str], fault: RowFault, field: ImportField) -> None:
    (found,) = planned(row(**({"name": "Håp og havn"} | said)))
    assert found.state is RowState.WRONG
    assert [(each.kind, each.field) for each in found.faults] == [(fault, field)]


def test_what_the_organiser_says_holds_where_the_file_is_silent() -> None:
    silent = row(name="Håp og havn", written_standard="")
    (found,) = planned(silent)
    assert found.facts
    assert found.facts.written_standard is WrittenStandard.NB
    assert planned(silent, standard=False)[0].faults[0].field is F.WRITTEN_STANDARD


def test_rows_that_are_one_another_are_refused() -> None:
    new = row(name="Håp og havn")
    first, second = planned(new, row(name="HÅP OG HAVN"))
    assert first.state is RowState.NEW
    assert (second.faults[0].kind, second.faults[0].value) == (RowFault.REPEATED, "2")


def test_a_number_that_another_has_is_refused() -> None:
    known = [Known(7, FACTS), Known(8, replace(FACTS, name="Håp", number=None))]
    said = [(2, row(name="Håp", number="974760673"))]
    (found,) = plan(said, Choices(COLUMNS), known, CHECKS).rows
    assert found.same_as == 7, "the number decides"


def test_a_heading_is_found_under_titles_and_merged_groups() -> None:
    rows = (
        (1, ("Gjesteliste 2015",)),
        (3, ("Organisasjon", "", "Kontaktperson", "", "", "Dato")),
        (4, ("Navn", "Org.nr.", "Navn", "E-post", "Tlf", "")),
        (5, ("Håp", "974760673", "Kari", "kari@example.no", "22", "2015-10-20")),
    )
    found = table(Sheet(rows))
    assert found.guesses == (
        F.NAME,
        F.NUMBER,
        F.CONTACT_NAME,
        F.CONTACT_EMAIL,
        F.CONTACT_PHONE,
        None,
    )
    assert found.columns[5].heading == "Dato"
    assert [number for number, _cells in found.rows] == [5]
    assert found.columns[0].samples == ("Håp",)


def test_a_table_without_known_headings_keeps_its_first_row_as_one() -> None:
    found = table(Sheet(((1, ("Liste",)), (2, ("x", "y")), (3, ("a", "b", "c")))))
    assert [each.heading for each in found.columns] == ["x", "y", ""]
    assert plan_file(Sheet(found.rows), Choices(found.guesses), [], CHECKS).rows == ()


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Organisasjonsnummer", F.NUMBER),
        ("Namn på organisasjonen", F.NAME),
        ("Organisation name", F.NAME),
        ("E-POST:", F.CONTACT_EMAIL),
        ("Kontaktperson *", F.CONTACT_NAME),
        ("Målform", F.WRITTEN_STANDARD),
        ("Municipality", F.MUNICIPALITY),
        ("Merkelappar", F.TAGS),
    ],
)
def test_headings_are_known_in_three_languages(heading: str, field: ImportField) -> None:
    assert table(Sheet(((1, ("Fylke", heading)),))).guesses[1] is field


def test_no_word_stands_for_two_things() -> None:
    assert set(FIELDS.values()) == set(ImportField)
    assert set(KINDS.values()) == set(OrganisationKind)
    assert set(STANDARDS.values()) == set(WrittenStandard)
    assert COUNTIES["sor trondelag"] == "Sør-Trøndelag"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Bergen innvandrerråd", "Oslo innvandrerråd"),
        ("Moss innvandrerråd", "Voss innvandrerråd"),
        ("Os kommune", "Oslo kommune"),
        ("Somalisk kvinneforening i Oslo", "Somalisk kvinneforening i Bergen"),
        ("Bydelsforeningen 1 i Oslo øst", "Bydelsforeningen 2 i Oslo øst"),
        ("Forening AAA", "Forening CCC"),
        ("Speidergruppe 1122", "Speidergruppe 112"),
    ],
)
def test_names_that_only_look_alike_are_left_in_peace(name: str, other: str) -> None:
    index = NameIndex()
    index.add(1, [name])
    assert index.near([other]) == set()


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Multikulturelt initiativ- og ressursnettverk", "MIR"),
        ("Norges Røde Kors", "Rode Kors, Norges"),
        ("Håp & havn", "HAVN OG HÅP"),
        ("Åpne dører", "Aapne dorer"),
        ("Kvinneforeningen", "Kvinne foreningen"),
        ("Norsk senter for deltakelse og mangfold", "Senter for deltagelse og mangfold"),
    ],
)
def test_spellings_of_one_name_are_near(name: str, other: str) -> None:
    for one, two in ((name, other), (other, name)):
        index = NameIndex()
        index.add(1, [one])
        assert index.near([two]) == {1}


def test_choices_come_back_from_plain_values() -> None:
    made = Choices((F.NAME, None), OrganisationKind.MINISTRY, None, {3: 0, 4: 9})
    assert choices_from(made.to_json()) == made
