"""An organisation's answer as a whole: yes with seats, or no."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor, ActorKind
from conference.domain.invitations import (
    InvitationAction,
    InvitationState,
    check_open,
    next_state,
)
from conference.domain.letter_texts import LetterWords
from conference.domain.lottery import lottery_number
from conference.domain.outbox import MessageKind
from conference.domain.registrations import SeatAnswer, check_answer, check_persons, clean_name
from conference.domain.runs import RunState
from conference.models import (
    AssignmentRun,
    Invitation,
    LetterText,
    ParallelSession,
    Registration,
    Wish,
    audit,
    locks,
    own_words,
)
from conference.models.violations import constraints_as_errors
from conference.services import outbox, outbox_answers, outbox_placements
from conference.services.outbox_answers import Held
from conference.services.seats import taken


def accept(
    session: Session,
    invitation: str | int,
    seats: Sequence[SeatAnswer],
    actor: Actor,
    now: datetime,
) -> None:
    """Answer yes: take the seats that aren't taken yet, with names and wishes, all or nothing.

    `invitation` is a link's token or, for the organiser, an id. Writes one receipt.
    Raises LinkInvalid/NotFound, DeadlinePassed, TransitionRefused, SeatTaken, NothingAnswered,
    QuotaExceeded, PersonRepeated, WishRepeated or WishUnknown.
    """
    locked = locks.invitation(session, invitation, now)
    check_open(actor, locked.closes_at, now)
    state = next_state(locked.state, InvitationAction.ACCEPT)
    held = _held(session, locked)
    check_answer(seats, locked.quota, held.sessions)
    is_first = locked.answered_at is None
    _answer(locked, state, actor, now)
    with constraints_as_errors():
        session.flush()
        _take(session, locked, seats, now)
    stored = seats if is_first else taken(session, locked)
    check_persons(seats, stored)
    outbox_answers.post_receipt(session, locked, stored, held, now, is_first=is_first)
    audit.record(
        session, actor, "invitation.accept", ("invitation", locked.id), now, seats=len(seats)
    )
    session.flush()


def decline(session: Session, invitation: str | int, actor: Actor, now: datetime) -> None:
    """Answer no: every seat is freed, and wishes and needs are deleted.

    `invitation` is a link's token or, for the organiser, an id.
    Raises LinkInvalid/NotFound, DeadlinePassed or TransitionRefused.
    """
    locked = locks.invitation(session, invitation, now)
    check_open(actor, locked.closes_at, now)
    state = next_state(locked.state, InvitationAction.DECLINE)
    session.execute(delete(Registration).where(Registration.invitation_id == locked.id))
    _answer(locked, state, actor, now)
    outbox_answers.post_declined(session, locked, now)
    audit.record(session, actor, "invitation.decline", ("invitation", locked.id), now)
    session.flush()


def send_receipt(session: Session, invitation: str | int, now: datetime) -> None:
    """Write a receipt of the answer as it stands; it replaces one that hasn't left.

    Raises LinkInvalid or NotFound.
    """
    locked = locks.invitation(session, invitation, now)
    held = _held(session, locked)
    outbox_answers.post_receipt(session, locked, taken(session, locked), held, now, is_first=False)
    session.flush()


def tell_contact(session: Session, invitation: Invitation, now: datetime) -> None:
    """Let letters that wait for the former contact go to the one there is now.

    That is a receipt that hasn't left, and what is told of people without an address of their own.
    """
    if outbox.is_waiting(session, invitation.id, MessageKind.RECEIPT):
        send_receipt(session, invitation.id, now)
    if outbox.is_waiting(session, invitation.id, MessageKind.DECLINED):
        outbox_answers.post_declined(session, invitation, now)
    theirs = select(Registration).where(Registration.invitation_id == invitation.id)
    for registration in session.scalars(theirs.order_by(Registration.seat)).all():
        if not (registration.name and registration.email):
            outbox_placements.renew(session, registration, now)


def _answer(invitation: Invitation, state: InvitationState, actor: Actor, now: datetime) -> None:
    """Note the answer; who answers by the link has opened it."""
    invitation.state, invitation.answered_at, invitation.answered_by = state, now, actor.kind
    if actor.kind is ActorKind.LINK:
        invitation.opened_at = invitation.opened_at or now


def _held(session: Session, invitation: Invitation) -> Held:
    """Return what the conference holds, in one query: answers come in a rush.

    What the organiser has written for receipts comes along.
    """
    conference_id = invitation.conference_id
    receipt = (conference_id, MessageKind.RECEIPT, invitation.organisation.written_standard)
    published = select(AssignmentRun.id).where(
        AssignmentRun.conference_id == conference_id, AssignmentRun.state == RunState.PUBLISHED
    )
    query = (
        select(ParallelSession, published.exists(), LetterText.subject, LetterText.body)
        .outerjoin(LetterText, own_words.is_for(*receipt))
        .where(ParallelSession.conference_id == conference_id)
    )
    rows = session.execute(query).all()
    for _session, _published, subject, body in rows[:1]:
        own_words.learn(session, *receipt, None if body is None else LetterWords(subject, body))
    return Held({row[0].id: row[0] for row in rows}, any(row[1] for row in rows))


def _take(
    session: Session, invitation: Invitation, seats: Sequence[SeatAnswer], now: datetime
) -> None:
    rows = [_registration(invitation, answer, now) for answer in seats]
    added = insert(Registration).returning(Registration.seat, Registration.id)
    together = {"render_nulls": True}
    ids = dict(session.execute(added, rows, execution_options=together).all())
    wishes = [
        {"registration_id": ids[answer.seat], "rank": rank, "session_id": wish}
        for answer in seats
        for rank, wish in enumerate(answer.wishes, start=1)
    ]
    if wishes:
        session.execute(insert(Wish), wishes)


def _registration(invitation: Invitation, answer: SeatAnswer, now: datetime) -> dict[str, object]:
    name = clean_name(answer.name)
    seed = invitation.conference.lottery_seed
    return {
        "invitation_id": invitation.id,
        "quota": invitation.quota,
        "invitation_state": invitation.state,
        "seat": answer.seat,
        "name": name,
        "email": answer.email if name else None,
        "lottery": lottery_number(seed, invitation.organisation_id, answer.seat),
        "registered_at": now,
    }
