"""Files of organisations as people have them, and files that no one should have sent."""

import contextlib
import io
import os
import time
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from conference.documents import sheet_reader
from conference.domain.guest_errors import FileFault, FileRefused
from conference.domain.imports import ROW_LIMIT
from tests.support import sheets

ROWS = [("Navn", "Kommune"), ("Håp og havn", "Bodø"), ("Čáhci", "Kárášjohka")]
NORWEGIAN = ROWS[:2]


def texts(content: bytes) -> list[tuple[str, ...]]:
    """Return the rows that are read, without their numbers."""
    return [cells for _number, cells in sheet_reader.read(content).rows]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_separated_values_are_read_in_any_usual_dress(mark: str, encoding: str) -> None:
    assert texts(sheets.csv(ROWS, mark, encoding)) == ROWS


def test_what_windows_wrote_is_read() -> None:
    assert texts(sheets.csv(NORWEGIAN, ";", "cp1252")) == NORWEGIAN
    assert texts(sheets.csv(NORWEGIAN, ",", "latin-1")) == NORWEGIAN


def test_the_mark_that_excel_is_told_of_wins() -> None:
    assert texts(b"sep=,\r\na;b,c\r\n1;2,3\r\n") == [("a;b", "c"), ("1;2", "3")]


def test_marks_and_line_ends_inside_quotes_belong_to_the_cell() -> None:
    content = 'Navn;Kommune\r\n"Håp; og\r\nhavn";" ""Bodø"" "\r\n;;\r\n'.encode()
    assert texts(content)[1] == ("Håp; og\r\nhavn", '"Bodø"')


def test_empty_rows_and_columns_are_left_out_and_numbers_kept() -> None:
    read = sheet_reader.read(b"Navn;Kommune;;\r\n;;;\r\nA  ; B ;;\r\n")
    assert read.rows == ((1, ("Navn", "Kommune")), (3, ("A", "B")))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("'=1+1", "=1+1"),
        ("''=1+1", "'=1+1"),
        ("'@x", "@x"),
        ("'+47", "+47"),
        ("'t Hooft", "'t Hooft"),
        ("'", "'"),
        ("=1+1", "=1+1"),
    ],
)
def test_the_guard_against_formulas_is_taken_off(cell: str, text: str) -> None:
    assert texts(f"Navn;Kommune\r\n{cell};x\r\n".encode())[1][0] == text


def test_a_workbooks_cells_are_read_as_they_are_shown() -> None:
    def dress(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_datetime(1, 4, datetime(2015, 10, 20), day)  # noqa: DTZ001
        sheet.write_string(1, 5, "=ikke en formel")

    row = ("Håp ", 974760673, 22.5, True)
    read = sheet_reader.read(sheets.workbook([("a", "b", "c", "d", "e", "f"), row], dress))
    assert read.rows[1][1] == ("Håp", "974760673", "22.5", "True", "2015-10-20", "=ikke en formel")
    assert read.name == "Gjester"


def test_the_sheet_that_holds_the_list_is_read_wherever_it_is() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Til arkivet: se neste ark"])
    for title, heading in (("Telefoner", "Telefon"), ("Liste", "Navn"), ("Kopi", "Navn")):
        sheet = book.create_sheet(title)
        sheet.append(["Gjestene våre"])
        sheet.append([heading, "Sist sett", "Kommune" if heading == "Navn" else ""])
    content = io.BytesIO()
    book.save(content)
    read = sheet_reader.read(content.getvalue())
    assert (read.name, read.rows[-1][1]) == ("Liste", ("Navn", "Sist sett", "Kommune"))


def test_the_first_sheet_with_something_in_it_is_read() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Liste").append(["Navn", date(2015, 10, 20)])
    content = io.BytesIO()
    book.save(content)
    read = sheet_reader.read(content.getvalue())
    assert (read.name, read.rows) == ("Liste", ((1, ("Navn", "2015-10-20")),))


def refusal(content: bytes) -> FileRefused:
    """Return how `content` is refused, which takes less than two seconds."""
    began = time.monotonic()
    with pytest.raises(FileRefused) as refused:
        sheet_reader.read(content)
    assert time.monotonic() - began < 10  # seconds; far less than one here
    return refused.value


def fault(content: bytes) -> object:
    return refusal(content).params["fault"]


TYPES = {"[Content_Types].xml": b"<x/>"}
BOOK = {"xl/workbook.xml": b"<x/>"}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a container with these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return content.getvalue()


def test_noise_is_no_table() -> None:
    assert fault(os.urandom(5 * 1024 * 1024)) is FileFault.TOO_BIG
    assert fault(os.urandom(3 * 1024 * 1024)) is FileFault.NO_TABLE
    assert fault(b"%PDF-1.7\n\x00\x01" + bytes(range(256))) is FileFault.NO_TABLE
    assert fault(b"PK\x03\x04" + os.urandom(1024 * 1024)) is FileFault.DAMAGED


def test_a_file_without_content_is_empty() -> None:
    empty = (b"", b"\xef\xbb\xbf", b"\r\n\r\n;;;\r\n", sheets.workbook([]))
    assert [fault(each) for each in empty] == [FileFault.EMPTY] * 4


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = {"xl/worksheets/sheet1.xml": b"0" * 100_000_000}
    assert fault(packed(BOOK | TYPES | bomb)) is FileFault.SWELLS
    many = {f"xl/worksheets/sheet{number}.xml": b"0" * 10_000_000 for number in range(4)}
    assert fault(packed(BOOK | TYPES | many)) is FileFault.SWELLS


def test_a_bomb_that_lies_about_its_size_is_refused_too() -> None:
    honest = packed(BOOK | TYPES | {"xl/a.xml": b"0" * 9**7})
    size = (9**7).to_bytes(4, "little")
    assert honest.count(size) == 2
    assert fault(honest.replace(size, (99).to_bytes(4, "little"))) is FileFault.DAMAGED


@pytest.mark.parametrize(
    ("part", "start", "again", "end"),
    [
        ("sheet1", "<worksheet {}><sheetData><row>", "<c><v>1</v></c>", "</row></sheetData>"),
        ("sheet1", "<worksheet {}><sheetData>", "<row></row>", "</sheetData>"),
        ("sheet1", "<worksheet {}>", "<a>", ""),
        ("sharedStrings", "<sst {}>", "<si><t>a</t></si>", "</sst>"),
        ("styles", "<styleSheet {}><fonts>", "<font><b/></font>", "</fonts></styleSheet>"),
    ],
)
def test_what_takes_long_to_parse_is_not_parsed(
    part: str, start: str, again: str, end: str
) -> None:
    namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    for tags in (90_000, 2_000_000):
        many = again * (tags // again.count("<"))
        content = replaced(part, f"{start.format(namespace)}{many}{end}".encode())
        began = time.monotonic()
        with contextlib.suppress(FileRefused):
            sheet_reader.read(content)
        assert time.monotonic() - began < 10  # seconds; far less than one here


def replaced(part: str, by: bytes) -> bytes:
    """Return a good workbook with one part replaced."""
    book = zipfile.ZipFile(io.BytesIO(sheets.workbook([("Navn",), ("x",)])))
    return packed({name: by if part in name else book.read(name) for name in book.namelist()})


def test_entities_that_grow_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst>&b;</sst>'
    assert fault(replaced("sharedStrings", bomb)) is FileFault.DAMAGED


def test_too_much_is_refused() -> None:
    many = b"Navn;Kommune\r\n" + b"Forening;Oslo\r\n" * 100_000
    assert fault(many) is FileFault.TOO_MANY_ROWS
    assert fault(sheets.workbook([("Navn",)] * (ROW_LIMIT + 30))) is FileFault.TOO_MANY_ROWS
    assert fault(b";".join([b"x"] * 61)) is FileFault.TOO_MANY_COLUMNS
    far = sheets.workbook([("Navn",)], lambda _book, sheet: sheet.write(1_048_575, 0, "x"))
    assert fault(far) is FileFault.TOO_MANY_ROWS


def test_as_many_rows_as_may_be_are_read_at_once() -> None:
    began = time.monotonic()
    rows = [("Navn", *sheets.HEADING), *[("Forening", *sheets.guest("x"))] * ROW_LIMIT]
    assert len(sheet_reader.read(sheets.workbook(rows)).rows) == ROW_LIMIT + 1
    assert time.monotonic() - began < 5


def test_a_formula_is_refused_with_its_place() -> None:
    def dress(_book: Any, sheet: Any) -> None:
        sheet.write_formula("B3", "=HYPERLINK(A1)", value="x")

    refused = refusal(sheets.workbook([("Navn", "Kommune"), ("a", "b"), ("c", "")], dress))
    assert refused.params == {"fault": FileFault.FORMULA, "place": "B3"}


def test_macros_passwords_and_old_files_are_told_apart() -> None:
    macros = sheets.workbook([("Navn",)])
    with zipfile.ZipFile(grown := io.BytesIO(macros), "a") as made:
        made.writestr("xl/vbaProject.bin", b"x")
    assert fault(grown.getvalue()) is FileFault.MACROS
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert fault(old) is FileFault.OLD_EXCEL
    assert fault(old + "EncryptedPackage".encode("utf-16-le")) is FileFault.PASSWORD


def test_another_kind_of_package_is_no_table() -> None:
    assert fault(packed({"word/document.xml": b"<x/>"} | TYPES)) is FileFault.NO_TABLE
    assert fault(packed(BOOK | TYPES)) is FileFault.DAMAGED
