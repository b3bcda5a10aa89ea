"""The tables, typed, with the constraints that make impossible states impossible."""

from conference.models.assignment import AssignmentRun, Bar, Pin, Placement
from conference.models.base import Base
from conference.models.campaigns import Campaign, LetterText
from conference.models.conference import Conference
from conference.models.contributions import Contribution, ContributionTheme, Theme
from conference.models.door import Admission, Attendance, DoorConflict, DoorRequest
from conference.models.follow_up import Body, Continuation, FollowUp, Reference, Steward
from conference.models.guests import BalanceAim, ImportBatch, Reserve
from conference.models.invitations import Invitation, Organisation
from conference.models.outbox import AuditEntry, OutboxMessage
from conference.models.paper import Printout
from conference.models.people import Appearance, Person, User
from conference.models.programme import Occurrence, ParallelSession, ProgrammeItem, TimeSlot
from conference.models.registrations import Need, Registration, Wish
from conference.models.releases import ProgrammeDraft, ProgrammeRelease
from conference.models.report import Chapter, ChapterSession, Report
from conference.models.retention import Deletion

__all__ = [
    "Admission",
    "Appearance",
    "AssignmentRun",
    "Attendance",
    "AuditEntry",
    "BalanceAim",
    "Bar",
    "Base",
    "Body",
    "Campaign",
    "Chapter",
    "ChapterSession",
    "Conference",
    "Continuation",
    "Contribution",
    "ContributionTheme",
    "Deletion",
    "DoorConflict",
    "DoorRequest",
    "FollowUp",
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
    "Printout",
    "ProgrammeDraft",
    "ProgrammeItem",
    "ProgrammeRelease",
    "Reference",
    "Registration",
    "Report",
    "Reserve",
    "Steward",
    "Theme",
    "TimeSlot",
    "User",
    "Wish",
]
