"""A run tells what has changed since it was made, and one that lacks somebody isn't published."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain import plan_edits as edits
from conference.domain.actors import BY_COMMAND
from conference.domain.invitations import InvitationState
from conference.domain.runs import RunState
from conference.domain.users import Role
from conference.models import AssignmentRun, Conference, Registration
from conference.queries import run_age, runs
from conference.queries.run_age import Age
from conference.services import (
    answers,
    assignments,
    bars,
    placements,
    publishing,
    registrations,
)
from tests.conftest import ClientAs
from tests.services.test_assignments import places, room, run, world
from tests.services.test_placement_letters import LATER
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.released import release

HOME = "/organiser/assignment"


def newcomer(session: Session, held: Conference) -> Registration:
    invited, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    return factories.registration(session, invited, 1, "Sen Person")


def wish(session: Session, person: Registration, wishes: list[int]) -> None:
    """Let the person have other wishes, an hour after the run was made."""
    registrations.update(
        session, person.invitation_id, 1, person.name, None, wishes, BY_COMMAND, LATER
    )


def test_a_run_is_as_old_as_what_has_changed_since(session: Session) -> None:
    held, (_first, second, third) = world(session)
    made = run(session, held).id
    wish(session, second, [each.session_id for each in second.wishes])
    assert run_age.age(session, made) == Age(0, 0, 0)
    assert not run_age.age(session, made).is_outdated

    wish(session, second, [])
    wish(session, second, factories.session_ids(session, held)[:1])
    newcomer(session, held)
    answers.decline(session, third.invitation_id, BY_COMMAND, LATER)
    copied = assignments.copy(session, made, BY_COMMAND, LATER)

    assert run_age.age(session, made) == Age(new=1, gone=1, rewished=1)
    assert run_age.age(session, copied) == Age(new=1, gone=1, rewished=1)
    again = assignments.run(session, held.id, BY_COMMAND, LATER)
    assert run_age.age(session, again) == Age(0, 0, 0)


def test_a_run_made_before_a_pin_or_a_bar_says_that_it_keeps_neither(session: Session) -> None:
    held, (first, second, third) = world(session)
    made = run(session, held).id
    one = [room(session, 1, number) for number in (1, 2, 3)]
    free = next(
        each for each in one if each.session_id not in places(session, made, first).values()
    )
    placements.pin(session, first.id, free.id, "Innleder", BY_COMMAND, LATER)
    held_by_second = min(places(session, made, second).values())
    bars.bar(session, second.id, held_by_second, "Var der i fjor", BY_COMMAND, LATER)
    (other,) = set(factories.session_ids(session, held)) - {*places(session, made, third).values()}
    bars.bar(session, third.id, other, "Var der i fjor", BY_COMMAND, LATER)

    assert run_age.age(session, made) == Age(0, 0, 0, overruled=2)
    assert run_age.age(session, assignments.run(session, held.id, BY_COMMAND, LATER)) == Age(
        0, 0, 0
    )


def test_a_swap_that_drops_the_wishes_counts(session: Session) -> None:
    held, (kept, dropped, _third) = world(session)
    made = run(session, held).id
    for person, keep in ((kept, True), (dropped, False)):
        registrations.swap(
            session,
            person.invitation_id,
            1,
            "Ny",
            None,
            keep_wishes=keep,
            actor=BY_COMMAND,
            now=LATER,
        )
    assert run_age.age(session, made) == Age(0, 0, 1)


def test_those_without_a_room_are_part_of_the_run(session: Session) -> None:
    held, _people = world(session, people=8, seats=2)
    assert run_age.age(session, run(session, held).id) == Age(0, 0, 0)


def test_who_comes_later_is_not_counted_as_left_without_a_place(session: Session) -> None:
    held, _people = world(session, people=8, seats=1)
    made = run(session, held).id
    before = runs.summary(session, made).unplaced
    newcomer(session, held).registered_at = LATER
    session.flush()
    assert runs.summary(session, made).unplaced == before > 0


def test_who_is_new_counts_among_those_who_get_letters(session: Session) -> None:
    held, _people = world(session)
    publishing.publish(session, run(session, held).id, BY_COMMAND, NOW)
    newcomer(session, held)
    made = assignments.run(session, held.id, BY_COMMAND, LATER, keep=True)
    due = runs.letters_due(session, made)
    assert due == publishing.publish(session, made, BY_COMMAND, LATER) == 1


@pytest.mark.parametrize("path", ["", "/publish"])
def test_the_pages_of_a_run_say_what_has_changed(
    client_as: ClientAs, session: Session, path: str
) -> None:
    organiser = client_as(Role.ORGANISER)
    held, (person, *_others) = world(session)
    page = f"{HOME}/{run(session, held).id}{path}"
    assert "Siden fordelingen ble laget" not in organiser.get(page).text

    wish(session, person, [])
    text = organiser.get(page).text
    assert "1 person har endret ønskene sine." in text
    assert "Lag en ny fordeling for å få det med" in text

    newcomer(session, held)
    text = organiser.get(page).text
    assert "1 person har fått plass." in text
    assert "kan ikke publiseres" in text


def test_publishing_an_outdated_run_is_refused_with_what_to_do(
    client_as: ClientAs, session: Session
) -> None:
    organiser = client_as(Role.ORGANISER)
    held, _people = world(session)
    made = run(session, held).id
    newcomer(session, held)

    answer = organiser.post(f"{HOME}/{made}/publish", follow_redirects=True)

    assert "Lag en ny fordeling, og publiser den." in answer.text
    states = select(AssignmentRun.state).where(AssignmentRun.id == made)
    assert session.scalar(states) is RunState.DRAFT


def test_a_changed_programme_tells_who_has_lost_a_session(
    session: Session, client_as: ClientAs
) -> None:
    held, people = world(session)
    made = run(session, held).id
    gone = places(session, made, people[0])
    theme = next(iter(gone.values()))
    lost = [each for each in people if theme in places(session, made, each).values()]
    release(session, held, lambda plan: edits.remove_session(plan, theme))
    age = run_age.age(session, made)
    assert age.displaced == len(lost) > 0
    assert age.is_outdated
    page = client_as(Role.ORGANISER).get(f"{HOME}/{made}").text
    assert "fordi programmet er endret" in page
