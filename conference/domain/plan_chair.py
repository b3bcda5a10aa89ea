"""One chair in the place of another: in what is released, and in what is worked on meanwhile."""

from dataclasses import dataclass, replace

from conference.domain.plan import Plan, PlannedAppearance, PlannedPerson
from conference.domain.plan_edits import add_appearance, add_person, remove_appearance
from conference.domain.plan_errors import ChairAlready, NoChair
from conference.domain.plan_keys import with_ids
from conference.domain.plan_parts import one
from conference.domain.programme import AppearanceRole


@dataclass(frozen=True, slots=True)
class NewChair:
    """The person and the appearance that come, and the key of the appearance that goes."""

    person: PlannedPerson
    appearance: PlannedAppearance
    leaving: int


def known(released: Plan, working: Plan, coming: PlannedPerson) -> PlannedPerson:
    """Return the person with the key of `coming` as either plan knows them, or who is new (0).

    Raises NotFound.
    """
    if not coming.key:
        return coming
    return one((*released.people, *working.people), coming.key)


def replaced(
    plan: Plan, session: int, leaving: int, coming: PlannedPerson
) -> tuple[Plan, NewChair]:
    """Return the plan with `coming` as chair of the session, and what is new in it.

    Somebody whom the plan doesn't know by key is added to it. Raises NoChair when `leaving` isn't
    the appearance of one of the session's chairs, or ChairAlready.
    """
    chairs = [
        each
        for each in plan.appearances
        if each.session == session and each.role is AppearanceRole.CHAIR
    ]
    if leaving not in {each.key for each in chairs}:
        raise NoChair
    if coming.key in {each.person for each in chairs}:
        raise ChairAlready
    plan = remove_appearance(plan, leaving)
    if coming.key not in {each.key for each in plan.people}:
        plan = add_person(plan, coming)
        coming = plan.people[-1]
    new = PlannedAppearance(0, coming.key, AppearanceRole.CHAIR, session=session)
    plan = add_appearance(plan, new)
    return plan, NewChair(coming, plan.appearances[-1], leaving)


def followed(draft: Plan, new: NewChair, known_as: int) -> Plan:
    """Return what is worked on with the released change in it; all other work stays.

    `new` has the ids that the release gave; `known_as` is the key that the person has in the
    draft, if it knows them.
    """
    draft = with_ids(draft, {known_as: new.person.key})
    people = draft.people
    if new.person.key not in {each.key for each in people}:
        people = (*people, new.person)
    staying = tuple(
        each
        for each in draft.appearances
        if each.key != new.leaving and _what(each) != _what(new.appearance)
    )
    is_held = new.appearance.session in {each.key for each in draft.sessions}
    coming = (new.appearance,) if is_held else ()
    return replace(draft, people=people, appearances=(*staying, *coming))


def _what(appearance: PlannedAppearance) -> tuple[int, AppearanceRole, int | None]:
    return appearance.person, appearance.role, appearance.session
