"""The demo's logins, links and entrances fit the programme and the guests."""

import re

from conference.domain.links import new_token
from conference.domain.users import Role, usable_password
from seeds import demo
from seeds.guests import guests
from seeds.programme import load


def test_every_role_and_a_chair_for_each_session_can_sign_in() -> None:
    assert {user.role for user in demo.DEMO_USERS} == {role.value for role in Role}
    chairs = [user for user in demo.DEMO_USERS if user.role == "chair"]
    assert [user.session for user in chairs] == [each.number for each in load().sessions]
    assert [user.email for user in chairs] == [f"chair{n}@example.no" for n in range(1, 9)]
    assert demo.DEMO_USERS[0].email == "organiser@example.no"
    assert all(usable_password(user.password) for user in demo.DEMO_USERS)


def test_links_look_like_real_ones_and_differ() -> None:
    tokens = [demo.demo_token(number) for number in range(200)]
    assert len(set(tokens)) == 200
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", token) for token in tokens)
    assert {len(token) for token in tokens} == {len(new_token())}
    assert tokens == [demo.demo_token(number) for number in range(200)]


def test_the_entrances_lead_to_one_who_answers_and_one_who_names_the_second() -> None:
    listed = guests()
    assert demo.ENTRANCES == (demo.TO_ANSWER, demo.TO_NAME_SECOND)
    to_answer, to_name = (listed[number] for number in demo.ENTRANCES)
    assert (to_answer.answer, to_answer.quota) == ("silent", 2)
    assert (to_name.answer, to_name.quota) == ("accepted", 2)
    assert [seat.name is None for seat in to_name.registrations] == [False, True]


def test_the_demo_starts_a_week_before_the_deadline() -> None:
    left = load().conference.closes_at - demo.STARTS_AT
    assert left.days == 7
