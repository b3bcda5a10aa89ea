"""The organiser's own words on their way: from the text to a mail that a program can show."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.letter_texts import LetterWords, texts_mark
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import Attachment, MessageKind
from conference.letters import house_words
from conference.models import OutboxMessage
from conference.services import invitations, letter_texts
from tests.conftest import Command
from tests.support import factories
from tests.support.clock import START as NOW
from tests.support.mailserver import MailServer, listening

KIND = MessageKind.INVITATION
NN = LetterWords(
    "Kom, {organisasjon}!",
    "Kjære {kontaktperson},\n\nsvar her:\n\n{lenkje}\n\n- ja\n- nei\n\n{spørsmål}\n",
)


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A mail server."""
    with listening() as server:
        yield server


@pytest.fixture
def overrides(mail_server: MailServer) -> dict[str, Any]:
    """The settings that let letters leave."""
    return {"SMTP_URL": mail_server.url, "MAIL_FROM": "Dialogkonferansen <dialog@example.no>"}


def test_own_words_arrive_as_text_and_as_html_with_the_calendar_beside_them(
    session: Session, command: Command, mail_server: MailServer
) -> None:
    held = factories.conference(session)
    to = factories.organisation(session, "Håp & <havn>", standard=WrittenStandard.NN)
    house = {each: house_words(KIND, each) for each in WrittenStandard}
    seen = texts_mark(house)
    own = house | {WrittenStandard.NN: NN}
    letter_texts.save(session, held.id, KIND, own, seen, BY_COMMAND, NOW)
    invitations.invite(session, held.id, [to.id], BY_COMMAND, NOW)
    letter = session.scalars(select(OutboxMessage)).one()
    url = f"http://plenum.example.no/invitation/{letter.link_token}"
    letter.attachment = Attachment.DAY
    session.commit()

    assert command("outbox", "deliver").exit_code == 0

    (mail,) = mail_server.taken
    assert mail["Subject"] == "Kom, Håp & <havn>!"
    both, calendar = mail.iter_parts()
    plain, html = (part.get_content().replace("\r\n", "\n") for part in both.iter_parts())
    assert plain == (
        f"Kjære Kontakt 1,\n\nsvar her:\n\n{url}\n\n- ja\n- nei\n\n"
        "Spørsmål? Skriv til arrangor@example.no eller ring 22 22 22 22.\n"
    )
    assert '<html lang="nn">' in html
    assert "<title>Kom, Håp &amp; &lt;havn&gt;!</title>" in html
    assert html.count(f'href="{url}"') == 2
    assert "Opne den personlege sida" in html
    assert "<li>ja</li>" in html
    assert calendar.get_content_type() == "text/calendar"
