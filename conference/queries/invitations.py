"""One organisation as the organiser sees it, with its invitation."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import ActorKind
from conference.domain.guests import GuestState, guest_state
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.models import (
    Invitation,
    Organisation,
)
from conference.queries import rows


@dataclass(frozen=True, slots=True)
class Guest:
    """An organisation and its invitation, of which `invitation_id` to `recipient_email` tell.

    Those are None where it isn't invited.

    `contact_*` is who answers for the organisation, `recipient_*` whom the link was sent to.
    """

    organisation_id: int
    name: str
    kind: OrganisationKind
    county: str
    municipality: str
    written_standard: WrittenStandard
    contact_name: str
    contact_email: str
    contact_phone: str | None
    is_invented: bool
    invitation_id: int | None
    state: InvitationState | None
    quota: int | None
    closes_at: datetime | None
    sent_at: datetime | None
    answered_at: datetime | None
    answered_by: ActorKind | None
    recipient_name: str | None
    recipient_email: str | None
    number: str | None
    aliases: list[str]
    tags: list[str]

    @property
    def guest_state(self) -> GuestState:
        """Where the organisation stands."""
        return guest_state(self.state)

    @property
    def is_handed_over(self) -> bool:
        """Whether the link was sent to somebody else than the organisation's contact."""
        contact = (self.contact_name, self.contact_email)
        return bool(self.invitation_id) and (self.recipient_name, self.recipient_email) != contact


_GUEST = select(
    Organisation.id,
    Organisation.name,
    Organisation.kind,
    Organisation.county,
    Organisation.municipality,
    Organisation.written_standard,
    Organisation.contact_name,
    Organisation.contact_email,
    Organisation.contact_phone,
    Organisation.is_invented,
    Invitation.id,
    Invitation.state,
    Invitation.quota,
    Invitation.closes_at,
    Invitation.sent_at,
    Invitation.answered_at,
    Invitation.answered_by,
    Invitation.contact_name,
    Invitation.contact_email,
    Organisation.number,
    Organisation.aliases,
    Organisation.tags,
)


def guest(session: Session, conference_id: int, organisation_id: int) -> Guest:
    """Return the organisation with its invitation, if it has one; raises NotFound."""
    theirs = (Invitation.organisation_id == Organisation.id) & (
        Invitation.conference_id == conference_id
    )
    query = _GUEST.outerjoin(Invitation, theirs).where(Organisation.id == organisation_id)
    return Guest(*rows.only(session, query))


def invited(session: Session, conference_id: int, invitation_id: int) -> Guest:
    """Return the organisation that has the invitation; raises NotFound."""
    query = _GUEST.join(Invitation, Invitation.organisation_id == Organisation.id).where(
        Invitation.id == invitation_id, Invitation.conference_id == conference_id
    )
    return Guest(*rows.only(session, query))
