"""What comes of a contribution: it has an owner, is answered with words, and who said it hears."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import db
from conference.domain.actors import BY_COMMAND, BY_LINK
from conference.domain.contributions import ContributionKind, Line, Voice
from conference.domain.errors import ChangedMeanwhile, DomainError, LinkInvalid, TransitionRefused
from conference.domain.follow_up import (
    Answer,
    AnswerOwned,
    ContinuationRefused,
    FollowUpState,
    OwnerMissing,
    ReasonMissing,
    ReferenceKind,
    StewardKnown,
)
from conference.domain.invitations import InvitationState
from conference.domain.links import token_hash
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import SITE_MARK, MessageKind, MessageState
from conference.domain.report import ReportContent
from conference.models import (
    Conference,
    Contribution,
    FollowUp,
    Invitation,
    Occurrence,
    OutboxMessage,
    Steward,
)
from conference.queries import bodies as who
from conference.queries import follow_up as queries
from conference.queries import report_draft
from conference.services import (
    bodies,
    contribution_reviews,
    contributions,
    follow_up,
    report_versions,
)
from conference.services import invitations as inviting
from tests.support import factories
from tests.support.clock import START as NOW

pytestmark = pytest.mark.every_database
S = FollowUpState


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference where two organisations and several others said something."""
    made = factories.conference(session)
    room = session.scalars(select(Occurrence.id)).first() or 0
    for number in range(3):
        invited, _ = factories.invitation(session, made, state=InvitationState.ACCEPTED)
        voice = Voice.ORGANISATION if number < 2 else Voice.SEVERAL
        organisation = invited.organisation_id if number < 2 else None
        line = Line(ContributionKind.PROPOSAL, f"Forslag {number}", voice, organisation, "NAV")
        contributions.write(session, made.id, room, line, str(number), BY_COMMAND, NOW)
    contribution_reviews.approve(session, made.id, ids(session), BY_COMMAND, NOW)
    return made


def ids(session: Session) -> list[int]:
    return list(session.scalars(select(Contribution.id).order_by(Contribution.id)))


def owned(session: Session, held: Conference) -> list[int]:
    found = ids(session)
    follow_up.own(session, held.id, found, "NAV", BY_COMMAND, NOW)
    return found


def answer(session: Session, one: int, state: FollowUpState, text: str = "Gjort.") -> None:
    seen = queries.desk(session, one).mark
    follow_up.answer(session, one, Answer(state, text), seen, BY_LINK, NOW)


def letters(session: Session, kind: MessageKind) -> list[OutboxMessage]:
    query = select(OutboxMessage).where(OutboxMessage.kind == kind).order_by(OutboxMessage.id)
    return list(session.scalars(query))


def finalise(session: Session, held: Conference) -> None:
    """Make the report final as it stands: what was approved is public from here on."""
    held.opened_at = NOW
    seen = report_versions.content_mark(report_draft.content(session, held.id))

    def content(own: Session) -> ReportContent:
        return report_draft.content(own, held.id)

    report_versions.finalise(session, held.id, content, seen, BY_COMMAND, NOW)


def test_nobody_answers_for_what_nobody_owns(session: Session, held: Conference) -> None:
    with pytest.raises(OwnerMissing):
        answer(session, ids(session)[0], S.FOLLOWED_UP)


@pytest.mark.parametrize("state", [S.FOLLOWED_UP, S.PARTLY, S.NOT_FOLLOWED_UP])
def test_an_answer_needs_words(session: Session, held: Conference, state: FollowUpState) -> None:
    one = owned(session, held)[0]
    with pytest.raises(ReasonMissing):
        answer(session, one, state, " \n ")
    answer(session, one, S.CONSIDERED, "")
    answer(session, one, state)
    assert queries.desk(session, one).line.follow_up is state


def test_what_was_answered_is_never_unanswered(session: Session, held: Conference) -> None:
    one = owned(session, held)[0]
    answer(session, one, S.FOLLOWED_UP)
    for state in (S.NEW, S.CONSIDERED):
        with pytest.raises(TransitionRefused):
            answer(session, one, state)
    answer(session, one, S.PARTLY, "Bare delvis.")
    told = [each.text for each in queries.desk(session, one).whole.answers]
    assert told == ["Bare delvis.", "Gjort."]


def test_who_said_it_gets_a_letter_with_the_answer(session: Session, held: Conference) -> None:
    finalise(session, held)
    one = owned(session, held)[0]
    answer(session, one, S.CONSIDERED, "Vi ser på det.")
    assert letters(session, MessageKind.ANSWERED) == []
    answer(session, one, S.FOLLOWED_UP, "Det er gjort.")
    answer(session, one, S.PARTLY, "Det er nesten gjort.")
    (letter,) = letters(session, MessageKind.ANSWERED)
    assert "Det er nesten gjort." in letter.body
    assert "Forslag 0" in letter.body
    assert f"{SITE_MARK}/answers/{held.slug}/1" in letter.body
    letter.state = MessageState.SENT
    answer(session, one, S.PARTLY, "Det er nesten gjort!")
    assert letters(session, MessageKind.ANSWERED) == [letter]
    answer(session, one, S.FOLLOWED_UP, "Nå er det gjort.")
    answer(session, one, S.FOLLOWED_UP, "Nå er det gjort!")
    _sent, waiting = letters(session, MessageKind.ANSWERED)
    assert "Nå er det gjort!" in waiting.body


def test_letters_about_answers_wait_until_everybody_can_read_them(
    session: Session, held: Conference
) -> None:
    one, two, _three = owned(session, held)
    answer(session, one, S.PARTLY, "Det er nesten gjort.")
    answer(session, one, S.FOLLOWED_UP, "Det er gjort.")
    answer(session, two, S.CONSIDERED, "")
    assert not queries.desk(session, one).is_public
    assert letters(session, MessageKind.ANSWERED) == []
    finalise(session, held)
    (letter,) = letters(session, MessageKind.ANSWERED)
    assert "Det er gjort." in letter.body
    letter.state = MessageState.SENT
    finalise(session, held)
    assert letters(session, MessageKind.ANSWERED) == [letter]
    assert queries.desk(session, one).is_public


def test_an_owner_is_taken_away_until_there_is_an_answer(
    session: Session, held: Conference
) -> None:
    one, two, _three = owned(session, held)
    assert follow_up.disown(session, held.id, [one], BY_COMMAND, NOW) == 1
    assert follow_up.disown(session, held.id, [one], BY_COMMAND, NOW) == 0
    assert queries.desk(session, one).body_id is None
    answer(session, two, S.CONSIDERED, "")
    with pytest.raises(AnswerOwned):
        follow_up.disown(session, held.id, [two], BY_COMMAND, NOW)


def test_those_merged_into_it_hear_too_and_several_have_no_address(
    session: Session, held: Conference
) -> None:
    finalise(session, held)
    one, two, three = owned(session, held)
    contribution_reviews.merge(session, held.id, one, 3, BY_COMMAND, NOW)
    contribution_reviews.merge(session, held.id, two, 3, BY_COMMAND, NOW)
    invited = session.scalars(select(Invitation).order_by(Invitation.id)).first()
    assert invited
    invited.contact_email = ""
    invited.organisation.contact_email = ""
    session.flush()
    answer(session, three, S.FOLLOWED_UP)
    (letter,) = letters(session, MessageKind.ANSWERED)
    assert "Forslag 1" in letter.body


def test_a_steward_gets_a_link_that_the_next_one_kills(session: Session, held: Conference) -> None:
    owned(session, held)
    one = bodies.add_steward(
        session, "nav", "Kari Svarer", "Kari@Example.no", WrittenStandard.NN, BY_COMMAND, NOW
    )
    with pytest.raises(StewardKnown):
        bodies.add_steward(
            session, "NAV", "K", "kari@example.no", WrittenStandard.NN, BY_COMMAND, NOW
        )
    first = bodies.send_link(session, held.id, one, BY_COMMAND, NOW)
    (letter,) = letters(session, MessageKind.OWNERSHIP)
    assert "3 innspel ventar på svar." in letter.body
    assert letter.link_token == first
    second = bodies.send_link(session, held.id, one, BY_COMMAND, NOW)
    assert len(letters(session, MessageKind.OWNERSHIP)) == 1
    with pytest.raises(LinkInvalid):
        who.steward_by_token(session, first, NOW)
    found = who.steward_by_token(session, second, NOW)
    assert queries.owned(session, found.body_id, None, "", 1).found == 3
    with pytest.raises(LinkInvalid):
        who.steward_by_token(session, second, NOW + bodies.LINK_LIVES)
    bodies.revoke(session, one, BY_COMMAND, NOW)
    with pytest.raises(LinkInvalid):
        who.steward_by_token(session, second, NOW)


def test_who_is_forgotten_leaves_the_answers(session: Session, held: Conference) -> None:
    one = owned(session, held)[0]
    steward = bodies.add_steward(
        session, "NAV", "Kari", "kari@example.no", WrittenStandard.NB, BY_COMMAND, NOW
    )
    seen = queries.desk(session, one).mark
    given = Answer(S.FOLLOWED_UP, "Gjort.")
    follow_up.answer(session, one, given, seen, BY_LINK, NOW, steward)
    bodies.remove(session, steward, BY_COMMAND, NOW)
    session.expire_all()
    assert session.scalars(select(Steward)).all() == []
    assert session.scalars(select(FollowUp.text)).all() == ["Gjort."]


def test_it_continues_an_earlier_one_only(session: Session, held: Conference) -> None:
    one, two, _three = ids(session)
    follow_up.take_up(session, two, held.slug, 1, BY_COMMAND, NOW)
    follow_up.take_up(session, two, held.slug, 1, BY_COMMAND, NOW)
    assert [each.id for each in queries.desk(session, two).whole.earlier] == [one]
    assert [each.id for each in queries.desk(session, one).whole.later] == [two]
    for number in (2, 3, 99):
        with pytest.raises(ContinuationRefused):
            follow_up.take_up(session, two, held.slug, number, BY_COMMAND, NOW)
    follow_up.let_go(session, two, one, BY_COMMAND, NOW)


def test_what_an_answer_rests_on(session: Session, held: Conference) -> None:
    one = ids(session)[0]
    kind = ReferenceKind.LAW
    follow_up.add_reference(session, one, kind, " Lov  om x ", "", BY_COMMAND, NOW)
    (found,) = queries.desk(session, one).whole.references
    assert (found.kind, found.title) == (kind, "Lov om x")
    follow_up.remove_reference(session, one, found.id, BY_COMMAND, NOW)
    assert queries.desk(session, one).whole.references == ()


def test_two_who_answer_at_once_see_each_other(
    app: Flask, session: Session, held: Conference
) -> None:
    one = owned(session, held)[0]
    seen = queries.desk(session, one).mark
    session.commit()

    def give(text: str) -> str:
        try:
            with app.app_context(), db.transaction() as own:
                follow_up.answer(own, one, Answer(S.FOLLOWED_UP, text), seen, BY_LINK, NOW)
        except DomainError as refused:
            return refused.code
        return "given"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(give, ("En", "To"))) == [ChangedMeanwhile.code, "given"]


def test_the_next_invitation_tells_what_came_of_theirs(session: Session, held: Conference) -> None:
    one = owned(session, held)[0]
    answer(session, one, S.FOLLOWED_UP)
    organisation = session.get_one(Contribution, one).organisation_id
    later = factories.conference(session, slug="next")
    later.date = held.date.replace(year=held.date.year + 1)
    new = factories.organisation(session)
    session.flush()
    inviting.invite(session, later.id, [organisation or 0, new.id], BY_COMMAND, NOW)
    told, silent = letters(session, MessageKind.INVITATION)
    assert f"{held.date.year}, nr. 1: «Forslag 0»: fulgt opp." in told.body
    assert f"{SITE_MARK}/answers" in told.body
    assert "nr. 1" not in silent.body
    assert token_hash(told.link_token or "")
