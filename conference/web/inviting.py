"""What the organiser is told before inviting: a letter as it will be, and what isn't ready yet."""

from collections.abc import Sequence
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from conference import db
from conference.domain.conferences import FirstStep
from conference.domain.letter_texts import LetterWords
from conference.domain.outbox import MessageKind
from conference.forms.filters import identifier
from conference.queries import first_steps, letter_previews, letter_texts, reserves
from conference.queries.letter_previews import Reader
from conference.queries.organisations import OrganisationRow

Warned = tuple[str, str, str]
"""What isn't ready, where it is mended, and the words of the link there."""


def told(
    conference_id: int, fresh: Sequence[OrganisationRow], quota: int | None
) -> dict[str, object]:
    """Return what the page shows of `fresh`, who would be invited with `quota` seats each."""
    asked = identifier(request.args.get("preview"))
    reader = next((each for each in fresh if each.id == asked), fresh[0])
    return {
        "sample": _letter(conference_id, reader, quota),
        "reader": reader,
        "is_asked": reader.id == asked,
        "warnings": _warnings(conference_id, len(fresh), quota),
    }


def kept(everyone: bool, chosen: Sequence[OrganisationRow]) -> list[tuple[str, Any]]:
    """Return what the page's address holds apart from the letter that is looked at."""
    if everyone:
        return [each for each in request.args.items(multi=True) if each[0] != "preview"]
    return [("id", each.id) for each in chosen]


def _letter(conference_id: int, to: OrganisationRow, quota: int | None) -> LetterWords:
    kind, standard = MessageKind.INVITATION, to.written_standard
    reader = Reader(to.name, to.contact_name, quota or letter_previews.QUOTA, standard)
    words = letter_texts.of(db.read(), conference_id, kind).words[standard]
    made = letter_previews.previews(db.read(), conference_id, reader)
    return made.letter(kind, standard, words)


def _warnings(conference_id: int, count: int, quota: int | None) -> list[Warned]:
    """Return what may make inviting too early, or too much; inviting is possible all the same."""
    session = db.read()
    done, seats = (
        first_steps.done(session, conference_id),
        reserves.seat_count(session, conference_id),
    )
    found = []
    if FirstStep.PROGRAMME not in done:
        text = _("Programmet er ikke publisert. De som svarer nå, får ikke velge sesjoner.")
        found.append((text, url_for("programme.page"), _("Til programmet")))
    if FirstStep.OPEN not in done:
        text = _("Konferansen er ikke åpnet. Lenkene virker, men bare arrangørene ser nettsidene.")
        found.append((text, url_for("settings.open_all"), _("Åpne for alle")))
    if seats.left is not None and quota and count * quota > seats.left:
        text = ngettext(
            "Dette deler ut %(num)d plass, og %(left)d er igjen.",
            "Dette deler ut %(num)d plasser, og %(left)d er igjen.",
            count * quota,
            left=seats.left,
        )
        found.append((text, url_for("reserves.page"), _("Se plassene")))
    return found
