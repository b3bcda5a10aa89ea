"""What a desk and the approver share: who isn't on the list, and presses that didn't agree."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.door import ConflictReason, RequestState
from conference.domain.errors import NotFound
from conference.domain.invitations import InvitationState
from conference.domain.people_search import Findable, find_any
from conference.models import (
    Admission,
    Conference,
    DoorConflict,
    DoorRequest,
    Invitation,
    Organisation,
    Registration,
    User,
)
from conference.queries.door import stands


@dataclass(frozen=True, slots=True)
class RequestView:
    """Somebody who isn't on the list, and what was decided, by whom."""

    id: int
    name: str
    organisation: str
    state: RequestState
    desk: str
    asked_at: datetime
    decided_at: datetime | None
    decided_by: str | None
    reason: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A press that waited on a device and could not be taken as it came."""

    id: int
    name: str
    reason: ConflictReason
    desk: str
    pressed_at: datetime
    admitted_at: datetime | None
    admitted_desk: str | None
    holder: str | None


def requests(session: Session, conference_id: int) -> tuple[RequestView, ...]:
    """Return those who aren't on the list, who waits first, then the latest decision first."""
    rows = session.execute(
        select(DoorRequest, User.name, Registration.code)
        .outerjoin(User, User.id == DoorRequest.decided_by_id)
        .outerjoin(Registration, Registration.id == DoorRequest.registration_id)
        .where(
            DoorRequest.conference_id == conference_id,
            DoorRequest.state != RequestState.WITHDRAWN,
        )
        .order_by(DoorRequest.decided_at.desc(), DoorRequest.asked_at)
    ).all()
    views = [_request(request, name, code) for request, name, code in rows]
    return tuple(sorted(views, key=lambda each: each.state is not RequestState.WAITING))


def _request(request: DoorRequest, decided_by: str | None, code: str | None) -> RequestView:
    return RequestView(
        id=request.id,
        name=request.name,
        organisation=request.organisation,
        state=request.state,
        desk=request.desk,
        asked_at=request.asked_at,
        decided_at=request.decided_at,
        decided_by=decided_by,
        reason=request.reason,
        code=code,
    )


def conflicts(session: Session, conference_id: int, day: date) -> tuple[ConflictView, ...]:
    """Return the conflicts that nobody has settled, as they were pressed."""
    rows = session.execute(
        select(
            DoorConflict.id,
            DoorConflict.name,
            DoorConflict.reason,
            DoorConflict.desk,
            DoorConflict.pressed_at,
            Admission.admitted_at,
            Admission.desk.label("admitted_desk"),
            Registration.name.label("holder"),
        )
        .outerjoin(Registration, Registration.id == DoorConflict.registration_id)
        .outerjoin(Admission, stands(day))
        .where(DoorConflict.conference_id == conference_id, DoorConflict.settled_at.is_(None))
        .order_by(DoorConflict.pressed_at, DoorConflict.id)
    )
    return tuple(ConflictView(**each) for each in rows.mappings())


@dataclass(frozen=True, slots=True)
class HostView:
    """An organisation that somebody may be given a seat of, and how its seats are used."""

    id: int
    name: str
    state: InvitationState | None
    quota: int
    named: int


def request(session: Session, conference_id: int, request_id: int) -> RequestView:
    """Return one request; raises NotFound."""
    found = [each for each in requests(session, conference_id) if each.id == request_id]
    if not found:
        raise NotFound
    return found[0]


def hosts(session: Session, conference_id: int, said: str) -> list[HostView]:
    """Return the organisations that `said` may mean, the likeliest first, eight at most."""
    named = (
        select(Registration.invitation_id, func.count(Registration.name).label("named"))
        .group_by(Registration.invitation_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Organisation.id,
            Organisation.name,
            Invitation.state,
            func.coalesce(Invitation.quota, 0).label("quota"),
            func.coalesce(named.c.named, 0).label("named"),
        )
        .outerjoin(
            Invitation,
            (Invitation.organisation_id == Organisation.id)
            & (Invitation.conference_id == conference_id),
        )
        .outerjoin(named, named.c.invitation_id == Invitation.id)
    ).mappings()
    known = {each["id"]: HostView(**each) for each in rows}
    meant = find_any(said, [Findable(one.id, one.name, "") for one in known.values()], most=8)
    return [known[each.key] for each in meant]


def approver(session: Session, conference_id: int) -> str | None:
    """Return the name of the one who decides about those who aren't on the list, or None."""
    query = select(User.name).join(Conference, Conference.approver_id == User.id)
    return session.scalar(query.where(Conference.id == conference_id))


def approver_id(session: Session, conference_id: int) -> int | None:
    """Return the id of the one who decides about those who aren't on the list, or None."""
    return session.scalar(select(Conference.approver_id).where(Conference.id == conference_id))
