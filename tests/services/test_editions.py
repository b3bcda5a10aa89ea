"""A conference is made from nothing or from the one before; people never come along."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.clock import OSLO
from conference.domain.conferences import ConferenceFacts, Inheritance, NewConference
from conference.domain.errors import ChangedMeanwhile, DeadlineTooLate, NotFound
from conference.domain.guests import BalanceDimension
from conference.domain.invitations import InvitationState
from conference.domain.marks import mark
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.domain.texts import Translated
from conference.models import AuditEntry, BalanceAim, Base, Conference, LetterText
from conference.queries import conferences as queries
from conference.queries import plans
from conference.services import assignments, conferences, editions
from tests.support import factories
from tests.support.clock import START

FACTS = ConferenceFacts(
    name=Translated("Dialogen 2016", "", "The Dialogue 2016"),
    organiser=Translated("Regjeringen"),
    venue="Storsalen",
    contact_email="arrangor@example.no",
    contact_phone=None,
    capacity=400,
)
NEW = NewConference(FACTS, date(2016, 10, 18), datetime(2016, 9, 30, 16, 0, tzinfo=OSLO))

# Every table with a conference: whether the next one takes it over. A new table must choose.
TAKEN_OVER = {
    "letter_texts": True,
    "balance_aims": True,
    "programme_drafts": True,
    "programme_items": False,  # waits in the draft until it is released
    "parallel_sessions": False,
    "time_slots": False,
    "appearances": False,
    "programme_releases": False,
    "invitations": False,
    "assignment_runs": False,
    "outbox_messages": False,
    "campaigns": False,
    "reserves": False,
}


def test_a_conference_is_made_and_seen_by_nobody_yet(session: Session) -> None:
    made = session.get_one(Conference, editions.create(session, NEW, BY_COMMAND, START))
    assert (made.slug, made.opened_at, made.is_demo) == ("dialogen-2016", None, False)
    assert made.capacity == 400
    assert queries.current(session) is None
    assert queries.latest(session) is not None


def test_two_of_one_name_have_short_names_of_their_own(session: Session) -> None:
    ids = [editions.create(session, NEW, BY_COMMAND, START) for _ in range(2)]
    made = [session.get_one(Conference, each) for each in ids]
    assert [each.slug for each in made] == ["dialogen-2016", "dialogen-2016-2"]
    assert made[0].lottery_seed != made[1].lottery_seed


def test_a_deadline_on_the_day_is_refused(session: Session) -> None:
    late = replace(NEW, closes_at=NEW.closes_at + timedelta(days=30))
    with pytest.raises(DeadlineTooLate):
        editions.create(session, late, BY_COMMAND, START)


@pytest.fixture
def before(session: Session) -> Conference:
    """A conference in full use."""
    held = factories.conference(session)
    ids = factories.session_ids(session, held)
    comes, _ = factories.invitation(session, held, state=InvitationState.ACCEPTED)
    factories.registration(session, comes, 1, wishes=tuple(ids[:2]))
    factories.letter(session, held, comes)
    assignments.run(session, held.id, BY_COMMAND, START)
    session.add(
        LetterText(
            conference_id=held.id,
            kind=MessageKind.INVITATION,
            language=WrittenStandard.NB,
            subject="Velkommen",
            body="Hei {lenke}",
            changed_at=START,
        )
    )
    session.add(
        BalanceAim(
            conference_id=held.id,
            dimension=BalanceDimension.KIND,
            value="ministry",
            organisations=10,
        )
    )
    session.flush()
    return held


def _counts(session: Session, conference_id: int) -> dict[str, int]:
    tables = [each for each in Base.metadata.sorted_tables if "conference_id" in each.columns]
    return {
        each.name: session.scalar(
            select(func.count()).select_from(each).where(each.c.conference_id == conference_id)
        )
        or 0
        for each in tables
    }


def _succeed(session: Session, of: Conference, *inherits: Inheritance) -> int:
    return editions.succeed(session, of.id, NEW, inherits, BY_COMMAND, START)


def test_what_comes_along_is_decided_for_every_table(session: Session, before: Conference) -> None:
    made = _succeed(session, before, *Inheritance)
    counts = _counts(session, made)
    chosen = {name: TAKEN_OVER[name] for name in counts if name in TAKEN_OVER}
    others = sorted(set(counts) - set(TAKEN_OVER))
    assert all(counts[name] == 0 for name in others), f"decide about {others}"
    assert {name: counts[name] > 0 for name in chosen} == chosen
    assert session.get_one(Conference, made).predecessor_id == before.id


def test_the_programme_comes_as_work_on_the_new_day(session: Session, before: Conference) -> None:
    made = _succeed(session, before, Inheritance.PROGRAMME)
    plan = plans.working(session, made)
    assert len(plan.sessions) == 4
    assert {each.starts_at.date() for each in plan.items} == {NEW.date}
    assert plans.released(session, made).items == ()


def test_nothing_is_taken_over_that_was_not_chosen(session: Session, before: Conference) -> None:
    made = _succeed(session, before)
    assert not any(_counts(session, made).values())


def test_there_is_no_next_one_of_none(session: Session) -> None:
    with pytest.raises(NotFound):
        editions.succeed(session, 99, NEW, (), BY_COMMAND, START)


def test_the_old_one_is_as_it_was(session: Session, before: Conference) -> None:
    counts = _counts(session, before.id)
    _succeed(session, before, *Inheritance)
    assert _counts(session, before.id) == counts


def _edit(session: Session, conference_id: int, facts: ConferenceFacts, seen: object) -> None:
    conferences.edit(session, conference_id, facts, mark(seen), BY_COMMAND, START)


def test_facts_are_changed_by_who_saw_them(session: Session) -> None:
    made = editions.create(session, NEW, BY_COMMAND, START)
    _edit(session, made, replace(FACTS, capacity=300), FACTS)
    stored = session.get_one(Conference, made)
    assert (stored.capacity, stored.revision) == (300, 2)
    with pytest.raises(ChangedMeanwhile):
        _edit(session, made, replace(FACTS, capacity=200), FACTS)
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "conference.edit")).one()
    assert entry.detail == {"fields": ["capacity"]}


def test_opening_twice_is_opening_once(session: Session) -> None:
    made = editions.create(session, NEW, BY_COMMAND, START)
    for moment in (START, START + timedelta(days=1)):
        conferences.show(session, made, BY_COMMAND, moment, is_open=True)
    assert session.get_one(Conference, made).opened_at == START
    assert queries.current(session) is not None
    conferences.show(session, made, BY_COMMAND, START, is_open=False)
    assert queries.current(session) is None
