"""Whom the next release or a new chair would concern, why, and what is to be printed again."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain import plan_chair, plan_json, plan_news
from conference.domain.plan import Plan, PlannedPerson
from conference.domain.plan_news import NewsKind
from conference.domain.runs import RunState
from conference.domain.texts import Translated
from conference.models import AssignmentRun, Placement, ProgrammeRelease, User, concerned, plans
from conference.models.concerned import Concerned
from conference.queries import list_printouts
from conference.queries.list_printouts import Fetched
from conference.queries.reasons import Reason, reasons


@dataclass(frozen=True, slots=True)
class TouchedList:
    """The list of an occurrence of which something is new, and for how many.

    `fetched` is when it was fetched for printing last, or None; `is_old` whether something has
    become new since then.
    """

    occurrence_id: int
    number: int
    title: Translated
    starts_at: datetime
    ends_at: datetime
    room: str
    people: int
    is_gone: bool
    fetched: Fetched | None
    is_old: bool = True


@dataclass(frozen=True, slots=True)
class Affected:
    """Whom a release concerns; `organisations` are those that would get a letter, `reasons` why.

    `people` have something new of their own, `places_lost` places and `wishes_lost` wishes go.
    """

    organisations: tuple[Concerned, ...]
    reasons: tuple[Reason, ...]
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


def to_print_again(session: Session, conference_id: int) -> tuple[TouchedList, ...]:
    """Return the lists with people on them that the newest release made other than they were."""
    query = (
        select(ProgrammeRelease.content, ProgrammeRelease.released_at)
        .where(ProgrammeRelease.conference_id == conference_id)
        .order_by(ProgrammeRelease.number.desc())
        .limit(2)
    )
    rows = session.execute(query).all()
    if len(rows) < 2:
        return ()
    after, before = (plan_json.load(each.content) for each in rows)
    touched = _touched(before, after)
    found = _told(session, conference_id, after, touched, rows[0].released_at)
    return tuple(each for each in found if each.people)


def _affected(
    session: Session, conference_id: int, before: Plan, after: Plan, *, by_chair: bool = False
) -> Affected:
    them = concerned.by(session, conference_id, before, after, by_chair=by_chair)
    kinds = Counter(news.kind for each in them for person in each.people for news in person.news)
    return Affected(
        organisations=them,
        reasons=reasons(them),
        people=sum(len(each.people) for each in them),
        places_lost=kinds[NewsKind.PLACE_GONE],
        wishes_lost=kinds[NewsKind.WISH_GONE],
        lists=_lists(session, conference_id, before, after),
    )


def _lists(
    session: Session, conference_id: int, before: Plan, after: Plan
) -> tuple[TouchedList, ...]:
    """Return the lists that become other than they are, as they are."""
    standing = {each.key for each in after.occurrences}
    found = _told(session, conference_id, before, _touched(before, after))
    return tuple(replace(each, is_gone=each.occurrence_id not in standing) for each in found)


def _touched(before: Plan, after: Plan) -> set[int]:
    """Return the occurrences that are gone, or of which something is new."""
    news = plan_news.of_places(before, after)
    return {each.key for each in before.occurrences if news.get(each.key) != ()}


def _told(
    session: Session,
    conference_id: int,
    plan: Plan,
    touched: set[int],
    since: datetime | None = None,
) -> tuple[TouchedList, ...]:
    """Return the touched occurrences' lists; old are those not fetched after `since`."""
    people = _placed(session, conference_id)
    fetched = list_printouts.last_fetched(session, conference_id)
    slots = {each.key: each for each in plan.items}
    themes = {each.key: each for each in plan.sessions}
    return tuple(
        TouchedList(
            occurrence_id=each.key,
            number=themes[each.session].number,
            title=themes[each.session].title,
            starts_at=slots[each.item].starts_at,
            ends_at=slots[each.item].ends_at,
            room=each.room,
            people=people.get(each.key, 0),
            is_gone=False,
            fetched=(mine := fetched.get(each.key)),
            is_old=since is None or mine is None or mine.at <= since,
        )
        for each in plan.occurrences
        if each.key in touched
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
