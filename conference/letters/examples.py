"""Letters to nobody, for an organiser who wants to see what a text becomes."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, time, timedelta
from typing import Any

from conference.domain.clock import OSLO
from conference.domain.follow_up import FollowUpState
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.domain.plan_news import NewsKind
from conference.letters.about import About
from conference.letters.changes import ChangeLetter, ChangeLine, ChangePerson
from conference.letters.follow_up import AnsweredLetter, EarlierLine, OwnershipLetter
from conference.letters.invitations import (
    DeclinedLetter,
    HandoverLetter,
    InvitationLetter,
    ReceiptLetter,
    ReceiptSeat,
)
from conference.letters.placements import PlacementLetter, PlacementLine
from conference.letters.reminders import NamesLetter, NewsLetter, ReminderLetter
from conference.letters.render import LetterData

PERSON = "Amina Yusuf"
SAID = "Flere møteplasser"
BODY = "Eksempeldirektoratet"
ROOM, OTHER_ROOM = "Rom 1", "Rom 2"


def example(
    kind: MessageKind,
    facts: About,
    quota: int,
    sessions: tuple[str, str],
    *,
    again: bool = False,
) -> LetterData:
    """Return the data of a letter of `kind` as an organisation with `quota` seats would get it.

    `sessions` are two titles with their numbers; `again` makes it the one that follows an earlier
    letter, which has more to say.
    """
    about = asdict(facts)
    makers: dict[MessageKind, Callable[[], LetterData]] = {
        MessageKind.INVITATION: lambda: InvitationLetter(
            **about,
            quota=quota,
            is_answered=False,
            again=again,
            earlier=_earlier() if again else (),
        ),
        MessageKind.HANDOVER: lambda: HandoverLetter(**about, quota=quota, is_answered=False),
        MessageKind.REMINDER: lambda: ReminderLetter(**about, quota=quota),
        MessageKind.NAMES: lambda: NamesLetter(**about, nameless=1),
        MessageKind.RECEIPT: lambda: _receipt(about, sessions),
        MessageKind.DECLINED: lambda: DeclinedLetter(**about),
        MessageKind.PLACEMENT: lambda: _placement(about, sessions, again=again),
        MessageKind.CHANGE: lambda: _change(about, sessions),
        MessageKind.NEWS: lambda: NewsLetter(**about),
        MessageKind.ANSWERED: lambda: _answered(about),
        MessageKind.OWNERSHIP: lambda: _ownership(about, again=again),
    }
    return makers[kind]()


def example_sessions(standard: WrittenStandard) -> tuple[str, str]:
    """Return titles for a conference that has no sessions yet."""
    if standard is WrittenStandard.NN:
        return "1. Språk", "2. Arbeid og utdanning"
    return "1. Språk", "2. Arbeid og utdannelse"


def _receipt(about: dict[str, Any], sessions: tuple[str, str]) -> ReceiptLetter:
    wishes = tuple(each.partition(" ")[2] for each in sessions)
    seats = (ReceiptSeat(PERSON, wishes), ReceiptSeat(None, ()))
    return ReceiptLetter(**about, seats=seats, is_open=True, is_published=False)


def _placement(about: dict[str, Any], sessions: tuple[str, str], *, again: bool) -> PlacementLetter:
    begins = datetime.combine(about["date"], time(12, 30), OSLO)
    lines = tuple(
        PlacementLine(starts, starts + timedelta(minutes=75), title, room, wish, "wishes")
        for title, room, wish, starts in (
            (sessions[0], ROOM, 1, begins),
            (sessions[1], OTHER_ROOM, 2, begins + timedelta(minutes=105)),
        )
    )
    kept = {key: about[key] for key in about if key not in ("contact", "closes_at")}
    return PlacementLetter(
        **kept, recipient=PERSON, person=PERSON, is_named=True, lines=lines, changed=again
    )


def _change(about: dict[str, Any], sessions: tuple[str, str]) -> ChangeLetter:
    nothing = dict.fromkeys(ChangeLine.__dataclass_fields__)
    words = {"title": sessions[0], "was_title": sessions[0], "chairs": "", "was_chairs": ""}
    rooms = {"room": OTHER_ROOM, "was_room": ROOM}
    moved = ChangeLine(**(nothing | words | rooms | {"kind": NewsKind.PLACE_ROOM}))  # type: ignore[arg-type]
    kept = {key: about[key] for key in about if key != "closes_at"}
    return ChangeLetter(**kept, day_lines=(), people=(ChangePerson(PERSON, (moved,)),))


def _earlier() -> tuple[EarlierLine, ...]:
    return (EarlierLine(2014, 12, SAID, FollowUpState.PARTLY),)


def _answered(about: dict[str, Any]) -> AnsweredLetter:
    kept = {key: about[key] for key in about if key != "closes_at"}
    answer = f"{SAID}: 2016."
    return AnsweredLetter(
        **kept,
        slug="dialog",
        body=BODY,
        number=12,
        text=SAID,
        state=FollowUpState.FOLLOWED_UP,
        answer=answer,
    )


def _ownership(about: dict[str, Any], *, again: bool) -> OwnershipLetter:
    kept = ("conference", "date", "organiser", "phone", "email")
    return OwnershipLetter(
        **{key: about[key] for key in kept}, recipient=PERSON, body=BODY, count=3, again=again
    )
