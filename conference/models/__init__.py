"""The tables, typed, with the constraints that make impossible states impossible."""

from conference.models.assignment import AssignmentRun, Bar, Pin, Placement
from conference.models.base import Base
from conference.models.conference import Conference
from conference.models.invitations import Invitation, Organisation
from conference.models.outbox import AuditEntry, OutboxMessage
from conference.models.people import Appearance, Person, User
from conference.models.programme import Occurrence, ParallelSession, ProgrammeItem, TimeSlot
from conference.models.registrations import Need, Registration, Wish

__all__ = [
    "Appearance",
    "AssignmentRun",
    "AuditEntry",
    "Bar",
    "Base",
    "Conference",
    "Invitation",
    "Need",
    "Occurrence",
    "Organisation",
    "OutboxMessage",
    "ParallelSession",
    "Person",
    "Pin",
    "Placement",
    "ProgrammeItem",
    "Registration",
    "TimeSlot",
    "User",
    "Wish",
]
