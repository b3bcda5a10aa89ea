"""Programmes as plain values: a small one by hand, and any by hypothesis."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from conference.domain.clock import start_of_day
from conference.domain.plan import (
    Plan,
    PlannedAppearance,
    PlannedItem,
    PlannedOccurrence,
    PlannedPerson,
    PlannedSession,
    Room,
)
from conference.domain.programme import AppearanceRole, AppearanceStatus, ItemKind
from conference.domain.texts import Translated

DAY = date(2015, 10, 20)


def at(hours: float) -> datetime:
    """Return the moment of the day at `hours` of the Norwegian clock, in UTC."""
    return (start_of_day(DAY) + timedelta(hours=hours)).astimezone(UTC)


def text(nb: str) -> Translated:
    """Return a text that is written in all languages."""
    return Translated(nb, f"{nb} nn", f"{nb} en")


def item(
    key: int, starts: float, ends: float, kind: ItemKind = ItemKind.SPEECH, room: str | None = None
) -> PlannedItem:
    """Return a line of the day from hour `starts` to hour `ends`."""
    return PlannedItem(key, at(starts), at(ends), kind, text(f"Punkt {key}"), None, room)


def theme(key: int) -> PlannedSession:
    """Return a session whose number is its key."""
    return PlannedSession(key, key, text(f"Tema {key}"), text("Om det"), text("Hva nå?"))


SLOT = ItemKind.PARALLEL_SESSIONS
SMALL = Plan(
    date=DAY,
    rooms=(Room("Sal 1", 40), Room("Sal 2", 30)),
    items=(item(1, 9, 10), item(2, 10, 11.5, SLOT), item(3, 11.5, 13, SLOT)),
    sessions=(theme(1), theme(2)),
    occurrences=(
        PlannedOccurrence(1, 2, 1, "Sal 1", 30, 8),
        PlannedOccurrence(2, 2, 2, "Sal 2", 30, 8),
        PlannedOccurrence(3, 3, 1, "Sal 1", 30, 8),
        PlannedOccurrence(4, 3, 2, "Sal 2", 30, 8),
    ),
    people=(
        PlannedPerson(1, "Kari Lie"),
        PlannedPerson(2, "Omar Ali"),
        PlannedPerson(3, "Eva Dal"),
    ),
    appearances=(
        PlannedAppearance(1, 1, AppearanceRole.CHAIR, session=1),
        PlannedAppearance(2, 2, AppearanceRole.CHAIR, session=2),
        PlannedAppearance(3, 3, AppearanceRole.SPEAKER, item=1),
    ),
)
"""A programme without a fault: a speech, then two sessions held in two slots."""

words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
texts = st.builds(Translated, words, words, words)
keys = st.integers(-50, 2**31 - 1)
maybe_text = st.none() | texts
minutes = st.integers(0, 23 * 60).map(lambda each: at(each / 60))
items = st.builds(
    PlannedItem,
    keys,
    minutes,
    minutes,
    st.sampled_from(ItemKind),
    maybe_text,
    maybe_text,
    st.none() | words,
)
appearances = st.builds(
    PlannedAppearance,
    keys,
    keys,
    st.sampled_from(AppearanceRole),
    st.sampled_from(AppearanceStatus),
    st.none() | keys,
    st.none() | keys,
    maybe_text,
    st.booleans(),
)
sessions = st.builds(PlannedSession, keys, keys, texts, texts, maybe_text)
occurrences = st.builds(PlannedOccurrence, keys, keys, keys, words, keys, keys)
people = st.builds(PlannedPerson, keys, words, maybe_text, maybe_text, st.booleans())


def _some(parts: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(parts, max_size=4).map(tuple)


any_plan = st.builds(
    Plan,
    st.dates(),
    _some(st.builds(Room, words, keys)),
    _some(items),
    _some(sessions),
    _some(occurrences),
    _some(people),
    _some(appearances),
)
"""Any plan as far as its types go; it needn't make sense."""
