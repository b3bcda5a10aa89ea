"""The form for a session: what it is about, and in which slots and rooms it is held."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional

from conference.domain.plan import PlannedOccurrence, PlannedSession
from conference.domain.texts import Translated
from conference.forms.editing import EditForm
from conference.forms.fields import Number
from conference.forms.translated import data_of, line, needs_bokmaal, paragraphs, text_in

MOST_SESSIONS = 99
MOST_SEATS = 10_000
DEFAULT_SEATS = 30


@dataclass(frozen=True, slots=True)
class Held:
    """What the form says of one slot: `room` None is not held there."""

    room: str | None
    seats: int
    minimum: int


class SessionForm(EditForm):
    """A session's number and texts."""

    TEXTS: ClassVar = {
        "title": _l("Tittel"),
        "summary": _l("Hva den handler om"),
        "asks_for": _l("Hva den spør om"),
    }
    number = Number(
        _l("Nummer"),
        [
            InputRequired(_l("Skriv et tall.")),
            NumberRange(1, MOST_SESSIONS, _l("Skriv et tall fra %(min)d til %(max)d.")),
        ],
    )
    title_nb = line("nb", _l("Skriv tittelen på bokmål."))
    title_nn, title_en = line("nn"), line("en")
    summary_nb = paragraphs("nb", _l("Skriv på bokmål hva sesjonen handler om."))
    summary_nn, summary_en = paragraphs("nn"), paragraphs("en")
    asks_for_nb, asks_for_nn, asks_for_en = (paragraphs(each) for each in ("nb", "nn", "en"))

    def validate(self, extra_validators: object = None) -> bool:
        """Check the fields, and that texts are there in bokmål."""
        is_valid: bool = super().validate(extra_validators)
        return needs_bokmaal(self, "asks_for") and is_valid

    def session(self, key: int = 0) -> PlannedSession:
        """Return what was typed; only where the form is valid."""
        return PlannedSession(
            key=key,
            number=self.number.data,
            title=text_in(self, "title") or Translated(""),
            summary=text_in(self, "summary") or Translated(""),
            asks_for=text_in(self, "asks_for"),
        )


def session_data(session: PlannedSession) -> dict[str, object]:
    """Return what a form about the session starts with."""
    return {
        "number": session.number,
        **data_of("title", session.title),
        **data_of("summary", session.summary),
        **data_of("asks_for", session.asks_for),
    }


class HeldForm(EditForm):
    """Where a session is held in one slot, for how many."""

    room = SelectField(_l("Rom"), choices=[], validate_choice=False)
    seats = Number(
        _l("Plasser"),
        [Optional(), NumberRange(0, MOST_SEATS, _l("Skriv et tall fra %(min)d til %(max)d."))],
    )
    minimum = Number(
        _l("Minste gruppe"),
        [Optional(), NumberRange(0, MOST_SEATS, _l("Skriv et tall fra %(min)d til %(max)d."))],
    )

    def offer(self, rooms: Iterable[str], nowhere: str) -> None:
        """Fill the list of rooms; `nowhere` is the word for not held."""
        self.room.choices = [SelectChoice("", nowhere), *(SelectChoice(each) for each in rooms)]

    def validate(self, extra_validators: object = None) -> bool:
        """Check the fields and the room."""
        is_valid: bool = super().validate(extra_validators)
        if self.room.data not in {each.value for each in self.room.choices}:
            self.refuse("room", str(_l("Velg et rom på listen.")))
            return False
        return is_valid

    def held(self) -> Held:
        """Return what was typed; only where the form is valid."""
        seats = DEFAULT_SEATS if self.seats.data is None else self.seats.data
        return Held(self.room.data or None, seats, self.minimum.data or 0)


def held_data(occurrence: PlannedOccurrence | None) -> Mapping[str, object]:
    """Return what a form about an occurrence starts with, or about a slot without one."""
    if occurrence is None:
        return {"room": "", "seats": DEFAULT_SEATS, "minimum": 0}
    return {
        "room": occurrence.room,
        "seats": occurrence.seats,
        "minimum": occurrence.minimum,
    }
