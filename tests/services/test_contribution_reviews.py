"""Lines are gone through: approved, corrected, given themes, and merged with both sources kept."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.contributions import (
    AnswerHidden,
    ContributionKind,
    Line,
    LineSettled,
    MergeRefused,
    Voice,
)
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.follow_up import Answer, FollowUpState
from conference.domain.marks import mark
from conference.domain.reviews import Lack, LineFilter, Reviewed
from conference.models import Conference, Contribution, Occurrence, Theme
from conference.queries import reviews
from conference.queries.follow_up import desk
from conference.services import contribution_reviews as service
from conference.services import contributions, follow_up
from tests.support import factories
from tests.support.clock import START as NOW

pytestmark = pytest.mark.every_database


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference where three things were said."""
    made = factories.conference(session)
    room = session.scalars(select(Occurrence.id).order_by(Occurrence.id)).first() or 0
    for key in ("one", "two", "three"):
        line = Line(ContributionKind.PROPOSAL, f"Forslag {key}", Voice.SEVERAL, None, "NAV")
        contributions.write(session, made.id, room, line, key, BY_COMMAND, NOW)
    return made


def row(session: Session, number: int) -> Contribution:
    found = session.scalars(select(Contribution).where(Contribution.number == number)).one()
    session.refresh(found)
    return found


def found(session: Session, held: Conference, lack: Lack | None = None) -> list[int]:
    page = reviews.page(session, held.id, LineFilter(lack=lack), 1)
    return [each.number for each in page.lines]


def correct(session: Session, held: Conference, left: Reviewed, seen: str | None = None) -> None:
    line = reviews.line(session, held.id, 1)
    mark_seen = seen or mark(line.reviewed)
    service.correct(session, held.id, line.id, left, mark_seen, BY_COMMAND, NOW)


def test_lines_are_approved_together_once(session: Session, held: Conference) -> None:
    ids = [row(session, number).id for number in (1, 2)]
    assert service.approve(session, held.id, ids, BY_COMMAND, NOW) == 2
    assert service.approve(session, held.id, ids, BY_COMMAND, NOW) == 0
    assert found(session, held, Lack.APPROVAL) == [3]


def test_what_is_approved_is_changed_in_the_room_no_more(
    session: Session, held: Conference
) -> None:
    one = row(session, 1)
    service.approve(session, held.id, [one.id], BY_COMMAND, NOW)
    was = contributions.line_of(one)
    with pytest.raises(LineSettled):
        contributions.edit(session, held.id, one.id, was, mark(was), BY_COMMAND, NOW)
    with pytest.raises(LineSettled):
        contributions.remove_unsettled(session, held.id, one.id, BY_COMMAND, NOW)
    assert (row(session, 1).approved_at, row(session, 1).removed_at) == (NOW, None)


def test_what_stood_for_others_leaves_them_standing(session: Session, held: Conference) -> None:
    service.merge(session, held.id, row(session, 2).id, 1, BY_COMMAND, NOW)
    contributions.remove(session, held.id, row(session, 1).id, BY_COMMAND, NOW)
    assert (row(session, 2).merged_into_id, row(session, 2).removed_at) == (None, None)


def test_correcting_approves_and_says_where_it_belongs(session: Session, held: Conference) -> None:
    service.add_theme(session, held.id, [row(session, 1).id], "Arbeid", BY_COMMAND, NOW)
    theme = session.scalars(select(Theme.id)).one()
    before = reviews.line(session, held.id, 1).reviewed
    line = Line(ContributionKind.CONCERN, "Rettet", Voice.UNNAMED, None, "")
    correct(session, held, Reviewed(line, None, frozenset({theme}), is_lifted=True))
    after = reviews.line(session, held.id, 1)
    assert (after.text, after.kind, after.is_lifted) == ("Rettet", ContributionKind.CONCERN, True)
    assert list(after.themes) == [theme]
    assert after.session_id is None
    assert after.approved_at == NOW
    with pytest.raises(ChangedMeanwhile):
        correct(session, held, before, seen=mark(before))


def test_a_theme_is_one_however_it_is_written(session: Session, held: Conference) -> None:
    ids = [row(session, number).id for number in (1, 2, 3)]
    service.add_theme(session, held.id, ids, "Språk  og arbeid", BY_COMMAND, NOW)
    service.add_theme(session, held.id, ids[:1], "språk og ARBEID", BY_COMMAND, NOW)
    assert len(session.scalars(select(Theme)).all()) == 1
    assert found(session, held, Lack.THEME) == []


def test_merging_keeps_both_and_can_be_undone(session: Session, held: Conference) -> None:
    one, two, three = (row(session, number) for number in (1, 2, 3))
    service.add_theme(session, held.id, [one.id], "Arbeid", BY_COMMAND, NOW)
    service.merge(session, held.id, one.id, two.number, BY_COMMAND, NOW)
    service.merge(session, held.id, two.id, three.number, BY_COMMAND, NOW)
    session.expire_all()
    assert found(session, held) == [3]
    assert [each.number for each in reviews.merged(session, three.id)] == [1, 2]
    assert [title.nb for title in reviews.line(session, held.id, 3).themes.values()] == ["Arbeid"]
    service.separate(session, held.id, one.id, BY_COMMAND, NOW)
    assert found(session, held) == [1, 3]


@pytest.mark.parametrize("into", [1, 2, 99])
def test_nothing_is_merged_into_itself_a_duplicate_or_nothing(
    session: Session, held: Conference, into: int
) -> None:
    one, two, three = (row(session, number) for number in (1, 2, 3))
    service.merge(session, held.id, two.id, three.number, BY_COMMAND, NOW)
    with pytest.raises(MergeRefused):
        service.merge(session, held.id, one.id, into, BY_COMMAND, NOW)


def test_an_answer_never_goes_out_of_sight_with_a_merged_line(
    session: Session, held: Conference
) -> None:
    one, two = row(session, 1).id, row(session, 2).id
    service.approve(session, held.id, [one, two], BY_COMMAND, NOW)
    follow_up.own(session, held.id, [one], "NAV", BY_COMMAND, NOW)
    given = Answer(FollowUpState.PARTLY, "Delvis.")
    follow_up.answer(session, one, given, desk(session, one).mark, BY_COMMAND, NOW)
    with pytest.raises(AnswerHidden):
        service.merge(session, held.id, one, 2, BY_COMMAND, NOW)
    service.merge(session, held.id, two, 1, BY_COMMAND, NOW)
    assert found(session, held) == [1, 3]


def test_another_conferences_lines_are_out_of_reach(session: Session, held: Conference) -> None:
    other = factories.conference(session, slug="other")
    with pytest.raises(NotFound):
        service.approve(session, other.id, [row(session, 1).id], BY_COMMAND, NOW)


def test_lines_are_found_by_words_and_by_session(session: Session, held: Conference) -> None:
    wanted = LineFilter(words="FORSLAG two nav")
    assert [each.number for each in reviews.page(session, held.id, wanted, 1).lines] == [2]
    nobody = LineFilter(own=frozenset())
    assert reviews.page(session, held.id, nobody, 1).found == 0
