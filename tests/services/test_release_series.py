"""Whatever is done to a programme, the tables hold it after the release, and people fit in."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain import plan_checks, plan_json
from conference.domain import plan_edits as edits
from conference.domain.errors import DomainError
from conference.domain.marks import mark
from conference.domain.plan import Plan, PlannedAppearance, PlannedOccurrence, PlannedPerson
from conference.domain.plan_changes import changes
from conference.domain.plan_errors import ProgrammeFaulty
from conference.domain.programme import AppearanceRole, ItemKind
from conference.models import Placement, TimeSlot, Wish
from conference.queries import plans
from tests.services.test_releases import newest, published
from tests.support.released import Edit, parts, release, work

SERIES = 12
NOWHERE = (PlannedOccurrence(0, 0, 0, "", 0),)


def some_edit(dice: random.Random, plan: Plan) -> Plan:
    """Return the plan after one change that dice choose; where that is refused, as it is."""
    item, theme = dice.choice(plan.items), dice.choice(plan.sessions)
    slots = [each for each in plan.items if each.kind is ItemKind.PARALLEL_SESSIONS]
    held, slot = dice.choice(plan.occurrences or NOWHERE), dice.choice(slots or plan.items)
    name = f"Rom {dice.randrange(1, 4)}"
    role = PlannedAppearance(0, -1, AppearanceRole.CHAIR, session=theme.key)
    moved = replace(theme, number=dice.randrange(1, 9))
    later = item.starts_at + timedelta(hours=dice.randrange(-5, 5))
    ways: list[Edit] = [
        lambda plan: edits.move_item(plan, item.key, later, None),
        lambda plan: edits.add_item(plan, replace(item, starts_at=later)),
        lambda plan: edits.remove_item(plan, item.key) if len(slots) > 2 else plan,
        lambda plan: edits.add_session(plan, replace(theme, number=dice.randrange(50, 9999))),
        lambda plan: edits.remove_session(plan, theme.key) if len(plan.sessions) > 3 else plan,
        lambda plan: edits.change_session(plan, theme.key, moved, mark(theme)),
        lambda plan: edits.move_occurrence(plan, held.key, slot.key, name),
        lambda plan: edits.set_occurrence(plan, theme.key, slot.key, name, 5, 1, None),
        lambda plan: edits.add_person(plan, PlannedPerson(0, f"Person {dice.randrange(99)}")),
        lambda plan: edits.add_appearance(
            plan, replace(role, person=dice.choice(plan.people).key if plan.people else 0)
        ),
        lambda plan: (
            edits.remove_appearance(plan, dice.choice(plan.appearances).key)
            if plan.appearances
            else plan
        ),
    ]
    try:
        return dice.choice(ways)(plan)
    except DomainError:
        return plan


def cleared(plan: Plan) -> Plan:
    """Return the plan without what a release would refuse."""
    while found := plan_checks.errors(plan):
        fault = found[0]
        if fault.occurrences:
            plan = edits.remove_occurrence(plan, fault.occurrences[-1])
        else:
            plan = edits.remove_item(plan, fault.items[-1])
    return plan


@pytest.mark.parametrize("seed", range(6))
def test_a_series_of_releases(session: Session, seed: int) -> None:
    dice = random.Random(seed)
    held, _persons, _run = published(session)
    for _each in range(SERIES):
        for _step in range(8):
            plan = work(session, held, lambda plan: some_edit(dice, plan))
        plan = work(session, held, cleared)
        if not plans.state(session, held.id).is_changed:
            continue
        before = plans.released(session, held.id)
        release(session, held)
        after = plans.working(session, held.id)
        assert parts(plan_json.load(newest(session).content)) == parts(after)
        for name, things in parts(after).items():
            wanted = [each for each in parts(plan)[name] if is_settled(each)]
            assert len(things) == len(getattr(plan, name))
            assert [each for each in things if each in wanted] == wanted
        assert len(changes(before, after)) == len(changes(before, plan))
        check_people(session, plan)


def is_settled(part: object) -> bool:
    """Whether a part neither is new nor refers to what is, so that it reads the same after."""
    names = ("key", "item", "session", "person")
    return all((getattr(part, name, None) or 0) >= 0 for name in names)


def check_people(session: Session, plan: Plan) -> None:
    """Check that wishes count from one, slots through the day, and places are in sessions held."""
    ranks = select(Wish.registration_id).group_by(Wish.registration_id)
    assert session.scalars(ranks.having(func.max(Wish.rank) != func.count())).all() == []
    numbers = session.scalars(select(TimeSlot.number).order_by(TimeSlot.number)).all()
    assert list(numbers) == list(range(1, len(numbers) + 1))
    held = {each.key for each in plan.occurrences}
    assert set(session.scalars(select(Placement.occurrence_id))) <= held


def test_faults_stop_a_release_and_leave_everything(session: Session) -> None:
    held, _persons, _run = published(session)
    before = plans.released(session, held.id)
    one = before.occurrences[0]
    other = next(
        each for each in before.occurrences if each.item == one.item and each.key != one.key
    )
    with pytest.raises(ProgrammeFaulty):
        release(
            session, held, lambda plan: edits.move_occurrence(plan, one.key, one.item, other.room)
        )
    assert plans.released(session, held.id) == before
