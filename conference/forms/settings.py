"""The forms about a conference: a new one, its facts, its day, and what the next one inherits."""

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from conference.domain.clock import OSLO, oslo
from conference.domain.conferences import ConferenceFacts, Inheritance, NewConference
from conference.domain.registrations import WISH_LIMIT, clean_name
from conference.domain.texts import Translated
from conference.forms.base import Form, OneLine, at_most, email_address, required
from conference.forms.editing import EditForm
from conference.forms.fields import Clock, Day, Number
from conference.forms.filters import member

LANGUAGES = ("nb", "nn", "en")
BETWEEN = _l("Skriv et tall fra %(min)d til %(max)d.")


def _line(label: Any, *checks: Any) -> StringField:
    return StringField(label, [*checks, OneLine(), at_most(300)], filters=[clean_name])


def _number(label: Any, low: int, high: int, default: int) -> Number:
    needed = InputRequired(_l("Skriv et tall."))
    return Number(label, [needed, NumberRange(low, high, BETWEEN)], default=default)


class SettingsForm(EditForm):
    """What is said of a conference, apart from its day and deadline."""

    name_nb = _line(_l("Navn på bokmål"), required(_l("Skriv navnet på konferansen.")))
    name_nn = _line(_l("Navn på nynorsk (tomt: som på bokmål)"), Optional())
    name_en = _line(_l("Navn på engelsk (tomt: som på bokmål)"), Optional())
    organiser_nb = _line(
        _l("Hvem som inviterer, på bokmål"), required(_l("Skriv hvem som inviterer."))
    )
    organiser_nn = _line(_l("Hvem som inviterer, på nynorsk (tomt: som på bokmål)"), Optional())
    organiser_en = _line(_l("Hvem som inviterer, på engelsk (tomt: som på bokmål)"), Optional())
    venue = _line(_l("Sted (valgfritt)"), Optional())
    contact_email = StringField(
        _l("E-post for spørsmål"),
        [required(_l("Skriv e-postadressen.")), at_most(300), email_address()],
        filters=[clean_name],
    )
    contact_phone = StringField(
        _l("Telefon for spørsmål (valgfritt)"),
        [Optional(), OneLine(), at_most(30)],
        filters=[clean_name],
    )
    capacity = Number(
        _l("Hvor mange dagen har plass til (valgfritt)"),
        [Optional(), NumberRange(1, 100_000, BETWEEN)],
    )
    wishes_per_person = _number(_l("Ønsker om sesjoner per person"), 1, WISH_LIMIT, WISH_LIMIT)
    reminders = _number(_l("Påminnelser til hver, høyst"), 0, 5, 2)
    reminder_days = _number(_l("Dager mellom påminnelser, minst"), 1, 30, 5)
    needs_kept_days = _number(_l("Dager etter konferansen før behov slettes"), 1, 60, 14)
    contacts_kept_months = _number(
        _l("Måneder etter konferansen før kontaktopplysninger slettes"), 1, 60, 12
    )

    def facts(self) -> ConferenceFacts:
        """Return what was typed; only where the form is valid."""
        return ConferenceFacts(
            name=self._text("name"),
            organiser=self._text("organiser"),
            venue=self.venue.data,
            contact_email=self.contact_email.data,
            contact_phone=self.contact_phone.data,
            capacity=self.capacity.data,
            wishes_per_person=self.wishes_per_person.data,
            needs_kept_days=self.needs_kept_days.data,
            contacts_kept_months=self.contacts_kept_months.data,
            reminders=self.reminders.data,
            reminder_days=self.reminder_days.data,
        )

    def _text(self, name: str) -> Translated:
        return Translated(*(self[f"{name}_{each}"].data or "" for each in LANGUAGES))


class ConferenceForm(SettingsForm):
    """A new conference, with its day and deadline."""

    day = Day(_l("Dagen"), [InputRequired(_l("Velg en dag."))])
    close_day = Day(_l("Siste dag for å svare"), [InputRequired(_l("Velg siste dag for å svare."))])
    close_clock = Clock(
        _l("Klokkeslett"), [InputRequired(_l("Skriv klokkeslettet de må svare innen."))]
    )

    def made(self) -> NewConference:
        """Return what was typed; only where the form is valid."""
        closes_at = datetime.combine(self.close_day.data, self.close_clock.data, OSLO)
        return NewConference(self.facts(), self.day.data, closes_at)


class NextForm(ConferenceForm):
    """The next conference, and what it takes over from this one."""

    inherits = SelectMultipleField(
        _l("Ta med fra denne konferansen"),
        choices=[
            SelectChoice(Inheritance.PROGRAMME.value, _l("Programmet, som utkast")),
            SelectChoice(Inheritance.LETTERS.value, _l("Tekstene i brevene")),
            SelectChoice(Inheritance.AIMS.value, _l("Målene for hvem som kommer")),
        ],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validate_choice=False,
    )

    @property
    def inherited(self) -> frozenset[Inheritance]:
        """What was ticked; what isn't a choice of ours is passed over."""
        known = (member(Inheritance, each) for each in self.inherits.data or ())
        return frozenset(each for each in known if each is not None)


class MoveForm(Form):
    """Another day for the whole conference, and whether those who come are told by letter."""

    day = Day(_l("Ny dag"), [InputRequired(_l("Velg en dag."))])
    tell = BooleanField(_l("Send brev om endringen til dem som kommer"), default=True)


def settings_data(facts: ConferenceFacts) -> dict[str, object]:
    """Return what a form about these facts starts with."""
    plain = (
        "venue",
        "contact_email",
        "contact_phone",
        "capacity",
        "wishes_per_person",
        "needs_kept_days",
        "contacts_kept_months",
        "reminders",
        "reminder_days",
    )
    texts = {"name": facts.name, "organiser": facts.organiser}
    return {name: getattr(facts, name) for name in plain} | {
        f"{name}_{each}": getattr(text, each) for name, text in texts.items() for each in LANGUAGES
    }


def new_data(made: NewConference) -> dict[str, object]:
    """Return what a form about a new conference starts with."""
    local = oslo(made.closes_at)
    return settings_data(made.facts) | {
        "day": made.date,
        "close_day": local.date(),
        "close_clock": local.time(),
    }
