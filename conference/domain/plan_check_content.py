"""What can be wrong with sessions, people and texts: missing, twice, or too few."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import combinations

from conference.domain.plan import Plan, PlannedItem, PlannedPerson
from conference.domain.plan_check_day import at_once
from conference.domain.plan_faults import Fault, FaultKind, Severity
from conference.domain.programme import AppearanceRole, AppearanceStatus
from conference.domain.texts import Language, Translated

Place = tuple[str, int]
"""Where somebody is: ("item", its key), or ("occurrence", its key)."""


def numbers_used_twice(plan: Plan) -> Iterator[Fault]:
    """Yield the numbers that more than one session has."""
    kind = FaultKind.NUMBER_TWICE
    for number, count in Counter(each.number for each in plan.sessions).items():
        if count > 1:
            keys = tuple(each.key for each in plan.sessions if each.number == number)
            yield Fault(kind, kind.severity, sessions=keys, params={"number": number})


def sessions_lacking(plan: Plan) -> Iterator[Fault]:
    """Yield the sessions that are held nowhere, or lack a chair or a question."""
    held = {each.session for each in plan.occurrences}
    chaired = {each.session for each in plan.appearances if each.role is AppearanceRole.CHAIR}
    for each in plan.sessions:
        if each.key not in held:
            yield _about(FaultKind.NOT_HELD, each.key)
        elif each.key not in chaired:
            yield _about(FaultKind.CHAIR_MISSING, each.key)
        if each.asks_for is None or not each.asks_for.nb:
            yield _about(FaultKind.QUESTION_MISSING, each.key)


def _about(kind: FaultKind, session: int, **params: object) -> Fault:
    return Fault(kind, kind.severity, sessions=(session,), params=params)


def sessions_wished_for_by_few(plan: Plan, wishes: Mapping[int, int]) -> Iterator[Fault]:
    """Yield the sessions with fewer first wishes than their smallest groups need.

    Before anybody has wished there is nothing to tell, and so for what nobody could wish for.
    """
    needed: Counter[int] = Counter()
    for each in plan.occurrences:
        needed[each.session] += each.minimum
    for key in (each.key for each in plan.sessions if wishes and each.key > 0):
        if wishes.get(key, 0) < needed[key]:
            yield _about(FaultKind.FEW_WISHES, key, wishes=wishes.get(key, 0), needed=needed[key])


def people_in_two_places(plan: Plan) -> Iterator[Fault]:
    """Yield the people who are announced in two places at once; a body may be anywhere.

    Whoever has a role in a session is there each time it is held.
    """
    items = {each.key: each for each in plan.items}
    for person in plan.people:
        places = _places(plan, person)
        clashes = [
            (one, other)
            for one, other in combinations(places, 2)
            if at_once(items[places[one]], items[places[other]])
        ]
        if clashes and not person.is_body:
            yield _clash(plan, person, [place for pair in clashes for place in pair], items)


def _places(plan: Plan, person: PlannedPerson) -> dict[Place, int]:
    """Return where somebody is announced, and the item at whose time."""
    found: dict[Place, int] = {}
    for each in plan.appearances:
        if each.person != person.key or each.status is not AppearanceStatus.PLANNED:
            continue
        if each.item is not None:
            found["item", each.item] = each.item
        for held in plan.occurrences:
            if held.session == each.session:
                found["occurrence", held.key] = held.item
    return found


def _clash(
    plan: Plan, person: PlannedPerson, places: list[Place], items: Mapping[int, PlannedItem]
) -> Fault:
    held = [each for each in plan.occurrences if ("occurrence", each.key) in places]
    mine = [key for kind, key in places if kind == "item"]
    times = [items[key].starts_at for key in (*mine, *(each.item for each in held))]
    kind = FaultKind.PERSON_TWICE
    return Fault(
        kind,
        kind.severity,
        items=tuple(dict.fromkeys(mine)),
        sessions=tuple(dict.fromkeys(each.session for each in held)),
        occurrences=tuple(each.key for each in held),
        people=(person.key,),
        params={"starts_at": min(times)},
    )


def texts_missing(plan: Plan) -> Iterator[Fault]:
    """Yield one fault for each language that some texts lack: nynorsk, and lighter English."""
    for language in (Language.NN, Language.EN):
        lacking: dict[str, list[int]] = defaultdict(list)
        for what, key, text in _texts(plan):
            if text.nb and not getattr(text, language):
                lacking[what].append(key)
        if lacking:
            yield Fault(
                FaultKind.TEXT_MISSING,
                Severity.WARNING if language is Language.NN else Severity.HINT,
                items=tuple(dict.fromkeys(lacking["items"])),
                sessions=tuple(dict.fromkeys(lacking["sessions"])),
                people=tuple(dict.fromkeys(lacking["people"])),
                params={"language": language, "texts": sum(map(len, lacking.values()))},
            )


def _texts(plan: Plan) -> Iterator[tuple[str, int, Translated]]:
    """Yield (part of the plan, key, text); a note on what somebody does is the person's."""
    for name in ("items", "sessions", "people", "appearances"):
        for part in getattr(plan, name):
            for field in fields(part):
                value = getattr(part, field.name)
                if isinstance(value, Translated):
                    is_note = name == "appearances"
                    yield ("people", part.person, value) if is_note else (name, part.key, value)
