"""A letter as HTML beside its text: the same words, easy to press, and nothing of it run."""

from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from conference.documents.letter_parts import Items, KeyLink, Paragraph, parts
from conference.documents.mail import Mail, MailAttachment, compose
from conference.documents.mail_html import html
from conference.domain.clock import OSLO

LINK = "https://plenum.example.no/invitation/aB_c-9-"
TEXT = f"""Hei Máret,

Dere har 2 plasser:

{LINK}

Der kan dere
- si ja
- si nei & <b>takk</b>
Les mer på http://example.no/a?b=1&c=2.

1. Máret
   1. ønske: Språk

Spørsmål? Skriv til arrangor@example.no eller ring 22 22 22 22.
"""
ICS = MailAttachment("dagen.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


class Read(HTMLParser):
    """What a mail program finds: tags with their attributes, addresses and words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.urls: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.language = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        values = dict(attrs)
        self.urls += [values["href"] or ""] if tag == "a" else []
        self.language = values["lang"] or "" if tag == "html" else self.language

    def handle_data(self, data: str) -> None:
        self.words += data


def mail(**changes: object) -> Mail:
    facts: dict[str, object] = {
        "sender_name": "Konferansen",
        "sender_address": "plenum@example.no",
        "recipient_name": "Máret",
        "recipient_address": "maret@example.no",
        "subject": "Kom til <konferansen>",
        "text": TEXT,
        "message_id": "<abc@plenum.example.no>",
        "sent_at": datetime(2015, 9, 25, 9, tzinfo=OSLO),
        "language": "nn",
        "html": html(TEXT, "Kom til <konferansen>", "nn", LINK),
    }
    return Mail(**(facts | changes))  # type: ignore[arg-type]


def received(letter: Mail) -> EmailMessage:
    message = message_from_bytes(compose(letter).as_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def content(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_a_letter_leaves_as_text_and_as_html() -> None:
    message = received(mail())
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == [
        "text/plain",
        "text/html",
    ]
    assert content(message, "plain") == TEXT
    assert message["Content-Language"] == "nn"
    page = Read(content(message, "html"))
    assert page.language == "nn"
    assert "Kom til <konferansen>" in page.words


def test_a_calendar_stands_beside_both_forms_and_not_among_them() -> None:
    message = received(mail(attachments=(ICS,)))
    assert message.get_content_type() == "multipart/mixed"
    letter, calendar = message.iter_parts()
    assert letter.get_content_type() == "multipart/alternative"
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_payload(decode=True) == ICS.content
    assert content(message, "plain") == TEXT


def test_on_the_wire_html_is_short_lines_of_seven_bits() -> None:
    wire = compose(mail(attachments=(ICS,))).as_bytes()
    assert wire.isascii()
    assert max(len(line) for line in wire.split(b"\r\n")) <= 78


def test_the_personal_link_is_easy_to_press_and_other_addresses_lead_somewhere() -> None:
    page = Read(html(TEXT, "Kom", "nb", LINK))
    assert page.urls == [
        LINK,
        LINK,
        "http://example.no/a?b=1&c=2",
        "mailto:arrangor@example.no",
    ]
    assert "Åpne den personlige siden" in page.words
    assert "Opne den personlege sida" in Read(html(TEXT, "Kom", "nn", LINK)).words


def test_lists_are_lists_and_lines_stay_lines() -> None:
    found = parts(TEXT, LINK)
    assert [type(each) for each in found] == [
        *[Paragraph, Paragraph, KeyLink, Paragraph, Items, Paragraph, Paragraph, Paragraph]
    ]
    items = next(each for each in found if isinstance(each, Items))
    assert [line[0].text for line in items.items] == ["si ja", "si nei & <b>takk</b>"]
    assert "1. Máret<br>\n&nbsp;&nbsp;&nbsp;1. ønske" in html(TEXT, "Kom", "nb", LINK)


def test_a_letter_without_a_link_has_no_button() -> None:
    assert not any(isinstance(each, KeyLink) for each in parts(TEXT))
    assert parts("") == (Paragraph(((),)),)


PLAIN = {"html", "head", "meta", "title", "body", "p", "ul", "li", "a", "br"}
HARMLESS = {"lang", "charset", "name", "content", "style", "href"}
texts = st.text(alphabet=st.sampled_from("a<>&\"'/- \n.:@{}h\xa0é"), max_size=60)
linked = st.lists(st.one_of(texts, st.sampled_from(["http://x.no/", "<script>", "- ", LINK])))


@given(linked.map("".join), texts)
def test_whatever_a_letter_says_stays_text(text: str, subject: str) -> None:
    page = Read(html(text, subject, "nb", LINK))
    assert set(page.tags) <= PLAIN
    assert page.attributes <= HARMLESS
    assert all(url.startswith(("http://", "https://", "mailto:")) for url in page.urls)
    shown = "".join(page.words.split())
    for line in text.split("\n"):
        assert "".join(line.removeprefix("- ").split()) in shown
