"""Who isn't on the list waits for the one who may decide, and then has a seat like the others."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND, Actor, by_user
from conference.domain.clock import OSLO
from conference.domain.door import Press, RequestState
from conference.domain.door_errors import NotApprover
from conference.domain.errors import NameMissing, NotFound, QuotaExceeded, TransitionRefused
from conference.domain.invitations import InvitationState
from conference.domain.registrations import QUOTA_LIMIT
from conference.domain.users import Role
from conference.models import Conference, DoorRequest, Invitation, Registration
from conference.services import door, users, walk_ins
from tests.support import factories

MORNING = datetime(2015, 10, 20, 9, 5, tzinfo=OSLO)


def ask(session: Session, held: Conference, name: str = "Ola Dørstokk") -> DoorRequest:
    pressed = Press(key=name, desk="Skranke 1", at=MORNING)
    walk_ins.ask(session, held.id, name, "Velforeningen", pressed, BY_COMMAND, MORNING)
    return session.scalars(select(DoorRequest).order_by(DoorRequest.id.desc()).limit(1)).one()


def approve(
    session: Session, held: Conference, one: DoorRequest, of: Invitation, actor: Actor = BY_COMMAND
) -> Registration:
    walk_ins.approve(session, held.id, one.id, of.organisation_id, actor, MORNING)
    return session.get_one(Registration, one.registration_id)


def test_approved_somebody_has_a_seat_and_is_let_in_like_the_others(session: Session) -> None:
    held = factories.conference(session)
    of, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED, quota=1)
    factories.registration(session, of)
    one = ask(session, held)
    seat = approve(session, held, one, of)
    assert (seat.name, seat.seat, of.quota) == ("Ola Dørstokk", 2, 2)
    assert one.state is RequestState.APPROVED
    pressed = Press(key="in", desk="Skranke 1", at=MORNING)
    door.admit(session, held.id, seat.code, pressed, BY_COMMAND, MORNING, id_seen=True)


def test_a_seat_that_lacks_a_name_is_used_first(session: Session) -> None:
    held = factories.conference(session)
    of, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    kept = factories.registration(session, of, 2, None)
    assert approve(session, held, ask(session, held), of).id == kept.id


@pytest.mark.parametrize("state", [InvitationState.INVITED, InvitationState.DECLINED])
def test_an_organisation_that_comes_has_said_yes(session: Session, state: InvitationState) -> None:
    held = factories.conference(session)
    of, _token = factories.invitation(session, held, state=state)
    approve(session, held, ask(session, held), of)
    assert of.state is InvitationState.ACCEPTED


def test_an_organisation_that_was_never_invited_can_be_let_in(session: Session) -> None:
    held = factories.conference(session)
    late = factories.organisation(session)
    one = ask(session, held)
    walk_ins.approve(session, held.id, one.id, late.id, BY_COMMAND, MORNING)
    of = session.scalars(select(Invitation)).one()
    assert (of.organisation_id, of.quota, of.token_hash) == (late.id, 1, None)


def test_no_organisation_grows_without_end(session: Session) -> None:
    held = factories.conference(session)
    of, _token = factories.invitation(
        session, held, state=InvitationState.ACCEPTED, quota=QUOTA_LIMIT
    )
    for seat in range(1, QUOTA_LIMIT + 1):
        factories.registration(session, of, seat, f"Person {seat}")
    with pytest.raises(QuotaExceeded):
        approve(session, held, ask(session, held), of)


def test_a_no_has_a_reason_and_can_become_a_yes(session: Session) -> None:
    held = factories.conference(session)
    of, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    one = ask(session, held)
    walk_ins.refuse(session, held.id, one.id, "Fullt", BY_COMMAND, MORNING)
    assert (one.state, one.reason) == (RequestState.REFUSED, "Fullt")
    with pytest.raises(TransitionRefused):
        walk_ins.refuse(session, held.id, one.id, "Fullt", BY_COMMAND, MORNING)
    approve(session, held, one, of)


def test_the_named_approver_alone_decides(session: Session) -> None:
    held = factories.conference(session)
    of, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    kari, ola = (
        users.create(
            session,
            f"{name}@example.no",
            name,
            "langt nok passord",
            Role.ORGANISER,
            BY_COMMAND,
            MORNING,
        )
        for name in ("Kari", "Ola")
    )
    held.approver_id = kari
    one = ask(session, held)
    with pytest.raises(NotApprover) as refused:
        approve(session, held, one, of, by_user(ola))
    assert refused.value.params == {"name": "Kari"}
    walk_ins.withdraw(session, held.id, one.id, by_user(ola), MORNING)
    two = ask(session, held, "En til")
    approve(session, held, two, of, by_user(kari))


def test_asked_twice_is_asked_once_and_a_name_is_needed(session: Session) -> None:
    held = factories.conference(session)
    assert ask(session, held).id == ask(session, held).id
    with pytest.raises(NameMissing):
        ask(session, held, "  ")


def test_another_conference_decides_nothing(session: Session) -> None:
    held = factories.conference(session)
    other = factories.conference(session, slug="2016")
    with pytest.raises(NotFound):
        walk_ins.withdraw(session, other.id, ask(session, held).id, BY_COMMAND, MORNING)
