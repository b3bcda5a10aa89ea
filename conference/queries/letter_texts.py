"""The texts of a conference's letters: the organiser's own, or the house's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.letter_texts import LetterWords, texts_mark
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.letters import house_words
from conference.models import LetterText, User


@dataclass(frozen=True, slots=True)
class Changed:
    """When the organiser's own text was last changed, and by whom (None: no longer a user)."""

    at: datetime
    by: str | None


@dataclass(frozen=True, slots=True)
class KindTexts:
    """What a kind of letter says, and where that is the organiser's own text, who changed it."""

    kind: MessageKind
    words: Mapping[WrittenStandard, LetterWords]
    own: Mapping[WrittenStandard, Changed]

    @property
    def mark(self) -> str:
        """The mark of the texts, for a form that changes them."""
        return texts_mark(self.words)


def listing(session: Session, conference_id: int) -> tuple[KindTexts, ...]:
    """Return the texts of every kind of letter, in one query."""
    columns = (
        *(LetterText.kind, LetterText.language, LetterText.subject, LetterText.body),
        *(LetterText.changed_at, User.name),
    )
    query = (
        select(*columns)
        .outerjoin(User, User.id == LetterText.user_id)
        .where(LetterText.conference_id == conference_id)
    )
    words = {
        (kind, standard): house_words(kind, standard)
        for kind in MessageKind
        for standard in WrittenStandard
    }
    own: dict[MessageKind, dict[WrittenStandard, Changed]] = {each: {} for each in MessageKind}
    for kind, standard, subject, body, at, by in session.execute(query):
        words[kind, standard] = LetterWords(subject, body)
        own[kind][standard] = Changed(at, by)
    return tuple(
        KindTexts(kind, {each: words[kind, each] for each in WrittenStandard}, own[kind])
        for kind in MessageKind
    )


def of(session: Session, conference_id: int, kind: MessageKind) -> KindTexts:
    """Return the texts of one kind of letter."""
    return next(each for each in listing(session, conference_id) if each.kind is kind)


def house(kind: MessageKind, standard: WrittenStandard) -> LetterWords:
    """Return the house's own text."""
    return house_words(kind, standard)
