"""The data of the letters that an organiser sends to many at once, after the invitations.

Each is made for one organisation and given to `services.outbox.post`, which knows the text. A
letter with a link gives a new one, for the old can't be read again: post it with `link_token`.
"""

from dataclasses import dataclass
from typing import ClassVar

from conference.domain.outbox import MessageKind
from conference.letters.about import About


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderLetter(About):
    """Reminds an organisation that hasn't answered; `again`: a link it got earlier dies."""

    kind: ClassVar[MessageKind] = MessageKind.REMINDER
    quota: int
    again: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesLetter(About):
    """Asks who is to have the seats that wait for a name, `nameless` of them."""

    kind: ClassVar[MessageKind] = MessageKind.NAMES
    nameless: int
    again: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsLetter(About):
    """Tells what the organiser has written; it carries no link, so that the old one lives on."""

    kind: ClassVar[MessageKind] = MessageKind.NEWS
