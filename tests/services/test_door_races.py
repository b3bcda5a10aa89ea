"""Desks press at the same moment: nobody is let in twice, and no room is filled over its limit."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import db
from conference.app import create_app
from conference.domain.actors import BY_COMMAND
from conference.domain.door import Press
from conference.domain.errors import DomainError
from conference.domain.invitations import InvitationState
from conference.models import Admission, Attendance, Placement, Registration
from conference.services import door, registrations, rooms
from tests.services.test_assignments import room
from tests.services.test_door import MORNING
from tests.services.test_rooms import BEFORE, held_day
from tests.support import factories
from tests.support.racing import race


def rush(url: str, desk: str, conference_id: int, codes: list[str]) -> list[str]:
    """Let everybody in at one desk; returns how each press ended."""
    app = create_app({"TESTING": True, "SECRET_KEY": "race", "SQLALCHEMY_DATABASE_URI": url})
    outcomes = []
    with app.app_context():
        for code in codes:
            press = Press(key=f"{desk} {code}", desk=desk, at=MORNING)
            try:
                with db.transaction() as session:
                    door.admit(
                        session, conference_id, code, press, BY_COMMAND, MORNING, id_seen=True
                    )
                outcomes.append("in")
            except DomainError as error:
                outcomes.append(error.code)
    return outcomes


def swap(url: str, invitation_id: int) -> str:
    """Give the first seat to somebody else."""
    app = create_app({"TESTING": True, "SECRET_KEY": "race", "SQLALCHEMY_DATABASE_URI": url})
    with app.app_context():
        try:
            with db.transaction() as session:
                registrations.swap(
                    session,
                    invitation_id,
                    1,
                    "En annen",
                    None,
                    keep_wishes=True,
                    actor=BY_COMMAND,
                    now=MORNING,
                )
        except DomainError as error:
            return error.code
    return "swapped"


def let_in(url: str, occurrence_id: int, people: list[int]) -> list[str]:
    """Let people into a room, each in a transaction of its own."""
    app = create_app({"TESTING": True, "SECRET_KEY": "race", "SQLALCHEMY_DATABASE_URI": url})
    outcomes = []
    with app.app_context():
        for person in people:
            try:
                with db.transaction() as session:
                    rooms.let_in(session, occurrence_id, person, "Plass", BY_COMMAND, BEFORE)
                outcomes.append("in")
            except DomainError as error:
                outcomes.append(error.code)
    return outcomes


def test_three_desks_let_each_person_in_once(session: Session, database_url: str) -> None:
    held = factories.conference(session)
    invited, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED, quota=10)
    codes = [
        factories.registration(session, invited, seat, f"Person {seat}").code
        for seat in range(1, 11)
    ]
    held_id = held.id
    session.commit()
    orders = [codes, codes[::-1], codes[5:] + codes[:5]]
    desks = [(database_url, f"Skranke {i}", held_id, order) for i, order in enumerate(orders)]
    ended = [each for desk in race(rush, desks) for each in desk]  # type: ignore[union-attr]
    assert sorted(ended) == sorted(["in"] * 10 + ["already_admitted"] * 20)
    assert session.scalar(select(func.count(Admission.id))) == 10


def test_a_seat_is_let_in_or_swapped_and_never_both(session: Session, database_url: str) -> None:
    held = factories.conference(session)
    invited, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    seat = factories.registration(session, invited)
    held_id, code, invited_id, seat_id = held.id, seat.code, invited.id, seat.id
    session.commit()
    app_calls = [(database_url, "Skranke 1", held_id, [code]), (database_url, invited_id)]
    admitted, swapped = race(press_or_swap, app_calls)
    session.expire_all()
    if admitted == ["in"]:
        assert swapped == "already_admitted"
        assert session.get_one(Registration, seat_id).code == code
    else:
        assert (admitted, swapped) == (["not_found"], "swapped")


def press_or_swap(url: str, *rest: object) -> object:
    """Do what the arguments are for: a rush at a desk, or a swap."""
    return rush(url, *rest) if len(rest) > 1 else swap(url, *rest)  # type: ignore[arg-type]


def test_no_room_is_filled_over_its_limit_or_shares_a_person(
    session: Session, database_url: str
) -> None:
    held_day(session, people=12, seats=4)
    one, two = room(session, 1, 1), room(session, 1, 2)
    for here in (one, two):
        here.room_limit = here.seats = 6
    session.flush()
    everybody = sorted(set(session.scalars(select(Placement.registration_id))))
    calls = [(database_url, each.id, everybody) for each in (one, two)]
    session.commit()
    race(let_in, calls)
    session.expire_all()
    counts = session.execute(
        select(Attendance.occurrence_id, func.count()).group_by(Attendance.occurrence_id)
    ).all()
    assert all(count <= 6 for _room, count in counts)
    assert sum(count for _room, count in counts) > 6
    twice = select(Placement.registration_id, Placement.slot_id).group_by(
        Placement.registration_id, Placement.slot_id
    )
    assert session.execute(twice.having(func.count() > 1)).all() == []
