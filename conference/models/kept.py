"""What a conference keeps of people, and for how long: by kind of deletion, and by what it is.

The names are those that a deletion counts under, and that pages have words for.
"""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from conference.domain.archive import PackageKind
from conference.domain.clock import end_of_day, start_of_day
from conference.domain.paper import PaperKind
from conference.domain.retention import DeletionKind, Periods
from conference.models.base import Base
from conference.models.conference import Conference
from conference.models.contributions import Contribution
from conference.models.door import DoorConflict, DoorRequest
from conference.models.follow_up import Steward
from conference.models.invitations import Invitation, Organisation
from conference.models.outbox import AuditEntry, OutboxMessage
from conference.models.paper import Printout
from conference.models.registrations import Need, Registration, Wish

Rows = Mapping[str, tuple[type[Base], ColumnElement[bool]]]
"""By name: a table, and which of its rows."""


def rows(conference_id: int, periods: Periods, kind: DeletionKind) -> Rows:
    """Return what `kind` takes away whole, of the conference that keeps things for `periods`."""
    invited = select(Invitation.id).where(Invitation.conference_id == conference_id)
    seats = select(Registration.id).where(Registration.invitation_id.in_(invited))
    printed = Printout.conference_id == conference_id
    if kind is DeletionKind.NEEDS:
        return {
            "needs": (Need, Need.registration_id.in_(seats)),
            "evacuation": (Printout, printed & (Printout.kind == PaperKind.EVACUATION)),
        }
    return {
        "wishes": (Wish, Wish.registration_id.in_(seats)),
        "letters": (OutboxMessage, OutboxMessage.conference_id == conference_id),
        "printouts": (Printout, printed),
        "requests": (DoorRequest, DoorRequest.conference_id == conference_id),
        "conflicts": (DoorConflict, DoorConflict.conference_id == conference_id),
        "log": (AuditEntry, AuditEntry.at < end_of_day(periods.day)),
        "stewards": (Steward, _has_answered(conference_id, periods)),
    }


def _has_answered(conference_id: int, periods: Periods) -> ColumnElement[bool]:
    """Whether a steward's last conference is this one: no later one has what their body owns.

    Who came before a conference, to a body that owns nothing there or later, waits for no other.
    Who comes when this one's contacts are gone, comes for a later one.
    """
    owned = Contribution.body_id == Steward.body_id
    here = exists().where(owned, Contribution.conference_id == conference_id)
    is_later = Contribution.conference_id.in_(
        select(Conference.id).where(Conference.date > periods.day)
    )
    due = start_of_day(periods.due(DeletionKind.CONTACTS))
    return and_(
        ~exists().where(owned, is_later),
        or_(here, Steward.created_at < end_of_day(periods.day)),
        Steward.created_at < due,
    )


def blanked(session: Session, conference_id: int, periods: Periods, kind: DeletionKind) -> Rows:
    """Return what `kind` makes blank and leaves: contacts, of which the rest stays.

    Organisations keep theirs as long as a later conference may invite them. Names are on this list
    once the archive has them: until then they are the only record of who came.
    """
    if kind is DeletionKind.NEEDS:
        return {}
    here = Invitation.conference_id == conference_id
    invited = select(Invitation.id).where(here)
    found: dict[str, tuple[type[Base], ColumnElement[bool]]] = {
        "invitations": (Invitation, here & (Invitation.contact_email != "")),
        "emails": (
            Registration,
            Registration.invitation_id.in_(invited) & Registration.email.is_not(None),
        ),
    }
    if is_handed_on(session, conference_id, periods):
        found["names"] = (Registration, named(conference_id))
    if not session.scalar(select(exists().where(Conference.date > periods.day))):
        has_contact = or_(Organisation.contact_email != "", Organisation.contact_phone.is_not(None))
        found["organisations"] = (Organisation, has_contact)
    return found


def named(conference_id: int) -> ColumnElement[bool]:
    """Return which registrations have a name on them."""
    invited = select(Invitation.id).where(Invitation.conference_id == conference_id)
    return Registration.invitation_id.in_(invited) & (Registration.name != "")


def is_handed_on(session: Session, conference_id: int, periods: Periods) -> bool:
    """Whether somebody has taken the archive's package since the conference was held."""
    query = exists().where(
        AuditEntry.action == "archive.take",
        AuditEntry.subject == "conference",
        AuditEntry.subject_id == conference_id,
        AuditEntry.at >= end_of_day(periods.day),
        AuditEntry.detail["package"].as_string() == PackageKind.ARCHIVE.value,
    )
    return bool(session.scalar(select(query)))
