"""The guest list taken out as a file, and taken in again unchanged, whatever stands in it."""

import csv
import io

import openpyxl
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.documents.separated import guarded, separated
from conference.documents.sheet_reader import read
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.users import Role
from conference.models import AuditEntry, Organisation
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.visitor import Visitor
from tests.web.test_imports import hand_in

PATH = "/organiser/organisations/export"
NASTY = [
    '=HYPERLINK("http://example.no";"x")',
    "+1+1",
    "-1",
    "@SUM(A1)",
    "'=1",
    "''@x",
    "'t Hooft & <b>sønn</b>",
    'Hun sa "ja"; ikke sant, eller?',
    "جمعية الأمل",
    "🙂 Smilet 👩‍👩‍👧",
    "Čáhcesuolu",
    "0047",
    "1e5",
    "2015-10-20",
    "_x000D_",
    "NULL",
]


@pytest.fixture
def organiser(client_as: ClientAs, session: Session) -> Visitor:
    """The organiser, signed in, with organisations that have the strangest names."""
    factories.conference(session)
    kinds, standards = list(OrganisationKind), list(WrittenStandard)
    for place, name in enumerate(NASTY):
        made = factories.organisation(
            session,
            name,
            kinds[place % len(kinds)],
            county=["Oslo", "=Fylket", "Sør-Trøndelag"][place % 3],
            standard=standards[place % 2],
        )
        made.aliases, made.tags = (
            [f"{name[:9].strip()} AS", "Å, nei"],
            ["=tag", "Nord"][: place % 3],
        )
        made.contact_phone = ["+47 22 22 22 22", "75000000", None, "-1"][place % 4]
        made.contact_name = name
    session.scalars(select(Organisation)).all()[3].number = "974760673"
    return client_as(Role.ORGANISER)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_goes_out_comes_back_unchanged(organiser: Visitor, kind: str, language: str) -> None:
    taken = organiser.post(f"{PATH}?lang={language}", data={"kind": kind})
    assert taken.status_code == 200
    assert taken.headers["Content-Disposition"].endswith(f'.{kind}"')
    at = hand_in(organiser, taken.data, f"x.{kind}").location
    shown = organiser.get(f"{at}?lang=nb").text
    assert f'Uendret <span class="soft">{len(NASTY)}<' in shown
    assert "/run" not in shown, "there is nothing to import"


def test_a_spreadsheet_finds_no_formula_in_it(organiser: Visitor) -> None:
    content = organiser.post(PATH, data={"kind": "csv"}).data
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    cells = [cell for row in rows for cell in row if cell != "+47 22 22 22 22"]
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell]
    book = openpyxl.load_workbook(io.BytesIO(organiser.post(PATH, data={"kind": "xlsx"}).data))
    kinds = {cell.data_type for row in book.active for cell in row}
    assert kinds <= {"s", "n"}, "texts and empty cells"


@pytest.mark.parametrize("text", ["", "=1", "''=1", "'", "+47 2", "\t=1", "a\r\nb", '"', ";"])
def test_the_guard_comes_off_again(text: str) -> None:
    rows = read(separated(["Navn", "Kommune"], [[text, "x"]])).rows
    assert rows[1][1][0] == text.strip()
    assert guarded("+47 22") == "+47 22"


def test_it_is_written_down_who_took_what(organiser: Visitor, session: Session) -> None:
    assert "hele gjestelisten" in organiser.get(PATH).text
    assert session.scalars(select(AuditEntry)).all() == [], "looking takes nothing"
    assert "den 1 organisasjonen du har filtrert fram" in organiser.get(f"{PATH}?q=smilet").text
    organiser.post(f"{PATH}?q=smilet", data={"kind": "csv"})
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.detail) == ("guests.export", {"organisations": 1})


def test_an_empty_list_says_what_to_do_first(client_as: ClientAs, session: Session) -> None:
    factories.conference(session)
    assert "Det er ingen organisasjoner å eksportere" in client_as(Role.ORGANISER).get(PATH).text
