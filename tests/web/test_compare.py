"""Two runs beside each other, and what publishing one after the other says and does."""

import re

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.runs import RunState
from conference.domain.users import Role
from conference.models import AssignmentRun, Conference, Occurrence, OutboxMessage, Registration
from conference.services import publishing
from tests.conftest import ClientAs
from tests.services.test_assignments import world
from tests.support import factories, runs
from tests.support.clock import START as NOW
from tests.support.counting import counted
from tests.support.visitor import Visitor

HOME = "/organiser/assignment"


@pytest.fixture
def organiser(client_as: ClientAs) -> Visitor:
    """The organiser, signed in."""
    return client_as(Role.ORGANISER)


def put(
    session: Session, held: Conference, people: list[Registration], numbers: tuple[int, int]
) -> AssignmentRun:
    """Add a draft that puts all the people in these sessions, one in each slot."""
    made = runs.draft(session, held)
    for person in people:
        move(session, made, person, numbers)
    return made


def move(
    session: Session, made: AssignmentRun, person: Registration, numbers: tuple[int, int]
) -> None:
    for slot, number in enumerate(numbers, start=1):
        where = room(session, slot, number)
        runs.placement(session, made, person, where, wish=number)


def room(session: Session, slot: int, number: int) -> Occurrence:
    held = session.scalars(select(Conference)).one()
    return runs.occurrences(session, held, slot)[number - 1]


def changed(page: str) -> list[str]:
    """Return how those listed fare, from the top."""
    return re.findall(
        r'status--(?:up|down|dash)">.*?<span>(Bedre|Dårligere|Like godt)</span>', page
    )


def three_ways(session: Session) -> tuple[AssignmentRun, AssignmentRun, list[Registration]]:
    """Add two runs: of four people one gets better, one worse, one swaps and one stays."""
    held, people = world(session, people=4)
    before, after = runs.draft(session, held), runs.draft(session, held)
    for person, old, new in zip(
        people,
        [(3, 1), (1, 2), (1, 2), (1, 2)],
        [(1, 2), (3, 1), (2, 1), (1, 2)],
        strict=True,
    ):
        move(session, before, person, old)
        move(session, after, person, new)
    return before, after, people


def test_runs_stand_beside_each_other(organiser: Visitor, session: Session) -> None:
    before, after, _people = three_ways(session)
    page = organiser.get(f"{HOME}/{after.id}/compare?with={before.id}").text
    assert "3 personer har andre plasser i fordeling 2 enn i fordeling 1" in page
    assert changed(page) == ["Dårligere", "Like godt", "Bedre"]
    assert page.index("Person 1") < page.index("Person 2") < page.index("Person 0")
    assert "Person 3" not in page
    row = re.search(r"1\. ønske og 3\. ønske</th>(.*?)</tr>", page, re.DOTALL)
    assert row
    assert re.findall(r">(\d)</td>", row[1]) == ["1", "1"]


def test_the_other_way_round_better_is_worse(organiser: Visitor, session: Session) -> None:
    before, after, _people = three_ways(session)
    page = organiser.get(f"{HOME}/{before.id}/compare?with={after.id}").text
    assert page.index("Person 0") < page.index("Person 1")
    assert changed(page) == ["Dårligere", "Like godt", "Bedre"]


def test_a_lost_place_is_worse_and_a_new_one_better(organiser: Visitor, session: Session) -> None:
    held, people = world(session, people=1)
    before, after = put(session, held, people, (3, 2)), runs.draft(session, held)
    page = organiser.get(f"{HOME}/{after.id}/compare?with={before.id}").text
    assert changed(page) == ["Dårligere"]
    assert page.count("Ingen plass") == 2
    assert changed(organiser.get(f"{HOME}/{before.id}/compare?with={after.id}").text) == ["Bedre"]


def test_who_wished_for_nothing_fares_alike_anywhere(organiser: Visitor, session: Session) -> None:
    held, people = world(session, people=1)
    people[0].wishes.clear()
    before, after = put(session, held, people, (1, 2)), put(session, held, people, (3, 1))
    page = organiser.get(f"{HOME}/{after.id}/compare?with={before.id}").text
    assert changed(page) == ["Like godt"]
    assert "ikke ønsket" not in page


def test_the_other_run_is_the_published_one_or_else_the_one_before(
    organiser: Visitor, session: Session
) -> None:
    held, people = world(session, people=1)
    first, second, third = (put(session, held, people, (1, 2)) for _each in range(3))
    selected = re.compile(r'value="(\d+)" selected')
    path = f"{HOME}/{third.id}/compare"
    assert selected.findall(organiser.get(path).text) == [str(second.id)]
    publishing.publish(session, first.id, BY_COMMAND, NOW)
    assert selected.findall(organiser.get(path).text) == [str(first.id)]
    assert "Alle har de samme plassene" in organiser.get(path).text


def test_only_runs_with_a_result_are_compared(organiser: Visitor, session: Session) -> None:
    held, people = world(session, people=1)
    done, failed = put(session, held, people, (1, 2)), runs.draft(session, held)
    failed.state = RunState.FAILED
    alone = organiser.get(f"{HOME}/{done.id}/compare")
    assert "ingen annen ferdig fordeling" in alone.text
    assert "compare" not in organiser.get(f"{HOME}/{done.id}").text
    for path in (
        f"{failed.id}/compare",
        f"{done.id}/compare?with={failed.id}",
        f"{done.id}/compare?with={done.id}",
        f"{done.id}/compare?with=999",
        "999/compare",
    ):
        assert organiser.get(f"{HOME}/{path}").status_code == 404, path
    failed.state = RunState.SUPERSEDED
    assert f"{HOME}/{done.id}/compare" in organiser.get(f"{HOME}/{done.id}").text


def test_more_people_cost_no_more_queries_and_come_by_twenty(
    app: Flask, organiser: Visitor, session: Session
) -> None:
    held, people = world(session, people=30)
    one = runs.draft(session, held), runs.draft(session, held)
    for made, numbers in zip(one, [(1, 2), (2, 3)], strict=True):
        move(session, made, people[0], numbers)
    all_ = put(session, held, people, (1, 2)), put(session, held, people, (2, 3))
    path, short = (f"{HOME}/{pair[1].id}/compare?with={pair[0].id}" for pair in (all_, one))
    organiser.get(path)
    with counted(app) as few:
        page = organiser.get(short).text
    assert len(changed(page)) == 1
    with counted(app) as many:
        page = organiser.get(path).text
    assert len(changed(page)) == 20
    assert len(few) == len(many)
    assert len(changed(organiser.get(f"{path}&page=2").text)) == 10
    assert len(changed(organiser.get(f"{path}&page=99").text)) == 10


def test_publishing_names_whom_it_concerns_and_writes_only_to_them(
    organiser: Visitor, session: Session
) -> None:
    before, after, people = three_ways(session)
    publishing.publish(session, before.id, BY_COMMAND, NOW)
    first = set(session.scalars(select(OutboxMessage.id)))
    page = organiser.get(f"{HOME}/{after.id}/publish").text
    assert "1 person får det dårligere" in page
    assert "3 personer får brev" in page
    assert changed(page) == ["Dårligere", "Like godt", "Bedre"]
    organiser.post(f"{HOME}/{after.id}/publish")
    letters = session.scalars(select(OutboxMessage).where(OutboxMessage.id.not_in(first)))
    assert {each.registration_id for each in letters} == {each.id for each in people[:3]}


def test_publishing_shows_twenty_and_the_way_to_the_rest(
    organiser: Visitor, session: Session
) -> None:
    held, people = world(session, people=21)
    before, after = put(session, held, people, (2, 3)), put(session, held, people, (1, 2))
    assert "Dette endrer seg" not in organiser.get(f"{HOME}/{before.id}/publish").text
    publishing.publish(session, before.id, BY_COMMAND, NOW)
    page = organiser.get(f"{HOME}/{after.id}/publish").text
    assert changed(page) == ["Bedre"] * 20
    assert "Se alle 21" in page
    assert f"{HOME}/{after.id}/compare?with={before.id}" in page
    assert "får det dårligere enn" not in page


def test_publishing_what_moves_nobody_says_so(organiser: Visitor, session: Session) -> None:
    held, people = world(session, people=2)
    before, after = put(session, held, people, (1, 2)), put(session, held, people, (1, 2))
    publishing.publish(session, before.id, BY_COMMAND, NOW)
    assert "ingen får brev" in organiser.get(f"{HOME}/{after.id}/publish").text
    assert organiser.get(f"{HOME}/{before.id}/publish").status_code == 404


def test_first_come_first_served_stands_beside_the_outcomes(
    organiser: Visitor, session: Session
) -> None:
    held, people = world(session, people=2)
    made = put(session, held, people, (1, 2))
    plain = organiser.get(f"{HOME}/{made.id}").text
    assert "Først til mølla" not in plain
    made.first_come = [
        {"ranks": [1, 2], "people": 1},
        {"ranks": [90, 99], "people": 1},
    ]
    page = organiser.get(f"{HOME}/{made.id}").text
    assert "0 personer mangler plass eller fikk en sesjon utenfor ønskelisten" in page
    assert "Med først til mølla hadde det vært 1." in page
    rows = re.findall(
        r'<tr><th scope="row">([^<]+)</th>\s*<td class="num" .*?>(\d)</td>'
        r'<td class="num" .*?>(\d)</td>',
        page,
    )
    assert rows == [
        ("en sesjon utenfor ønskelisten og ingen plass", "0", "1"),
        ("1. ønske og 2. ønske", "2", "1"),
        ("Alle", "2", "2"),
    ]


def test_a_solved_run_has_computed_it_for_the_same_people(
    organiser: Visitor, session: Session
) -> None:
    _held, people = world(session, people=6)
    factories.registration(session, people[0].invitation, 2)
    organiser.post(HOME)
    made = session.scalars(select(AssignmentRun)).one()
    assert sum(each["people"] for each in made.first_come) == 7
    assert "Først til mølla" in organiser.get(f"{HOME}/{made.id}").text
