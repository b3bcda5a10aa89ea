"""The organiser's own texts for letters; what is in the outbox already stays as it was written."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile
from conference.domain.letter_errors import TextFaulty
from conference.domain.letter_texts import LetterWords, check, texts_mark
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.letters import house_words
from conference.models import LetterText, audit, locks, own_words

Texts = Mapping[WrittenStandard, LetterWords]


def save(
    session: Session,
    conference_id: int,
    kind: MessageKind,
    texts: Texts,
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> tuple[WrittenStandard, ...]:
    """Keep the texts of a kind of letter, in both written standards; returns those that changed.

    One that is the house's own word for word is kept as that, and follows it. `seen` is the mark
    of the texts as they were (`domain.letter_texts.texts_mark`).
    Raises TextFaulty, NotFound or ChangedMeanwhile.
    """
    faults = [fault for each in texts for fault in check(kind, each, texts[each])]
    if faults:
        raise TextFaulty(faults=faults)
    present = _present(session, conference_id, kind, seen)
    changed = tuple(each for each in WrittenStandard if texts[each] != present[each])
    for each in changed:
        _keep(session, (conference_id, kind, each), texts[each], actor, now)
    _record(session, conference_id, kind, changed, actor, now)
    return changed


def restore(
    session: Session,
    conference_id: int,
    kind: MessageKind,
    standard: WrittenStandard,
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Go back to the house's own text in one written standard. Raises as `save`."""
    present = _present(session, conference_id, kind, seen)
    house = house_words(kind, standard)
    _keep(session, (conference_id, kind, standard), house, actor, now)
    changed = (standard,) if present[standard] != house else ()
    _record(session, conference_id, kind, changed, actor, now)


def _present(session: Session, conference_id: int, kind: MessageKind, seen: str | None) -> Texts:
    """Return the texts as they are, locked; raises ChangedMeanwhile where `seen` were others."""
    locks.conference_by_id(session, conference_id)
    own_words.forget(session)
    own = own_words.every(session, conference_id)
    present = {each: own.get((kind, each)) or house_words(kind, each) for each in WrittenStandard}
    if seen != texts_mark(present):
        raise ChangedMeanwhile
    return present


def _keep(
    session: Session,
    key: tuple[int, MessageKind, WrittenStandard],
    words: LetterWords,
    actor: Actor,
    now: datetime,
) -> None:
    conference_id, kind, standard = key
    row = session.scalar(select(LetterText).where(own_words.is_for(*key)))
    if words == house_words(kind, standard):
        session.execute(delete(LetterText).where(own_words.is_for(*key)))
        return
    if row is None:
        row = LetterText(conference_id=conference_id, kind=kind, language=standard)
        session.add(row)
    row.subject, row.body = words.subject, words.body
    row.changed_at, row.user_id = now, actor.user_id


def _record(
    session: Session,
    conference_id: int,
    kind: MessageKind,
    changed: tuple[WrittenStandard, ...],
    actor: Actor,
    now: datetime,
) -> None:
    if changed:
        detail = {"kind": kind.value, "languages": [each.value for each in changed]}
        subject = ("conference", conference_id)
        audit.record(session, actor, "letter_text.edit", subject, now, **detail)
    own_words.forget(session)
    session.flush()
