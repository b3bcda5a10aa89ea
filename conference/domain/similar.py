"""Texts that seem to say the same, found for a person to judge.

Words are compared by their first letters, without case and accents, each weighing the more the
fewer texts it is in (inverse document frequency, Spärck Jones 1972); the measure is the cosine of
the two weighted sets.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping

from conference.domain.search import fold

STEM, LEAST, MOST = 6, 0.35, 5
"""Letters of a word that count, the likeness worth showing, and how many are shown."""


def alike(one: int, texts: Mapping[int, str]) -> list[int]:
    """Return the ids in `texts` of those most like the text of `one`, the most alike first."""
    stems = {key: _stems(text) for key, text in texts.items()}
    spread = Counter(stem for each in stems.values() for stem in each)
    weight = {stem: math.log(1 + len(texts) / count) for stem, count in spread.items()}
    length = {key: _length(each, weight) for key, each in stems.items()}
    scores = {
        key: sum(weight[stem] ** 2 for stem in each & stems[one]) / (length[key] * length[one])
        for key, each in stems.items()
        if key != one and each & stems[one] and length[key] and length[one]
    }
    found = sorted((-score, key) for key, score in scores.items() if score >= LEAST)
    return [key for _score, key in found[:MOST]]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in re.findall(r"\w{3,}", fold(text)))


def _length(stems: frozenset[str], weight: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight[stem] ** 2 for stem in stems))
