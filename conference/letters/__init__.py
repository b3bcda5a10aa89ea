"""What a letter says: plain data in, subject and text out, in bokmål or nynorsk."""

from conference.letters.changes import ChangeLetter, ChangePerson
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
from conference.letters.render import Letter, LetterData, house_words, render

__all__ = [
    "AnsweredLetter",
    "ChangeLetter",
    "ChangePerson",
    "DeclinedLetter",
    "EarlierLine",
    "HandoverLetter",
    "InvitationLetter",
    "Letter",
    "LetterData",
    "NamesLetter",
    "NewsLetter",
    "OwnershipLetter",
    "PlacementLetter",
    "PlacementLine",
    "ReceiptLetter",
    "ReceiptSeat",
    "ReminderLetter",
    "house_words",
    "render",
]
