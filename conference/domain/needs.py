"""The needs a participant can tell, by fixed choices and one short note."""

from collections.abc import Iterable
from enum import StrEnum

from conference.domain.marks import mark

NOTE_LENGTH = 200


class NeedKind(StrEnum):
    """Who acts on a need: the kitchen, the house, the interpreters or the photographer."""

    DIET = "diet"
    ACCESS = "access"
    INTERPRETATION = "interpretation"
    PHOTO = "photo"
    OTHER = "other"

    @property
    def is_arranged_by_name(self) -> bool:
        """Whether somebody must know whose need it is; the kitchen only needs counts."""
        return self is not NeedKind.DIET


class NeedChoice(StrEnum):
    """The choices that the form offers."""

    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"
    HALAL = "halal"
    KOSHER = "kosher"
    GLUTEN_FREE = "gluten_free"
    LACTOSE_FREE = "lactose_free"
    NUT_ALLERGY = "nut_allergy"
    WHEELCHAIR = "wheelchair"
    HEARING_LOOP = "hearing_loop"
    STEP_FREE_SEAT = "step_free_seat"
    COMPANION = "companion"
    SIGN_LANGUAGE = "sign_language"
    SPEECH_TO_TEXT = "speech_to_text"
    INTERPRETER = "interpreter"
    NO_PHOTO = "no_photo"
    OTHER = "other"

    @property
    def kind(self) -> NeedKind:
        """The kind of need that this choice belongs to."""
        return _KINDS[self]


_KINDS = {
    **dict.fromkeys(list(NeedChoice)[:7], NeedKind.DIET),
    **dict.fromkeys(list(NeedChoice)[7:11], NeedKind.ACCESS),
    **dict.fromkeys(list(NeedChoice)[11:14], NeedKind.INTERPRETATION),
    NeedChoice.NO_PHOTO: NeedKind.PHOTO,
    NeedChoice.OTHER: NeedKind.OTHER,
}


def needs_mark(needs: Iterable[tuple[NeedChoice, str | None]]) -> str:
    """Return the mark of one person's needs (choice, note), for the form that changes them."""
    return mark(sorted((choice.value, note) for choice, note in needs))
