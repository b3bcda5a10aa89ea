"""The first steps towards a conference in words, each with the page where it is taken."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import lazy_gettext as _l

from conference import db
from conference.domain.conferences import FirstStep
from conference.queries import first_steps

_STEPS = {
    FirstStep.PROGRAMME: ("programme.page", _l("Lag programmet, og publiser det")),
    FirstStep.GUESTS: ("imports.upload", _l("Legg inn organisasjonene")),
    FirstStep.LETTERS: ("letter_texts.page", _l("Se over brevene")),
    FirstStep.OPEN: ("settings.open_all", _l("Åpne konferansen for alle")),
    FirstStep.INVITE: ("organisations.page", _l("Inviter")),
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step, where it is taken, and whether it is."""

    text: str
    url: str
    is_done: bool


def lines(conference_id: int) -> list[StepLine]:
    """Return the steps in order, or none once the organisations are invited and all is open."""
    done = first_steps.done(db.read(), conference_id)
    if {FirstStep.INVITE, FirstStep.OPEN} <= done:
        return []
    return [
        StepLine(str(text), url_for(endpoint), step in done)
        for step, (endpoint, text) in _STEPS.items()
    ]
