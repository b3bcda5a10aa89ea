"""The organiser's own texts: kept whole, used for the letters that follow, and read once."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor, ActorKind
from conference.domain.errors import ChangedMeanwhile
from conference.domain.letter_errors import TextFaulty
from conference.domain.letter_texts import LetterWords, texts_mark
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import LINK_MARK, Attachment, MessageKind
from conference.domain.users import Role
from conference.letters import NamesLetter, NewsLetter, ReminderLetter, house_words
from conference.models import AuditEntry, Conference, LetterText, OutboxMessage, own_words
from conference.services import invitations, letter_texts, outbox
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.counting import counted
from tests.support.visitor import user_with

NB, NN = WrittenStandard.NB, WrittenStandard.NN
KIND = MessageKind.INVITATION
OWN = LetterWords("Velkommen, {organisasjon}", "Kjære {kontaktperson},\n\n{lenke}\n")
Texts = Mapping[WrittenStandard, LetterWords]


@pytest.fixture
def held(session: Session) -> Conference:
    return factories.conference(session)


@pytest.fixture
def actor(session: Session) -> Actor:
    return Actor(ActorKind.USER, user_with(session, Role.ORGANISER).id)


def house(kind: MessageKind = KIND) -> dict[WrittenStandard, LetterWords]:
    return {each: house_words(kind, each) for each in WrittenStandard}


def save(session: Session, held: Conference, actor: Actor, was: Texts, now: Texts) -> list[str]:
    seen = texts_mark(was)
    return list(letter_texts.save(session, held.id, KIND, now, seen, actor, NOW))


def invite(session: Session, held: Conference, *standards: WrittenStandard) -> list[OutboxMessage]:
    """Invite an organisation for each of the standards and return all letters, oldest first."""
    ids = [factories.organisation(session, standard=each).id for each in standards]
    actor = Actor(ActorKind.COMMAND)
    invitations.invite(session, held.id, ids, actor, NOW)
    return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def test_letters_say_what_the_organiser_wrote_in_the_readers_standard(
    session: Session, held: Conference, actor: Actor
) -> None:
    assert save(session, held, actor, house(), house() | {NB: OWN}) == [NB]
    bokmaal, nynorsk = invite(session, held, NB, NN)
    assert bokmaal.subject == "Velkommen, Forening 1"
    assert bokmaal.body == f"Kjære Kontakt 1,\n\n{LINK_MARK}\n"
    assert nynorsk.subject.startswith("Invitasjon til")
    assert "Venleg helsing" in nynorsk.body


def test_what_is_in_the_outbox_stays_and_another_conference_has_its_own(
    session: Session, held: Conference, actor: Actor
) -> None:
    (before,) = invite(session, held, NB)
    was = (before.subject, before.body)
    save(session, held, actor, house(), house() | {NB: OWN})
    other = factories.conference(session, slug="2016")
    assert (before.subject, before.body) == was
    assert "Kjære" not in invite(session, other, NB)[-1].body
    assert "Kjære" in invite(session, held, NB)[-1].body


def test_two_hundred_letters_cost_one_query_for_their_texts(
    app: Flask, session: Session, held: Conference
) -> None:
    with counted(app) as statements:
        data: dict[str, Any] = {
            "conference": "K",
            "date": held.date,
            "organiser": "R",
            "organisation": "F",
        }
        about = data | {"contact": "Kari", "closes_at": held.closes_at, "phone": None}
        letter = NewsLetter(**about, email="a@example.no")
        for number in range(200):
            to = outbox.Address("Kari", "kari@example.no", NB)
            key = f"news:{number}"
            outbox.post(session, MessageKind.NEWS, key, letter, to, outbox.About(held.id), NOW)
        session.flush()
    asked = [each for each in statements if "FROM letter_texts" in each]
    assert len(asked) == 1


def test_texts_are_read_anew_in_every_transaction(
    session: Session, held: Conference, actor: Actor
) -> None:
    held_id, seen = held.id, texts_mark(house())
    assert own_words.of(session, held_id, KIND, NB) is None
    session.commit()
    with Session(session.get_bind()) as another:
        letter_texts.save(another, held_id, KIND, house() | {NB: OWN}, seen, actor, NOW)
        another.commit()
    assert own_words.of(session, held_id, KIND, NB) == OWN


def test_a_text_as_the_houses_own_is_none_and_follows_the_house(
    session: Session, held: Conference, actor: Actor
) -> None:
    mine = house() | {NB: OWN}
    save(session, held, actor, house(), mine)
    assert save(session, held, actor, mine, house()) == [NB]
    assert session.scalar(select(func.count(LetterText.id))) == 0
    assert invite(session, held, NB)[0].subject.startswith("Invitasjon til")


def test_who_changed_it_is_kept_and_logged_without_the_words(
    session: Session, held: Conference, actor: Actor
) -> None:
    save(session, held, actor, house(), house() | {NN: OWN})
    row = session.scalars(select(LetterText)).one()
    assert (row.kind, row.language, row.user_id, row.changed_at) == (KIND, NN, actor.user_id, NOW)
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.subject, entry.subject_id) == (
        *("letter_text.edit", "conference"),
        held.id,
    )
    assert entry.detail == {"kind": "invitation", "languages": ["nn"]}


def test_nothing_new_leaves_no_trace(session: Session, held: Conference, actor: Actor) -> None:
    assert save(session, held, actor, house(), house()) == []
    assert session.scalars(select(AuditEntry)).all() == []


def test_the_second_of_two_organisers_is_refused(
    session: Session, held: Conference, actor: Actor
) -> None:
    save(session, held, actor, house(), house() | {NB: OWN})
    with pytest.raises(ChangedMeanwhile):
        save(session, held, actor, house(), house() | {NN: OWN})
    with pytest.raises(ChangedMeanwhile):
        letter_texts.restore(session, held.id, KIND, NB, texts_mark(house()), actor, NOW)


def test_a_faulty_text_is_never_kept(session: Session, held: Conference, actor: Actor) -> None:
    with pytest.raises(TextFaulty) as refusal:
        save(session, held, actor, house(), house() | {NB: LetterWords("Kom", "Uten lenke\n")})
    assert refusal.value.params["faults"]
    assert session.scalars(select(LetterText)).all() == []


def test_back_to_the_houses_text_in_one_standard(
    session: Session, held: Conference, actor: Actor
) -> None:
    mine = {NB: OWN, NN: OWN}
    save(session, held, actor, house(), mine)
    letter_texts.restore(session, held.id, KIND, NB, texts_mark(mine), actor, NOW)
    assert [each.language for each in session.scalars(select(LetterText))] == [NN]


@pytest.mark.parametrize("standard", [NB, NN])
def test_letters_to_many_have_good_texts_of_the_house(
    session: Session, held: Conference, standard: WrittenStandard
) -> None:
    about: dict[str, Any] = {
        "conference": held.name.get(standard),
        "date": held.date,
        "organiser": held.organiser.get(standard),
        "organisation": "Håp & {havn}",
        "contact": "Åse",
        "closes_at": held.closes_at + timedelta(0),
        "phone": None,
        "email": "arrangor@example.no",
    }
    to = outbox.Address("Åse", "aase@example.no", standard)
    for data, token in (
        (ReminderLetter(**about, quota=1), "t" * 43),
        (NamesLetter(**about, nameless=2), "u" * 43),
        (NewsLetter(**about), None),
    ):
        outbox.post(
            *(session, data.kind, data.kind.value, data, to, outbox.About(held.id), NOW),
            link_token=token,
            attachment=Attachment.DAY,
        )
    session.flush()
    reminder, names, news = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
    for letter in (reminder, names, news):
        assert "Håp & {havn}" in letter.body
        assert "\n\n\n" not in letter.body
        assert (LINK_MARK in letter.body) == (letter is not news)
    assert "én plass" in reminder.body or "éin plass" in reminder.body
    assert {NB: "2 plasser mangler navn", NN: "2 plassar manglar namn"}[standard] in names.body
