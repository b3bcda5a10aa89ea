"""The report's annexes as tables: the programme as it was, who was invited and who came."""

from dataclasses import dataclass

from conference.documents.report_words import ReportWords
from conference.domain.organisations import OrganisationKind
from conference.domain.programme import AppearanceRole, ItemKind
from conference.domain.report import ReportContent, ReportPerson, ReportTurnout


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its caption; all columns but the first are numbers where it `counts`."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    counts: bool


def programme(content: ReportContent, words: ReportWords) -> tuple[Table, ...]:
    """Return the day and its sessions, with people as they actually took part."""
    day = tuple(
        (
            f"{each.starts}–{each.ends}".replace(":", "."),
            each.title.get(words.language) if each.title else words.of(ItemKind, each.kind),
            "; ".join(person(one, words) for one in each.people),
        )
        for each in content.items
    )
    sessions = tuple(
        (
            f"{each.number}. {each.title.get(words.language)}",
            "; ".join(person(one, words) for one in each.people),
        )
        for each in content.sessions
    )
    return (
        Table(words.the_day, (words.time, words.what, words.who), day, counts=False),
        Table(words.sessions, (words.what, words.who), sessions, counts=False),
    )


def turnout(content: ReportContent, words: ReportWords) -> tuple[Table, ...]:
    """Return how many were invited and came, by kind and by county."""
    kinds = {each.value: words.of(OrganisationKind, each.value) for each in content.by_kind}
    return (
        _turnout(words.by_kind, words.kind, content.by_kind, kinds, words),
        _turnout(words.by_county, words.county, content.by_county, {}, words),
    )


def person(each: ReportPerson, words: ReportWords) -> str:
    """Return somebody with title, affiliation and role."""
    parts = [
        each.name,
        *(part.get(words.language) for part in (each.title, each.affiliation) if part),
    ]
    role = words.of(AppearanceRole, each.role).lower()
    inferred = f", {words.inferred}" if each.is_inferred else ""
    return f"{', '.join(parts)} ({role}{inferred})"


def _turnout(
    caption: str,
    head: str,
    rows: tuple[ReportTurnout, ...],
    names: dict[str, str],
    words: ReportWords,
) -> Table:
    told = [
        (names.get(each.value, each.value), str(each.invited), str(each.came), str(each.people))
        for each in rows
    ]
    total = (
        words.total,
        str(sum(each.invited for each in rows)),
        str(sum(each.came for each in rows)),
        str(sum(each.people for each in rows)),
    )
    columns = (head, words.invited, words.came, words.people)
    return Table(caption, columns, (*told, total), counts=True)


def marked(text: str, is_inferred: bool, words: ReportWords) -> str:
    """Return `text`, and where it is inferred, that it is."""
    return f"{text} ({words.inferred})" if text and is_inferred else text
