"""How names are found and put in order: by what a reader sees, never by how a database sorts.

A name has spellings, so words are compared without case or accents; this finds names for a
person to choose from, and never decides that two names are the same.
"""

import unicodedata
from collections.abc import Iterable

# Norwegian letters come last, in this order; decomposition alone would turn å into a.
_LAST = {"æ": "z\ue001", "ø": "z\ue002", "å": "z\ue003"}
# Letters that decomposition leaves as they are stand where a Norwegian reader looks for them.
_LIKE = {"đ": "d", "ð": "d", "ł": "l", "þ": "th"}
_PLACED = str.maketrans(_LAST | _LIKE)
_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "å": "a"} | _LIKE)


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(each for each in decomposed if not unicodedata.combining(each))


def _lower(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def sort_key(text: str) -> str:
    """Return what puts `text` in its place in a Norwegian alphabetical list."""
    return _without_marks(_lower(text).translate(_PLACED))


def initial(text: str) -> str:
    """Return the letter or digit that `text` stands under in such a list, or ""."""
    first = next((each for each in text if each.isalnum()), "")
    if not first or first in "æøåÆØÅ":
        return first.upper()
    return _without_marks(first.casefold().translate(_PLAIN))[:1].upper()


def fold(text: str) -> str:
    """Return `text` without case and accents, æ, ø and å included."""
    return _without_marks(_lower(text).translate(_PLAIN))


def matches(query: str, texts: Iterable[str | None]) -> bool:
    """Whether every word of `query` is found somewhere in `texts`; an empty query finds all."""
    haystack = fold("\n".join(text for text in texts if text))
    return all(word in haystack for word in fold(query).split())
