"""Several processes change one invitation at the same moment: never beyond the quota, no crash.

Each process goes through the same invitations in the same order, so that they meet on each.
"""

from collections import Counter
from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import db
from conference.app import create_app
from conference.domain.actors import BY_COMMAND, BY_LINK
from conference.domain.errors import DomainError
from conference.domain.invitations import InvitationState, terms_mark
from conference.domain.outbox import MessageKind
from conference.domain.registrations import SeatAnswer
from conference.models import Invitation, OutboxMessage, Registration
from conference.services import answers, invitations, registrations
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.racing import race

DONE = "done"
MEETINGS = 12
TERMS = terms_mark(2, factories.CLOSES_AT)
Goal = tuple[int, str]
Verb = Callable[[Session, Goal], object]


def _accept(*seats: int) -> Verb:
    given = [SeatAnswer(seat, f"Person {seat}") for seat in seats]
    return lambda session, goal: answers.accept(session, goal[1], given, BY_LINK, NOW)


VERBS: dict[str, Verb] = {
    "first seat": _accept(1),
    "second seat": _accept(2),
    "both seats": _accept(1, 2),
    "no": lambda session, goal: answers.decline(session, goal[1], BY_LINK, NOW),
    "give up first": lambda session, goal: registrations.release(session, goal[1], 1, BY_LINK, NOW),
    "give up second": lambda session, goal: registrations.release(
        session, goal[1], 2, BY_LINK, NOW
    ),
    "name": lambda session, goal: registrations.update(
        session, goal[1], 1, "Bo", None, [], BY_LINK, NOW
    ),
    "lower": lambda session, goal: invitations.change_terms(
        session, goal[0], 1, factories.CLOSES_AT, TERMS, BY_COMMAND, NOW
    ),
    "new link": lambda session, goal: invitations.resend(session, goal[0], BY_COMMAND, NOW),
}


def work(url: str, verb: str, goals: list[Goal]) -> list[str]:
    """Do `verb` to each invitation in turn: "done", or the name of the refusal."""
    app = create_app({"TESTING": True, "SECRET_KEY": "race", "SQLALCHEMY_DATABASE_URI": url})
    with app.app_context():
        return [_try(VERBS[verb], goal) for goal in goals]


def _try(verb: Verb, goal: Goal) -> str:
    try:
        with db.transaction() as session:
            verb(session, goal)
    except DomainError as error:
        return type(error).__name__
    return DONE


def meet(
    session: Session, url: str, *verbs: str, state: InvitationState = InvitationState.INVITED
) -> list[tuple[str, ...]]:
    """Let one process per verb meet on a dozen invitations; return what each met, by invitation."""
    conference = factories.conference(session)
    goals: list[Goal] = []
    for _ in range(MEETINGS):
        made, token = factories.invitation(session, conference, state=state)
        if state is InvitationState.ACCEPTED:
            factories.registration(session, made, 1)
            factories.registration(session, made, 2, None)
        goals.append((made.id, token))
    session.commit()
    results = race(work, [(url, verb, goals) for verb in verbs])
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return list(zip(*[each for each in results if isinstance(each, list)], strict=True))


def taken(session: Session) -> list[int]:
    """Return how many seats are taken on each invitation."""
    query = select(func.count(Registration.id)).select_from(Invitation)
    joined = query.outerjoin(Registration, Registration.invitation_id == Invitation.id)
    return list(session.scalars(joined.group_by(Invitation.id).order_by(Invitation.id)))


def test_one_seat_answered_twice_is_taken_once(session: Session, database_url: str) -> None:
    met = meet(session, database_url, "first seat", "first seat", "first seat")

    assert [sorted(each) for each in met] == [["SeatTaken", "SeatTaken", DONE]] * MEETINGS
    assert taken(session) == [1] * MEETINGS


def test_three_answers_never_take_more_than_the_quota(session: Session, database_url: str) -> None:
    met = meet(session, database_url, "first seat", "second seat", "both seats")

    allowed = {(DONE, DONE, "SeatTaken"), ("SeatTaken", "SeatTaken", DONE)}
    assert set(met) <= allowed
    assert taken(session) == [2] * MEETINGS
    receipts = select(OutboxMessage.invitation_id).where(OutboxMessage.kind == MessageKind.RECEIPT)
    assert set(Counter(session.scalars(receipts)).values()) == {1}


def test_yes_and_no_at_once_leave_one_answer(session: Session, database_url: str) -> None:
    met = meet(session, database_url, "both seats", "no")

    assert set(met) == {(DONE, DONE)}
    rows = session.execute(select(Invitation.state).order_by(Invitation.id)).scalars().all()
    seats = {InvitationState.ACCEPTED: 2, InvitationState.DECLINED: 0}
    assert taken(session) == [seats[each] for each in rows]
    letters = session.scalars(select(OutboxMessage.kind).order_by(OutboxMessage.invitation_id))
    kinds = {MessageKind.RECEIPT: InvitationState.ACCEPTED}
    assert [kinds.get(each, InvitationState.DECLINED) for each in letters] == list(rows)


def test_a_quota_lowered_meanwhile_binds(session: Session, database_url: str) -> None:
    met = meet(session, database_url, "both seats", "lower")

    assert set(met) <= {(DONE, "QuotaBelowUse"), ("QuotaExceeded", DONE)}
    quotas = session.scalars(select(Invitation.quota).order_by(Invitation.id)).all()
    assert taken(session) == [2 if quota == 2 else 0 for quota in quotas]


def test_one_of_two_seats_stays_when_both_are_given_up(session: Session, database_url: str) -> None:
    accepted = InvitationState.ACCEPTED
    met = meet(session, database_url, "give up first", "give up second", state=accepted)

    assert set(met) <= {(DONE, "LastSeat"), ("LastSeat", DONE)}
    assert taken(session) == [1] * MEETINGS


def test_no_ends_whatever_else_happens(session: Session, database_url: str) -> None:
    accepted = InvitationState.ACCEPTED
    met = meet(session, database_url, "name", "give up second", "no", state=accepted)

    assert {each[2] for each in met} == {DONE}
    assert {result for each in met for result in each} <= {DONE, "TransitionRefused"}
    assert taken(session) == [0] * MEETINGS
    assert set(session.scalars(select(Invitation.state))) == {InvitationState.DECLINED}


def test_a_link_replaced_meanwhile_is_dead_or_was_in_time(
    session: Session, database_url: str
) -> None:
    met = meet(session, database_url, "first seat", "new link")

    assert set(met) <= {(DONE, DONE), ("LinkInvalid", DONE)}
    assert taken(session) == [int(each[0] == DONE) for each in met]


def test_alone_nobody_is_refused(session: Session, database_url: str) -> None:
    """So the refusals above come of meeting, and of nothing else."""
    assert set(meet(session, database_url, "first seat")) == {(DONE,)}
