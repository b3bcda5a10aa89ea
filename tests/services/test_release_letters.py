"""Who is concerned by a release gets one letter that says what is new to each; nobody else does."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from conference.domain import plan_edits as edits
from conference.domain.invitations import InvitationState
from conference.domain.marks import mark
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind, MessageState
from conference.domain.plan import PlannedAppearance, PlannedPerson, Room
from conference.domain.programme import AppearanceRole, ItemKind
from conference.models import Conference, OutboxMessage, Placement, ProgrammeRelease
from conference.queries import plans
from tests.services.test_assignments import room, world
from tests.services.test_releases import published
from tests.support import factories
from tests.support.plans import text
from tests.support.released import release


def letters(session: Session, kind: MessageKind = MessageKind.CHANGE) -> list[OutboxMessage]:
    query = select(OutboxMessage).where(OutboxMessage.kind == kind).order_by(OutboxMessage.id)
    return list(session.scalars(query))


def add_speech(session: Session, held: Conference) -> int:
    """Release a day that begins with a speech at nine; returns the speech's id."""
    made = factories.item(session, held, ItemKind.SPEECH, 9, 10)
    return made.id


def test_everybody_hears_when_the_day_begins(session: Session) -> None:
    held, persons, _run = published(session)
    speech = add_speech(session, held)
    silent, _token = factories.invitation(session, held)
    start = plans.released(session, held.id).items[0].starts_at
    count = release(
        session,
        held,
        lambda plan: edits.move_item(plan, speech, start + timedelta(minutes=30), None),
        tell=True,
    )
    assert count == 3
    found = letters(session)
    assert {each.invitation_id for each in found} == {each.invitation_id for each in persons}
    assert silent.id not in {each.invitation_id for each in found}
    assert "Dagen begynner klokka 09.30. Før sto det 09.00." in found[0].body
    assert "Tale er flyttet til 09.30–10.30. Før sto det 09.00–10.00." in found[0].body
    release_row = session.scalars(select(ProgrammeRelease)).one()
    assert (release_row.letters, found[0].key) == (
        3,
        f"change:{release_row.id}:{found[0].invitation_id}",
    )


def test_a_new_room_is_told_to_those_placed_there(session: Session) -> None:
    held, _persons, run_id = published(session, 3)
    away = room(session, 1, 1)
    there = session.scalars(
        select(Placement.registration_id).where(
            Placement.run_id == run_id, Placement.occurrence_id == away.id
        )
    ).all()
    assert len(there) > 0
    item, key = away.slot.item_id, away.id
    count = release(
        session,
        held,
        lambda plan: edits.add_room(plan, Room("Storsalen", 90)),
        lambda plan: edits.move_occurrence(plan, key, item, "Storsalen"),
        tell=True,
    )
    assert count == len(there)
    assert "Sesjonen «1. Tema 1» er flyttet til Storsalen. Før sto det Rom 1." in (
        letters(session)[0].body
    )


def test_letters_follow_the_readers_written_standard(session: Session) -> None:
    held, persons, _run = published(session, 1)
    persons[0].invitation.organisation.written_standard = WrittenStandard.NN
    session.flush()
    first, second = factories.session_ids(session, held)[:2]
    theme = next(each for each in plans.released(session, held.id).sessions if each.key == second)
    release(
        session,
        held,
        lambda plan: edits.remove_session(plan, first),
        lambda plan: edits.change_session(
            plan, second, replace(theme, title=text("Nytt tema")), mark(theme)
        ),
        tell=True,
    )
    (found,) = letters(session)
    assert found.subject.startswith("Endring i programmet")
    assert "Person 0:" in found.body
    assert "Plassen i sesjonen «1. Emne 1»" in found.body
    assert "Ønsket om" not in found.body, "the place says more"
    assert "heiter no «2. Nytt tema nn»" in found.body


def test_a_new_chair_is_told_to_those_who_are_to_meet_them(session: Session) -> None:
    held, _persons, _run = published(session, 1)
    first, _second, third = factories.session_ids(session, held)
    lead = PlannedAppearance(0, -1, AppearanceRole.CHAIR, session=first)
    count = release(
        session,
        held,
        lambda plan: edits.add_person(plan, PlannedPerson(0, "Kari Lie")),
        lambda plan: edits.add_appearance(plan, lead),
        tell=True,
    )
    assert count == 1
    assert "Sesjonen «1. Tema 1» ledes nå av Kari Lie." in letters(session)[0].body
    person = plans.released(session, held.id).people[0].key
    beyond = replace(lead, person=person, session=third)
    assert release(session, held, lambda plan: edits.add_appearance(plan, beyond), tell=True) == 0


def test_nobody_is_told_unless_the_organiser_says_so(session: Session) -> None:
    held, _persons, _run = published(session)
    gone = factories.session_ids(session, held)[0]
    assert release(session, held, lambda plan: edits.remove_session(plan, gone)) == 0
    assert letters(session) == []


def test_letters_about_places_that_have_not_left_tell_what_is(session: Session) -> None:
    held, persons, _run = published(session, 2)
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.registration_id == persons[0].id)
        .values(state=MessageState.SENT)
    )
    before = letters(session, MessageKind.PLACEMENT)
    assert "Rom 1" in before[1].body
    here = room(session, 1, 1)
    item, key = here.slot.item_id, here.id
    release(
        session,
        held,
        lambda plan: edits.add_room(plan, Room("Storsalen", 90)),
        lambda plan: edits.move_occurrence(plan, key, item, "Storsalen"),
    )
    after = {each.registration_id: each for each in letters(session, MessageKind.PLACEMENT)}
    assert len(after) == 2
    assert "Storsalen" not in after[persons[0].id].body
    assert "Storsalen" in after[persons[1].id].body


def test_who_has_said_no_is_not_told(session: Session) -> None:
    held, _persons, _run = published(session, 1)
    speech = add_speech(session, held)
    factories.invitation(session, held, state=InvitationState.DECLINED)
    assert release(session, held, lambda plan: edits.remove_item(plan, speech), tell=True) == 1


def test_a_wish_that_is_gone_is_told_before_places_are_given(session: Session) -> None:
    held, persons = world(session, 1)
    first = factories.session_ids(session, held)[0]
    assert release(session, held, lambda plan: edits.remove_session(plan, first), tell=True) == 1
    assert "Ønsket om sesjonen «1. Tema 1» er falt bort, for den holdes ikke." in (
        letters(session)[0].body
    )
    (line,) = [each for each in letters(session)[0].body.splitlines() if each.startswith("- ")]
    assert line.startswith("- Ønsket")
    assert str(persons[0].name) in letters(session)[0].body
