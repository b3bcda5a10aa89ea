"""A chapter's text: paragraphs, lists and headings, in which [12] points at contribution 12."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from conference.domain.errors import DomainError

_CITED = re.compile(r"\[(\d{1,6})\]")


class BlockKind(StrEnum):
    """What stands between two empty lines."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line; `number` is the contribution that it points at, if any."""

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading (one line), or a list (a line for each item)."""

    kind: BlockKind
    lines: tuple[tuple[Span, ...], ...]


class UnknownCited(DomainError):
    """The text points at contributions that there aren't: param `numbers`."""

    code = "unknown_cited"


class ChapterNotEmpty(DomainError):
    """A chapter with text isn't taken out: somebody's words would be lost."""

    code = "chapter_not_empty"


def tidy(text: str) -> str:
    """Return a chapter's text as it is kept: plain line ends, none at its ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def blocks(text: str) -> tuple[Block, ...]:
    """Return what a text says, part by part."""
    return tuple(_blocks(tidy(text)))


def cited(text: str) -> frozenset[int]:
    """Return the numbers that a text points at."""
    return frozenset(int(each) for each in _CITED.findall(text))


def check(text: str, numbers: Collection[int]) -> None:
    """Raise UnknownCited where a text points at what isn't among `numbers`."""
    unknown = sorted(cited(text) - set(numbers))
    if unknown:
        raise UnknownCited(numbers=unknown)


def _blocks(text: str) -> Iterator[Block]:
    for part in re.split(r"\n\s*\n", text):
        items: list[tuple[Span, ...]] = []
        words: list[str] = []
        for line in filter(None, (each.strip() for each in part.split("\n"))):
            if line.startswith("## "):
                yield from _flushed(words, items)
                yield Block(BlockKind.HEADING, (_spans(line[3:].strip()),))
            elif line.startswith("- "):
                yield from _flushed(words, [])
                items.append(_spans(line[2:].strip()))
            else:
                yield from _flushed([], items)
                words.append(line)
        yield from _flushed(words, items)


def _flushed(words: list[str], items: list[tuple[Span, ...]]) -> Iterator[Block]:
    if items:
        yield Block(BlockKind.LIST, tuple(items))
        items.clear()
    if words:
        yield Block(BlockKind.PARAGRAPH, (_spans(" ".join(words)),))
        words.clear()


def _spans(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    at = 0
    for each in _CITED.finditer(text):
        if each.start() > at:
            found.append(Span(text[at : each.start()]))
        found.append(Span(each[0], int(each[1])))
        at = each.end()
    if at < len(text):
        found.append(Span(text[at:]))
    return tuple(found)
