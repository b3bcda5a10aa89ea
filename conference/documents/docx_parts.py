"""What a DOCX file (ECMA-376) has that its library has no words for: fields, links, contents."""

import io
import zipfile
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

EARLIEST = (1980, 1, 1, 0, 0, 0)


def element(name: str, attributes: dict[str, str]) -> Any:
    """Return an XML element, as `w:bookmarkStart`, with its attributes."""
    made = OxmlElement(name)
    for each, value in attributes.items():
        made.set(qn(each), value)
    return made


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Add a field that the reader's program fills in; `shown` stands there until then."""
    run = paragraph.add_run(shown)
    around = element("w:fldSimple", {"w:instr": code})
    run._r.addprevious(around)
    around.append(run._r)


def link(run: Run, mark: str) -> None:
    """Let `run` lead to the bookmark `mark`."""
    around = element("w:hyperlink", {"w:anchor": mark, "w:history": "1"})
    run._r.addprevious(around)
    around.append(run._r)


def bookmark(paragraph: Paragraph, mark: str, number: int) -> None:
    """Name `paragraph` `mark`; `number` is the name's own in the file."""
    start = element("w:bookmarkStart", {"w:id": str(number), "w:name": mark})
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(element("w:bookmarkEnd", {"w:id": str(number)}))


def contents(document: Any, titles: dict[str, str]) -> None:
    """Add a list of contents: a line for each bookmark of `titles`, and its text.

    It's a field of the first level's headings, so that whoever works on with the file can renew
    it and get page numbers. It's whole as it stands: a file that asks to renew itself when it is
    opened makes Word ask its reader first.
    """
    lines = [document.add_paragraph() for _each in titles]
    for kind in ("begin", "separate"):
        _edge(lines[0], kind)
        if kind == "begin":
            code = element("w:instrText", {"xml:space": "preserve"})
            code.text = ' TOC \\o "1-1" \\h \\z \\u '
            lines[0].add_run()._r.append(code)
    for line, (mark, title) in zip(lines, titles.items(), strict=True):
        line.paragraph_format.space_after = 0
        link(line.add_run(title), mark)
    _edge(lines[-1], "end")


def _edge(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", {"w:fldCharType": kind}))


def clean(text: str) -> str:
    """Return `text` without what XML can't hold."""
    return "".join(each for each in text if each == "\t" or ord(each) >= 32)


def same_each_time(content: bytes) -> bytes:
    """Return the file with every part dated alike: the library dates them by the clock."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return written.getvalue()
