"""The organiser's own texts of a conference's letters, read once for all letters of a transaction.

For whoever writes letters and whoever shows them beforehand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, SessionTransaction

from conference.domain.letter_texts import LetterWords
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.models.campaigns import LetterText

OwnWords = Mapping[tuple[MessageKind, WrittenStandard], LetterWords]
_KEY = "own words of letters"


@dataclass(slots=True)
class _Known:
    """What a transaction has read: whole conferences, and single texts."""

    transaction: SessionTransaction | None
    whole: dict[int, OwnWords] = field(default_factory=dict)
    single: dict[tuple[int, MessageKind, WrittenStandard], LetterWords | None] = field(
        default_factory=dict
    )


def of(
    session: Session, conference_id: int, kind: MessageKind, standard: WrittenStandard
) -> LetterWords | None:
    """Return the conference's own text for such letters, or None where the house's goes."""
    single = _known(session).single
    if (conference_id, kind, standard) in single:
        return single[conference_id, kind, standard]
    return every(session, conference_id).get((kind, standard))


def every(session: Session, conference_id: int) -> OwnWords:
    """Return all of the conference's own texts, by kind and written standard."""
    whole = _known(session).whole
    if conference_id not in whole:
        found = _read(session, conference_id)
        _known(session).whole[conference_id] = found
        return found
    return whole[conference_id]


def learn(
    session: Session,
    conference_id: int,
    kind: MessageKind,
    standard: WrittenStandard,
    words: LetterWords | None,
) -> None:
    """Remember one text that came along with another query: for letters that come in a rush."""
    _known(session).single[conference_id, kind, standard] = words


def is_for(conference_id: int, kind: MessageKind, standard: WrittenStandard) -> ColumnElement[bool]:
    """Return the condition by which such a query finds the text."""
    return (
        (LetterText.conference_id == conference_id)
        & (LetterText.kind == kind)
        & (LetterText.language == standard)
    )


def forget(session: Session) -> None:
    """Let the texts be read again: they have been changed in this transaction."""
    session.info.pop(_KEY, None)


def _known(session: Session) -> _Known:
    """Return what is known; another transaction may find other texts."""
    known: _Known | None = session.info.get(_KEY)
    transaction = session.get_transaction()
    if known is None or transaction is None or known.transaction is not transaction:
        known = session.info[_KEY] = _Known(transaction)
    return known


def _read(session: Session, conference_id: int) -> OwnWords:
    query = select(LetterText.kind, LetterText.language, LetterText.subject, LetterText.body).where(
        LetterText.conference_id == conference_id
    )
    return {
        (kind, language): LetterWords(subject, body)
        for kind, language, subject, body in session.execute(query)
    }
