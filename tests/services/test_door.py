"""The door: once in is in, a press counts once, and what devices send late is never lost."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.clock import OSLO
from conference.domain.door import ConflictReason, Press, Waited
from conference.domain.door_errors import AlreadyAdmitted, NotAdmitted, SeatHasNoName
from conference.domain.errors import NotFound
from conference.domain.invitations import InvitationState
from conference.models import Admission, Conference, DoorConflict, Registration
from conference.services import door, practice, registrations
from tests.support import factories

MORNING = datetime(2015, 10, 20, 8, 45, tzinfo=OSLO)


def guest(session: Session, name: str | None = "Amina Yusuf") -> tuple[Conference, Registration]:
    held = factories.conference(session)
    invited, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    return held, factories.registration(session, invited, name=name)


def press(key: str = "one", desk: str = "Skranke 1", at: datetime = MORNING) -> Press:
    return Press(key=key, desk=desk, at=at)


def admit(session: Session, held: Conference, code: str, pressed: Press) -> None:
    door.admit(session, held.id, code, pressed, BY_COMMAND, pressed.at, id_seen=True)


def standing(session: Session) -> int:
    query = select(func.count(Admission.id)).where(Admission.undone_at.is_(None))
    return session.scalar(query) or 0


def test_somebody_is_let_in_and_the_second_desk_sees_when_and_where(session: Session) -> None:
    held, one = guest(session)
    admit(session, held, one.code, press())
    with pytest.raises(AlreadyAdmitted) as refused:
        admit(session, held, one.code, press("two", "Skranke 2", MORNING + timedelta(minutes=1)))
    told = {"at": MORNING, "desk": "Skranke 1", "name": "Amina Yusuf"}
    assert refused.value.params == told
    assert standing(session) == 1


def test_the_same_press_twice_counts_once(session: Session) -> None:
    held, one = guest(session)
    admit(session, held, one.code, press())
    admit(session, held, one.code, press())
    assert standing(session) == 1


def test_undone_can_be_done_again(session: Session) -> None:
    held, one = guest(session)
    admit(session, held, one.code, press())
    door.undo(session, held.id, one.code, BY_COMMAND, MORNING)
    with pytest.raises(NotAdmitted):
        door.undo(session, held.id, one.code, BY_COMMAND, MORNING)
    admit(session, held, one.code, press("again"))
    assert standing(session) == 1


def test_practice_the_day_before_does_not_count_on_the_day(session: Session) -> None:
    held, one = guest(session)
    admit(session, held, one.code, press("practice", at=MORNING - timedelta(days=1)))
    admit(session, held, one.code, press())
    assert standing(session) == 2


def test_practice_is_forgotten_from_the_next_day_on_and_the_day_itself_never(
    session: Session,
) -> None:
    held, one = guest(session)
    before = MORNING - timedelta(days=1)
    admit(session, held, one.code, press("practised", at=before))
    assert practice.forget(session, before) == 0
    admit(session, held, one.code, press())
    assert practice.forget(session, MORNING) == 1
    assert practice.forget(session, MORNING + timedelta(days=400)) == 0
    assert session.scalars(select(Admission.key)).all() == ["one"]


def test_a_seat_without_a_name_waits_for_one(session: Session) -> None:
    held, one = guest(session, name=None)
    with pytest.raises(SeatHasNoName):
        admit(session, held, one.code, press())


def test_a_code_of_another_conference_is_nobodys(session: Session) -> None:
    _held, one = guest(session)
    other = factories.conference(session, slug="2016")
    with pytest.raises(NotFound):
        admit(session, other, one.code, press())


def swap(session: Session, one: Registration, name: str, now: datetime) -> None:
    registrations.swap(
        session, one.invitation_id, 1, name, None, keep_wishes=True, actor=BY_COMMAND, now=now
    )


def test_a_swap_makes_the_old_badge_worthless(session: Session) -> None:
    held, one = guest(session)
    before = one.code
    swap(session, one, "Kari Nordmann", MORNING)
    assert one.code != before
    with pytest.raises(NotFound):
        admit(session, held, before, press())
    admit(session, held, one.code, press("two"))


def test_nobody_who_is_in_is_swapped(session: Session) -> None:
    held, one = guest(session)
    admit(session, held, one.code, press())
    with pytest.raises(AlreadyAdmitted):
        swap(session, one, "Kari Nordmann", MORNING)
    assert one.name == "Amina Yusuf"


def late(session: Session, held: Conference, waited: Waited, key: str) -> ConflictReason | None:
    pressed = press(key, "Skranke 2")
    now = MORNING + timedelta(hours=1)
    return door.take_waiting(session, held.id, waited, pressed, BY_COMMAND, now)


def kept(one: Registration) -> Waited:
    return Waited(registration_id=one.id, code=one.code, name=one.name or "", id_seen=False)


def test_what_waited_on_a_device_counts_from_when_it_was_pressed(session: Session) -> None:
    held, one = guest(session)
    assert late(session, held, kept(one), "late") is None
    found = session.scalars(select(Admission)).one()
    assert (found.admitted_at, found.received_at) == (MORNING, MORNING + timedelta(hours=1))
    assert late(session, held, kept(one), "late") is None
    assert standing(session) == 1


def test_a_device_clock_ahead_of_time_counts_as_now(session: Session) -> None:
    held, one = guest(session)
    ahead = press(at=MORNING + timedelta(hours=5))
    door.admit(session, held.id, one.code, ahead, BY_COMMAND, MORNING, id_seen=False)
    assert session.scalars(select(Admission)).one().admitted_at == MORNING


def test_what_cannot_be_taken_is_kept_for_a_human(session: Session) -> None:
    held, one = guest(session)
    before = kept(one)
    swap(session, one, "Kari Nordmann", MORNING)
    admit(session, held, one.code, press())
    assert late(session, held, kept(one), "in already") is ConflictReason.ADMITTED
    assert late(session, held, before, "former") is ConflictReason.SWAPPED
    gone = Waited(registration_id=10_000, code="ABCD2345", name="Ola", id_seen=False)
    assert late(session, held, gone, "gone") is ConflictReason.GONE
    assert late(session, held, gone, "gone") is ConflictReason.GONE
    conflicts = session.scalars(select(DoorConflict).order_by(DoorConflict.id)).all()
    assert [each.name for each in conflicts] == ["Kari Nordmann", "Amina Yusuf", "Ola"]
    door.settle(session, held.id, conflicts[0].id, BY_COMMAND, MORNING)
    assert conflicts[0].settled_at == MORNING
    assert standing(session) == 1
