"""The tables, typed, with the constraints that make impossible states impossible."""

from conference.models.assignment import AssignmentRun, Bar, Pin, Placement
from conference.models.base import Base
from conference.models.campaigns import Campaign, LetterText
from conference.models.conference import Conference
from conference.models.guests import BalanceAim, ImportBatch, Reserve
from conference.models.invitations import Invitation, Organisation
from conference.models.outbox import AuditEntry, OutboxMessage
from conference.models.people import Appearance, Person, User
from conference.models.programme import Occurrence, ParallelSession, ProgrammeItem, TimeSlot
from conference.models.registrations import Need, Registration, Wish
from conference.models.releases import ProgrammeDraft, ProgrammeRelease

__all__ = [
    "Appearance",
    "AssignmentRun",
    "AuditEntry",
    "BalanceAim",
    "Bar",
    "Base",
    "Campaign",
    "Conference",
    "ImportBatch",
    "Invitation",
    "LetterText",
    "Need",
    "Occurrence",
    "Organisation",
    "OutboxMessage",
    "ParallelSession",
    "Person",
    "Pin",
    "Placement",
    "ProgrammeDraft",
    "ProgrammeItem",
    "ProgrammeRelease",
    "Registration",
    "Reserve",
    "TimeSlot",
    "User",
    "Wish",
]
