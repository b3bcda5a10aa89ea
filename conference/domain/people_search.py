"""Finding a person at the door: any part of a name in any order, however it is spelt.

A name has as many spellings as there are alphabets it has come through. Words are compared as they
sound, roughly: first as written without accents, then by their consonants (Mohammed and Muhammad,
Youssef and Jusuf), last with one letter wrong. static/js/door/search.js does the same on the
device; tests/journeys compares the two.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from conference.domain.codes import clean_code
from conference.domain.search import fold, sort_key

EXACT, BEGINS, WITHIN, SOUNDS, SOUNDS_BEGUN, ONE_OFF = 60, 50, 30, 20, 12, 6
"""How well a word of the query fits a word of the person, the best first."""

_SPELLINGS = (
    *((each, "k") for each in ("kh", "ch", "ck", "q", "c")),
    *((each, "s") for each in ("skj", "sch", "sh", "sj", "kj", "tj", "z")),
    *((each, "j") for each in ("dj", "gj", "hj", "y")),
    ("ph", "f"),
    ("th", "t"),
    ("gh", "g"),
    ("w", "v"),
    ("x", "ks"),
)
_SOUNDS = re.compile("|".join(spelling for spelling, _sound in _SPELLINGS))
_SOUND_OF = dict(_SPELLINGS)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Findable:
    """Somebody who can be found: `key` tells who, the other fields what they are found by."""

    key: int
    name: str | None
    organisation: str
    code: str = ""


def words(text: str) -> list[str]:
    """Return the words of `text` without case and accents."""
    return _WORD.findall(fold(text))


def sound(word: str) -> str:
    """Return roughly how a folded `word` sounds: its first letter, and the consonants after it."""
    spelt = _SOUNDS.sub(lambda found: _SOUND_OF[found[0]], word)
    single = re.sub(r"(.)\1+", r"\1", spelt)
    return single[:1] + re.sub("[aeiouhj]", "", single[1:])


def find(query: str, people: Iterable[Findable], most: int = 20) -> list[Findable]:
    """Return who `query` may mean, the likeliest first, `most` at most; an empty query: nobody.

    Every word of the query must fit some word of the person's name, organisation or code. A whole
    code is its own person's alone, whatever names it sounds like.
    """
    asked = words(query)
    if not asked:
        return []
    everybody, code = list(people), clean_code(query)
    if badge := next((each for each in everybody if each.code == code), None):
        return [badge]
    scored = [(_score(asked, each), each) for each in everybody]
    found = [(points, each) for points, each in scored if points]
    found.sort(key=lambda each: (-each[0], sort_key(each[1].name or ""), each[1].key))
    return [each for _points, each in found[:most]]


def find_any(said: str, people: Iterable[Findable], most: int) -> list[Findable]:
    """Return those with whom most words of `said` have something in common, the likeliest first.

    Unlike `find`, a word that fits nothing rules nobody out.
    """
    asked = words(said)
    scored = [(sum(_score([word], each) for word in asked), each) for each in people]
    found = sorted(scored, key=lambda each: (-each[0], sort_key(each[1].name or "")))
    return [each for points, each in found[:most] if points]


def _score(asked: Sequence[str], person: Findable) -> int:
    """Return how well all the words fit, 0 where one fits nothing; a name counts double."""
    total = 0
    for word in asked:
        in_name = _best(word, words(person.name or "")) * 2
        points = max(in_name, _best(word, [*words(person.organisation), person.code.casefold()]))
        if not points:
            return 0
        total += points
    return total


def _best(asked: str, there: Iterable[str]) -> int:
    return max((_fit(asked, word) for word in there), default=0)


def _fit(asked: str, word: str) -> int:
    if asked == word:
        return EXACT
    if word.startswith(asked):
        return BEGINS
    if len(asked) > 2 and asked in word:
        return WITHIN
    return _fit_by_sound(asked, word)


def _fit_by_sound(asked: str, word: str) -> int:
    heard, said = sound(asked), sound(word)
    if len(heard) > 1 and heard == said:
        return SOUNDS
    if len(heard) > 2 and said.startswith(heard):
        return SOUNDS_BEGUN
    return ONE_OFF if len(asked) > 3 and _is_one_off(asked, word) else 0


def _is_one_off(one: str, other: str) -> bool:
    """Whether one letter more, less, or another makes `one` of `other`, or two change places."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    one, other = one[start:], other[start:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]
