"""What is said: written once, numbered for good, corrected with open eyes, and never lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from conference import db
from conference.domain.actors import BY_COMMAND
from conference.domain.contributions import (
    ContributionKind,
    Line,
    NothingSaid,
    SilenceRefused,
    Voice,
)
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.marks import mark
from conference.models import AuditEntry, Conference, Contribution, Occurrence
from conference.queries import contributions as queries
from conference.services import contributions
from tests.support import factories
from tests.support.clock import START as NOW

pytestmark = pytest.mark.every_database


def line(text: str = "Flere møteplasser") -> Line:
    return Line(ContributionKind.PROPOSAL, text, Voice.SEVERAL, None, "kommunene")


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference with rooms."""
    made = factories.conference(session)
    session.flush()
    return made


def rooms(session: Session) -> list[int]:
    return list(session.scalars(select(Occurrence.id).order_by(Occurrence.id)))


def write(session: Session, held: Conference, key: str, said: Line | None = None) -> int:
    here = rooms(session)[0]
    return contributions.write(session, held.id, here, said or line(), key, BY_COMMAND, NOW)


def only(session: Session) -> Contribution:
    return session.scalars(select(Contribution)).one()


def test_lines_have_numbers_of_their_own_and_the_same_key_is_one_line(
    session: Session, held: Conference
) -> None:
    assert [write(session, held, key) for key in ("a", "b", "a")] == [1, 2, 1]
    assert len(session.scalars(select(Contribution)).all()) == 2


def test_a_number_is_never_given_again(session: Session, held: Conference) -> None:
    write(session, held, "a")
    contributions.remove(session, held.id, only(session).id, BY_COMMAND, NOW)
    assert write(session, held, "b") == 2


def test_two_who_correct_the_same_line_see_each_other(session: Session, held: Conference) -> None:
    write(session, held, "a")
    found = only(session)
    seen = mark(contributions.line_of(found))
    contributions.edit(session, held.id, found.id, line("Først"), seen, BY_COMMAND, NOW)
    with pytest.raises(ChangedMeanwhile):
        contributions.edit(session, held.id, found.id, line("Sist"), seen, BY_COMMAND, NOW)
    assert only(session).text == "Først"


def test_what_is_removed_can_be_put_back_and_not_corrected(
    session: Session, held: Conference
) -> None:
    write(session, held, "a")
    here, found = rooms(session)[0], only(session)
    seen = mark(contributions.line_of(found))
    for _press in range(2):
        contributions.remove(session, held.id, found.id, BY_COMMAND, NOW)
    with pytest.raises(ChangedMeanwhile):
        contributions.edit(session, held.id, found.id, line("Nytt"), seen, BY_COMMAND, NOW)
    assert queries.room(session, held.id, here).lines == 0
    for _press in range(2):
        contributions.restore(session, held.id, found.id, BY_COMMAND, NOW)
    assert queries.room(session, held.id, here).lines == 1
    actions = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions == ["contribution.write", "contribution.remove", "contribution.restore"]


def test_a_silent_room_is_a_record(session: Session, held: Conference) -> None:
    here = rooms(session)[0]
    assert not queries.room(session, held.id, here).is_silent
    write(session, held, "none", Line(ContributionKind.NONE, "", Voice.UNNAMED, None, ""))
    assert queries.room(session, held.id, here).is_silent
    write(session, held, "a")
    assert not queries.room(session, held.id, here).is_silent
    with pytest.raises(SilenceRefused):
        write(session, held, "none", Line(ContributionKind.NONE, "", Voice.UNNAMED, None, ""))
    said = session.scalars(select(Contribution).where(Contribution.key == "a")).one()
    contributions.remove(session, held.id, said.id, BY_COMMAND, NOW)
    write(session, held, "none", Line(ContributionKind.NONE, "", Voice.UNNAMED, None, ""))
    assert queries.room(session, held.id, here).is_silent


def test_what_is_nowhere_is_not_found(session: Session, held: Conference) -> None:
    write(session, held, "a")
    with pytest.raises(NotFound):
        contributions.write(session, held.id, 99999, line(), "b", BY_COMMAND, NOW)
    with pytest.raises(NotFound):
        contributions.remove(session, held.id + 1, only(session).id, BY_COMMAND, NOW)
    with pytest.raises(NothingSaid):
        write(session, held, "c", line(" "))


@pytest.mark.parametrize("change", [{"text": ""}, {"voice": Voice.ORGANISATION}])
def test_the_database_keeps_a_line_whole(
    session: Session, held: Conference, change: dict[str, object]
) -> None:
    write(session, held, "a")
    for name, value in change.items():
        setattr(only(session), name, value)
    with pytest.raises(IntegrityError):
        session.flush()


def test_three_at_once_lose_nothing_and_share_no_number(
    app: Flask, session: Session, held: Conference
) -> None:
    held_id, here = held.id, rooms(session)[0]
    session.commit()

    def work(who: int) -> None:
        with app.app_context():
            for key in (f"{who}-{number}" for number in range(10) for _again in range(2)):
                with db.transaction() as own:
                    contributions.write(own, held_id, here, line(key), key, BY_COMMAND, NOW)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, range(3)))
    session.expire_all()
    found = session.scalars(select(Contribution)).all()
    assert sorted(each.number for each in found) == list(range(1, 31))
    assert len({each.text for each in found}) == 30
