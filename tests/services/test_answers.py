"""An organisation's answer: yes with seats, no, and the receipts that follow."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from conference.domain import errors
from conference.domain.actors import BY_LINK, ActorKind, by_user
from conference.domain.invitations import InvitationState
from conference.domain.needs import NeedChoice
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import Attachment, MessageKind, MessageState
from conference.domain.registrations import SeatAnswer
from conference.domain.users import Role
from conference.models import AuditEntry, Invitation, Need, OutboxMessage, Registration, Wish
from conference.services import answers, outbox
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.visitor import user_with

AMINA = "Amina Yusuf"


@pytest.fixture
def invited(session: Session) -> tuple[Invitation, str]:
    """An invitation for two that waits for an answer, and its token."""
    return factories.invitation(session, factories.conference(session))


def seats(session: Session) -> list[Registration]:
    """Return every registration, by seat, as the database has it."""
    query = select(Registration).order_by(Registration.seat)
    return list(session.scalars(query.execution_options(populate_existing=True)))


def letters(session: Session) -> list[OutboxMessage]:
    """Return every letter, the oldest first."""
    return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def wishes(session: Session, registration: Registration) -> list[int]:
    """Return the session ids wished for, by rank."""
    query = select(Wish.session_id).where(Wish.registration_id == registration.id)
    return list(session.scalars(query.order_by(Wish.rank)))


def test_yes_takes_seats_with_names_and_ranked_wishes(
    session: Session, invited: tuple[Invitation, str]
) -> None:
    invitation, token = invited
    first, second, third, _ = factories.session_ids(session, invitation.conference)
    given = [
        SeatAnswer(1, "  Amina   Yusuf ", "amina@example.no", (third, first, second)),
        SeatAnswer(2),
    ]

    answers.accept(session, token, given, BY_LINK, NOW)

    named, reserved = seats(session)
    assert (named.name, named.email) == (AMINA, "amina@example.no")
    assert wishes(session, named) == [third, first, second]
    assert (reserved.name, reserved.email, wishes(session, reserved)) == (None, None, [])
    assert named.lottery != reserved.lottery
    assert (invitation.state, invitation.answered_by) == (InvitationState.ACCEPTED, ActorKind.LINK)
    assert invitation.answered_at == NOW
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.subject_id) == ("invitation.accept", invitation.id)
    assert AMINA not in str(entry.detail)


def test_receipt_says_what_was_answered_and_brings_the_day(
    session: Session, invited: tuple[Invitation, str]
) -> None:
    invitation, token = invited
    first, second, *_ = factories.session_ids(session, invitation.conference)
    given = [SeatAnswer(1, AMINA, None, (second, first)), SeatAnswer(2)]

    answers.accept(session, token, given, BY_LINK, NOW)

    (receipt,) = letters(session)
    assert (receipt.kind, receipt.state) == (MessageKind.RECEIPT, MessageState.WAITING)
    assert receipt.recipient_email == invitation.contact_email
    assert receipt.attachment is Attachment.DAY
    assert "to plasser" in receipt.body or "2 plasser" in receipt.body
    assert receipt.body.index("1. ønske: Tema 2") < receipt.body.index("2. ønske: Tema 1")
    assert "Navnet mangler" in receipt.body


def test_receipt_is_in_the_organisations_written_standard(session: Session) -> None:
    nynorsk = factories.organisation(session, standard=WrittenStandard.NN)
    invitation, token = factories.invitation(session, factories.conference(session), nynorsk)
    first, *_ = factories.session_ids(session, invitation.conference)

    answers.accept(session, token, [SeatAnswer(1, AMINA, None, (first,))], BY_LINK, NOW)

    (receipt,) = letters(session)
    assert "er motteken" in receipt.subject
    assert "1. ønske: Emne 1" in receipt.body


def test_later_yes_adds_seats_and_one_receipt_tells_of_all(
    session: Session, invited: tuple[Invitation, str]
) -> None:
    _, token = invited
    answers.accept(session, token, [SeatAnswer(2, "Bao Nguyễn")], BY_LINK, NOW)
    later = NOW + timedelta(hours=1)

    answers.accept(session, token, [SeatAnswer(1, AMINA)], BY_LINK, later)

    assert [each.name for each in seats(session)] == [AMINA, "Bao Nguyễn"]
    (receipt,) = letters(session)
    assert receipt.body.index(AMINA) < receipt.body.index("Bao Nguyễn")


def test_receipt_that_has_left_is_followed_by_another(
    session: Session, invited: tuple[Invitation, str]
) -> None:
    _, token = invited
    answers.accept(session, token, [SeatAnswer(1, AMINA)], BY_LINK, NOW)
    claimed = outbox.claim(session, NOW)

    answers.send_receipt(session, token, NOW + timedelta(minutes=1))

    assert [each.state for each in letters(session)] == [
        MessageState.SENDING,
        MessageState.WAITING,
    ]
    assert claimed == letters(session)[0].id


def test_no_frees_the_seats_and_forgets_wishes_and_needs(
    session: Session, invited: tuple[Invitation, str]
) -> None:
    invitation, token = invited
    first, *_ = factories.session_ids(session, invitation.conference)
    answers.accept(session, token, [SeatAnswer(1, AMINA, None, (first,))], BY_LINK, NOW)
    session.add(Need(registration_id=seats(session)[0].id, choice=NeedChoice.HALAL))
    session.flush()

    answers.decline(session, token, BY_LINK, NOW + timedelta(minutes=1))

    assert not seats(session)
    assert not session.scalars(select(Wish)).all()
    assert not session.scalars(select(Need)).all()
    assert invitation.state is InvitationState.DECLINED
    assert [each.kind for each in letters(session)] == [MessageKind.DECLINED]


def test_no_can_be_taken_back(session: Session, invited: tuple[Invitation, str]) -> None:
    invitation, token = invited
    answers.decline(session, token, BY_LINK, NOW)

    answers.accept(session, token, [SeatAnswer(1, AMINA)], BY_LINK, NOW + timedelta(days=1))

    assert [each.name for each in seats(session)] == [AMINA]
    assert invitation.state is InvitationState.ACCEPTED
    assert [each.kind for each in letters(session)] == [MessageKind.RECEIPT]


def test_a_taken_seat_is_not_taken_again(session: Session, invited: tuple[Invitation, str]) -> None:
    _, token = invited
    answers.accept(session, token, [SeatAnswer(1, AMINA)], BY_LINK, NOW)
    session.commit()

    with pytest.raises(errors.SeatTaken):
        answers.accept(session, token, [SeatAnswer(1, "Bo"), SeatAnswer(2, "Eli")], BY_LINK, NOW)
    session.rollback()

    assert [each.name for each in seats(session)] == [AMINA]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ([], errors.NothingAnswered),
        ([SeatAnswer(3, AMINA)], errors.QuotaExceeded),
        ([SeatAnswer(0, AMINA)], errors.QuotaExceeded),
        ([SeatAnswer(1, AMINA), SeatAnswer(1, "Bo")], errors.QuotaExceeded),
        ([SeatAnswer(1, AMINA, None, (999_999,))], errors.WishUnknown),
        ([SeatAnswer(1, AMINA, None, (1, 1))], errors.WishRepeated),
        ([SeatAnswer(1, AMINA), SeatAnswer(2, "Bo", None, (1, 1))], errors.WishRepeated),
    ],
)
def test_a_wrong_answer_saves_nothing(
    session: Session,
    invited: tuple[Invitation, str],
    given: list[SeatAnswer],
    error: type[errors.DomainError],
) -> None:
    invitation, token = invited
    session.commit()

    with pytest.raises(error):
        answers.accept(session, token, given, BY_LINK, NOW)
    session.rollback()

    assert not seats(session)
    assert not letters(session)
    assert invitation.state is InvitationState.INVITED


def test_a_session_of_another_conference_is_no_wish(
    session: Session, invited: tuple[Invitation, str]
) -> None:
    invitation, token = invited
    other = factories.conference(session, slug="2016")

    given = [SeatAnswer(1, AMINA, None, (factories.session_ids(session, other)[0],))]

    with pytest.raises(errors.WishUnknown):
        answers.accept(session, token, given, BY_LINK, NOW)

    assert invitation.conference_id != other.id


def test_the_deadline_binds_the_link_and_not_the_organiser(
    session: Session, invited: tuple[Invitation, str]
) -> None:
    invitation, token = invited
    given = [SeatAnswer(1, AMINA)]

    with pytest.raises(errors.DeadlinePassed):
        answers.accept(session, token, given, BY_LINK, factories.CLOSES_AT)
    with pytest.raises(errors.DeadlinePassed):
        answers.decline(session, token, BY_LINK, factories.CLOSES_AT)
    organiser = by_user(user_with(session, Role.ORGANISER).id)
    answers.accept(session, invitation.id, given, organiser, factories.CLOSES_AT)

    assert invitation.answered_by is ActorKind.USER


@pytest.mark.parametrize("fault", ["nobody's", "expired", "revoked"])
def test_a_dead_link_opens_nothing(
    session: Session, invited: tuple[Invitation, str], fault: str
) -> None:
    invitation, token = invited
    if fault == "nobody's":
        token += "x"
    elif fault == "expired":
        invitation.link_expires_at = NOW
    else:
        invitation.state = InvitationState.REVOKED
    session.flush()

    with pytest.raises(errors.LinkInvalid):
        answers.accept(session, token, [SeatAnswer(1, AMINA)], BY_LINK, NOW)
    with pytest.raises(errors.LinkInvalid):
        answers.decline(session, token, BY_LINK, NOW)
    with pytest.raises(errors.LinkInvalid):
        answers.send_receipt(session, token, NOW)


def test_the_database_itself_refuses_a_seat_beyond_the_quota(
    session: Session, invited: tuple[Invitation, str]
) -> None:
    invitation, _ = invited
    invitation.state = InvitationState.ACCEPTED
    session.flush()

    with pytest.raises(IntegrityError, match="within_quota"):
        factories.registration(session, invitation, seat=3)


@pytest.mark.parametrize("state", [InvitationState.DECLINED, InvitationState.INVITED])
def test_the_database_itself_refuses_a_seat_without_a_yes(
    session: Session, invited: tuple[Invitation, str], state: InvitationState
) -> None:
    invitation, _ = invited
    invitation.state = state
    session.flush()

    with pytest.raises(IntegrityError, match="accepted"):
        factories.registration(session, invitation)
