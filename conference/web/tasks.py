"""The organiser's tasks in words, each with the page where it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from conference.domain.tasks import Standing, Task, TaskDue, due


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One thing to do, and the address where it is done."""

    text: str
    url: str


_TEXTS: dict[Task, Callable[[int], str]] = {
    Task.INVITE_FIRST: lambda count: (
        ngettext("Inviter %(num)d organisasjon", "Inviter %(num)d organisasjoner", count)
        if count
        else _("Legg inn organisasjonene som skal inviteres")
    ),
    Task.DECIDE_LETTERS: lambda count: ngettext(
        "Avgjør hva som skal skje med %(num)d brev som kanskje ikke kom fram",
        "Avgjør hva som skal skje med %(num)d brev som kanskje ikke kom fram",
        count,
    ),
    Task.MEND_LETTERS: lambda count: ngettext(
        "Se på %(num)d brev som ikke lot seg sende",
        "Se på %(num)d brev som ikke lot seg sende",
        count,
    ),
    Task.MEND_ADDRESSES: lambda count: ngettext(
        "Rett adressen til %(num)d organisasjon, der det siste brevet kom i retur",
        "Rett adressen til %(num)d organisasjoner, der det siste brevet kom i retur",
        count,
    ),
    Task.INVITE_MORE: lambda count: ngettext(
        "Inviter %(num)d organisasjon som står på listen uten invitasjon",
        "Inviter %(num)d organisasjoner som står på listen uten invitasjon",
        count,
    ),
    Task.REMIND: lambda count: ngettext(
        "%(num)d organisasjon har ikke svart ennå",
        "%(num)d organisasjoner har ikke svart ennå",
        count,
    ),
    Task.CLOSE_SILENT: lambda count: ngettext(
        "Ring %(num)d organisasjon som ikke svarte innen fristen",
        "Ring %(num)d organisasjoner som ikke svarte innen fristen",
        count,
    ),
    Task.GET_NAMES: lambda count: ngettext(
        "Få navn på %(num)d plass som er holdt av",
        "Få navn på %(num)d plasser som er holdt av",
        count,
    ),
    Task.PUBLISH_RUN: lambda count: _("Se over utkastet til fordeling, og publiser det"),
    Task.PLACE_REST: lambda count: ngettext(
        "Gi %(num)d påmeldt uten sesjon en plass i en ny fordeling",
        "Gi %(num)d påmeldte uten sesjon en plass i en ny fordeling",
        count,
    ),
    Task.RUN_ASSIGNMENT: lambda count: _("Fordel deltakerne på sesjonene"),
    Task.TRY_ASSIGNMENT: lambda count: _("Prøv fordelingen. Den kan kjøres om igjen etter fristen"),
    Task.DELIVER: lambda count: ngettext(
        "%(num)d brev venter i utboksen", "%(num)d brev venter i utboksen", count
    ),
}


def _url(task: Task, count: int, *, is_open: bool) -> str:
    lists: dict[Task, dict[str, Any]] = {
        Task.INVITE_FIRST: {"state": "not_invited"} if count else {},
        Task.INVITE_MORE: {"state": "not_invited"},
        Task.CLOSE_SILENT: {"state": "invited"},
        Task.GET_NAMES: {"nameless": 1},
    }
    letters = {
        Task.DECIDE_LETTERS: "unknown",
        Task.MEND_LETTERS: "given_up",
        Task.MEND_ADDRESSES: "bounced",
        Task.DELIVER: "waiting",
    }
    reminders = {Task.REMIND: "reminder", **({Task.GET_NAMES: "names"} if is_open else {})}
    if task in reminders:
        return url_for("campaigns.new", campaign=reminders[task])
    if task in lists:
        return url_for("organisations.page", **lists[task])
    if task in letters:
        return url_for("outbox.page", state=letters[task])
    return url_for("assignment.page")


def lines(standing: Standing, closes_at: datetime, now: datetime) -> list[TaskLine]:
    """Return what is to be done now, in order."""
    is_open = now < closes_at
    return [_line(each, is_open=is_open) for each in due(standing, closes_at, now)]


def _line(each: TaskDue, *, is_open: bool) -> TaskLine:
    return TaskLine(_TEXTS[each.task](each.count), _url(each.task, each.count, is_open=is_open))
