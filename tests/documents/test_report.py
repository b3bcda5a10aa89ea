"""The report as files: tagged PDF for eyes and ears, and a DOCX that opens clean."""

import io
import re
import zipfile
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from pypdf import PdfReader

from conference.documents import archive_report, report, report_docx
from conference.documents.report_layout import Layout, layout
from conference.documents.report_words import ReportWords
from conference.domain.report import (
    ReportChapter,
    ReportContent,
    ReportItem,
    ReportLine,
    ReportPerson,
    ReportSession,
    ReportSource,
    ReportTurnout,
    to_json,
)
from conference.domain.texts import Translated
from tests.support.clock import START as NOW

NAMES = ("جمعية الزيتونة الشمالية", "ማሕበር ሰላም", "Nguyễn Hội", "Sámi Čállit", "Łódź Koło")
TEXT = "Innledning om [7].\n\n## Et tema\n\n- punkt én\n- punkt to\n\nSlutt, se [99]."


def line(number: int, text: str = "Flere møteplasser <b> & \x07") -> ReportLine:
    return ReportLine(
        number=number,
        kind="proposal",
        text=text,
        voice="several",
        said_by=NAMES[number % len(NAMES)],
        session=1,
        is_session_inferred=True,
        owner="NAV",
        is_owner_inferred=False,
        origin="link",
        sources=(ReportSource(40, 1, "Håp"),) if number == 7 else (),
    )


@pytest.fixture
def content() -> ReportContent:
    """A small report with everything a report can have."""
    person = ReportPerson("Kari Nordmann", Translated("Statsråd"), None, "chair", True)
    return ReportContent(
        name=Translated("Dialog 2015"),
        organiser=Translated("Regjeringen"),
        slug="dialog",
        date="2015-10-20",
        venue="Oslo",
        version=2,
        finalised_at=NOW.isoformat(),
        chapters=(
            ReportChapter(0, None, (), TEXT, (line(7), line(8))),
            ReportChapter(1, Translated("Arbeid"), (1,), "", tuple(map(line, range(7, 60)))),
            ReportChapter(2, None, (), "", (line(61, ""),)),
        ),
        hosts=(person,),
        items=(ReportItem("08:45", "09:45", "meal", None, (person,)),),
        sessions=(ReportSession(1, Translated("Arbeid"), (person,)),),
        by_kind=(ReportTurnout("ministry", 10, 8, 12),),
        by_county=(ReportTurnout("Oslo", 10, 8, 12),),
        organisations=NAMES,
        lacking={},
    )


@pytest.fixture
def words(content: ReportContent) -> ReportWords:
    """The archive's words: bokmål."""
    return archive_report.words(content)


@pytest.fixture
def laid(content: ReportContent, words: ReportWords) -> Layout:
    """The report laid out."""
    return layout(content, words, "f" * 64, NOW)


def test_the_pdf_is_tagged_and_says_everything(laid: Layout, words: ReportWords) -> None:
    made = report.pdf(laid, words)
    pdf = PdfReader(io.BytesIO(made))
    catalogue: Any = pdf.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert str(catalogue["/Lang"]).lower() == "nb-no"
    said = " ".join(page.extract_text() for page in pdf.pages)
    for each in ("Rapport fra Dialog 2015", "Utgave 2, 25.9.2015", "Nr. 59", "f" * 30, "punkt to"):
        assert each in said
    titles = [str(each["/Title"]) for each in pdf.outline if isinstance(each, dict)]
    assert "1. Arbeid" in titles
    assert "2. Andre innspill" in titles
    assert report.pdf(laid, words) == made


def test_the_archives_pdf_is_pdf_a(content: ReportContent) -> None:
    made = archive_report.paper(to_json(content), "f" * 64)
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


def test_the_docx_opens_with_real_headings_and_whole_tables(
    laid: Layout, words: ReportWords
) -> None:
    made = report_docx.docx(laid, words)
    opened = Document(io.BytesIO(made))
    styles = [(str(each.style and each.style.name), each.text) for each in opened.paragraphs]
    headings = [text for style, text in styles if style == "Heading 1"]
    assert headings == [each.title for each in laid.sections]
    levels = [int(style[-1]) for style, _text in styles if style.startswith("Heading")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [len(each.rows) for each in opened.tables] == [2, 2, 3, 3]
    said = "\n".join(each.text for each in opened.paragraphs)
    for each in (*NAMES, "Flere møteplasser <b> &", "Nr. 61", "Sagt også: Nr. 40"):
        assert each in said
    assert opened.core_properties.title == "Rapport fra Dialog 2015"
    assert report_docx.docx(laid, words) == made


def test_every_part_of_the_docx_is_well_formed_and_its_links_lead_somewhere(
    laid: Layout, words: ReportWords
) -> None:
    with zipfile.ZipFile(io.BytesIO(report_docx.docx(laid, words))) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(packed.read(name))  # noqa: S314  our own file
        body = packed.read("word/document.xml").decode()
    marks = re.findall(r'w:bookmarkStart w:id="(\d+)" w:name="c(\d+)"', body)
    assert len({each for each, _number in marks}) == len(marks) == len(laid.numbers)
    assert set(re.findall(r'w:anchor="c(\d+)"', body)) == {"7"}


def test_the_docx_has_its_contents_from_the_start_and_asks_nobody_to_renew_them(
    laid: Layout, words: ReportWords
) -> None:
    made = report_docx.docx(laid, words)
    opened = Document(io.BytesIO(made))
    texts = [each.text for each in opened.paragraphs]
    first = texts.index("Innhold") + 1
    assert texts[first : first + len(laid.sections)] == [each.title for each in laid.sections]
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        body = packed.read("word/document.xml").decode()
        assert b"updateFields" not in packed.read("word/settings.xml")
    links = re.findall(r'w:anchor="(_Toc\d+)"', body)
    assert links == re.findall(r'w:name="(_Toc\d+)"', body)
    assert re.findall(r'w:fldCharType="(\w+)"', body) == ["begin", "separate", "end"]
