"""E-mail addresses and telephone numbers that reach nobody."""

import unicodedata

from seeds.dice import Dice

DOMAIN = "example.no"
LABEL_LENGTH = 24
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ł": "l", "ß": "ss", "ı": "i", "þ": "th", "ð": "d"}
)


def ascii_word(text: str, between: str) -> str:
    """Return the Latin letters and digits of `text`, lower case, words joined by `between`.

    Empty where `text` has none, as with Arabic or Ethiopic script.
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    kept = (char for char in plain if not unicodedata.combining(char))
    spaced = "".join(char if char.isascii() and char.isalnum() else " " for char in kept)
    return between.join(spaced.split())


class AddressBook:
    """Hands out domains, addresses and numbers; no domain twice."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._domains: set[str] = set()
        self._calls = 0

    def domain(self, organisation: str) -> str:
        """Return a domain of the organisation's own, under example.no."""
        words = ascii_word(organisation, " ").split() or ["gjest"]
        label = words.pop(0)
        while words and (label in self._domains or len(label) < LABEL_LENGTH):
            label += f"-{words.pop(0)}"
        while label in self._domains:
            label += "-2"
        self._domains.add(label)
        return f"{label}.{DOMAIN}"

    def address(self, person: str, domain: str) -> str:
        """Return an e-mail address for `person` at `domain`."""
        return f"{ascii_word(person, '.') or 'kontakt'}@{domain}"

    def phone(self) -> str:
        """Return a number in a Norwegian shape. None of eight digits begins with 0 in Norway."""
        self._calls += 1
        return f"000 {self._calls % 90 + 10} {self._dice.number(100, 999)}"
