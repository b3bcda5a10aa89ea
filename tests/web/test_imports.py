"""A file of organisations, from handing it in to the list: looked over, decided on, all or none."""

import io
import re
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from conference.domain.users import Role
from conference.models import AuditEntry, ImportBatch, Organisation
from tests.conftest import ClientAs
from tests.support import factories, sheets
from tests.support.clock import Clock
from tests.support.counting import counted
from tests.support.visitor import Visitor, marks_in

PATH = "/organiser/organisations/import"


@pytest.fixture
def organiser(client_as: ClientAs, session: Session) -> Visitor:
    """The organiser, signed in, with one organisation on the list."""
    factories.conference(session)
    factories.organisation(session, "Senter for deltakelse")
    return client_as(Role.ORGANISER)


def hand_in(visitor: Visitor, content: bytes, name: str = "gjester.xlsx") -> TestResponse:
    """Hand in a file; returns the answer to that."""
    handed = FileStorage(io.BytesIO(content), name)
    boundary, body = encode_multipart({"file": handed})
    return visitor.post(PATH, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def preview(visitor: Visitor, *rows: tuple[Any, ...]) -> str:
    """Hand in a workbook with `rows` under the usual heading; returns the preview's address."""
    answer = hand_in(visitor, sheets.workbook([("Gjesteliste",), sheets.HEADING, *rows]))
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def run(visitor: Visitor, at: str, **data: str) -> TestResponse:
    """Import what the preview at `at` shows."""
    return visitor.post(f"{at}/run", data=data | marks_in(visitor.get(at)))


def names(session: Session) -> list[str]:
    session.expire_all()
    return list(session.scalars(select(Organisation.name).order_by(Organisation.name_key)))


@pytest.mark.every_database
def test_a_file_is_looked_over_decided_on_and_taken_in(
    organiser: Visitor, session: Session
) -> None:
    doubtful = sheets.guest("Senter for deltagelse", contact="Ola Nordmann")
    at = preview(organiser, sheets.guest("Håp og havn"), doubtful)
    shown = organiser.get(at).text
    assert "Mulig dublett" in shown
    assert "Velg først for 1 mulig dublett." in shown
    assert session.scalar(select(func.count(Organisation.id))) == 1, "nothing is stored yet"
    known = session.scalars(select(Organisation)).one()
    row = re.search(r'name="row-(\d+)"', shown)
    assert row
    answer = organiser.post(f"{at}/decisions", data={f"row-{row[1]}": str(known.id)})
    assert answer.status_code == 303
    assert "<del>Kontakt 1</del>" in organiser.get(f"{at}?state=changed").text
    done = run(organiser, at)
    assert done.status_code == 303
    assert "1 nye og 1 endret" in organiser.get(done.location).text
    assert names(session) == ["Håp og havn", "Senter for deltagelse"]
    assert known.contact_name == "Ola Nordmann"
    assert session.scalar(select(func.count(ImportBatch.id))) == 0
    actions = session.scalars(select(AuditEntry.action)).all()
    assert sorted(actions) == ["guests.import", "organisation.add", "organisation.edit"]
    logged: list[dict[str, Any]] = list(session.scalars(select(AuditEntry.detail)))
    assert "Nordmann" not in str(logged), "the log holds no personal data"


def test_columns_are_said_otherwise_and_silence_filled_in(
    organiser: Visitor, session: Session
) -> None:
    rows = [("X", "Fylke", "Kommune", "Kontakt", "E-post"), ("Håp", "Oslo", "Oslo", "K", "k@x.no")]
    at = str(hand_in(organiser, sheets.csv(rows), "liste.csv").location)
    assert "Organisasjon mangler." in organiser.get(at).text
    fields = ["name", "county", "municipality", "contact_name", "contact_email"]
    said = {f"column-{place}": field for place, field in enumerate(fields)}
    said |= {"kind": "ministry", "standard": "nn"}
    assert organiser.post(f"{at}/columns", data=said).status_code == 303
    assert run(organiser, at).status_code == 303
    made = session.scalars(select(Organisation).where(Organisation.name == "Håp")).one()
    assert (made.kind.value, made.written_standard.value) == ("ministry", "nn")


def test_wrong_rows_stop_the_import_unless_they_are_left_out(
    organiser: Visitor, session: Session
) -> None:
    wrong = sheets.guest("Feil", email="ingen adresse", county="Hordalnd")
    at = preview(organiser, sheets.guest("Håp og havn"), wrong)
    shown = organiser.get(at).text
    assert "«ingen adresse» er ikke en e-postadresse." in shown
    assert "«Hordalnd» er ikke et kjent fylke." in shown
    refused = run(organiser, at)
    assert refused.status_code == 422
    assert "1 rad har feil." in refused.text
    assert len(names(session)) == 1
    assert run(organiser, at, without_wrong="1").status_code == 303
    assert names(session) == ["Håp og havn", "Senter for deltakelse"]


def test_doubts_stop_the_import(organiser: Visitor, session: Session) -> None:
    at = preview(organiser, sheets.guest("Senter for deltagelse"))
    assert f"{at}/run" not in organiser.get(at).text
    assert run(organiser, at).status_code == 409
    assert names(session) == ["Senter for deltakelse"]


def test_the_rest_of_the_doubts_are_settled_in_one_press(
    organiser: Visitor, session: Session
) -> None:
    factories.organisation(session, "Håp og havn")
    rows = (sheets.guest("Senter for deltagelse"), sheets.guest("Havn og håp"))
    at = preview(organiser, *rows)
    shown = organiser.get(at).text
    assert "Ligner på:" in shown
    first, second = re.findall(r'name="(row-\d+)"', shown)
    known = session.scalars(select(Organisation).order_by(Organisation.id)).first()
    assert known
    said = {first: str(known.id), second: "", "rest": "0"}
    assert organiser.post(f"{at}/decisions", data=said).status_code == 303
    assert run(organiser, at).status_code == 303
    assert names(session) == ["Havn og håp", "Håp og havn", "Senter for deltagelse"]


@pytest.mark.every_database
def test_a_list_that_has_changed_meanwhile_is_shown_again(
    organiser: Visitor, session: Session
) -> None:
    at = preview(organiser, sheets.guest("Håp og havn"))
    seen = marks_in(organiser.get(at))
    factories.organisation(session, "Håp og havn")
    refused = organiser.post(f"{at}/run", data=seen)
    assert refused.status_code == 409
    assert "Noen andre endret det samme" in refused.text
    assert names(session).count("Håp og havn") == 1
    again = organiser.post(f"{at}/run", data=marks_in(refused))
    assert again.status_code == 303
    assert names(session).count("Håp og havn") == 1


def test_a_list_already_on_the_list_is_nothing_to_import(organiser: Visitor) -> None:
    at = preview(organiser, ("Senter for deltakelse",))
    assert "Det er ikke noe nytt eller endret å importere." in organiser.get(at).text
    assert f"{at}/run" not in organiser.get(at).text


def test_a_number_taken_in_the_same_moment_leaves_nothing_behind(
    organiser: Visitor, session: Session
) -> None:
    rows = [(*sheets.HEADING, "Orgnr"), (*sheets.guest("A"), "974760673")]
    rows += [(*sheets.guest("B"), "974760673")]
    at = str(hand_in(organiser, sheets.workbook(rows)).location)
    assert "Samme organisasjon står i rad 2." in organiser.get(at).text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Denne er tom."),
        (b"\x00\x01" * 9000, "Dette er ikke en tabell."),
        (b"Navn;Fylke\r\n" + b"A;Oslo\r\n" * 100_000, "Den kan ha høyst 5000."),
        (b"\r\n<html><table><tr><td>Navn</td></tr></table>", "Dette er ikke en tabell."),
        (b"x" * (5 * 1024 * 1024), "Den kan være på høyst 4 MB."),
        (b"x" * (9 * 1024 * 1024), "Den kan være på høyst 4 MB."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "gammelt Excel-format"),
    ],
    ids=["empty", "noise", "rows", "page", "big", "enormous", "old"],
)
def test_a_bad_file_is_refused_and_leaves_nothing_behind(
    organiser: Visitor,
    session: Session,
    content: bytes,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    answer = hand_in(organiser, content)
    assert answer.status_code == 422
    assert message in answer.text
    assert session.scalar(select(func.count(ImportBatch.id))) == 0
    assert list(tmp_path.iterdir()) == []


def test_other_pages_take_no_large_requests(organiser: Visitor) -> None:
    large = {"name": "x" * 300_000}
    assert organiser.post("/organiser/organisations/new", data=large).status_code == 413


def test_a_file_is_its_owners_and_goes_in_time(
    organiser: Visitor, session: Session, clock: Clock
) -> None:
    at = preview(organiser, sheets.guest("Håp og havn"))
    batch = session.scalars(select(ImportBatch)).one()
    assert "gjester.xlsx" in organiser.get(PATH).text
    with organiser.session_transaction() as cookie:
        assert "Håp" not in str(dict(cookie))
    batch.expires_at = clock() - timedelta(seconds=1)
    assert organiser.get(at).status_code == 404
    assert run(organiser, at).status_code == 404
    preview(organiser, sheets.guest("Ny"))
    assert session.scalar(select(func.count(ImportBatch.id))) == 1, "the old one is gone"


def test_a_file_is_thrown_away_when_asked(organiser: Visitor, session: Session) -> None:
    at = preview(organiser, sheets.guest("Håp og havn"))
    assert organiser.post(f"{at}/cancel").status_code == 303
    assert session.scalar(select(func.count(ImportBatch.id))) == 0
    assert names(session) == ["Senter for deltakelse"]


def test_many_rows_are_shown_by_the_page_and_taken_in_soon(
    organiser: Visitor, session: Session, app: Flask
) -> None:
    at = preview(organiser, *[sheets.guest(f"Forening {number} x") for number in range(2000)])
    page = organiser.get(at)
    assert len(page.data) < 100_000
    assert "Forening 45 x" in organiser.get(f"{at}?state=new&page=2").text
    with counted(app) as statements:
        assert run(organiser, at).status_code == 303
    assert len(statements) < 60
    assert session.scalar(select(func.count(Organisation.id))) == 2001


def test_the_widest_preview_is_no_heavy_page(organiser: Visitor, session: Session) -> None:
    long = [("x" * 100 + f" {number}") for number in range(40)]
    for name in long:
        factories.organisation(session, name)
    heading = [*sheets.HEADING, "Andre navn", "Merkelapper", "Telefon"]
    wide = [*heading, *(f"Uvanlig lang overskrift nummer {number}" for number in range(51))]
    said = ["Departement", "Finnmark", "Oslo", "y" * 120, f"{'z' * 60}@example.no"]
    said += ["; ".join(long[:20]), ", ".join(f"{'t' * 50}{n}" for n in range(20)), "+47 22 22"]
    rows = [wide, *([name, *said, *long] for name in long)]
    at = hand_in(organiser, sheets.workbook(rows)).location
    page = organiser.get(at)
    assert "Endret" in page.text
    assert len(page.data) < 100_000
