"""Names that may be the same: other spellings, another order of words, aliases, abbreviations.

This finds what a person should look at; it never decides that two names are one. Each name is
reduced to a skeleton of its words (consonants that are easily confused taken as one, vowels and
doubled letters left out), so that lookups are by equality and a long list costs no more per row.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from conference.domain.import_words import plain

_SMALL = "i og for av of and to a as in pa til ved en et den det de the"
SMALL = frozenset(re.findall(r"\w+", _SMALL))
_ALIKE = str.maketrans("gdbwczqj", "ktpvkski")
_VOWELS = re.compile(r"(?<=.)[aeiouy]")
_DOUBLE = re.compile(r"(\D)\1+")
ENOUGH = 0.75
"""The share of words that two names of several words must have in common."""
RARE = 30
"""How many names may have a word that is thought to tell them apart."""
LONG = 5
"""Letters the skeleton of a word must have before one of them may differ."""


def skeleton(word: str) -> str:
    """Return a word with its spelling blurred; short ones and numbers are kept."""
    if len(word) < 4 or word.isdigit():
        return word
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", word.translate(_ALIKE).replace("h", "")))


def words(name: str) -> list[str]:
    """Return the words of a name that tell it from others; all of them where none does."""
    found = plain(name).split()
    return [word for word in found if word not in SMALL] or found


class NameIndex:
    """Names by what they may be mistaken for; `near` finds the ids that a name may belong to."""

    def __init__(self) -> None:
        self._wholes: dict[str, set[int]] = defaultdict(set)
        self._initials: dict[str, set[int]] = defaultdict(set)
        self._words: dict[str, set[int]] = defaultdict(set)
        self._sets: dict[int, list[frozenset[str]]] = defaultdict(list)

    def add(self, identifier: int, names: Iterable[str]) -> None:
        """Remember that the one with that id goes by these names."""
        for name in names:
            shape = frozenset(map(skeleton, words(name)))
            self._sets[identifier].append(shape)
            for word in shape:
                self._words[word].add(identifier)
            for whole in _wholes(name):
                self._wholes[whole].add(identifier)
            for short in _abbreviations(name):
                self._initials[short].add(identifier)

    def near(self, names: Iterable[str]) -> set[int]:
        """Return the ids that one of `names` may belong to."""
        found: set[int] = set()
        for name in names:
            for whole in _wholes(name):
                found |= self._wholes.get(whole, set())
            for short in _abbreviations(name):
                found |= self._initials.get(short, set())
            found |= self._sharing(frozenset(map(skeleton, words(name))))
        return found

    def _sharing(self, shape: frozenset[str]) -> set[int]:
        """Return those that have most words in common with `shape`, one of them a rare one."""
        if len(shape) < 3:
            return set()
        rare = (self._words.get(word, set()) for word in shape)
        looked_at = {each for ids in rare if len(ids) <= RARE for each in ids}
        return {each for each in looked_at if any(_much(own, shape) for own in self._sets[each])}


def _much(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names share enough words, and all that are numbers."""
    apart = one ^ other
    shared = len(one & other) / max(len(one), len(other))
    return shared >= ENOUGH and not any(map(str.isdigit, apart))


def _wholes(name: str) -> Iterator[str]:
    """Yield the whole name as a skeleton, its words in any order; a long one may lack a letter."""
    shapes = list(map(skeleton, words(name)))
    yield " ".join(sorted(shapes))
    yield "".join(words(name))
    for at, shape in enumerate(shapes):
        others = [*shapes[:at], *shapes[at + 1 :]]
        for place in range(len(shape) if len(shape) >= LONG else 0):
            yield " ".join(sorted([*others, shape[:place] + shape[place + 1 :]]))


def _abbreviations(name: str) -> Iterator[str]:
    """Yield what the name may be as initials: itself where it is short, and those of its words."""
    every = plain(name).split()
    if len(every) == 1 and 2 < len(every[0]) < 9:
        yield every[0]
    if len(every) > 2:
        yield "".join(map(_initial, every))
        yield "".join(map(_initial, words(name)))


def _initial(word: str) -> str:
    """Return a word's first letter; a number counts whole."""
    return word if word[0].isdigit() else word[0]
