"""What people on the seats wish for and need: skewed as in life, and never guessed from a name."""

from collections.abc import Mapping
from dataclasses import dataclass

from seeds.dice import Dice

SESSIONS = range(1, 9)
LIKELY = {1: 30.0, 2: 8.0, 3: 24.0, 4: 5.0, 5: 6.0, 6: 7.0, 7: 17.0, 8: 8.0}
DEARER: Mapping[str, Mapping[int, float]] = {
    "immigrant_council": {6: 2.0},
    "directorate": {8: 1.5},
    "municipality": {6: 2.5, 7: 1.2},
    "voluntary_organisation": {4: 2.5},
}
HOW_MANY = {3: 72.0, 2: 13.0, 1: 8.0, 0: 7.0}

DIETS = {"": 60.0, "vegetarian": 11.0, "vegan": 4.0, "halal": 24.0, "kosher": 1.0}
OTHER_NEEDS = {
    "gluten_free": 0.05,
    "lactose_free": 0.06,
    "nut_allergy": 0.04,
    "wheelchair": 0.03,
    "hearing_loop": 0.025,
    "step_free_seat": 0.03,
    "companion": 0.015,
    "sign_language": 0.01,
    "speech_to_text": 0.01,
    "interpreter": 0.05,
    "no_photo": 0.08,
    "other": 0.04,
}
NOTES = {
    "nb": (
        "Trenger et stille rom til å hvile i",
        "Har med førerhund",
        "Må kunne sitte nær døra",
        "Ammer, og har med en baby",
        "Tåler ikke sterk parfyme",
        "Kommer med toget 10:12",
    ),
    "nn": (
        "Treng eit stille rom til å kvile i",
        "Tåler ikkje koriander",
        "Må kunne sitje nær døra",
        "Kjem med ferje, og kan bli forseinka",
    ),
}
LANGUAGES = ("Tigrinja", "Arabisk", "Somali", "Dari")


@dataclass(frozen=True, slots=True)
class NeedSeed:
    """One need by the form's choices; only `other` carries a note."""

    choice: str
    note: str | None = None


def wishes(dice: Dice, kind: str) -> tuple[int, ...]:
    """Return up to three different session numbers, the dearest first."""
    dearer = DEARER.get(kind, {})
    left = {number: LIKELY[number] * dearer.get(number, 1.0) for number in SESSIONS}
    chosen: list[int] = []
    for _ in range(dice.weighted(list(HOW_MANY), list(HOW_MANY.values()))):
        chosen.append(dice.weighted(list(left), list(left.values())))
        del left[chosen[-1]]
    return tuple(chosen)


def needs(dice: Dice, written_standard: str) -> tuple[NeedSeed, ...]:
    """Return one person's needs, mostly none; notes are in `written_standard` (nb or nn)."""
    diet = dice.weighted(list(DIETS), list(DIETS.values()))
    choices = [diet] if diet else []
    choices += [choice for choice, likely in OTHER_NEEDS.items() if dice.happens(likely)]
    note = dice.pick(NOTES[written_standard]) if "other" in choices else None
    if "interpreter" in choices:
        note = LANGUAGES[len(choices) % len(LANGUAGES)]
        choices = [*(each for each in choices if each != "other"), "other"]
    return tuple(NeedSeed(choice, note if choice == "other" else None) for choice in choices)
