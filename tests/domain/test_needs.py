"""Who needs which help out of the house, from what they have said they need."""

import pytest

from conference.domain.needs import HELPED, EvacuationHelp, NeedChoice, NeedKind, evacuation_help

CARRY, STAIRS, ALERT, TOGETHER = EvacuationHelp


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ([], ()),
        ([NeedChoice.HALAL, NeedChoice.NO_PHOTO, NeedChoice.INTERPRETER, NeedChoice.OTHER], ()),
        ([NeedChoice.COMPANION, NeedChoice.WHEELCHAIR], (CARRY, TOGETHER)),
        ([NeedChoice.STEP_FREE_SEAT, NeedChoice.WHEELCHAIR], (CARRY,)),
        ([NeedChoice.STEP_FREE_SEAT], (STAIRS,)),
        ([NeedChoice.SIGN_LANGUAGE, NeedChoice.HEARING_LOOP], (ALERT,)),
        ([NeedChoice.SPEECH_TO_TEXT, NeedChoice.STEP_FREE_SEAT], (STAIRS, ALERT)),
    ],
)
def test_the_help_that_follows_from_needs(
    choices: list[NeedChoice], expected: tuple[EvacuationHelp, ...]
) -> None:
    assert evacuation_help(choices) == expected


def test_everybody_who_asks_for_access_is_on_the_list_and_nobody_for_their_food() -> None:
    kinds = {choice: choice.kind for choice in HELPED}
    assert {each for each in NeedChoice if each.kind is NeedKind.ACCESS} <= HELPED
    assert not {NeedKind.DIET, NeedKind.PHOTO, NeedKind.OTHER} & set(kinds.values())
