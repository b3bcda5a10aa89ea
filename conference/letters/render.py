"""From a letter's data to its subject and text, by the templates in templates/letters."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from conference.domain.clock import oslo
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import LINK_MARK

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


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready for the outbox."""

    subject: str
    body: str


class LetterData(Protocol):
    """The data of one kind of letter: a frozen dataclass with the name of its template."""

    template: ClassVar[str]
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
    environment.globals["link"] = LINK_MARK
    return environment


_ENVIRONMENT = _environment()


def _values(data: LetterData) -> Mapping[str, Any]:
    return {field.name: getattr(data, field.name) for field in fields(data)}


def render(data: LetterData, standard: WrittenStandard) -> Letter:
    """Return the letter for `data` in the reader's written standard.

    The template's first line is the subject; the text follows after an empty line.
    """
    template = _ENVIRONMENT.get_template(f"{data.template}.{standard}.txt")
    subject, _, body = template.render(_values(data)).partition("\n")
    return Letter(" ".join(subject.split()), body.strip() + "\n")
