"""What the report would say if it were frozen now: chapters, and the annex of the day as it was."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.clock import oslo
from conference.domain.invitations import InvitationState
from conference.domain.report import (
    ReportChapter,
    ReportContent,
    ReportItem,
    ReportPerson,
    ReportSession,
    ReportTurnout,
)
from conference.models import Conference, Invitation, Organisation
from conference.queries import attendance, completeness, programme, report, report_lines
from conference.queries.attendance import Attendee
from conference.queries.programme import AppearanceView, ItemView, SessionView


def content(session: Session, conference_id: int) -> ReportContent:
    """Return the report as it stands, a draft."""
    held = session.get_one(Conference, conference_id)
    day = programme.whole(session, conference_id)
    people = attendance.attendees(session, conference_id, held.date)
    came = [each for each in people if each.admitted_at]
    invited = _invited(session, conference_id)
    lacking = completeness.of(session, conference_id, held.date)
    return ReportContent(
        name=held.name,
        organiser=held.organiser,
        slug=held.slug,
        date=held.date.isoformat(),
        venue=held.venue or "",
        version=0,
        finalised_at="",
        chapters=_chapters(session, conference_id),
        hosts=tuple(map(_person, day.hosts)),
        items=tuple(map(_item, day.items)),
        sessions=tuple(map(_session, day.sessions)),
        by_kind=_turnout(invited, came, 0, lambda each: each.kind.value),
        by_county=_turnout(invited, came, 1, lambda each: each.county),
        organisations=tuple(dict.fromkeys(each.organisation for each in came)),
        lacking={
            "silent": len(lacking.silent),
            **{each.value: count for each, count in lacking.lacking.items()},
        },
    )


def _chapters(session: Session, conference_id: int) -> tuple[ReportChapter, ...]:
    """Return the chapters, and at the end those that belong to none."""
    found = report.chapters(session, conference_id)
    made = [
        ReportChapter(each.number, each.title, tuple(each.sessions.values()), each.text, each.lines)
        for each in found
    ]
    others = report_lines.by_chapter(session, conference_id).get(report_lines.OTHERS, ())
    if others:
        last = max((each.number for each in found), default=0)
        made.append(ReportChapter(last + 1, None, (), "", others))
    return tuple(made)


def _item(each: ItemView) -> ReportItem:
    return ReportItem(
        f"{oslo(each.starts_at):%H:%M}",
        f"{oslo(each.ends_at):%H:%M}",
        each.kind.value,
        each.title,
        tuple(map(_person, each.people)),
    )


def _session(each: SessionView) -> ReportSession:
    people = tuple(map(_person, (*each.chairs, *each.contributors)))
    return ReportSession(each.number, each.title, people)


def _person(each: AppearanceView) -> ReportPerson:
    return ReportPerson(each.name, each.title, each.affiliation, each.role.value, each.is_inferred)


def _invited(session: Session, conference_id: int) -> list[tuple[str, str]]:
    """Return kind and county of every organisation that was invited and not revoked."""
    query = (
        select(Organisation.kind, Organisation.county)
        .join(Invitation, Invitation.organisation_id == Organisation.id)
        .where(
            Invitation.conference_id == conference_id,
            Invitation.state != InvitationState.REVOKED,
        )
    )
    return [(kind.value, county) for kind, county in session.execute(query)]


def _turnout(
    invited: Iterable[tuple[str, str]],
    came: Iterable[Attendee],
    place: int,
    group: Callable[[Attendee], str],
) -> tuple[ReportTurnout, ...]:
    counts: dict[str, int] = defaultdict(int)
    organisations: dict[str, set[int]] = defaultdict(set)
    people: dict[str, int] = defaultdict(int)
    for each in invited:
        counts[each[place]] += 1
    for one in came:
        organisations[group(one)].add(one.organisation_id)
        people[group(one)] += 1
    values = sorted(counts.keys() | people.keys(), key=lambda value: (-counts[value], value))
    return tuple(
        ReportTurnout(value, counts[value], len(organisations[value]), people[value])
        for value in values
    )
