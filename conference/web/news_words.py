"""Why an organisation gets a letter about a changed programme, in sentences for the organiser."""

from collections.abc import Callable

from flask_babel import gettext as _

from conference.domain.clock import oslo
from conference.domain.plan_news import Facts, News, NewsKind
from conference.queries.reasons import Reason
from conference.web import formats, labels, reader

_K = NewsKind


def sentences(reason: Reason) -> list[str]:
    """Return why, one sentence for each thing that is new."""
    return [str(_SENTENCES[each.kind](each)) for each in reason.news]


def _day(facts: Facts) -> str:
    return formats.weekday(oslo(facts.starts_at).date()) if facts.starts_at else ""


def _start(facts: Facts) -> str:
    return formats.clock(facts.starts_at) if facts.starts_at else ""


def _end(facts: Facts) -> str:
    return formats.clock(facts.ends_at) if facts.ends_at else ""


def _time(facts: Facts) -> str:
    return f"{_start(facts)}–{_end(facts)}"


def _title(facts: Facts) -> str:
    title = reader.text(facts.title)
    if facts.number is None:
        return title or (labels.label(facts.item_kind) if facts.item_kind else "")
    return str(_("sesjon %(number)d, %(title)s", number=facts.number, title=title))


def _room(facts: Facts) -> str:
    return facts.room or str(_("felles"))


def _chair(news: News, *, is_wish: bool = False) -> str:
    """Return what is told of a session's chairs: who leads it, or that nobody does."""
    what, names = _title(news.now), ", ".join(news.now.chairs)
    if is_wish and names:
        return str(_("Ønsker seg %(what)s, som får ny leder: %(name)s.", what=what, name=names))
    if is_wish:
        return str(_("Ønsker seg %(what)s, som ikke har noen leder lenger.", what=what))
    time = _time(news.now)
    if names:
        text = _(
            "Har plass i %(what)s kl. %(time)s, som får ny leder: %(name)s.",
            what=what,
            time=time,
            name=names,
        )
        return str(text)
    return str(
        _(
            "Har plass i %(what)s kl. %(time)s, som ikke har noen leder lenger.",
            what=what,
            time=time,
        )
    )


_SENTENCES: dict[NewsKind, Callable[[News], str]] = {
    _K.DAY_MOVED: lambda n: _(
        "Konferansen flyttes fra %(was)s til %(now)s.", was=_day(n.was), now=_day(n.now)
    ),
    _K.DAY_STARTS: lambda n: _(
        "Dagen begynner kl. %(now)s (før %(was)s).", now=_start(n.now), was=_start(n.was)
    ),
    _K.DAY_ENDS: lambda n: _(
        "Dagen slutter kl. %(now)s (før %(was)s).", now=_end(n.now), was=_end(n.was)
    ),
    _K.ITEM_TIME: lambda n: _(
        "%(what)s flyttes fra %(was)s til %(now)s.",
        what=_title(n.now),
        was=_time(n.was),
        now=_time(n.now),
    ),
    _K.ITEM_ROOM: lambda n: _(
        "%(what)s er nå her: %(room)s (før: %(was)s).",
        what=_title(n.now),
        room=_room(n.now),
        was=_room(n.was),
    ),
    _K.PLACE_GONE: lambda n: _(
        "Mister plassen i %(what)s kl. %(time)s.", what=_title(n.was), time=_time(n.was)
    ),
    _K.PLACE_TIME: lambda n: _(
        "Har plass i %(what)s, som flyttes fra %(was)s til %(now)s.",
        what=_title(n.now),
        was=_time(n.was),
        now=_time(n.now),
    ),
    _K.PLACE_ROOM: lambda n: _(
        "Har plass i %(what)s kl. %(time)s, som flyttes fra %(was)s til %(now)s.",
        what=_title(n.now),
        time=_time(n.now),
        was=n.was.room,
        now=n.now.room,
    ),
    _K.PLACE_TITLE: lambda n: _(
        "Har plass i %(was)s, som nå heter %(what)s.", was=_title(n.was), what=_title(n.now)
    ),
    _K.PLACE_CHAIR: _chair,
    _K.WISH_GONE: lambda n: _("Ønsker seg %(what)s, som går ut.", what=_title(n.was)),
    _K.WISH_CHAIR: lambda n: _chair(n, is_wish=True),
}
