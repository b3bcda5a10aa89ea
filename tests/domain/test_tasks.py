"""What the organiser is told to do follows from where things stand, most pressing first."""

from dataclasses import replace
from datetime import timedelta

from conference.domain.tasks import Standing, Task, TaskDue, due
from tests.support.clock import START

CLOSES_AT = START + timedelta(days=7)
AFTER = CLOSES_AT
QUIET = Standing(
    organisations=10,
    invited=10,
    not_invited=0,
    silent=0,
    nameless=0,
    registered=12,
    unplaced=0,
    has_draft=False,
    has_published=True,
    draft_is_newer=False,
    letters_waiting=0,
    letters_unknown=0,
    letters_given_up=0,
)


def _tasks(standing: Standing, *, after: bool = False) -> list[Task]:
    now = AFTER if after else START
    return [each.task for each in due(standing, CLOSES_AT, now)]


def test_nothing_is_due_when_all_is_done() -> None:
    assert _tasks(QUIET) == []


def test_before_anybody_is_invited_there_is_one_thing_to_do() -> None:
    standing = replace(QUIET, invited=0, not_invited=10, letters_waiting=3)
    assert due(standing, CLOSES_AT, START) == [TaskDue(Task.INVITE_FIRST, 10)]


def test_the_order_is_letters_in_doubt_then_guests_then_assignment_then_waiting_letters() -> None:
    standing = replace(
        QUIET,
        silent=3,
        nameless=2,
        not_invited=1,
        has_published=False,
        letters_waiting=4,
        letters_unknown=1,
        letters_given_up=1,
    )
    assert _tasks(standing) == [
        Task.DECIDE_LETTERS,
        Task.MEND_LETTERS,
        Task.REMIND,
        Task.GET_NAMES,
        Task.INVITE_MORE,
        Task.TRY_ASSIGNMENT,
        Task.DELIVER,
    ]


def test_after_the_deadline_the_silent_are_called_and_nobody_new_is_invited() -> None:
    standing = replace(QUIET, silent=3, not_invited=5, has_published=False)
    assert _tasks(standing, after=True) == [Task.CLOSE_SILENT, Task.RUN_ASSIGNMENT]


def test_a_draft_waits_to_be_published_after_the_deadline_only() -> None:
    standing = replace(QUIET, has_draft=True, has_published=False)
    assert _tasks(standing) == []
    assert _tasks(standing, after=True) == [Task.PUBLISH_RUN]


def test_after_publishing_those_without_a_place_and_newer_drafts_are_told() -> None:
    assert due(replace(QUIET, unplaced=2), CLOSES_AT, AFTER) == [TaskDue(Task.PLACE_REST, 2)]
    assert _tasks(replace(QUIET, unplaced=2, has_draft=True, draft_is_newer=True)) == [
        Task.PUBLISH_RUN
    ]
