"""A spreadsheet holds what it was given, as what it is, and is ready to filter and to print."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from conference.documents.sheets import Column, ColumnKind, Print, Sheet, Value, workbook

MADE = datetime(2015, 9, 25, 7, 0, tzinfo=UTC)
PAPER = Print("Gjester & andre", "Hentet ut nå", "Side {page} av {pages}")
COLUMNS = [
    Column("Navn", 30),
    Column("Plasser", 9, ColumnKind.NUMBER),
    Column("Svarte", 17, ColumnKind.MOMENT),
]


def opened(*rows: Sequence[Value], name: str = "Gjester") -> Any:
    """Return the only sheet of a workbook with these rows, as a reader opens it."""
    (sheet,) = load_workbook(BytesIO(workbook([Sheet(name, COLUMNS, rows)], PAPER, MADE)))
    return sheet


def test_values_are_what_they_are() -> None:
    sheet = opened(("Håp", 2, datetime(2015, 9, 20, 10, 30, tzinfo=UTC)), ("Øst", None, None))
    assert [cell.value for cell in sheet[1]] == ["Navn", "Plasser", "Svarte"]
    assert [cell.value for cell in sheet[2]][:2] == ["Håp", 2]
    assert sheet["C2"].value.isoformat() == "2015-09-20T12:30:00", "as the clock in Norway shows"
    assert [cell.value for cell in sheet[3]] == ["Øst", None, None]


@pytest.mark.parametrize(
    "name",
    ["=1+1", "=cmd|' /C calc'!A0", "+47 22", "@SUM(A1)", "https://x.example.no", "001", "{=1}"],
)
def test_a_text_stays_a_text(name: str) -> None:
    cell = opened((name, 1, None))["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (name, "s", None)


@pytest.mark.parametrize("name", ["አበበ ተስፋዬ", "محمد الأمين", "Nguyễn Thị Ánh", "Ánne Biret 😀"])
def test_names_in_every_script_survive(name: str) -> None:
    assert opened((name, 1, None))["A2"].value == name


def test_the_sheet_filters_and_prints() -> None:
    sheet = opened(("Håp", 2, None), ("Øst", 1, None))
    assert sheet.auto_filter.ref == "A1:C3"
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddHeader.left.text == "Gjester && andre"
    assert sheet.oddFooter.right.text == "Side &P av &N"


def test_an_empty_list_has_its_heads() -> None:
    sheet = opened()
    assert [cell.value for cell in sheet[1]] == ["Navn", "Plasser", "Svarte"]


def test_a_name_that_no_sheet_may_have_is_mended() -> None:
    assert (
        opened(name="Sesjon [1]: hva/hvem? " + "x" * 40).title == "Sesjon  1   hva hvem  xxxxxxxxx"
    )
