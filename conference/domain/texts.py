"""One text in the three languages that readers meet, and the languages themselves."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The languages of the pages; bokmål is the one that is always written first."""

    NB = "nb"
    NN = "nn"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Translated:
    """One text in bokmål, nynorsk and English; only bokmål is required."""

    nb: str
    nn: str = ""
    en: str = ""

    def get(self, language: str) -> str:
        """Return the text in `language` (a Language value), or in bokmål where it is missing."""
        return {"nn": self.nn, "en": self.en}.get(language) or self.nb
