"""The report of 2015 is drafted, edited by two without loss, and frozen for good."""

import json

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.marks import mark
from conference.domain.report import from_json, to_json
from conference.domain.report_texts import ChapterNotEmpty, UnknownCited
from conference.models import Chapter, Conference, Contribution, Report
from conference.queries import report as queries
from conference.queries import report_draft
from conference.queries.report import ChapterView
from conference.services import (
    contribution_reviews,
    earlier_reports,
    report,
    report_versions,
    seeding,
)
from seeds import contributions as seeds
from seeds import programme
from tests.support.clock import START as NOW

pytestmark = pytest.mark.every_database
COUNTS = {
    0: 14,
    1: 5,
    2: 7,
    3: 9,
    4: 6,
    5: 10,
    6: 10,
    7: 4,
    8: 12,
    9: 4,
    10: 2,
    11: 6,
    12: 5,
    13: 6,
}


@pytest.fixture
def held(session: Session) -> Conference:
    """The conference of 2015 with what its report tells."""
    made = seeding.add_programme(session, programme.load(), 0)
    earlier_reports.take_in(session, made.id, seeds.load(), BY_COMMAND, NOW)
    return made


def chapter(session: Session, held: Conference, number: int) -> ChapterView:
    return next(each for each in queries.chapters(session, held.id) if each.number == number)


def edit(session: Session, held: Conference, found: ChapterView, text: str) -> None:
    seen = mark(found.facts)
    sessions = list(found.sessions)
    report.edit(session, held.id, found.id, text, sessions, seen, BY_COMMAND, NOW)


def finalise(session: Session, held: Conference) -> int:
    seen = report_versions.content_mark(report_draft.content(session, held.id))
    return report_versions.finalise(
        session,
        held.id,
        lambda own: report_draft.content(own, held.id),
        seen,
        BY_COMMAND,
        NOW,
    )


def test_the_drafts_structure_and_counts_are_those_of_2015(
    session: Session, held: Conference
) -> None:
    content = report_draft.content(session, held.id)
    assert {each.number: len(each.lines) for each in content.chapters} == COUNTS
    assert {each.number: each.title.nb for each in content.chapters if each.title} == {
        each.number: each.title.nb for each in seeds.load().chapters
    }
    drawn = {each.number: list(each.sessions) for each in content.chapters if each.number}
    assert drawn == {each.number: list(each.sessions) for each in seeds.load().chapters}
    assert content.numbers == set(range(1, 101))
    assert len(content.items) == len(programme.load().items)
    assert [each.number for each in content.sessions] == list(range(1, 9))
    chairs = [each.people[0].name for each in content.sessions]
    assert chairs[0] == "Robert Eriksson"
    assert [each.name for each in content.hosts] == ["Selda Ekiz"]
    assert content.lacking["owner"] == 99


def test_a_draft_from_nothing_has_a_chapter_for_each_theme(
    session: Session, held: Conference
) -> None:
    for each in session.scalars(select(Chapter)).all():
        session.delete(each)
    session.flush()
    made = report.draft(session, held.id, BY_COMMAND, NOW)
    assert len(made) == 14
    first = chapter(session, held, 1)
    assert next(iter(first.sessions.values())) == 1
    assert sum(len(each.lines) for each in queries.chapters(session, held.id)) == 100
    report.begin(session, made[1], "Noe")
    assert report.draft(session, held.id, BY_COMMAND, NOW) == [made[0], *made[2:]]


def test_two_editors_on_one_chapter_lose_nothing(session: Session, held: Conference) -> None:
    both = chapter(session, held, 8)
    edit(session, held, both, "Den ene skrev dette.")
    with pytest.raises(ChangedMeanwhile):
        edit(session, held, both, "Den andre skrev noe annet.")
    assert chapter(session, held, 8).text == "Den ene skrev dette."


def test_a_text_points_only_at_what_was_said(session: Session, held: Conference) -> None:
    with pytest.raises(UnknownCited):
        edit(session, held, chapter(session, held, 8), "Se [66] og [101].")
    edit(session, held, chapter(session, held, 8), "Se [66].")


def test_chapters_change_places_and_close_up(session: Session, held: Conference) -> None:
    second = chapter(session, held, 2)
    report.move(session, held.id, second.id, -1, BY_COMMAND, NOW)
    assert chapter(session, held, 1).id == second.id
    report.move(session, held.id, second.id, -1, BY_COMMAND, NOW)
    assert chapter(session, held, 1).id == second.id
    report.remove(session, held.id, second.id, BY_COMMAND, NOW)
    numbers = [each.number for each in queries.chapters(session, held.id)]
    assert numbers == list(range(13))
    others = report_draft.content(session, held.id).chapters[-1]
    assert (others.number, others.title, len(others.lines)) == (13, None, 7)
    edit(session, held, chapter(session, held, 1), "Tekst")
    with pytest.raises(ChapterNotEmpty):
        report.remove(session, held.id, chapter(session, held, 1).id, BY_COMMAND, NOW)
    with pytest.raises(NotFound):
        report.move(session, held.id, 99999, 1, BY_COMMAND, NOW)


def test_a_final_report_never_changes(session: Session, held: Conference) -> None:
    assert finalise(session, held) == 1
    frozen = queries.final(session, held.slug)
    edit(session, held, chapter(session, held, 8), "Nytt.")
    one = session.scalars(select(Contribution).where(Contribution.number == 66)).one()
    one.text = "Endret etterpå"
    session.flush()
    assert queries.final(session, held.slug, 1).content == frozen.content
    assert finalise(session, held) == 2
    second = queries.final(session, held.slug)
    assert (second.content.version, second.newest) == (2, 2)
    assert "Endret etterpå" in json.dumps(to_json(second.content), ensure_ascii=False)
    rows = session.execute(select(Report.content, Report.checksum)).all()
    assert all(report_versions.checksum(row.content) == row.checksum for row in rows)
    with pytest.raises(NotFound):
        queries.final(session, held.slug, 3)


def test_what_changed_while_one_looked_is_not_frozen_unseen(
    session: Session, held: Conference
) -> None:
    seen = report_versions.content_mark(report_draft.content(session, held.id))
    edit(session, held, chapter(session, held, 8), "Nytt.")
    with pytest.raises(ChangedMeanwhile):
        report_versions.finalise(
            session,
            held.id,
            lambda own: report_draft.content(own, held.id),
            seen,
            BY_COMMAND,
            NOW,
        )


def test_what_was_merged_stands_with_both_sources(session: Session, held: Conference) -> None:
    one = session.scalars(select(Contribution).where(Contribution.number == 72)).one()
    contribution_reviews.merge(session, held.id, one.id, 99, BY_COMMAND, NOW)
    content = report_draft.content(session, held.id)
    lines = {line.number: line for each in content.chapters for line in each.lines}
    assert 72 not in lines
    assert [(each.number, each.session) for each in lines[99].sources] == [(72, 1)]


def test_what_is_frozen_reads_as_it_was_written(session: Session, held: Conference) -> None:
    content = report_draft.content(session, held.id)
    assert from_json(json.loads(json.dumps(to_json(content)))) == content
