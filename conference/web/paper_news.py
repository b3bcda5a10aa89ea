"""What is new since a paper was printed last, in a few words for the paper itself."""

from collections.abc import Callable, Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from conference.documents.paper import News, NewsLine
from conference.domain.paper import PaperLine, Since
from conference.web import formats

NAMES = 12
Told = Callable[[PaperLine], str]


def who(line: PaperLine) -> str:
    """Return a person on a paper in words: the name, and for which organisation."""
    name = line.name or _("Navn kommer")
    return f"{name} ({line.organisation})" if line.organisation else str(name)


def news(since: Since | None, tell: Told = who) -> News | None:
    """Return what has changed `since` a paper was printed; None where it never was.

    `tell` says who or what a line is about. No more than NAMES are named of each sort.
    """
    if since is None:
        return None
    paper = {"number": since.number, "when": formats.moment(since.made_at)}
    if not since.changes:
        return News(_("Ingenting er nytt siden utskrift nr. %(number)d, %(when)s", **paper))
    found = since.changes
    said = (
        (_("Nye"), [tell(each) for each in found.added]),
        (_("Borte"), [tell(each) for each in found.removed]),
        (_("Endret"), [_changed(*pair, tell) for pair in found.changed]),
    )
    return News(
        _("Siden utskrift nr. %(number)d, %(when)s", **paper),
        tuple(NewsLine(label, _joined(names)) for label, names in said if names),
    )


def _changed(before: PaperLine, after: PaperLine, tell: Told) -> str:
    if (before.name, before.organisation) == (after.name, after.organisation):
        return tell(after)
    former = before.organisation
    if before.name != after.name:
        former = before.name or _("Navn kommer")
    return str(_("%(who)s, før: %(name)s", who=tell(after), name=former))


def _joined(names: Sequence[str]) -> str:
    named, more = "; ".join(names[:NAMES]), len(names) - NAMES
    if more <= 0:
        return named
    return str(ngettext("%(names)s og %(num)d til", "%(names)s og %(num)d til", more, names=named))
