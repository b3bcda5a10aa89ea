"""The log of the programme's releases, and whom the next one or a new chair would concern."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain import plan_chair, plan_changes, plan_news
from conference.domain.plan import Plan, PlannedPerson
from conference.domain.plan_changes import PlanChange
from conference.domain.plan_news import NewsKind
from conference.domain.runs import RunState
from conference.domain.texts import Translated
from conference.models import AssignmentRun, Placement, ProgrammeRelease, User, concerned, plans
from conference.models.concerned import Concerned


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """One release; `by` is the user's name where a user released it and is still there."""

    id: int
    number: int
    released_at: datetime
    by: str | None
    letters: int
    changes: tuple[PlanChange, ...]

    @property
    def public_changes(self) -> tuple[PlanChange, ...]:
        """Those of the changes that are told of outside."""
        return tuple(each for each in self.changes if each.kind.is_public)


@dataclass(frozen=True, slots=True)
class TouchedList:
    """The list of an occurrence of which something is new: what it has said, and for how many."""

    occurrence_id: int
    number: int
    title: Translated
    starts_at: datetime
    ends_at: datetime
    room: str
    people: int
    is_gone: bool


@dataclass(frozen=True, slots=True)
class Affected:
    """Whom a release concerns; `organisations` are those that would get a letter, and why.

    `people` have something new of their own, `places_lost` places and `wishes_lost` wishes go.
    """

    organisations: tuple[Concerned, ...]
    people: int
    places_lost: int
    wishes_lost: int
    lists: tuple[TouchedList, ...]

    @property
    def letters(self) -> int:
        """How many letters that makes."""
        return len(self.organisations)


@dataclass(frozen=True, slots=True)
class ChairAffected:
    """Whom a new chair concerns, besides the pages: `before` and `after` are their names.

    The accounts are the names of the users that sign in as the old chair and as the new one.
    """

    number: int
    title: Translated
    before: str
    after: str
    affected: Affected
    accounts_before: tuple[str, ...]
    accounts_after: tuple[str, ...]


def log(session: Session, conference_id: int) -> tuple[ReleaseView, ...]:
    """Return the releases, the newest first."""
    query = (
        select(ProgrammeRelease, User.name)
        .outerjoin(User, User.id == ProgrammeRelease.user_id)
        .where(ProgrammeRelease.conference_id == conference_id)
        .order_by(ProgrammeRelease.number.desc())
    )
    return tuple(
        ReleaseView(
            id=each.id,
            number=each.number,
            released_at=each.released_at,
            by=name,
            letters=each.letters,
            changes=tuple(plan_changes.load(change) for change in each.changes),
        )
        for each, name in session.execute(query)
    )


def newest(session: Session, conference_id: int) -> tuple[int, datetime] | None:
    """Return the newest release's number and moment, or None before the first."""
    query = (
        select(ProgrammeRelease.number, ProgrammeRelease.released_at)
        .where(ProgrammeRelease.conference_id == conference_id)
        .order_by(ProgrammeRelease.number.desc())
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    return None if row is None else (row.number, row.released_at)


def affected(session: Session, conference_id: int) -> Affected:
    """Return whom releasing what is worked on would concern; raises NotFound."""
    before = plans.released(session, conference_id)
    return _affected(session, conference_id, before, plans.working(session, conference_id))


def affected_by_chair(
    session: Session, conference_id: int, session_id: int, leaving: int, coming: PlannedPerson
) -> ChairAffected:
    """Return whom it would concern that `coming` chairs a session (see `services.chairs`).

    Raises NotFound, NoChair or ChairAlready.
    """
    before = plans.released(session, conference_id)
    person = plan_chair.known(before, plans.working(session, conference_id), coming)
    after, new = plan_chair.replaced(before, session_id, leaving, person)
    theme = next(each for each in before.sessions if each.key == session_id)
    old = next(each.person for each in before.appearances if each.key == leaving)
    return ChairAffected(
        number=theme.number,
        title=theme.title,
        before=next(each.name for each in before.people if each.key == old),
        after=new.person.name,
        affected=_affected(session, conference_id, before, after, by_chair=True),
        accounts_before=_accounts(session, old),
        accounts_after=_accounts(session, new.person.key),
    )


def _affected(
    session: Session, conference_id: int, before: Plan, after: Plan, *, by_chair: bool = False
) -> Affected:
    them = concerned.by(session, conference_id, before, after, by_chair=by_chair)
    kinds = Counter(news.kind for each in them for person in each.people for news in person.news)
    return Affected(
        organisations=them,
        people=sum(len(each.people) for each in them),
        places_lost=kinds[NewsKind.PLACE_GONE],
        wishes_lost=kinds[NewsKind.WISH_GONE],
        lists=_lists(session, conference_id, before, after),
    )


def _lists(
    session: Session, conference_id: int, before: Plan, after: Plan
) -> tuple[TouchedList, ...]:
    news = plan_news.of_places(before, after)
    people = _placed(session, conference_id)
    slots = {each.key: each for each in before.items}
    themes = {each.key: each for each in before.sessions}
    return tuple(
        TouchedList(
            occurrence_id=each.key,
            number=themes[each.session].number,
            title=themes[each.session].title,
            starts_at=slots[each.item].starts_at,
            ends_at=slots[each.item].ends_at,
            room=each.room,
            people=people.get(each.key, 0),
            is_gone=each.key not in news,
        )
        for each in before.occurrences
        if news.get(each.key) != ()
    )


def _placed(session: Session, conference_id: int) -> dict[int, int]:
    """Return how many people the published run has put in each occurrence."""
    query = (
        select(Placement.occurrence_id, func.count())
        .join(AssignmentRun, AssignmentRun.id == Placement.run_id)
        .where(
            AssignmentRun.conference_id == conference_id,
            AssignmentRun.state == RunState.PUBLISHED,
        )
        .group_by(Placement.occurrence_id)
    )
    return dict(session.execute(query).all())


def _accounts(session: Session, person: int) -> tuple[str, ...]:
    query = select(User.name).where(User.person_id == person).order_by(User.id)
    return tuple(session.scalars(query))
