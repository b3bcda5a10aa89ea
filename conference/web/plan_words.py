"""What differs between two programmes, in sentences, for the organiser and the public's log."""

from collections.abc import Callable, Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from conference.domain.clock import oslo
from conference.domain.plan_changes import PlanChange, PlanChangeKind
from conference.web import formats, labels, reader

_K = PlanChangeKind


def sentences(changes: Sequence[PlanChange]) -> list[str]:
    """Return the changes in the reader's words, in their order."""
    return [sentence(each) for each in changes]


def sentence(change: PlanChange) -> str:
    """Return one change in the reader's words."""
    return str(_SENTENCES[change.kind](change))


def _thing(change: PlanChange) -> str:
    """Return what the change is about: a session by number and title, or an item by its title."""
    title = reader.text(change.title)
    if change.number is not None:
        return str(_("Sesjon %(number)d, %(title)s", number=change.number, title=title))
    return title or (labels.label(change.item_kind) if change.item_kind else str(_("Programmet")))


def _was(change: PlanChange) -> str:
    title = reader.text(change.was_title)
    return title or (labels.label(change.item_kind) if change.item_kind else "–")


def _time(change: PlanChange) -> str:
    if change.starts_at is None or change.ends_at is None:
        return ""
    return f"{formats.clock(change.starts_at)}–{formats.clock(change.ends_at)}"


def _was_time(change: PlanChange) -> str:
    if change.was_starts_at is None or change.was_ends_at is None:
        return ""
    return f"{formats.clock(change.was_starts_at)}–{formats.clock(change.was_ends_at)}"


def _room(name: str | None) -> str:
    return name or str(_("felles"))


def _role(change: PlanChange) -> str:
    return labels.label(change.role).lower() if change.role else ""


def _where(change: PlanChange) -> str:
    is_all_day = change.item is None and change.session is None
    return str(_("hele dagen")) if is_all_day else _thing(change)


def _day_moved(change: PlanChange) -> str:
    day = formats.weekday(oslo(change.starts_at).date()) if change.starts_at else ""
    return str(_("Konferansen holdes %(day)s.", day=day))


def _seats(change: PlanChange) -> str:
    text = ngettext(
        "%(what)s kl. %(time)s har nå %(num)d plass (før %(was)s).",
        "%(what)s kl. %(time)s har nå %(num)d plasser (før %(was)s).",
        change.seats or 0,
        what=_thing(change),
        time=_time(change),
        was=change.was_seats,
    )
    return str(text)


_SENTENCES: dict[PlanChangeKind, Callable[[PlanChange], str]] = {
    _K.DAY_MOVED: _day_moved,
    _K.ITEM_ADDED: lambda c: _("Ny post: %(what)s, %(time)s.", what=_thing(c), time=_time(c)),
    _K.ITEM_REMOVED: lambda c: _("Går ut: %(what)s, %(time)s.", what=_thing(c), time=_time(c)),
    _K.ITEM_MOVED: lambda c: _(
        "%(what)s er nå %(time)s (før %(was)s).", what=_thing(c), time=_time(c), was=_was_time(c)
    ),
    _K.ITEM_ROOM: lambda c: _(
        "%(what)s er nå her: %(room)s (før: %(was)s).",
        what=_thing(c),
        room=_room(c.room),
        was=_room(c.was_room),
    ),
    _K.ITEM_RENAMED: lambda c: _("«%(was)s» heter nå «%(what)s».", was=_was(c), what=_thing(c)),
    _K.ITEM_TEXTS: lambda c: _("Teksten om %(what)s er endret.", what=_thing(c)),
    _K.SESSION_ADDED: lambda c: _("Ny sesjon: %(what)s.", what=_thing(c)),
    _K.SESSION_REMOVED: lambda c: _("Går ut: %(what)s.", what=_thing(c)),
    _K.SESSION_RENAMED: lambda c: _("«%(was)s» heter nå «%(what)s».", was=_was(c), what=_thing(c)),
    _K.SESSION_NUMBER: lambda c: _(
        "%(what)s hadde nummer %(was)s.", what=_thing(c), was=c.was_number
    ),
    _K.SESSION_TEXTS: lambda c: _("Teksten om %(what)s er endret.", what=_thing(c)),
    _K.OCCURRENCE_ADDED: lambda c: _(
        "%(what)s holdes også %(time)s, %(room)s.", what=_thing(c), time=_time(c), room=c.room
    ),
    _K.OCCURRENCE_REMOVED: lambda c: _(
        "%(what)s holdes ikke %(time)s.", what=_thing(c), time=_time(c)
    ),
    _K.OCCURRENCE_MOVED: lambda c: _(
        "%(what)s holdes nå %(time)s (før %(was)s).",
        what=_thing(c),
        time=_time(c),
        was=_was_time(c),
    ),
    _K.OCCURRENCE_ROOM: lambda c: _(
        "%(what)s kl. %(time)s er nå i %(room)s (før %(was)s).",
        what=_thing(c),
        time=_time(c),
        room=c.room,
        was=c.was_room,
    ),
    _K.OCCURRENCE_SEATS: _seats,
    _K.ROLE_ADDED: lambda c: _(
        "%(name)s er %(role)s: %(where)s.", name=c.name, role=_role(c), where=_where(c)
    ),
    _K.ROLE_REMOVED: lambda c: _(
        "%(name)s er ikke lenger %(role)s: %(where)s.",
        name=c.name,
        role=_role(c),
        where=_where(c),
    ),
    _K.ROLE_REPLACED: lambda c: _(
        "%(name)s er %(role)s i stedet for %(was)s: %(where)s.",
        name=c.name,
        role=_role(c),
        was=c.was_name,
        where=_where(c),
    ),
    _K.ROLE_TEXTS: lambda c: _(
        "Merknaden om %(name)s er endret: %(where)s.", name=c.name, where=_where(c)
    ),
    _K.PERSON_ADDED: lambda c: _("Ny på programmet: %(name)s.", name=c.name),
    _K.PERSON_REMOVED: lambda c: _("Tatt av programmet: %(name)s.", name=c.name),
    _K.PERSON_RENAMED: lambda c: _("%(was)s heter nå %(name)s.", was=c.was_name, name=c.name),
    _K.PERSON_TEXTS: lambda c: _("Opplysningene om %(name)s er endret.", name=c.name),
    _K.ROOM_ADDED: lambda c: _("Nytt rom: %(room)s.", room=c.name or c.room),
    _K.ROOM_REMOVED: lambda c: _("Rom tatt ut: %(room)s.", room=c.name or c.room),
    _K.ROOM_LIMIT: lambda c: _(
        "%(room)s tar nå %(seats)s (før %(was)s).",
        room=c.name or c.room,
        seats=c.seats,
        was=c.was_seats,
    ),
}
