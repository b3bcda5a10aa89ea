"""The packages hold the record, and nothing of needs, contacts, keys, users or notes."""

import csv
import hashlib
import io
import zipfile

import pytest
from flask import Flask
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from conference.documents import archive_papers
from conference.domain.actors import BY_COMMAND
from conference.domain.users import Role
from conference.models import AuditEntry, Base, Chapter, Conference, Report
from conference.queries import report_draft
from conference.services import report_versions
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.clock import Clock
from tests.support.recorded import LATER, NEEDS, recorded
from tests.support.visitor import Visitor

PAGE = "/organiser/archive"
PAPERS = ("attendance.pdf", "contributions.pdf", "guest-list.pdf", "programme.pdf")
TABLES = (
    "answers.csv",
    "attendance.csv",
    "contributions.csv",
    "guest-list.csv",
    "programme-releases.csv",
    "programme.csv",
)
Files = dict[str, bytes]
pytestmark = pytest.mark.every_database


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


@pytest.fixture
def held(session: Session) -> tuple[Conference, list[str]]:
    """A conference that has been, and its secrets."""
    return recorded(session)


def taken(organiser: Visitor, which: str, **data: str) -> Files:
    """Take a package and return its files by name."""
    answer = organiser.post(f"{PAGE}/{which}", data=data)
    assert answer.status_code == 200
    assert answer.mimetype == "application/zip"
    assert answer.headers["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def table(files: Files, name: str) -> list[dict[str, str]]:
    """Return the rows of a .csv file by its heads."""
    assert files[name].startswith(b"\xef\xbb\xbf")
    text = io.StringIO(files[name].decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";", strict=True))


def words(name: str, content: bytes) -> str:
    """Return all that can be read in a file, what the file says of itself included."""
    if name.endswith(".pdf"):
        pdf = PdfReader(io.BytesIO(content))
        return f"{pdf.metadata} " + " ".join(page.extract_text() for page in pdf.pages)
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return " ".join(packed.read(part).decode() for part in packed.namelist())
    return content.decode()


@pytest.mark.parametrize("which", ["archive", "access"])
def test_no_file_holds_a_secret(
    organiser: Visitor, held: tuple[Conference, list[str]], which: str
) -> None:
    files = taken(organiser, which)
    for name, content in files.items():
        read = words(name, content)
        assert [secret for secret in (*held[1], *NEEDS) if secret in read] == [], name
    assert "Øyvind Ås" in words("attendance.csv", files["attendance.csv"])


def test_the_secrets_are_there_to_be_found(
    session: Session, held: tuple[Conference, list[str]]
) -> None:
    rows = [row for table in Base.metadata.sorted_tables for row in session.execute(select(table))]
    known = repr([tuple(row) for row in rows])
    assert [secret for secret in held[1] if secret not in known] == []


def test_the_archive_package_holds_the_whole_record(
    organiser: Visitor, held: tuple[Conference, list[str]]
) -> None:
    files = taken(organiser, "archive")
    assert sorted(files) == sorted(["README.txt", "SHA256SUMS", *TABLES, *PAPERS])
    (guest,) = table(files, "guest-list.csv")
    assert guest["organisasjon"] == "'=Håp; og havn", "no spreadsheet runs it"
    assert (guest["svar"], guest["plasser"], guest["påmeldte"]) == ("Takket ja", "2", "2")
    came, nobody = table(files, "attendance.csv")
    assert (came["navn"], came["sluppet inn"], nobody["navn"]) == ("Øyvind Ås", "ja", "")
    assert came["møtt i bolk 1"] == came["plass i bolk 1"] != ""
    assert (came["møtt i bolk 2"], nobody["sluppet inn"]) == ("", "nei")
    people = {(row["person"], row["rolle"], row["sesjon"]) for row in table(files, "programme.csv")}
    assert {("Leder 1", "Sesjonsleder", "1"), ("Borte Vekk", "Fagperson", "2")} <= people
    (first,) = table(files, "programme-releases.csv")
    assert (first["utgave"], first["publisert"]) == ("1", "2015-09-25 09:00")


def test_the_contributions_with_their_answers(
    organiser: Visitor, held: tuple[Conference, list[str]]
) -> None:
    files = taken(organiser, "archive")
    said = table(files, "contributions.csv")
    assert [row["nummer"] for row in said] == ["1", "2", "3", "4", "6"], "5 was taken back"
    one, two, three, draft, silent = said
    assert (silent["slag"], silent["innspill"]) == ("Ingen innspill kom", "")
    assert (one["hvem"], one["eier"], one["temaer"]) == (
        "'=Håp; og havn",
        "Kulturdepartementet",
        "Deltakelse",
    )
    assert (one["oppfølging"], one["svart"]) == ("Fulgt opp", "2016-03-01")
    assert one["svar"] == "Tre nye møteplasser\nfra i år."
    assert one["kilder"] == "Budsjettpost: Prop. 1 S kap. 621 https://example.no/prop1"
    assert (two["innspill"], two["hvem"]) == ('\'-Det går; "sakte"', "Flere")
    assert (three["slått sammen med"], draft["godkjent"]) == ("1", "nei")
    assert [row["oppfølging"] for row in table(files, "answers.csv")] == ["Vurderes", "Fulgt opp"]


def test_the_checksums_are_right_and_only_the_readme_tells_the_time(
    organiser: Visitor, held: tuple[Conference, list[str]], clock: Clock
) -> None:
    first = taken(organiser, "archive")
    lines = [line.split("  ") for line in first["SHA256SUMS"].decode().splitlines()]
    sums = {name: told for told, name in lines}
    assert set(sums) == set(first) - {"README.txt", "SHA256SUMS"}
    assert all(hashlib.sha256(first[name]).hexdigest() == told for name, told in sums.items())
    clock.advance(days=400)
    second = taken(organiser, "archive")
    assert {name for name in first if first[name] != second[name]} == {"README.txt"}
    assert (
        taken(organiser, "access")["all-tables.xlsx"]
        == (taken(organiser, "access")["all-tables.xlsx"])
    )


def test_every_paper_can_be_read_in_fifty_years_and_by_everybody(
    organiser: Visitor, held: tuple[Conference, list[str]]
) -> None:
    files = taken(organiser, "archive")
    for name in PAPERS:
        catalogue = PdfReader(io.BytesIO(files[name])).root_object
        about = catalogue["/Metadata"].get_data()  # type: ignore[attr-defined]
        assert b"<pdfaid:part>2</pdfaid:part>" in about, name
        assert b"<pdfuaid:part>1</pdfuaid:part>" in about, name
        assert str(catalogue["/Lang"]).lower() == "nb-no"
    assert "Tre nye møteplasser" in words("x.pdf", files["contributions.pdf"])


def test_the_readme_tells_of_every_file_and_field(
    organiser: Visitor, held: tuple[Conference, list[str]]
) -> None:
    files = taken(organiser, "archive")
    readme = files["README.txt"].decode()
    for name in set(files) - {"README.txt"}:
        assert name in readme
    for name in TABLES:
        for head in files[name].decode("utf-8-sig").splitlines()[0].split(";"):
            assert f"  {head}: " in readme
    assert "Rapporten er ikke med" in readme
    assert "Laget 25. september 2015 kl. 09.00 med Plenum" in readme


def test_the_newest_final_report_goes_along(
    organiser: Visitor, session: Session, held: tuple[Conference, list[str]]
) -> None:
    conference_id = held[0].id
    session.add(Chapter(conference_id=conference_id, number=0))
    for version in (1, 2):
        session.execute(update(Chapter).values(text=f"Sammendraget æøå, {version}"))
        seen = report_versions.content_mark(report_draft.content(session, conference_id))
        report_versions.finalise(
            session,
            conference_id,
            lambda own: report_draft.content(own, conference_id),
            seen,
            BY_COMMAND,
            LATER,
        )
    checksum = session.scalars(select(Report.checksum).order_by(Report.version.desc())).first()
    session.commit()
    for which in ("archive", "access"):
        files = taken(organiser, which)
        assert "Sammendraget æøå, 2" in files["report.json"].decode()
        readme = " ".join(files["README.txt"].decode().split())
        assert "Rapporten, utgave 2, gjort endelig 1. mars 2016." in readme
        assert str(checksum) in readme
        if which == "archive":
            assert "Sammendraget æøå, 2" in words("x.pdf", files["report.pdf"])
    assert "Utgave 2" in organiser.get(PAGE).text


def test_access_leaves_out_drafts_and_names_when_asked(
    organiser: Visitor, held: tuple[Conference, list[str]]
) -> None:
    files = taken(organiser, "access")
    assert sorted(files) == sorted(["README.txt", "SHA256SUMS", "all-tables.xlsx", *TABLES])
    assert [row["nummer"] for row in table(files, "contributions.csv")] == ["1", "2", "3", "6"]
    assert "Uferdig utkast" not in words("all-tables.xlsx", files["all-tables.xlsx"])
    book = load_workbook(io.BytesIO(files["all-tables.xlsx"]))
    assert book["Innspill"]["A2"].value == 1
    assert book["Gjesteliste"]["A2"].value == "=Håp; og havn"
    assert book["Gjesteliste"]["A2"].data_type == "s", "a text, and no formula"
    readme = files["README.txt"].decode()
    assert "offentleglova § 13" in readme
    assert "1 innspill som ikke er godkjent" in readme
    nameless = taken(organiser, "access", nameless="y")
    assert all("Øyvind Ås" not in words(name, file) for name, file in nameless.items())
    assert "Navnene på deltakerne" in nameless["README.txt"].decode()


def test_it_is_written_down_who_took_what(
    organiser: Visitor, session: Session, held: tuple[Conference, list[str]]
) -> None:
    assert "Ingen har hentet noen pakke ennå." in organiser.get(PAGE).text
    sums = taken(organiser, "archive")["SHA256SUMS"]
    taken(organiser, "access")
    entries = session.scalars(select(AuditEntry).where(AuditEntry.action == "archive.take")).all()
    assert [each.detail["package"] for each in entries] == ["archive", "access"]
    assert entries[0].detail["checksum"] == hashlib.sha256(sums).hexdigest()
    page = organiser.get(PAGE).text
    assert entries[0].detail["checksum"][:16] in page
    assert "Test organiser" in page
    assert "1 innspill er ikke godkjent ennå" in page


def test_looking_takes_nothing_and_a_stale_press_gives_nothing(
    organiser: Visitor, session: Session, held: tuple[Conference, list[str]], app: Flask
) -> None:
    assert organiser.get(f"{PAGE}/archive").status_code == 404
    app.config["WTF_CSRF_ENABLED"] = True
    assert organiser.post(f"{PAGE}/archive").status_code == 303
    assert (
        session.scalars(select(AuditEntry).where(AuditEntry.action == "archive.take")).all() == []
    )


def test_an_empty_conference_gives_an_empty_record(organiser: Visitor, session: Session) -> None:
    factories.conference(session)
    files = taken(organiser, "archive")
    assert table(files, "contributions.csv") == table(files, "guest-list.csv") == []
    assert "Ingenting er registrert." in words("x.pdf", files["guest-list.pdf"])


def test_the_deletions_page_says_to_take_the_package_first(
    organiser: Visitor, held: tuple[Conference, list[str]]
) -> None:
    assert f'href="{PAGE}"' in organiser.get("/organiser/settings/deletions").text
    assert 'href="/organiser/settings/deletions"' in organiser.get(PAGE).text


def test_a_long_table_has_several_papers(
    organiser: Visitor, held: tuple[Conference, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_papers, "PART", 3)
    files = taken(organiser, "archive")
    assert "contributions.pdf" not in files
    assert "del 1 av 2" in words("x.pdf", files["contributions-1.pdf"])
    assert "Uferdig utkast" in words("x.pdf", files["contributions-2.pdf"])
    readme = " ".join(files["README.txt"].decode().split())
    assert "contributions.csv, contributions-1.pdf, contributions-2.pdf:" in readme
