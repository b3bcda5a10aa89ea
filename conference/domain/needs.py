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


class EvacuationHelp(StrEnum):
    """What somebody needs help with when the house must be left at once.

    A meal, a language or a picture is nobody's business then, and stays off the list.
    """

    CARRY = "carry"  # can't take the stairs
    STAIRS = "stairs"  # can, with an arm and time
    ALERT = "alert"  # may not hear the alarm, nor what is called out
    TOGETHER = "together"  # has a companion, who must not be sent another way


_HELP = {
    NeedChoice.WHEELCHAIR: EvacuationHelp.CARRY,
    NeedChoice.STEP_FREE_SEAT: EvacuationHelp.STAIRS,
    NeedChoice.HEARING_LOOP: EvacuationHelp.ALERT,
    NeedChoice.SIGN_LANGUAGE: EvacuationHelp.ALERT,
    NeedChoice.SPEECH_TO_TEXT: EvacuationHelp.ALERT,
    NeedChoice.COMPANION: EvacuationHelp.TOGETHER,
}
HELPED = frozenset(_HELP)
"""The choices of those who need help out."""


def evacuation_help(choices: Iterable[NeedChoice]) -> tuple[EvacuationHelp, ...]:
    """Return the help that one person needs out, the heaviest first; none for most.

    Who must be carried isn't also led down the stairs.
    """
    needed = {_HELP[choice] for choice in choices if choice in _HELP}
    if EvacuationHelp.CARRY in needed:
        needed.discard(EvacuationHelp.STAIRS)
    return tuple(each for each in EvacuationHelp if each in needed)


def needs_mark(needs: Iterable[tuple[NeedChoice, str | None]]) -> str:
    """Return the mark of one person's needs (choice, note), for the form that changes them."""
    return mark(sorted((choice.value, note) for choice, note in needs))
