"""A letter about places is true when it leaves: it follows new runs, swaps, names and addresses."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.errors import RunOutdated
from conference.domain.invitations import InvitationState
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import Attachment, MessageKind, MessageState
from conference.domain.runs import RunState
from conference.models import AssignmentRun, Conference, OutboxMessage, Registration
from conference.services import (
    answers,
    assignments,
    invitations,
    outbox,
    placements,
    publishing,
    registrations,
)
from tests.services.test_assignments import places, room, run, world
from tests.support import factories
from tests.support.clock import START as NOW

LATER = NOW + timedelta(hours=1)
ORGANISER = BY_COMMAND


def letters(session: Session, about: Registration) -> list[OutboxMessage]:
    """Return the letters to an organisation about its places, the oldest first."""
    query = select(OutboxMessage).where(
        OutboxMessage.invitation_id == about.invitation_id,
        OutboxMessage.kind == MessageKind.PLACEMENT,
    )
    return list(session.scalars(query.order_by(OutboxMessage.id)))


def send_all(session: Session) -> None:
    """Let every letter leave."""
    while (claimed := outbox.claim(session, LATER)) is not None:
        outbox.record_sent(session, claimed, LATER)


def published(session: Session, people: int = 2) -> tuple[Conference, list[Registration]]:
    """Add a conference with a published run."""
    held, persons = world(session, people)
    publishing.publish(session, run(session, held).id, ORGANISER, NOW)
    return held, persons


def move_and_publish(session: Session, person: Registration) -> None:
    """Publish a copy of the published run with the person moved in the first slot."""
    query = select(AssignmentRun).where(AssignmentRun.state == RunState.PUBLISHED)
    copied = assignments.copy(session, session.scalars(query).one().id, ORGANISER, NOW)
    taken = places(session, copied, person).values()
    free = (room(session, 1, number) for number in (1, 2, 3))
    target = next(each for each in free if each.session_id not in taken)
    placements.move(session, copied, person.id, target.id, "Byttet", ORGANISER, NOW)
    publishing.publish(session, copied, ORGANISER, NOW)


def swap(session: Session, person: Registration, name: str, email: str | None) -> None:
    registrations.swap(
        session,
        person.invitation_id,
        person.seat,
        name,
        email,
        keep_wishes=True,
        actor=ORGANISER,
        now=LATER,
    )


def update(session: Session, person: Registration, name: str, email: str | None) -> None:
    wishes = [each.session_id for each in person.wishes]
    registrations.update(
        session, person.invitation_id, person.seat, name, email, wishes, ORGANISER, LATER
    )


def test_publishing_again_takes_back_the_letter_that_is_no_longer_true(session: Session) -> None:
    _held, (moved, other) = published(session)
    before = letters(session, moved)[0].body
    kept = letters(session, other)[0].id

    move_and_publish(session, moved)

    (letter,) = letters(session, moved)
    assert letter.body != before
    assert "Endring" not in letter.subject
    assert "endret" not in letter.body
    assert [each.id for each in letters(session, other)] == [kept]


def test_a_letter_is_a_change_where_an_earlier_one_has_left(session: Session) -> None:
    _held, (moved, _other) = published(session)
    send_all(session)

    move_and_publish(session, moved)
    move_and_publish(session, moved)

    sent, waiting = letters(session, moved)
    assert (sent.state, waiting.state) == (MessageState.SENT, MessageState.WAITING)
    assert waiting.subject.startswith("Endring: ")


@pytest.mark.parametrize("has_left", [False, True])
def test_who_is_swapped_in_is_told_of_the_former_persons_places(
    session: Session, has_left: bool
) -> None:
    _held, (person, _other) = published(session)
    if has_left:
        send_all(session)

    swap(session, person, "Ny Person", "ny@example.no")

    *former, letter = letters(session, person)
    assert [each.state for each in former] == ([MessageState.SENT] if has_left else [])
    assert (letter.recipient_name, letter.recipient_email) == ("Ny Person", "ny@example.no")
    assert letter.registration_id == person.id
    assert letter.body.count("Rom ") == 2
    assert "Endring" not in letter.subject


def test_who_is_swapped_in_is_told_through_the_contact_where_there_is_no_address(
    session: Session,
) -> None:
    _held, (person, _other) = published(session)
    send_all(session)

    swap(session, person, "Ny Person", None)

    letter = letters(session, person)[-1]
    assert letter.recipient_email == person.invitation.contact_email
    assert letter.subject.startswith("Sesjonene til Ny Person")


def test_what_was_sent_to_the_former_person_is_no_longer_about_the_seat(session: Session) -> None:
    _held, (person, _other) = published(session)
    send_all(session)

    swap(session, person, "Ny Person", "ny@example.no")

    assert [each.registration_id for each in letters(session, person)] == [None, person.id]


def test_who_is_swapped_in_hears_of_a_later_change_as_a_change(session: Session) -> None:
    _held, (person, _other) = published(session)
    send_all(session)
    swap(session, person, "Ny Person", "ny@example.no")
    move_and_publish(session, person)
    assert "Endring" not in letters(session, person)[-1].subject
    send_all(session)

    move_and_publish(session, person)

    assert letters(session, person)[-1].subject.startswith("Endring: ")


def test_a_name_on_a_reserved_seat_tells_the_new_person(session: Session) -> None:
    held, (person, _other) = world(session, people=2)
    person.name = None
    publishing.publish(session, run(session, held).id, ORGANISER, NOW)
    send_all(session)
    assert "plass 1" in letters(session, person)[0].subject

    update(session, person, "Bao Nguyễn", "bao@example.no")

    letter = letters(session, person)[-1]
    assert letter.recipient_email == "bao@example.no"
    assert letter.subject.startswith("Sesjonene dine")


def test_a_mended_name_and_address_reach_the_waiting_letter(session: Session) -> None:
    _held, (person, _other) = published(session)

    update(session, person, "Persón 0", "persón@example.no")
    update(session, person, "Persón 0", "person@example.no")

    (letter,) = letters(session, person)
    assert (letter.recipient_name, letter.recipient_email) == ("Persón 0", "person@example.no")
    assert "Hei Persón 0," in letter.body


def test_a_refused_letter_goes_to_the_mended_address(session: Session) -> None:
    _held, (person, _other) = published(session)
    letters(session, person)[0].state = MessageState.GIVEN_UP
    session.flush()

    update(session, person, "Person 0", "rett@example.no")

    (letter,) = letters(session, person)
    assert (letter.state, letter.recipient_email) == (MessageState.WAITING, "rett@example.no")


def test_what_has_left_is_only_sent_again_to_a_new_address(session: Session) -> None:
    _held, (person, _other) = published(session)
    send_all(session)

    update(session, person, "Person null", None)
    assert len(letters(session, person)) == 1

    update(session, person, "Person null", "egen@example.no")
    *_sent, letter = letters(session, person)
    assert letter.recipient_email == "egen@example.no"
    assert "Endring" not in letter.subject


def test_changed_wishes_alone_write_no_letter(session: Session) -> None:
    _held, (person, _other) = published(session)
    before = [each.id for each in letters(session, person)]

    registrations.update(session, person.invitation_id, 1, person.name, None, [], ORGANISER, LATER)

    assert [each.id for each in letters(session, person)] == before


def test_before_publishing_nobody_is_told_of_places(session: Session) -> None:
    held, (person, _other) = world(session, people=2)
    run(session, held)

    swap(session, person, "Ny Person", "ny@example.no")
    update(session, person, "Ny Pærson", "ny@example.no")

    assert letters(session, person) == []


def test_a_seat_that_the_published_run_lacks_gets_no_letter_about_it(session: Session) -> None:
    held, _people = published(session)
    invited, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    late = factories.registration(session, invited, 1, None)

    update(session, late, "Sen Person", "sen@example.no")

    assert letters(session, late) == []


def test_a_run_that_lacks_somebody_is_not_published(session: Session) -> None:
    held, _people = world(session, people=2)
    made = run(session, held)
    invited, _token = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    late = factories.registration(session, invited, 1, "Sen Person")

    with pytest.raises(RunOutdated) as refused:
        publishing.publish(session, made.id, ORGANISER, NOW)

    assert refused.value.params == {"people": 1}
    assert made.state is RunState.DRAFT
    assert publishing.publish(session, run(session, held).id, ORGANISER, NOW) == 3
    assert letters(session, late)[0].body.count("Rom ") == 2


def test_who_got_no_room_was_considered_and_is_told_so(session: Session) -> None:
    held, people = world(session, people=8, seats=2)
    made = run(session, held)
    assert made.unseated

    publishing.publish(session, made.id, ORGANISER, NOW)

    roomless = [each for each in people if not places(session, made.id, each)]
    told = [letters(session, each)[0].body for each in roomless]
    assert all("ikke plass" in each for each in told)


@pytest.mark.parametrize("standard", WrittenStandard)
@pytest.mark.parametrize("people", [1, 8])
def test_paragraphs_stand_one_blank_line_apart(
    session: Session, standard: WrittenStandard, people: int
) -> None:
    held, persons = world(session, people, seats=1)
    for each in persons:
        each.invitation.organisation.written_standard = standard
    publishing.publish(session, run(session, held).id, ORGANISER, NOW)
    for person in persons:
        (letter,) = letters(session, person)
        assert "\n\n\n" not in letter.body


def test_a_letter_says_why_where_it_was_no_wish(session: Session) -> None:
    held, (decided, unwished) = world(session, 2)
    unwished.wishes.clear()
    publishing.publish(session, run(session, held).id, ORGANISER, NOW)
    move_and_publish(session, decided)

    assert "Arrangøren har bestemt plassen." in letters(session, decided)[-1].body
    assert "Ingen ønsker var meldt inn." in letters(session, unwished)[-1].body
    assert "Sto ikke på ønskelisten" not in letters(session, unwished)[-1].body


def test_who_got_no_place_reads_that_and_no_more(session: Session) -> None:
    held, people = world(session, people=8, seats=1)
    publishing.publish(session, run(session, held).id, ORGANISER, NOW)
    told = [letter for each in people for letter in letters(session, each)]
    (letter, *_rest) = [each for each in told if each.attachment is Attachment.DAY]

    assert letter.subject.startswith("Ingen sesjon til Person ")
    assert "Det var dessverre ikke plass til Person" in letter.body
    assert "Her er" not in letter.body
    assert "personlige siden" not in letter.body


def test_a_reserved_seats_letter_asks_for_the_name(session: Session) -> None:
    held, (person, _other) = world(session, 2)
    person.name = None
    publishing.publish(session, run(session, held).id, ORGANISER, NOW)
    (letter,) = letters(session, person)
    assert "Her er sesjonene til plass 1, 20. oktober 2015:" in letter.body
    assert "Skriv også hvem som kommer, for plassen mangler navn." in letter.body


@pytest.mark.parametrize("has_left", [False, True])
def test_after_a_handover_the_new_contact_is_told(session: Session, has_left: bool) -> None:
    _held, (person, _other) = published(session)
    answers.send_receipt(session, person.invitation_id, NOW)
    if has_left:
        send_all(session)

    invitations.resend(
        session, person.invitation_id, ORGANISER, LATER, ("Kari Ås", "kari@example.no")
    )

    waiting = select(OutboxMessage).where(
        OutboxMessage.invitation_id == person.invitation_id,
        OutboxMessage.state == MessageState.WAITING,
    )
    found = list(session.scalars(waiting))
    assert {each.recipient_email for each in found} == {"kari@example.no"}
    kinds = {MessageKind.INVITATION, MessageKind.PLACEMENT}
    assert {each.kind for each in found} == kinds | (set() if has_left else {MessageKind.RECEIPT})
    (link,) = [each for each in found if each.kind is MessageKind.INVITATION]
    assert "Svaret fra dere er allerede lagret." in link.body


@pytest.mark.every_database
def test_a_number_given_up_is_never_given_again(session: Session) -> None:
    _held, (_first, last) = published(session)
    number, invitation = last.id, last.invitation
    session.delete(last)
    session.flush()
    assert factories.registration(session, invitation, 1, "Ny").id > number
