"""The report for Word and LibreOffice (DOCX, ECMA-376), for whoever works on with it there.

Headings, lists and tables are real ones, so that contents and outline work; numbers in texts lead
to their contributions. The same report makes the same bytes.
"""

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from conference.documents import docx_parts as parts
from conference.documents.report_annex import Table
from conference.documents.report_layout import Entry, Layout, Section
from conference.documents.report_words import ReportWords
from conference.domain.report_texts import Block, BlockKind, Span

LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
WIDTH = 15.8  # of the text, in cm


def docx(laid: Layout, words: ReportWords) -> bytes:
    """Return the report as a DOCX file."""
    document = Document()
    _set_up(document, laid, words)
    document.add_paragraph(laid.title, style="Title")
    document.add_paragraph(laid.subtitle, style="Subtitle")
    document.add_paragraph(laid.status)
    document.add_paragraph(words.contents, style="TOC Heading")
    marks = {f"_Toc{number}": each.title for number, each in enumerate(laid.sections, start=1)}
    parts.contents(document, marks)
    for mark, each in zip(marks, laid.sections, strict=True):
        _section(document, each, laid, mark)
    if laid.checksum:
        document.add_paragraph(laid.checksum)
    written = io.BytesIO()
    document.save(written)
    return parts.same_each_time(written.getvalue())


def _set_up(document: Any, laid: Layout, words: ReportWords) -> None:
    facts = document.core_properties
    facts.title, facts.subject, facts.author = laid.title, laid.subtitle, laid.subtitle
    facts.created = facts.modified = laid.made_at.replace(tzinfo=None, microsecond=0)
    facts.language, facts.comments, facts.last_modified_by = LANGUAGES[laid.language], "", ""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(2.8), Cm(2.4)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    language = parts.element("w:lang", {"w:val": LANGUAGES[laid.language]})
    normal.element.get_or_add_rPr().append(language)
    foot = page.footer.paragraphs[0]
    before, _, rest = words.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    foot.add_run(before)
    parts.field(foot, "PAGE", "1")
    foot.add_run(between)
    parts.field(foot, "NUMPAGES", "1")
    foot.add_run(after)


def _section(document: Any, section: Section, laid: Layout, mark: str) -> None:
    heading = document.add_heading(section.title, level=1)
    heading.paragraph_format.page_break_before = True
    parts.bookmark(heading, mark, 10**6 + int(mark.removeprefix("_Toc")))
    if not section.names_title:
        for each in section.names:
            document.add_paragraph(each)
    for block in section.blocks:
        _block(document, block, laid)
    for entry in section.entries:
        _entry(document, entry)
    for table in section.tables:
        _table(document, table)
    if section.names_title and section.names:
        document.add_heading(section.names_title, level=2)
        for each in section.names:
            document.add_paragraph(parts.clean(each), style="List Bullet")


def _block(document: Any, block: Block, laid: Layout) -> None:
    if block.kind is BlockKind.HEADING:
        _spans(document.add_heading(level=2), block.lines[0], laid)
    else:
        style = "List Bullet" if block.kind is BlockKind.LIST else None
        for line in block.lines:
            _spans(document.add_paragraph(style=style), line, laid)


def _spans(paragraph: Paragraph, line: tuple[Span, ...], laid: Layout) -> None:
    for each in line:
        run = paragraph.add_run(parts.clean(each.text))
        if each.number in laid.numbers:
            run.underline = True
            parts.link(run, f"c{each.number}")


def _entry(document: Any, entry: Entry) -> None:
    head = document.add_paragraph()
    head.add_run(parts.clean(entry.head)).bold = True
    if entry.is_first:
        parts.bookmark(head, f"c{entry.number}", entry.number)
    rest = [document.add_paragraph(parts.clean(each)) for each in (entry.text, entry.foot) if each]
    rest[-1].runs[0].italic = True
    for each in (head, *rest[:-1]):
        each.paragraph_format.keep_with_next = True
        each.paragraph_format.space_after = Pt(2)
    if entry.also:
        document.add_paragraph(parts.clean(entry.also))


def _table(document: Any, table: Table) -> None:
    document.add_heading(table.caption, level=2)
    made = document.add_table(rows=1, cols=len(table.head), style="Table Grid")
    made.autofit = False
    widths = _widths(table)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    made.rows[0]._tr.get_or_add_trPr().append(parts.element("w:tblHeader", {"w:val": "true"}))
    for row in (table.head, *table.rows):
        cells = made.rows[0].cells if row is table.head else made.add_row().cells
        for place, (cell, text) in enumerate(zip(cells, row, strict=True)):
            cell.width = Cm(widths[place])
            paragraph = cell.paragraphs[0]
            paragraph.add_run(parts.clean(text)).bold = row is table.head
            if table.counts and place:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _widths(table: Table) -> tuple[float, ...]:
    """Return the columns' widths in cm: names have room, times and numbers need little."""
    if table.counts:
        numbers = len(table.head) - 1
        return (WIDTH - numbers * 3.2, *(3.2,) * numbers)
    return (3.2, 4.4, WIDTH - 7.6) if len(table.head) == 3 else (5.4, WIDTH - 5.4)
