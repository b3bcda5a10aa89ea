"""The report's pages: two editors, what lacks, and versions that everybody can cite."""

import io
import re

import pytest
from docx import Document
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.users import Role
from conference.models import Chapter, Conference
from conference.services import earlier_reports, seeding
from seeds import contributions as seeds
from seeds import programme
from tests.conftest import ClientAs
from tests.support.clock import START as NOW
from tests.support.visitor import Visitor

PAGE = "/organiser/report"


@pytest.fixture
def held(session: Session) -> Conference:
    """The conference of 2015 with what its report tells."""
    made = seeding.add_programme(session, programme.load(), 0)
    made.opened_at = NOW
    earlier_reports.take_in(session, made.id, seeds.load(), BY_COMMAND, NOW)
    session.commit()
    return made


@pytest.fixture
def organiser(client_as: ClientAs, held: Conference) -> Visitor:
    """The organiser."""
    return client_as(Role.ORGANISER)


def chapter(session: Session, number: int) -> str:
    found = session.scalars(select(Chapter.id).where(Chapter.number == number)).one()
    session.rollback()
    return f"{PAGE}/chapters/{found}"


def finalise(organiser: Visitor) -> None:
    form = organiser.seen(f"{PAGE}/final") | {"aware": "y"}
    assert organiser.post(f"{PAGE}/final", data=form).status_code == 303


def test_a_first_text_says_what_the_chapter_draws_on(organiser: Visitor, session: Session) -> None:
    organiser.post(f"{PAGE}/chapters")
    page = organiser.get(chapter(session, 8)).text
    assert "Kapitlet bygger på sesjon 1, Arbeid, ledet av Robert Eriksson." in page
    assert "Dette kom: forslag: 7, bekymring: 3, løfte fra regjeringen: 2." in page


def test_two_editors_see_each_other_and_nothing_typed_is_lost(
    organiser: Visitor, session: Session
) -> None:
    path = chapter(session, 8)
    form = organiser.seen(path)
    organiser.post(path, data=form | {"text": "Den ene.", "sessions": []})
    late = organiser.post(path, data=form | {"text": "Den andre.", "sessions": []})
    assert late.status_code == 409
    assert "Den ene." in late.text
    assert "Den andre." in late.text
    wrong = organiser.post(path, data=organiser.seen(path) | {"text": "Se [101]."})
    assert wrong.status_code == 422
    assert "ikke noe innspill med nummer 101" in wrong.text


def test_it_is_not_final_before_what_lacks_is_seen(organiser: Visitor, client: Visitor) -> None:
    assert "Innspill uten eier: 99" in re.sub(r"<[^>]+>", "", organiser.get(f"{PAGE}/final").text)
    refused = organiser.post(f"{PAGE}/final", data=organiser.seen(f"{PAGE}/final"))
    assert refused.status_code == 422
    assert client.get("/report/dialog-2015").status_code == 404
    finalise(organiser)
    assert client.get("/report/dialog-2015").location == "/report/dialog-2015/1"


def test_a_version_stays_and_the_next_tells_what_is_new(
    organiser: Visitor, client: Visitor, session: Session
) -> None:
    finalise(organiser)
    before = client.get("/report/dialog-2015/1").text
    path = chapter(session, 8)
    organiser.post(path, data=organiser.seen(path) | {"text": "Bare i to.", "sessions": []})
    assert "Ny tekst i kapittel 8" in organiser.get(f"{PAGE}/final").text
    finalise(organiser)
    first, second = (client.get(f"/report/dialog-2015/{number}").text for number in (1, 2))
    assert "Bare i to." in second
    assert "Bare i to." not in first
    assert "Det finnes en nyere utgave." in first
    main = re.compile(r'<section id="kapittel-8">.*?</section>', re.S)
    assert main.findall(before) == main.findall(first)


def test_everybody_gets_the_files_and_organisers_the_drafts(
    organiser: Visitor, client: Visitor
) -> None:
    finalise(organiser)
    pdf = PdfReader(io.BytesIO(client.get("/report/dialog-2015/1.pdf").data))
    assert "Utgave 1" in pdf.pages[0].extract_text()
    opened = Document(io.BytesIO(client.get("/report/dialog-2015/1.docx").data))
    assert opened.paragraphs[0].text == "Rapport fra Den nasjonale dialogkonferansen 2015"
    nynorsk = client.get("/report/dialog-2015/1.docx?lang=nn").data
    assert Document(io.BytesIO(nynorsk)).paragraphs[0].text.startswith("Rapport frå")
    draft = PdfReader(io.BytesIO(organiser.get(f"{PAGE}/draft.pdf").data))
    assert "Utkast" in draft.pages[0].extract_text()
    assert organiser.get(f"{PAGE}/draft.docx").status_code == 200
    assert client.get(f"{PAGE}/draft").status_code == 302
