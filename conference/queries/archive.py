"""A conference's record, read whole for whoever it is handed on to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.archive import (
    AttendeeRecord,
    Contents,
    GuestRecord,
    ReleaseRecord,
    ReportRecord,
)
from conference.domain.clock import start_of_day
from conference.domain.errors import NotFound
from conference.domain.search import sort_key
from conference.models import Conference, Invitation, Organisation, Registration, Report
from conference.queries import archive_programme, archive_said, attendance, releases, rows, sheets


def contents(session: Session, conference_id: int) -> Contents:
    """Return all that is handed on of the conference; raises NotFound.

    The number of queries is the same however much there is.
    """
    held = session.get(Conference, conference_id)
    if held is None:
        raise NotFound
    slots, programme = archive_programme.lines(session, conference_id)
    said, answers = archive_said.contributions(session, conference_id)
    whole = Contents(
        slug=held.slug,
        name=held.name.nb,
        organiser=held.organiser.nb,
        date=held.date,
        venue=held.venue or "",
        is_invented=_is_invented(session, conference_id),
        slots=slots,
        changed_at=start_of_day(held.date),
        guests=_guests(session, conference_id),
        attendees=_attendees(session, held),
        programme=programme,
        releases=_releases(session, conference_id),
        contributions=said,
        answers=answers,
        report=_report(session, conference_id),
    )
    return replace(whole, changed_at=max(_moments(session, whole, conference_id)))


def _guests(session: Session, conference_id: int) -> tuple[GuestRecord, ...]:
    query = (
        select(
            Organisation.name,
            Organisation.number,
            Organisation.kind,
            Organisation.county,
            Organisation.municipality,
            Invitation.state,
            Invitation.quota,
            func.count(Registration.id),
        )
        .join(Invitation, Invitation.organisation_id == Organisation.id)
        .outerjoin(Registration, Registration.invitation_id == Invitation.id)
        .where(Invitation.conference_id == conference_id)
        .group_by(Organisation.id, Invitation.id)
        .order_by(Organisation.name_key, Organisation.id)
    )
    return tuple(GuestRecord(*row) for row in rows.every(session, query))


def _is_invented(session: Session, conference_id: int) -> bool:
    query = select(Invitation.id).join(Invitation.organisation)
    here = query.where(Invitation.conference_id == conference_id, Organisation.is_invented)
    return session.scalar(here.limit(1)) is not None


def _attendees(session: Session, held: Conference) -> tuple[AttendeeRecord, ...]:
    places = sheets.places(session, held.id)
    found = [
        AttendeeRecord(
            name=each.name,
            organisation=each.organisation,
            kind=each.kind,
            county=each.county,
            placed={
                slot: number
                for slot, (number, _room) in places.get(each.registration_id, {}).items()
            },
            attended=each.sessions,
            is_admitted=each.admitted_at is not None,
        )
        for each in attendance.attendees(session, held.id, held.date)
    ]
    return tuple(sorted(found, key=_by_organisation))


def _by_organisation(one: AttendeeRecord) -> tuple[str, bool, str]:
    return sort_key(one.organisation), one.name is None, sort_key(one.name or "")


def _releases(session: Session, conference_id: int) -> tuple[ReleaseRecord, ...]:
    return tuple(
        ReleaseRecord(each.number, each.released_at, change)
        for each in reversed(releases.log(session, conference_id))
        for change in each.public_changes or (None,)
    )


def _report(session: Session, conference_id: int) -> ReportRecord | None:
    found = session.scalars(
        select(Report)
        .where(Report.conference_id == conference_id)
        .order_by(Report.version.desc())
        .limit(1)
    ).one_or_none()
    if found is None:
        return None
    return ReportRecord(found.version, found.finalised_at, found.content, found.checksum)


def _moments(session: Session, whole: Contents, conference_id: int) -> Iterator[datetime]:
    """Yield when what is told of happened: the day itself, and all that has a moment of its own."""
    yield whole.changed_at
    yield from (each.released_at for each in whole.releases)
    yield from (each.answered_at for each in whole.answers)
    if whole.report:
        yield whole.report.finalised_at
    yield from archive_said.moments(session, conference_id)
    asked = select(func.max(Invitation.sent_at), func.max(Invitation.answered_at))
    for row in rows.every(session, asked.where(Invitation.conference_id == conference_id)):
        yield from (each for each in row if each)
