"""What is wrong with the programme, in sentences that say what to do, each with where to do it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from conference.domain.plan import Plan
from conference.domain.plan_faults import Fault, FaultKind, Severity
from conference.domain.texts import Language
from conference.web import formats, labels, reader


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A fault in words, how bad it is, and the address where it is mended."""

    text: str
    severity: Severity
    url: str


def lines(faults: Sequence[Fault], plan: Plan) -> list[FaultLine]:
    """Return the faults in words, in their order."""
    return [FaultLine(sentence(each, plan), each.severity, address(each)) for each in faults]


def sentence(fault: Fault, plan: Plan) -> str:
    """Return the fault in the reader's words."""
    return str(_SENTENCES[fault.kind](fault, plan))


def address(fault: Fault) -> str:
    """Return the address of the page where the fault can be mended."""
    if fault.sessions:
        return url_for("programme_sessions.edit", key=fault.sessions[-1])
    if fault.people:
        return url_for("programme_people.edit", key=fault.people[0])
    if fault.items:
        return url_for("programme_items.edit", key=fault.items[-1])
    return url_for("programme.page")


def _item(plan: Plan, key: int) -> str:
    found = next(each for each in plan.items if each.key == key)
    name = reader.text(found.title) or labels.label(found.kind)
    return f"«{name}» ({formats.clock(found.starts_at)}–{formats.clock(found.ends_at)})"


def _session(plan: Plan, fault: Fault, place: int = 0) -> str:
    found = next(each for each in plan.sessions if each.key == fault.sessions[place])
    return str(_("Sesjon %(number)d", number=found.number))


def _moment(fault: Fault, name: str) -> str:
    value = fault.params[name]
    return formats.clock(value) if isinstance(value, datetime) else ""


def _count(fault: Fault, name: str) -> int:
    return int(str(fault.params.get(name, 0)))


def _overlap(fault: Fault, plan: Plan) -> str:
    one, other = (_item(plan, each) for each in fault.items)
    if fault.room is None:
        return str(_("%(one)s og %(other)s er i plenum samtidig.", one=one, other=other))
    where = {"one": one, "other": other, "room": fault.room}
    return str(_("%(one)s og %(other)s har %(room)s samtidig.", **where))


def _room_twice(fault: Fault, plan: Plan) -> str:
    other = _session(plan, fault, 1) if len(fault.sessions) > 1 else _item(plan, fault.items[0])
    where = {"one": _session(plan, fault), "other": other, "room": fault.room}
    return str(_("%(one)s og %(other)s har %(room)s samtidig.", **where))


def _person_twice(fault: Fault, plan: Plan) -> str:
    name = next(each.name for each in plan.people if each.key == fault.people[0])
    time = _moment(fault, "starts_at")
    return str(_("%(name)s skal være to steder samtidig, kl. %(time)s.", name=name, time=time))


def _too_small(fault: Fault, plan: Plan) -> str:
    text = _(
        "%(session)s har %(seats)d plasser, men %(room)s tar bare %(limit)d.",
        session=_session(plan, fault),
        seats=_count(fault, "seats"),
        room=fault.room,
        limit=_count(fault, "limit"),
    )
    return str(text)


def _below_capacity(fault: Fault, plan: Plan) -> str:
    text = _(
        "%(item)s er i %(room)s, som tar %(limit)d. Dagen har plass til %(capacity)d.",
        item=_item(plan, fault.items[0]),
        room=fault.room,
        limit=_count(fault, "limit"),
        capacity=_count(fault, "capacity"),
    )
    return str(text)


def _few_wishes(fault: Fault, plan: Plan) -> str:
    text = _(
        "%(session)s er førsteønsket til %(wishes)d, men trenger %(needed)d.",
        session=_session(plan, fault),
        wishes=_count(fault, "wishes"),
        needed=_count(fault, "needed"),
    )
    return str(text)


def _text_missing(fault: Fault, _plan: Plan) -> str:
    count = _count(fault, "texts")
    if fault.params["language"] == Language.EN:
        text = ngettext(
            "%(num)d tekst mangler på engelsk.", "%(num)d tekster mangler på engelsk.", count
        )
        return str(text)
    return str(
        ngettext("%(num)d tekst mangler på nynorsk.", "%(num)d tekster mangler på nynorsk.", count)
    )


_SENTENCES: dict[FaultKind, Callable[[Fault, Plan], str]] = {
    FaultKind.OVERLAP: _overlap,
    FaultKind.ROOM_TWICE: _room_twice,
    FaultKind.ROOM_TOO_SMALL: _too_small,
    FaultKind.NUMBER_TWICE: lambda fault, plan: _(
        "To sesjoner har nummer %(number)d.", number=_count(fault, "number")
    ),
    FaultKind.PERSON_TWICE: _person_twice,
    FaultKind.CHAIR_MISSING: lambda fault, plan: _(
        "%(session)s mangler leder.", session=_session(plan, fault)
    ),
    FaultKind.NOT_HELD: lambda fault, plan: _(
        "%(session)s holdes ikke i noen bolk.", session=_session(plan, fault)
    ),
    FaultKind.QUESTION_MISSING: lambda fault, plan: _(
        "%(session)s sier ikke hva den spør om.", session=_session(plan, fault)
    ),
    FaultKind.FEW_WISHES: _few_wishes,
    FaultKind.GAP: lambda fault, plan: _(
        "Det er ingenting på programmet fra %(from)s til %(to)s.",
        **{"from": _moment(fault, "starts_at"), "to": _moment(fault, "ends_at")},
    ),
    FaultKind.ROOM_BELOW_CAPACITY: _below_capacity,
    FaultKind.TEXT_MISSING: _text_missing,
}
