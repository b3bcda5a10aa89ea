"""A new chair is one action: tables, drafts, access, history and letters follow it at once."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain import plan_edits as edits
from conference.domain.actors import BY_COMMAND
from conference.domain.errors import NotFound
from conference.domain.outbox import MessageKind
from conference.domain.plan import PlannedAppearance, PlannedPerson, Room
from conference.domain.plan_changes import PlanChangeKind
from conference.domain.plan_errors import ChairAlready, NoChair
from conference.domain.programme import AppearanceRole, AppearanceStatus
from conference.domain.users import Role
from conference.models import Appearance, Conference, OutboxMessage, Person
from conference.queries import affected, attendees, plans, releases
from conference.queries import programme as programme_pages
from conference.services import chairs, programme
from tests.services.test_assignments import world
from tests.services.test_releases import published
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.released import release, work
from tests.support.visitor import user_with

NEW = PlannedPerson(0, "Omar Ali")


def chaired(session: Session, held: Conference) -> tuple[int, int]:
    """Release a chair of the first session; returns the session's id and the appearance's."""
    theme = factories.session_ids(session, held)[0]
    lead = PlannedAppearance(0, -1, AppearanceRole.CHAIR, session=theme)
    release(
        session,
        held,
        lambda plan: edits.add_person(plan, PlannedPerson(0, "Kari Lie")),
        lambda plan: edits.add_appearance(plan, lead),
    )
    return theme, plans.released(session, held.id).appearances[0].key


def change(
    session: Session,
    held: Conference,
    theme: int,
    leaving: int,
    coming: PlannedPerson = NEW,
    tell: bool = False,
) -> int:
    return chairs.change_chair(session, held.id, theme, leaving, coming, BY_COMMAND, NOW, tell=tell)


def leads(session: Session, held: Conference, working: bool = False) -> list[str]:
    """Return the names of those who chair sessions."""
    read = plans.working if working else plans.released
    plan = read(session, held.id)
    names = {each.key: each.name for each in plan.people}
    return [names[each.person] for each in plan.appearances]


def test_the_tables_change_at_once_and_remember(session: Session) -> None:
    held = factories.conference(session, sessions=2)
    theme, leaving = chaired(session, held)
    change(session, held, theme, leaving)
    assert session.get_one(Appearance, leaving).status is AppearanceStatus.CANCELLED
    shown = programme_pages.whole(session, held.id).sessions[0]
    assert [each.name for each in shown.chairs] == ["Omar Ali"]
    newest = releases.log(session, held.id)[0]
    (told,) = newest.changes
    assert (told.kind, told.was_name, told.name) == (
        PlanChangeKind.ROLE_REPLACED,
        "Kari Lie",
        "Omar Ali",
    )
    assert newest.number == 2
    assert not plans.state(session, held.id).is_changed


def test_other_work_stays_in_the_draft_and_can_be_taken_back(session: Session) -> None:
    held = factories.conference(session, sessions=2)
    theme, leaving = chaired(session, held)
    work(session, held, lambda plan: edits.add_room(plan, Room("En", 9)))
    work(session, held, lambda plan: edits.add_room(plan, Room("To", 9)))
    change(session, held, theme, leaving)
    assert leads(session, held) == leads(session, held, working=True) == ["Omar Ali"]
    rooms = [each.name for each in plans.working(session, held.id).rooms]
    assert rooms[-2:] == ["En", "To"]
    assert "En" not in {each.name for each in plans.released(session, held.id).rooms}
    programme.undo(session, held.id, plans.state(session, held.id).seen, BY_COMMAND, NOW)
    assert leads(session, held, working=True) == ["Omar Ali"]
    assert plans.state(session, held.id).changes == 1
    release(session, held)
    assert leads(session, held) == ["Omar Ali"]


def test_somebody_known_from_the_draft_is_the_same_person_after(session: Session) -> None:
    held = factories.conference(session, sessions=2)
    theme, leaving = chaired(session, held)
    other = factories.session_ids(session, held)[1]
    plan = work(session, held, lambda plan: edits.add_person(plan, NEW))
    key = plan.people[-1].key
    expert = PlannedAppearance(0, key, AppearanceRole.EXPERT, session=other)
    work(session, held, lambda plan: edits.add_appearance(plan, expert))
    change(session, held, theme, leaving, PlannedPerson(key, ""))
    assert leads(session, held, working=True) == ["Omar Ali", "Omar Ali"]
    release(session, held)
    query = select(Person).where(Person.name == "Omar Ali")
    assert len(session.scalars(query).all()) == 1


def test_a_draft_that_had_the_same_idea_has_it_once(session: Session) -> None:
    held = factories.conference(session, sessions=1)
    theme, leaving = chaired(session, held)
    plan = work(session, held, lambda plan: edits.add_person(plan, NEW))
    lead = PlannedAppearance(0, plan.people[-1].key, AppearanceRole.CHAIR, session=theme)
    work(session, held, lambda plan: edits.add_appearance(plan, lead))
    change(session, held, theme, leaving, plan.people[-1])
    assert leads(session, held, working=True) == ["Omar Ali"]
    assert plans.state(session, held.id).changes == 0


def test_a_session_that_the_draft_takes_out_stays_out(session: Session) -> None:
    held = factories.conference(session, sessions=2)
    theme, leaving = chaired(session, held)
    work(session, held, lambda plan: edits.remove_session(plan, theme))
    change(session, held, theme, leaving)
    assert leads(session, held) == ["Omar Ali"]
    assert leads(session, held, working=True) == []
    release(session, held)
    assert leads(session, held) == []


def test_access_to_the_lists_goes_with_the_chair(session: Session) -> None:
    held, _persons, _run = published(session)
    theme, leaving = chaired(session, held)
    person = plans.released(session, held.id).appearances[0].person
    user = user_with(session, Role.CHAIR, session.get_one(Person, person))
    run = attendees.published(session, held.id)
    assert len(attendees.room_lists(session, held.id, run, chaired_by=person)) == 2
    concerned = affected.affected_by_chair(session, held.id, theme, leaving, NEW)
    assert (concerned.before, concerned.after) == ("Kari Lie", "Omar Ali")
    assert concerned.accounts_before == (user.name,)
    assert concerned.accounts_after == ()
    change(session, held, theme, leaving)
    assert attendees.room_lists(session, held.id, run, chaired_by=person) == ()
    now = plans.released(session, held.id).appearances[0].person
    assert len(attendees.room_lists(session, held.id, run, chaired_by=now)) == 2


def test_what_the_page_says_is_what_happens(session: Session) -> None:
    held, _persons, _run = published(session, 4)
    theme, leaving = chaired(session, held)
    concerned = affected.affected_by_chair(session, held.id, theme, leaving, NEW).affected
    assert concerned.letters == concerned.people > 0
    assert [each.number for each in concerned.lists] == [1, 1]
    assert sum(each.people for each in concerned.lists) == concerned.people
    assert change(session, held, theme, leaving, tell=True) == concerned.letters
    letters = session.scalars(
        select(OutboxMessage).where(OutboxMessage.kind == MessageKind.CHANGE)
    ).all()
    assert {each.invitation_id for each in letters} == {
        each.invitation_id for each in concerned.organisations
    }
    assert all("ledes nå av Omar Ali" in each.body for each in letters)


def test_before_places_are_published_it_concerns_those_who_wish(session: Session) -> None:
    held, persons = world(session, 2)
    theme, leaving = chaired(session, held)
    assert change(session, held, theme, leaving, tell=True) == len(persons)
    letters = select(OutboxMessage.body).where(OutboxMessage.kind == MessageKind.CHANGE)
    assert "som står på ønskelisten, ledes nå av Omar Ali" in session.scalars(letters).all()[0]


def test_what_cannot_be_is_refused(session: Session) -> None:
    held = factories.conference(session, sessions=2)
    theme, leaving = chaired(session, held)
    other = factories.session_ids(session, held)[1]
    present = plans.released(session, held.id).people[0]
    with pytest.raises(NoChair):
        change(session, held, other, leaving)
    with pytest.raises(NoChair):
        change(session, held, theme, leaving + 1)
    with pytest.raises(ChairAlready):
        change(session, held, theme, leaving, present)
    with pytest.raises(NotFound):
        change(session, held, theme, leaving, PlannedPerson(999, "Ingen"))


def test_whom_a_release_concerns_is_told_before_it(session: Session) -> None:
    held, persons, _run = published(session)
    gone = factories.session_ids(session, held)[0]
    work(session, held, lambda plan: edits.remove_session(plan, gone))
    concerned = affected.affected(session, held.id)
    assert concerned.wishes_lost == len(persons)
    assert concerned.letters == len(persons)
    assert {(each.number, each.is_gone) for each in concerned.lists} == {(1, True)}
    assert concerned.places_lost == sum(each.people for each in concerned.lists)
