"""Two organisers who save a letter's text at the same moment: one is kept, the other is told."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import db
from conference.app import create_app
from conference.domain.actors import BY_COMMAND
from conference.domain.errors import DomainError
from conference.domain.letter_texts import LetterWords, texts_mark
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.letters import house_words
from conference.models import LetterText
from conference.services import letter_texts
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.racing import race

KINDS = (MessageKind.DECLINED, MessageKind.NEWS, MessageKind.HANDOVER, MessageKind.REMINDER)


def write(url: str, conference_id: int, subject: str) -> list[str]:
    """Give letters of several kinds another subject, each in a transaction of its own."""
    app = create_app({"TESTING": True, "SECRET_KEY": "race", "SQLALCHEMY_DATABASE_URI": url})
    outcomes = []
    with app.app_context():
        for kind in KINDS:
            house = {each: house_words(kind, each) for each in WrittenStandard}
            own = {each: LetterWords(subject, house[each].body) for each in WrittenStandard}
            seen = texts_mark(house)
            try:
                with db.transaction() as session:
                    letter_texts.save(session, conference_id, kind, own, seen, BY_COMMAND, NOW)
                outcomes.append("saved")
            except DomainError as error:
                outcomes.append(error.code)
    return outcomes


def test_nobody_overwrites_unseen(session: Session, database_url: str) -> None:
    held = factories.conference(session).id
    session.commit()
    outcomes = race(write, [(database_url, held, "Først"), (database_url, held, "Sist")])
    for first, second in zip(*outcomes, strict=True):
        assert sorted((first, second)) == ["changed_meanwhile", "saved"]
    rows = session.scalars(select(LetterText)).all()
    assert len(rows) == len(KINDS) * len(WrittenStandard)
    for kind in KINDS:
        assert len({each.subject for each in rows if each.kind is kind}) == 1, "never half of each"
