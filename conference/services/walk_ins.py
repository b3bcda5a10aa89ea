"""Who isn't on the list: asked for at a desk, and decided on by the one who may."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.door import Decision, Press, RequestState, decided
from conference.domain.door_errors import NotApprover
from conference.domain.errors import NameMissing, NotFound, QuotaExceeded
from conference.domain.invitations import InvitationState
from conference.domain.lottery import lottery_number
from conference.domain.registrations import QUOTA_LIMIT, clean_name
from conference.models import (
    Conference,
    DoorRequest,
    Invitation,
    Organisation,
    Registration,
    User,
    audit,
    locks,
)
from conference.models.violations import constraints_as_errors


def ask(
    session: Session,
    conference_id: int,
    name: str,
    organisation: str,
    press: Press,
    actor: Actor,
    now: datetime,
) -> None:
    """Let somebody wait for the approver; a press that comes again changes nothing.

    Raises NameMissing.
    """
    if session.scalar(select(DoorRequest.id).where(DoorRequest.key == press.key)) is not None:
        return
    if not clean_name(name):
        raise NameMissing
    request = DoorRequest(
        conference_id=conference_id,
        name=clean_name(name),
        organisation=clean_name(organisation) or "",
        state=RequestState.WAITING,
        desk=press.desk,
        key=press.key,
        asked_at=min(press.at, now),
        user_id=actor.user_id,
    )
    session.add(request)
    session.flush()
    audit.record(session, actor, "door.ask", ("door_request", request.id), now)
    session.flush()


def approve(
    session: Session,
    conference_id: int,
    request_id: int,
    organisation_id: int,
    actor: Actor,
    now: datetime,
) -> None:
    """Give whoever waits a seat of an organisation: one that lacks a name, a free one, or one more.

    An organisation that hasn't said yes has, by coming. Raises NotFound, NotApprover,
    TransitionRefused or QuotaExceeded.
    """
    request = _decide(session, conference_id, request_id, Decision.APPROVE, actor, now)
    invitation = _invitation(session, conference_id, organisation_id, actor, now)
    registration = _seat(session, invitation, now)
    registration.name = request.name
    with constraints_as_errors():
        session.flush()
    request.registration_id, request.reason = registration.id, None
    audit.record(session, actor, "door.approve", ("door_request", request.id), now)
    session.flush()


def refuse(
    session: Session, conference_id: int, request_id: int, reason: str, actor: Actor, now: datetime
) -> None:
    """Say no, with the approver's `reason`. Raises NotFound, NotApprover or TransitionRefused."""
    request = _decide(session, conference_id, request_id, Decision.REFUSE, actor, now)
    request.reason = reason
    audit.record(session, actor, "door.refuse", ("door_request", request.id), now)
    session.flush()


def withdraw(
    session: Session, conference_id: int, request_id: int, actor: Actor, now: datetime
) -> None:
    """Take back what a desk has asked: it was a mistake, or they have gone.

    Raises NotFound or TransitionRefused.
    """
    request = _decide(session, conference_id, request_id, Decision.WITHDRAW, actor, now)
    audit.record(session, actor, "door.withdraw", ("door_request", request.id), now)
    session.flush()


def _decide(
    session: Session,
    conference_id: int,
    request_id: int,
    decision: Decision,
    actor: Actor,
    now: datetime,
) -> DoorRequest:
    """Return the request, locked and decided on; all but taking it back is the approver's."""
    request = session.get(DoorRequest, request_id, with_for_update=True, populate_existing=True)
    if request is None or request.conference_id != conference_id:
        raise NotFound
    if decision is not Decision.WITHDRAW:
        _check_approver(session, conference_id, actor)
    request.state = decided(request.state, decision)
    request.decided_at, request.decided_by_id = now, actor.user_id
    return request


def _check_approver(session: Session, conference_id: int, actor: Actor) -> None:
    query = select(User).join(Conference, Conference.approver_id == User.id)
    approver = session.scalar(query.where(Conference.id == conference_id))
    if approver and approver.id != actor.user_id:
        raise NotApprover(name=approver.name)


def _invitation(
    session: Session, conference_id: int, organisation_id: int, actor: Actor, now: datetime
) -> Invitation:
    """Return the organisation's invitation, locked and accepted; without one it gets one."""
    conference = locks.conference_by_id(session, conference_id)
    organisation = session.get(Organisation, organisation_id)
    if organisation is None:
        raise NotFound
    theirs = select(Invitation.id).where(
        Invitation.conference_id == conference_id, Invitation.organisation_id == organisation_id
    )
    known = session.scalar(theirs)
    if known is None:
        invitation = Invitation(
            conference_id=conference_id,
            organisation_id=organisation_id,
            state=InvitationState.ACCEPTED,
            quota=1,
            closes_at=conference.closes_at,
            link_expires_at=now,
            sent_at=now,
            contact_name=organisation.contact_name,
            contact_email=organisation.contact_email,
        )
        session.add(invitation)
    else:
        invitation = locks.invitation_by_id(session, known)
    if invitation.state is not InvitationState.ACCEPTED or known is None:
        invitation.state = InvitationState.ACCEPTED
        invitation.answered_at, invitation.answered_by = now, actor.kind
    session.flush()
    return invitation


def _seat(session: Session, invitation: Invitation, now: datetime) -> Registration:
    """Return a seat for the person: the first without a name, or a new one."""
    taken = session.scalars(
        select(Registration)
        .where(Registration.invitation_id == invitation.id)
        .order_by(Registration.seat)
    ).all()
    nameless = next((each for each in taken if each.name is None), None)
    if nameless:
        return nameless
    seat = min(set(range(1, QUOTA_LIMIT + 1)) - {each.seat for each in taken}, default=None)
    if seat is None:
        raise QuotaExceeded(quota=QUOTA_LIMIT)
    invitation.quota = max(invitation.quota, seat)
    session.flush()
    registration = Registration(
        invitation_id=invitation.id,
        quota=invitation.quota,
        invitation_state=invitation.state,
        seat=seat,
        lottery=lottery_number(
            invitation.conference.lottery_seed, invitation.organisation_id, seat
        ),
        registered_at=now,
    )
    session.add(registration)
    return registration
