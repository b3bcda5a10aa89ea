"""What the organiser must do now, derived from where things stand; most pressing first."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Task(StrEnum):
    """One thing to do."""

    INVITE_FIRST = "invite_first"
    DECIDE_LETTERS = "decide_letters"
    MEND_LETTERS = "mend_letters"
    MEND_ADDRESSES = "mend_addresses"
    INVITE_MORE = "invite_more"
    REMIND = "remind"
    CLOSE_SILENT = "close_silent"
    GET_NAMES = "get_names"
    PUBLISH_RUN = "publish_run"
    PLACE_REST = "place_rest"
    RUN_ASSIGNMENT = "run_assignment"
    TRY_ASSIGNMENT = "try_assignment"
    DELIVER = "deliver"


@dataclass(frozen=True, slots=True)
class TaskDue:
    """A thing to do and how many it is about (0 where nothing is counted)."""

    task: Task
    count: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where things stand: what the tasks are derived from.

    `silent`, `not_invited` and `returned` (whose last letter came back) count organisations;
    `nameless` seats; `registered` seats taken;
    `unplaced` those without a session in the published run, where one is free. `draft_is_newer`:
    whether a draft waits that is younger than what is published.
    """

    organisations: int
    invited: int
    not_invited: int
    silent: int
    nameless: int
    registered: int
    unplaced: int
    has_draft: bool
    has_published: bool
    draft_is_newer: bool
    letters_waiting: int
    letters_unknown: int
    letters_given_up: int
    returned: int = 0


def due(standing: Standing, closes_at: datetime, now: datetime) -> list[TaskDue]:
    """Return what is to be done at `now`, in the order it should be done."""
    if not standing.invited:
        return [TaskDue(Task.INVITE_FIRST, standing.organisations)]
    found = [
        TaskDue(Task.DECIDE_LETTERS, standing.letters_unknown),
        TaskDue(Task.MEND_LETTERS, standing.letters_given_up),
        TaskDue(Task.MEND_ADDRESSES, standing.returned),
        *_guests(standing, is_closed=now >= closes_at),
    ]
    counted = [each for each in found if each.count]
    assignment = _assignment(standing, is_closed=now >= closes_at)
    letters = TaskDue(Task.DELIVER, standing.letters_waiting)
    return [*counted, *([assignment] if assignment else []), *([letters] if letters.count else [])]


def _guests(standing: Standing, *, is_closed: bool) -> list[TaskDue]:
    if is_closed:
        return [
            TaskDue(Task.CLOSE_SILENT, standing.silent),
            TaskDue(Task.GET_NAMES, standing.nameless),
        ]
    return [
        TaskDue(Task.REMIND, standing.silent),
        TaskDue(Task.GET_NAMES, standing.nameless),
        TaskDue(Task.INVITE_MORE, standing.not_invited),
    ]


def _assignment(standing: Standing, *, is_closed: bool) -> TaskDue | None:
    if not standing.registered:
        return None
    if standing.has_published:
        if standing.draft_is_newer:
            return TaskDue(Task.PUBLISH_RUN)
        return TaskDue(Task.PLACE_REST, standing.unplaced) if standing.unplaced else None
    if not is_closed:
        return None if standing.has_draft else TaskDue(Task.TRY_ASSIGNMENT)
    return TaskDue(Task.PUBLISH_RUN if standing.has_draft else Task.RUN_ASSIGNMENT)
