"""A name typed wrongly is mended, and what belongs to two of one name becomes one's."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND, BY_LINK
from conference.domain.contributions import ContributionKind, Line, Voice
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.follow_up import Answer, BodyInUse, FollowUpState
from conference.domain.marks import mark
from conference.domain.organisations import WrittenStandard
from conference.domain.reviews import ThemeInUse
from conference.domain.texts import Translated
from conference.models import (
    Body,
    Conference,
    Contribution,
    ContributionTheme,
    FollowUp,
    Occurrence,
    Theme,
)
from conference.queries import bodies as who
from conference.queries import follow_up as desks
from conference.queries import themes
from conference.services import (
    bodies,
    contribution_reviews,
    contributions,
    follow_up,
    renaming,
    report,
)
from tests.support import factories
from tests.support.clock import START as NOW

pytestmark = pytest.mark.every_database


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference where three things were said, the first two owned by the same, spelt twice."""
    made = factories.conference(session)
    room = session.scalars(select(Occurrence.id).order_by(Occurrence.id)).first() or 0
    for key in ("one", "two", "three"):
        line = Line(ContributionKind.PROPOSAL, f"Forslag {key}", Voice.SEVERAL, None, "")
        contributions.write(session, made.id, room, line, key, BY_COMMAND, NOW)
    contribution_reviews.approve(session, made.id, ids(session), BY_COMMAND, NOW)
    for one, name in zip(ids(session), ("NAV", "NVA"), strict=False):
        follow_up.own(session, made.id, [one], name, BY_COMMAND, NOW)
    return made


def ids(session: Session) -> list[int]:
    return list(session.scalars(select(Contribution.id).order_by(Contribution.id)))


def body(session: Session, name: str) -> int:
    return session.scalars(select(Body.id).where(Body.name == name)).one()


def rename(session: Session, name: str, to: str) -> int:
    return renaming.rename_body(session, body(session, name), to, mark(name), BY_COMMAND, NOW)


def theme(session: Session, held: Conference, title: str, *numbers: int) -> int:
    lines = [ids(session)[each - 1] for each in numbers]
    contribution_reviews.add_theme(session, held.id, lines, title, BY_COMMAND, NOW)
    return session.scalars(select(Theme.id).order_by(Theme.id.desc())).first() or 0


def retitle(session: Session, one: int, *title: str) -> int:
    seen = mark(themes.theme(session, one).title)
    return renaming.rename_theme(session, one, Translated(*title), seen, BY_COMMAND, NOW)


def test_a_body_keeps_what_it_owns_under_its_new_name(session: Session, held: Conference) -> None:
    one = body(session, "NVA")
    assert rename(session, "NVA", "  Nav  Nord ") == one
    assert [(each.name, each.owned) for each in who.bodies(session)] == [
        ("NAV", 1),
        ("Nav Nord", 1),
    ]
    assert rename(session, "Nav Nord", "NAV NORD") == one
    with pytest.raises(ChangedMeanwhile):
        renaming.rename_body(session, one, "NAV Sør", mark("Nav Nord"), BY_COMMAND, NOW)


def test_two_bodies_of_one_name_are_one_with_all_that_was_theirs(
    session: Session, held: Conference
) -> None:
    facts = [("NAV", "kari@example.no"), ("NVA", "kari@example.no"), ("NVA", "ola@example.no")]
    stewards = [
        bodies.add_steward(session, name, "Svarer", email, WrittenStandard.NB, BY_COMMAND, NOW)
        for name, email in facts
    ]
    token = bodies.send_link(session, held.id, stewards[2], BY_COMMAND, NOW)
    two = ids(session)[1]
    given, seen = Answer(FollowUpState.PARTLY, "Delvis."), desks.desk(session, two).mark
    follow_up.answer(session, two, given, seen, BY_LINK, NOW, stewards[1])

    into = rename(session, "NVA", "nav")
    (left,) = who.bodies(session)
    assert (left.id, left.name, left.owned) == (into, "NAV", 2)
    assert [each.email for each in left.stewards] == ["kari@example.no", "ola@example.no"]
    assert who.steward_by_token(session, token, NOW).body == "NAV"
    (told,) = session.scalars(select(FollowUp))
    assert (told.body_id, told.steward_id) == (into, stewards[0])


def test_only_a_body_that_nothing_belongs_to_is_taken_away(
    session: Session, held: Conference
) -> None:
    one = body(session, "NVA")
    with pytest.raises(BodyInUse):
        renaming.remove_body(session, one, BY_COMMAND, NOW)
    follow_up.disown(session, held.id, ids(session), BY_COMMAND, NOW)
    renaming.remove_body(session, one, BY_COMMAND, NOW)
    assert [each.name for each in who.bodies(session)] == ["NAV"]
    with pytest.raises(NotFound):
        renaming.remove_body(session, one, BY_COMMAND, NOW)


def test_a_theme_gets_its_title_in_every_language(session: Session, held: Conference) -> None:
    one = theme(session, held, "Arbied", 1, 2)
    assert retitle(session, one, "Arbeid", "Arbeid", "Work") == one
    (left,) = themes.themes(session)
    assert (left.title, left.lines) == (Translated("Arbeid", "Arbeid", "Work"), 2)
    assert theme(session, held, "ARBEID", 3) == one


def test_two_themes_of_one_title_are_one_with_all_that_was_theirs(
    session: Session, held: Conference
) -> None:
    work = theme(session, held, "Arbeid", 1, 2)
    wrong = theme(session, held, "Arbied", 2, 3)
    assert retitle(session, wrong, "Arbeid") == work
    (left,) = themes.themes(session)
    assert (left.id, left.lines) == (work, 3)
    pairs = session.execute(select(ContributionTheme.contribution_id, ContributionTheme.theme_id))
    assert sorted(map(tuple, pairs)) == [(each, work) for each in ids(session)]


def test_a_chapter_stands_whatever_becomes_of_its_theme(session: Session, held: Conference) -> None:
    work, wrong = theme(session, held, "Arbeid", 1), theme(session, held, "Arbied", 2)
    report.draft(session, held.id, BY_COMMAND, NOW)
    with pytest.raises(ThemeInUse):
        retitle(session, wrong, "Arbeid")
    with pytest.raises(ThemeInUse):
        renaming.remove_theme(session, work, BY_COMMAND, NOW)
    fresh = theme(session, held, "Skole", 3)
    assert retitle(session, work, "Skole") == fresh
    assert themes.theme(session, fresh).has_chapter
    loose = theme(session, held, "Annet", 3)
    renaming.remove_theme(session, loose, BY_COMMAND, NOW)
    assert loose not in {each.id for each in themes.themes(session)}
