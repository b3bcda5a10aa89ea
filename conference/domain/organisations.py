"""What is said of an organisation: its names and number, kind and place, and who answers there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from conference.domain.registrations import clean_name


class OrganisationKind(StrEnum):
    """The six main kinds that the guest list is balanced by."""

    IMMIGRANT_ORGANISATION = "immigrant_organisation"
    IMMIGRANT_COUNCIL = "immigrant_council"
    MINISTRY = "ministry"
    DIRECTORATE = "directorate"
    MUNICIPALITY = "municipality"
    VOLUNTARY_ORGANISATION = "voluntary_organisation"


class WrittenStandard(StrEnum):
    """Bokmål or nynorsk: the public sector answers in the reader's own."""

    NB = "nb"
    NN = "nn"


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """What the organiser knows of an organisation, and who answers for it there."""

    name: str
    kind: OrganisationKind
    county: str
    municipality: str
    written_standard: WrittenStandard
    contact_name: str
    contact_email: str
    contact_phone: str | None = None
    number: str | None = None
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Hold lists as tuples, however they come."""
        object.__setattr__(self, "aliases", tuple(self.aliases))
        object.__setattr__(self, "tags", tuple(self.tags))


ALIAS_ENDS = re.compile(r"[;\r\n]")
TAG_ENDS = re.compile(r"[,;\r\n]")
LISTED_LIMIT = 20
TAG_LENGTH = 60
_NUMBER_DRESS = re.compile(r"^NO|MVA$|[\s.]", re.IGNORECASE)


def aliases_in(text: str) -> tuple[str, ...]:
    """Return the other names that `text` lists, one on a line or parted by semicolons."""
    return _distinct(ALIAS_ENDS.split(text))


def tags_in(text: str) -> tuple[str, ...]:
    """Return the tags that `text` lists, parted by commas, semicolons or lines."""
    return _distinct(TAG_ENDS.split(text))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts trimmed and each once, whatever its case, as it was first written."""
    found: dict[str, str] = {}
    for text in texts:
        trimmed = clean_name(text)
        if trimmed:
            found.setdefault(trimmed.casefold(), trimmed)
    return tuple(found.values())


def bare_number(text: str) -> str:
    """Return an organisation number without what it is dressed in: "NO 999 999 999 MVA"."""
    return _NUMBER_DRESS.sub("", clean_name(text) or "")
