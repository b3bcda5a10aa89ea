"""What each guest has answered when the demo starts, when, and by which way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from seeds.demo import STARTS_AT
from seeds.dice import Dice

ACCEPTED, DECLINED, SILENT = "accepted", "declined", "silent"
REVOKED, NOT_INVITED_YET = "revoked", "not_invited_yet"
BY_LINK, BY_PHONE = "link", "phone"

COUNTS = {ACCEPTED: 140, DECLINED: 18, SILENT: 34, REVOKED: 4, NOT_INVITED_YET: 4}
ANSWERED = {ACCEPTED, DECLINED}
FIRST_WAVE, SECOND_WAVE = timedelta(days=23, hours=23), timedelta(days=9, hours=23)
IN_SECOND_WAVE, ON_THE_PHONE = 0.15, 0.12
OFFICE_HOURS, EVENING = (11, 15), (17, 22)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, with how long before the demo's start it came, and by link or phone."""

    invited_before: timedelta | None = None
    answered_before: timedelta | None = None
    answered_by: str | None = None


def drawn(dice: Dice, decided: Sequence[str | None]) -> list[str]:
    """Return one of COUNTS' answers per guest: those `decided`, and lots for the others."""
    left = Counter(COUNTS)
    left.subtract(answer for answer in decided if answer)
    lots = iter(dice.shuffled(list(left.elements())))
    return [answer or next(lots) for answer in decided]


def timed(dice: Dice, answer: str, *, in_office: bool) -> Answer:
    """Return when `answer` came; volunteers answer in the evening, offices by day on weekdays."""
    if answer == NOT_INVITED_YET:
        return Answer()
    invited_before = SECOND_WAVE if dice.happens(IN_SECOND_WAVE) else FIRST_WAVE
    if answer not in ANSWERED:
        return Answer(invited_before)
    answered_by = BY_PHONE if dice.happens(ON_THE_PHONE) else BY_LINK
    by_day = in_office or answered_by == BY_PHONE
    moment = _moment(dice, invited_before.days, by_day=by_day)
    return Answer(invited_before, STARTS_AT - moment, answered_by)


def _moment(dice: Dice, days: int, *, by_day: bool) -> datetime:
    """Return a moment 1 to `days` days before the start; half of them are soon after the letter."""
    days_before = dice.number(1, days) if dice.happens(0.5) else days - dice.number(0, days // 3)
    day = STARTS_AT.date() - timedelta(days=days_before)
    if by_day:
        day -= timedelta(days=max(0, day.weekday() - 4))
    hour = dice.number(*(OFFICE_HOURS if by_day else EVENING))
    return datetime.combine(day, time(hour, dice.number(0, 59)), STARTS_AT.tzinfo)
