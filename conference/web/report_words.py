"""The first text of a chapter, from the facts: what it draws on, who led it, and what came."""

from flask_babel import gettext as _

from conference.domain.contributions import ContributionKind
from conference.queries.programme import ProgrammeView, SessionView
from conference.queries.report import ChapterView
from conference.web import labels, reader


def first_text(chapter: ChapterView, day: ProgrammeView) -> str:
    """Return what the chapter says before anybody has written in it."""
    parts = [] if chapter.number == 0 else [_drawn(chapter, day)]
    counts = [
        f"{labels.label(ContributionKind(kind)).lower()}: {count}"
        for kind, count in chapter.kinds.items()
    ]
    if counts:
        parts.append(_("Dette kom: %(counts)s.", counts=", ".join(counts)))
    return "\n\n".join(each for each in parts if each)


def _drawn(chapter: ChapterView, day: ProgrammeView) -> str:
    held = [each for each in day.sessions if each.id in chapter.sessions]
    if not held:
        return ""
    told = "; ".join(map(_session, held))
    return str(_("Kapitlet bygger på %(sessions)s.", sessions=told))


def _session(held: SessionView) -> str:
    chairs = ", ".join(each.name for each in held.chairs)
    words = {"number": held.number, "title": reader.text(held.title), "chairs": chairs}
    if chairs:
        return str(_("sesjon %(number)d, %(title)s, ledet av %(chairs)s", **words))
    return str(_("sesjon %(number)d, %(title)s", **words))
