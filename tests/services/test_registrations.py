"""One seat after the answer: name, wishes, needs, a swap, giving it up; and handing all over."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain import errors
from conference.domain.actors import BY_LINK
from conference.domain.invitations import InvitationState
from conference.domain.needs import NeedChoice
from conference.domain.outbox import MessageKind
from conference.domain.registrations import SeatAnswer
from conference.models import AuditEntry, Invitation, Need, OutboxMessage, Registration, Wish
from conference.services import answers, invitations, registrations
from tests.support import factories
from tests.support.clock import START as NOW

Held = tuple[Invitation, str, list[int]]


@pytest.fixture
def held(session: Session) -> Held:
    """An accepted invitation with Amina on seat 1 and seat 2 reserved; token and session ids."""
    conference = factories.conference(session)
    sessions = factories.session_ids(session, conference)
    made, token = factories.invitation(session, conference, state=InvitationState.ACCEPTED)
    amina = factories.registration(session, made, 1, "Amina Yusuf", tuple(sessions[:2]))
    factories.registration(session, made, 2, None)
    session.add(Need(registration_id=amina.id, choice=NeedChoice.HALAL))
    session.commit()
    return made, token, sessions


def seat(session: Session, number: int) -> Registration | None:
    """Return what the database has on a seat."""
    query = select(Registration).where(Registration.seat == number)
    return session.scalar(query.execution_options(populate_existing=True))


def wishes(session: Session) -> list[int]:
    """Return the wishes of the person on seat 1, by rank."""
    query = select(Wish.session_id).join(Registration).where(Registration.seat == 1)
    return list(session.scalars(query.order_by(Wish.rank)))


def needs(session: Session) -> dict[NeedChoice, str | None]:
    """Return all needs stored, with their notes."""
    return {each.choice: each.note for each in session.scalars(select(Need))}


def test_a_reserved_seat_gets_its_name_later(session: Session, held: Held) -> None:
    _, token, ids = held

    registrations.update(
        session, token, 2, " Bao  Nguyễn", "bao@example.no", [ids[3]], BY_LINK, NOW
    )

    named = seat(session, 2)
    assert named is not None
    assert (named.name, named.email) == ("Bao Nguyễn", "bao@example.no")
    assert [each.session_id for each in named.wishes] == [ids[3]]


def test_spelling_is_mended_without_losing_needs(session: Session, held: Held) -> None:
    _, token, ids = held

    registrations.update(session, token, 1, "Amina Yûsuf", None, ids[:2], BY_LINK, NOW)

    mended = seat(session, 1)
    assert mended is not None
    assert mended.name == "Amina Yûsuf"
    assert needs(session) == {NeedChoice.HALAL: None}


def test_wishes_are_replaced_in_their_new_order(session: Session, held: Held) -> None:
    _, token, ids = held

    given = [ids[1], ids[0], ids[3]]
    registrations.update(session, token, 1, "Amina Yusuf", None, given, BY_LINK, NOW)
    assert wishes(session) == given

    registrations.update(session, token, 1, "Amina Yusuf", None, [], BY_LINK, NOW)
    assert wishes(session) == []


def test_a_reserved_seat_may_wish_and_stays_without_an_address(
    session: Session, held: Held
) -> None:
    _, token, ids = held

    registrations.update(session, token, 2, "", "no@example.no", [ids[0]], BY_LINK, NOW)

    reserved = seat(session, 2)
    assert reserved is not None
    assert (reserved.name, reserved.email) == (None, None)
    assert [each.session_id for each in reserved.wishes] == [ids[0]]


@pytest.mark.parametrize("keep_wishes", [True, False])
def test_a_swap_keeps_the_seat_and_forgets_the_former_persons_needs(
    session: Session, held: Held, keep_wishes: bool
) -> None:
    _, token, ids = held
    before = seat(session, 1)
    assert before is not None
    kept = (before.id, before.lottery)

    registrations.swap(
        session,
        token,
        1,
        "Tesfaye",
        "tesfaye@example.no",
        keep_wishes=keep_wishes,
        actor=BY_LINK,
        now=NOW,
    )

    after = seat(session, 1)
    assert after is not None
    assert (after.name, after.email) == ("Tesfaye", "tesfaye@example.no")
    assert (after.id, after.lottery) == kept
    assert needs(session) == {}
    assert wishes(session) == (ids[:2] if keep_wishes else [])


def test_needs_are_replaced_and_deleted(session: Session, held: Held) -> None:
    _, token, _ = held
    chosen = {NeedChoice.VEGAN, NeedChoice.WHEELCHAIR}

    registrations.set_needs(session, token, 1, chosen, " Sitter  helst foran ", BY_LINK, NOW)
    assert needs(session) == {
        NeedChoice.VEGAN: None,
        NeedChoice.WHEELCHAIR: None,
        NeedChoice.OTHER: "Sitter helst foran",
    }

    registrations.set_needs(session, token, 1, {NeedChoice.OTHER}, "", BY_LINK, NOW)
    assert needs(session) == {}
    audit = session.scalars(select(AuditEntry)).all()
    assert [each.action for each in audit] == ["registration.needs"] * 2
    assert all(each.detail.keys() <= {"invitation", "seat"} for each in audit)


def test_a_seat_is_given_up_and_can_be_taken_again(session: Session, held: Held) -> None:
    _, token, _ = held

    registrations.release(session, token, 1, BY_LINK, NOW)
    assert seat(session, 1) is None
    assert needs(session) == {}

    answers.accept(session, token, [SeatAnswer(1, "Bo")], BY_LINK, NOW)
    taken = seat(session, 1)
    assert taken is not None
    assert taken.name == "Bo"


def test_the_last_seat_is_not_given_up(session: Session, held: Held) -> None:
    _, token, _ = held
    registrations.release(session, token, 2, BY_LINK, NOW)

    with pytest.raises(errors.LastSeat):
        registrations.release(session, token, 1, BY_LINK, NOW)

    assert seat(session, 1) is not None


Verb = Callable[[Session, str, int], None]
VERBS: dict[str, Verb] = {
    "update": lambda session, token, number: registrations.update(
        session, token, number, "Bo", None, [], BY_LINK, NOW
    ),
    "swap": lambda session, token, number: registrations.swap(
        session, token, number, "Bo", None, keep_wishes=True, actor=BY_LINK, now=NOW
    ),
    "needs": lambda session, token, number: registrations.set_needs(
        session, token, number, {NeedChoice.VEGAN}, None, BY_LINK, NOW
    ),
    "release": lambda session, token, number: registrations.release(
        session, token, number, BY_LINK, NOW
    ),
}


@pytest.mark.parametrize("verb", VERBS)
def test_an_empty_seat_has_nothing_to_change(session: Session, held: Held, verb: str) -> None:
    _, token, _ = held

    with pytest.raises(errors.SeatEmpty):
        VERBS[verb](session, token, 3)


@pytest.mark.parametrize("verb", VERBS)
def test_after_the_deadline_nothing_changes(session: Session, held: Held, verb: str) -> None:
    invitation, token, _ = held
    invitation.closes_at = NOW
    session.flush()

    with pytest.raises(errors.DeadlinePassed):
        VERBS[verb](session, token, 1)


@pytest.mark.parametrize("verb", VERBS)
def test_after_a_no_there_is_nothing_to_change(session: Session, held: Held, verb: str) -> None:
    _, token, _ = held
    answers.decline(session, token, BY_LINK, NOW)

    with pytest.raises(errors.TransitionRefused):
        VERBS[verb](session, token, 1)


@pytest.mark.parametrize("verb", VERBS)
def test_a_replaced_link_changes_nothing(session: Session, held: Held, verb: str) -> None:
    invitation, token, _ = held
    invitations.resend(session, invitation.id, BY_LINK, NOW)

    with pytest.raises(errors.LinkInvalid):
        VERBS[verb](session, token, 1)


def test_a_named_seat_keeps_a_name(session: Session, held: Held) -> None:
    _, token, _ = held

    with pytest.raises(errors.NameMissing):
        registrations.update(session, token, 1, "  ", None, [], BY_LINK, NOW)
    with pytest.raises(errors.NameMissing):
        registrations.swap(session, token, 1, " ", None, keep_wishes=True, actor=BY_LINK, now=NOW)


@pytest.mark.parametrize(
    ("picks", "error"), [((0, 0), errors.WishRepeated), ((0, 1, 2, 3), errors.WishUnknown)]
)
def test_wrong_wishes_leave_the_right_ones(
    session: Session, held: Held, picks: tuple[int, ...], error: type[errors.DomainError]
) -> None:
    _, token, ids = held

    given = [ids[each] for each in picks]
    with pytest.raises(error):
        registrations.update(session, token, 1, "Amina Yusuf", None, given, BY_LINK, NOW)

    assert wishes(session) == ids[:2]


def test_a_seat_without_a_name_has_no_needs(session: Session, held: Held) -> None:
    _, token, _ = held

    with pytest.raises(errors.SeatEmpty):
        registrations.set_needs(session, token, 2, {NeedChoice.VEGAN}, None, BY_LINK, NOW)


def test_handing_over_kills_the_link_and_sends_a_new_one(session: Session, held: Held) -> None:
    invitation, token, _ = held

    invitations.hand_over(session, token, "Kari Ås", "kari@example.no", BY_LINK, NOW)

    with pytest.raises(errors.LinkInvalid):
        answers.send_receipt(session, token, NOW)
    letter = session.scalars(
        select(OutboxMessage).where(OutboxMessage.kind == MessageKind.HANDOVER)
    ).one()
    assert letter.recipient_email == "kari@example.no"
    assert letter.link_token not in (None, token)
    assert str(letter.link_token) not in letter.body
    assert invitation.organisation.contact_name != "Kari Ås"
    answers.send_receipt(session, str(letter.link_token), NOW)
    receipt = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc())).first()
    assert receipt is not None
    assert receipt.recipient_email == "kari@example.no"


def test_handing_over_twice_leaves_one_link(session: Session, held: Held) -> None:
    _, token, _ = held
    invitations.hand_over(session, token, "Kari Ås", "kari@example.no", BY_LINK, NOW)
    query = select(OutboxMessage.link_token).where(OutboxMessage.kind == MessageKind.HANDOVER)
    second = session.scalars(query).one()
    assert second is not None

    invitations.hand_over(session, second, "Ola", "ola@example.no", BY_LINK, NOW)

    third = session.scalars(query).one()
    assert third not in (token, second)


def test_after_the_deadline_nothing_is_handed_over(session: Session, held: Held) -> None:
    invitation, token, _ = held
    late = invitation.closes_at + timedelta(minutes=1)

    with pytest.raises(errors.DeadlinePassed):
        invitations.hand_over(session, token, "Kari Ås", "kari@example.no", BY_LINK, late)
