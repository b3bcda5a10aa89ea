"""The forms behind a personal link: the answer with its seats, one seat, and handing over."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from conference.domain.registrations import (
    NAME_LENGTH,
    QUOTA_LIMIT,
    WISH_LIMIT,
    SeatAnswer,
    clean_name,
)
from conference.forms.base import Form, OneLine, at_most, email_address, required
from conference.forms.widgets import PlainSelect

EMAIL_LENGTH = 300
RANKS = (_l("Første ønske"), _l("Andre ønske"), _l("Tredje ønske"))
SEAT_FIELD = re.compile(r"seat([1-9]\d?)-")


def _stripped(value: str | None) -> str | None:
    return value.strip() or None if value else None


def _session_id(value: object) -> int | None:
    """Return the chosen session's id, None for no choice, and 0 (nobody's) for what is no id."""
    text = str(value or "")
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _wish_field(label: Any) -> SelectField:
    return SelectField(
        label, choices=[], coerce=_session_id, validate_choice=False, widget=PlainSelect()
    )


def _email_field() -> StringField:
    checks = [Optional(), at_most(EMAIL_LENGTH), email_address()]
    return StringField(_l("E-post (valgfritt)"), checks, filters=[_stripped])


class PersonForm(Form):
    """A person on a seat: name, perhaps an address, and sessions wished for by rank."""

    name = StringField(_l("Navn"), [OneLine(), at_most(NAME_LENGTH)], filters=[clean_name])
    email = _email_field()
    wish1 = _wish_field(RANKS[0])
    wish2 = _wish_field(RANKS[1])
    wish3 = _wish_field(RANKS[2])

    @property
    def wish_fields(self) -> list[SelectField]:
        """The fields for the wishes, the first wish first."""
        return [self[f"wish{rank}"] for rank in range(1, WISH_LIMIT + 1) if f"wish{rank}" in self]

    @property
    def wishes(self) -> tuple[int, ...]:
        """The sessions wished for, in order; an empty rank is passed over."""
        return tuple(field.data for field in self.wish_fields if field.data is not None)

    @property
    def may_lack_name(self) -> bool:
        """Whether the seat may be kept for somebody whose name comes later."""
        return True

    def offer(self, sessions: Sequence[SelectChoice], ranks: int) -> None:
        """Let `ranks` wishes be made among `sessions` (the choice of none included)."""
        for rank in range(ranks + 1, WISH_LIMIT + 1):
            if f"wish{rank}" in self:
                del self[f"wish{rank}"]
        for field in self.wish_fields:
            field.choices = list(sessions)

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check the fields, that no session is wished for twice, and whose the address is."""
        checks = [super().validate(extra_validators)]
        for number, field in enumerate(self.wish_fields):
            if field.data in {each.data for each in self.wish_fields[:number]} - {None}:
                self.refuse(field.short_name, str(_l("Velg ulike sesjoner som ønsker.")))
                checks.append(False)
        if self.email.data and not self.name.data and self.may_lack_name:
            self.refuse("email", str(_l("Skriv navnet også, eller ta bort e-postadressen.")))
            checks.append(False)
        return all(checks)

    def mark_wishes(self, repeated: str, unknown: str, held: Collection[int]) -> None:
        """Put `repeated` or `unknown` beside each wish that is double, or not among `held`."""
        seen: set[int] = set()
        for field in self.wish_fields:
            if field.data is not None and field.data not in held:
                field.errors = [*field.errors, unknown]
            elif field.data in seen:
                field.errors = [*field.errors, repeated]
            seen |= {field.data} if field.data is not None else set()


class SeatForm(PersonForm):
    """One seat of an answer: a person, or a seat kept until the name is known."""

    reserve = BooleanField(_l("Hold av plassen, navnet kommer senere"))

    @property
    def may_lack_name(self) -> bool:
        """Whether it's ticked that the name comes later."""
        return bool(self.reserve.data)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed or chosen for this seat."""
        return not (self.name.data or self.reserve.data or self.email.data or self.wishes)

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check the fields; whoever fills in anything says who comes, or that it comes later."""
        is_valid: bool = super().validate(extra_validators)
        if self.is_blank or self.name.data or self.reserve.data or self.name.errors:
            return is_valid
        self.refuse("name", str(_l("Skriv navnet, eller kryss av for at det kommer senere.")))
        return False


class AnswerForm(Form):
    """A yes: one `SeatForm` per seat, by seat number, under one token."""

    def __init__(self, numbers: Sequence[int], **kwargs: Any) -> None:
        """Make the form with seats `numbers`; takes WTForms' keywords (`formdata`)."""
        super().__init__(**kwargs)
        self.seats = {
            number: SeatForm(prefix=f"seat{number}-", meta={"csrf": False}, **kwargs)
            for number in numbers
        }

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check the token and every seat, so that all that is wrong is said at once."""
        checks = [super().validate(extra_validators)]
        checks += [seat.validate() for seat in self.seats.values()]
        return all(checks)

    def answers(self) -> list[SeatAnswer]:
        """Return what was answered for the seats that aren't left blank."""
        return [
            SeatAnswer(number, seat.name.data, seat.email.data, seat.wishes)
            for number, seat in self.seats.items()
            if not seat.is_blank
        ]

    def refuse_seat(self, number: int, message: str) -> None:
        """Put a refusal beside the name on a seat."""
        self.seats[number].refuse("name", message)

    def messages(self) -> list[tuple[str, str]]:
        """Return (field id, message) for the summary: the form's own, then seat by seat."""
        own: list[tuple[str, str]] = super().messages()
        return own + [
            (field, str(_l("Plass %(number)d: %(message)s", number=number, message=message)))
            for number, seat in self.seats.items()
            for field, message in seat.messages()
        ]


def posted_seats(names: Collection[str]) -> list[int]:
    """Return the seat numbers among posted field `names`, in order; never more than can be."""
    return sorted(set(_numbers(names)))[: QUOTA_LIMIT + 1]


def _numbers(names: Collection[str]) -> Iterator[int]:
    for name in names:
        found = SEAT_FIELD.match(name)
        if found:
            yield int(found[1])


class SwapForm(Form):
    """Somebody else on a seat that has a name."""

    name = StringField(
        _l("Navnet på den som kommer i stedet"),
        [required(_l("Skriv navnet.")), OneLine(), at_most(NAME_LENGTH)],
        filters=[clean_name],
    )
    email = _email_field()
    keep_wishes = BooleanField(_l("Behold ønskene om sesjoner"), default=True)


class HandoverForm(Form):
    """The person who takes over the invitation."""

    name = StringField(
        _l("Navnet på den som tar over"),
        [required(_l("Skriv navnet.")), OneLine(), at_most(NAME_LENGTH)],
        filters=[clean_name],
    )
    email = StringField(
        _l("E-postadressen til den som tar over"),
        [required(_l("Skriv e-postadressen.")), at_most(EMAIL_LENGTH), email_address()],
        filters=[_stripped],
    )
