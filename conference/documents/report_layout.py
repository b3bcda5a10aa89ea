"""A report laid out in one language: sections of texts, contributions and tables, in their order.

What is made of it (`documents/report.py`, `documents/report_docx.py`) adds no words of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from conference.documents import report_annex
from conference.documents.report_annex import Table
from conference.documents.report_words import ReportWords
from conference.domain.contributions import ContributionKind, Origin, Voice
from conference.domain.report import (
    ReportChapter,
    ReportContent,
    ReportLine,
    ReportSource,
)
from conference.domain.report_texts import Block, blocks
from conference.domain.texts import Translated


@dataclass(frozen=True, slots=True)
class Entry:
    """A contribution; `is_first` where the report tells of it for the first time."""

    number: int
    head: str
    text: str
    foot: str
    also: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or an annex: texts, then contributions, then tables, then a list of names."""

    title: str
    blocks: tuple[Block, ...] = ()
    entries: tuple[Entry, ...] = ()
    tables: tuple[Table, ...] = ()
    names_title: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole report; `numbers` are the contributions that texts can point at."""

    language: str
    title: str
    subtitle: str
    status: str
    checksum: str
    sections: tuple[Section, ...]
    numbers: frozenset[int]
    made_at: datetime


def layout(content: ReportContent, words: ReportWords, checksum: str, made_at: datetime) -> Layout:
    """Return the report in the language of `words`; `made_at` is when a draft is printed.

    A final one is dated by when it was made final, and has its `checksum`.
    """
    name = content.name.get(words.language)
    where = [content.organiser.get(words.language), words.day, content.venue]
    at = datetime.fromisoformat(content.finalised_at) if content.version else made_at
    return Layout(
        language=words.language,
        title=words.report.format(conference=name),
        subtitle=", ".join(filter(None, where)),
        status=_status(content, words),
        checksum=f"{words.checksum} {checksum}" if checksum else "",
        sections=tuple(_sections(content, words)),
        numbers=content.numbers,
        made_at=at,
    )


def _status(content: ReportContent, words: ReportWords) -> str:
    if not content.version:
        return words.draft
    day = date.fromisoformat(content.finalised_at[:10])
    return words.version.format(number=content.version, day=f"{day.day}.{day.month}.{day.year}")


def _sections(content: ReportContent, words: ReportWords) -> Iterator[Section]:
    told = set[int]()
    titles = {each.number: each.title for each in content.sessions}
    for chapter in content.chapters:
        entries = tuple(_entry(each, titles, words, told) for each in chapter.lines)
        yield Section(_title(chapter, words), blocks(chapter.text), entries)
    yield Section(
        words.programme,
        tables=report_annex.programme(content, words),
        names=tuple(report_annex.person(each, words) for each in content.hosts),
    )
    yield Section(
        words.turnout,
        tables=report_annex.turnout(content, words),
        names_title=words.organisations,
        names=content.organisations,
    )


def _title(chapter: ReportChapter, words: ReportWords) -> str:
    if chapter.number == 0:
        return words.summary
    name = chapter.title.get(words.language) if chapter.title else words.others
    return f"{chapter.number}. {name}"


def _entry(
    line: ReportLine, titles: dict[int, Translated], words: ReportWords, told: set[int]
) -> Entry:
    head = [words.number.format(number=line.number), words.of(ContributionKind, line.kind)]
    if line.session:
        head.append(
            report_annex.marked(
                _session(line.session, titles, words), line.is_session_inferred, words
            )
        )
    if line.origin == Origin.LINK.value:
        head.append(words.written)
    who = line.said_by or words.of(Voice, line.voice)
    owner = report_annex.marked(line.owner, line.is_owner_inferred, words)
    also = "; ".join(_source(each, titles, words) for each in line.sources)
    is_first = line.number not in told
    told.add(line.number)
    return Entry(
        number=line.number,
        head=" · ".join(head),
        text=line.text,
        foot=f"{who} → {owner}" if owner else who,
        also=f"{words.also} {also}" if also else "",
        is_first=is_first,
    )


def _source(each: ReportSource, titles: dict[int, Translated], words: ReportWords) -> str:
    where = _session(each.session, titles, words) if each.session else ""
    parts = (words.number.format(number=each.number), where, each.said_by)
    return ", ".join(filter(None, parts))


def _session(number: int, titles: dict[int, Translated], words: ReportWords) -> str:
    said = words.session.format(number=number)
    title = titles.get(number)
    return f"{said}, {title.get(words.language)}" if title else said
