"""The forms for the day: a line of it, where it is moved to, and a room."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional

from conference.domain.clock import OSLO, oslo
from conference.domain.plan import PlannedItem, Room
from conference.domain.programme import ItemKind
from conference.domain.registrations import clean_name
from conference.forms.base import Form, OneLine, at_most, required
from conference.forms.editing import EditForm
from conference.forms.fields import Clock, Number
from conference.forms.filters import member
from conference.forms.translated import data_of, line, needs_bokmaal, paragraphs, text_in

ROOM_LENGTH = 120
MOST_PEOPLE = 100_000


class ItemForm(EditForm):
    """A line of the day; its times are on the Norwegian clock, on the day of the conference."""

    kind = SelectField(_l("Hva det er"), choices=[], validate_choice=False)
    starts = Clock(_l("Fra"), [InputRequired(_l("Skriv et klokkeslett."))])
    ends = Clock(_l("Til"), [InputRequired(_l("Skriv et klokkeslett."))])
    room = SelectField(_l("Sted"), choices=[], validate_choice=False)
    TEXTS: ClassVar = {"title": _l("Tittel"), "description": _l("Beskrivelse")}
    title_nb, title_nn, title_en = (line(each) for each in ("nb", "nn", "en"))
    description_nb, description_nn, description_en = (
        paragraphs(each) for each in ("nb", "nn", "en")
    )

    def offer(self, kinds: Iterable[tuple[str, str]], rooms: Iterable[str], plenary: str) -> None:
        """Fill the lists: (value, word) of the kinds, the rooms, and the word for no one room."""
        self.kind.choices = [SelectChoice(*each) for each in kinds]
        self.room.choices = [SelectChoice("", plenary), *(SelectChoice(each) for each in rooms)]

    def validate(self, extra_validators: object = None) -> bool:
        """Check the fields, the kind, and that texts are there in bokmål."""
        is_valid: bool = super().validate(extra_validators)
        if member(ItemKind, self.kind.data) is None:
            self.refuse("kind", str(_l("Velg hva det er.")))
            is_valid = False
        if self.room.data not in {each.value for each in self.room.choices}:
            self.refuse("room", str(_l("Velg et rom på listen.")))
            is_valid = False
        return needs_bokmaal(self, "title", "description") and is_valid

    def item(self, day: date, key: int = 0) -> PlannedItem:
        """Return what was typed, on `day`; only where the form is valid."""
        return PlannedItem(
            key=key,
            starts_at=datetime.combine(day, self.starts.data, OSLO),
            ends_at=datetime.combine(day, self.ends.data, OSLO),
            kind=ItemKind(self.kind.data),
            title=text_in(self, "title"),
            description=text_in(self, "description"),
            room=self.room.data or None,
        )


def item_data(item: PlannedItem) -> dict[str, object]:
    """Return what a form about the item starts with."""
    return {
        "kind": item.kind.value,
        "starts": oslo(item.starts_at).time(),
        "ends": oslo(item.ends_at).time(),
        "room": item.room or "",
        **data_of("title", item.title),
        **data_of("description", item.description),
    }


class MoveForm(Form):
    """Where something is moved to: a time on the Norwegian clock, and a room or none."""

    starts = Clock(_l("Fra"), [InputRequired(_l("Skriv et klokkeslett."))])
    room = StringField(_l("Rom"), [Optional(), at_most(ROOM_LENGTH)])
    seen = StringField()

    def moment(self, day: date) -> datetime:
        """Return the time on `day`; only where the form is valid."""
        return datetime.combine(day, self.starts.data, OSLO)


class RoomForm(EditForm):
    """A room, and how many people may be in it."""

    name = StringField(
        _l("Rommets navn"),
        [required(_l("Skriv navnet på rommet.")), OneLine(), at_most(ROOM_LENGTH)],
        filters=[clean_name],
    )
    limit = Number(
        _l("Hvor mange som får være der"),
        [
            InputRequired(_l("Skriv hvor mange.")),
            NumberRange(1, MOST_PEOPLE, _l("Skriv et tall fra %(min)d til %(max)d.")),
        ],
    )

    def made(self) -> Room:
        """Return what was typed; only where the form is valid."""
        return Room(self.name.data, self.limit.data)
