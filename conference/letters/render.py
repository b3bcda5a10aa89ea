"""From a letter's data and its text to what its reader gets.

The text is the organiser's, or the house's own (templates/letters/<kind>.<standard>.txt: subject,
empty line, body). The sentences and blocks that some placeholders become are the house's
(templates/letters/parts); no text of an organiser is ever run as a template.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from conference.domain.clock import oslo
from conference.domain.letter_fields import BLOCKS, Placeholder
from conference.domain.letter_texts import LetterWords, fill, tidy
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import LINK_MARK, MessageKind

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "letters"
MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
LONGEST_SUBJECT = 300  # what a row of the outbox holds
_LINK = "\0"  # stands in for the link's mark, which nobody's name may imitate


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready for the outbox."""

    subject: str
    body: str


class LetterData(Protocol):
    """The data of one kind of letter: a frozen dataclass, whose fields placeholders may name."""

    kind: ClassVar[MessageKind]
    __dataclass_fields__: ClassVar[dict[str, Any]]


def day(value: date) -> str:
    """Return `value` as "20. oktober 2015"."""
    return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """Return the aware `value` as "2. oktober 2015 klokka 16.00" in Norway."""
    local = oslo(value)
    return f"{day(local)} klokka {local:%H.%M}"


def clock(value: datetime) -> str:
    """Return the aware `value` as "12.30" in Norway."""
    return f"{oslo(value):%H.%M}"


def _environment() -> Environment:
    environment = Environment(  # noqa: S701  a letter is plain text: nothing to escape
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(day=day, moment=moment, clock=clock)
    return environment


_ENVIRONMENT = _environment()
_FACTS: dict[Placeholder, Callable[[Any], str]] = {
    Placeholder.DATE: lambda data: day(data.date),
    Placeholder.DEADLINE: lambda data: moment(data.closes_at),
    Placeholder.LINK: lambda data: _LINK,
    Placeholder.PHONE: lambda data: data.phone or "",
}


@cache
def house_words(kind: MessageKind, standard: WrittenStandard) -> LetterWords:
    """Return the house's own text of a kind of letter, its placeholders open."""
    text = (TEMPLATES / f"{kind}.{standard}.txt").read_text(encoding="utf-8")
    subject, _, body = text.partition("\n")
    return tidy(subject, body)


def render(data: LetterData, standard: WrittenStandard, words: LetterWords | None = None) -> Letter:
    """Return the letter for `data` in the reader's written standard.

    `words` is the organiser's own text; without one, the house's goes.
    """
    words = words or house_words(data.kind, standard)
    parts = _ENVIRONMENT.get_template(f"parts/{data.kind}.{standard}.txt").module

    def value(placeholder: Placeholder) -> str:
        if placeholder in _FACTS:
            return _FACTS[placeholder](data)
        part = getattr(parts, placeholder, None)
        found = part(data) if part else getattr(data, placeholder)
        return _block(found) if placeholder in BLOCKS else _line(found)

    subject = " ".join(fill(words.subject, value).split()).replace(_LINK, "")
    body = _unmarked(fill(words.body, value)).replace(_LINK, LINK_MARK)
    return Letter(_shortened(subject), body + "\n")


def _line(text: str) -> str:
    return " ".join(text.replace(_LINK, "").split())


def _block(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text.replace(_LINK, "")).strip("\n")


def _unmarked(text: str) -> str:
    """Return `text` without the mark that the link is put in place of: a name could hold it."""
    inner = LINK_MARK.strip("[]")
    return re.sub(rf"\[+{re.escape(inner)}\]+", f"[{inner}]", text)


def _shortened(subject: str) -> str:
    return subject if len(subject) <= LONGEST_SUBJECT else f"{subject[: LONGEST_SUBJECT - 1]}…"
