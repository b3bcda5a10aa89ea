"""A letter as mail: names arrive as they are written, and nothing slips into the headers."""

from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.policy import default
from typing import Any

import pytest

from conference.documents.mail import (
    AddressRefused,
    HeaderRefused,
    Mail,
    MailAttachment,
    compose,
)
from conference.domain.clock import OSLO
from conference.domain.errors import DomainError

TEXT = "Hei Máret,\n\nHer er sesjonene dine på Østlandet: " + "språk og utdanning, " * 20 + "\n"
ICS = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
MAIL = Mail(
    sender_name="Dialogkonferansen på Østlandet",
    sender_address="plenum@example.no",
    recipient_name="Máret Áile Ŧorheim",
    recipient_address="maret@example.no",
    subject="Sesjonene dine på Den nasjonale dialogkonferansen 2015 – 20. oktober",
    text=TEXT,
    message_id="<abc123@plenum.example.no>",
    sent_at=datetime(2015, 10, 5, 9, 30, tzinfo=OSLO),
    language="nn",
    attachments=(MailAttachment("dagen på Østlandet.ics", "text/calendar", ICS),),
)
NAMES = [
    "Ola Nordmann",
    "Kvåle, Østrem (leder)",
    'Siv "Sivert" Lien, styreleder',
    "أمينة الحسن بنت محمد بن عبد الله الطاهر السوداني",
    "Nguyễn Thị Ánh Tuyết Nguyễn Thị Ánh Tuyết Nguyễn",
    "ወይዘሮ ሰላም ተስፋይ ገብረእግዚአብሔር ኃይለ ሥላሴ",
    "Grzegorz Brzęczyszczykiewicz-Źdźbło z Chrząszczyżewoszyc Łękołody",
]
UNFIT = [
    "a\nBcc: x@example.no",
    "a\r\n\r\nhei",
    "a\rb",
    "a\x00b",
    "a\u2028b",
    "a\x85b",
    "=?utf-8?q?=0A?=",
]


def received(mail: Mail) -> EmailMessage:
    """Return `mail` as a program that follows the standards reads it."""
    message = message_from_bytes(compose(mail).as_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def header(mail: Mail, name: str) -> str:
    """Return a header as it stood on the wire, its coded words put back together."""
    raw = message_from_bytes(compose(mail).as_bytes())
    assert isinstance(raw, Message)
    return str(make_header(decode_header(raw[name])))


def test_a_letter_arrives_as_it_was_written() -> None:
    message = received(MAIL)
    assert message["Subject"] == MAIL.subject
    assert message["From"].addresses[0].display_name == MAIL.sender_name
    assert message["From"].addresses[0].addr_spec == MAIL.sender_address
    assert [each.addr_spec for each in message["To"].addresses] == [MAIL.recipient_address]
    assert message["To"].addresses[0].display_name == MAIL.recipient_name
    assert message["Message-ID"] == MAIL.message_id
    assert message["Date"].datetime == MAIL.sent_at
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "nn"
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == TEXT


def test_the_calendar_comes_along_byte_by_byte() -> None:
    (attached,) = received(MAIL).iter_attachments()
    assert attached.get_filename() == "dagen på Østlandet.ics"
    assert attached.get_content_type() == "text/calendar"
    assert attached.get_payload(decode=True) == ICS


def test_a_letter_without_a_file_is_plain_text() -> None:
    message = received(replace(MAIL, attachments=()))
    assert message.get_content_type() == "text/plain"
    assert message["Content-Transfer-Encoding"] == "quoted-printable"


def test_on_the_wire_lines_are_short_and_seven_bit() -> None:
    wire = compose(MAIL).as_bytes()
    assert wire.isascii()
    assert b"\n" not in wire.replace(b"\r\n", b"")
    assert max(len(line) for line in wire.split(b"\r\n")) <= 78


@pytest.mark.parametrize("name", NAMES)
def test_a_name_arrives_whole_however_long(name: str) -> None:
    mail = replace(MAIL, recipient_name=name, subject=f"Plass til {name}")
    assert header(mail, "Subject") == f"Plass til {name}"
    shown, _, address = header(mail, "To").rpartition(" <")
    assert shown.strip('"').replace('\\"', '"') == name
    assert address == "maret@example.no>"
    assert len(received(mail)["To"].addresses) == 1


def test_a_name_may_be_missing() -> None:
    assert received(replace(MAIL, recipient_name=""))["To"] == "maret@example.no"


@pytest.mark.parametrize("value", UNFIT)
@pytest.mark.parametrize(
    "field",
    ["sender_name", "recipient_name", "subject", "message_id", "language", "auto_submitted"],
)
def test_nothing_breaks_out_of_a_header(field: str, value: str) -> None:
    changes: dict[str, Any] = {field: value}
    with pytest.raises(HeaderRefused) as refusal:
        compose(replace(MAIL, **changes))
    assert refusal.value.params["header"]


@pytest.mark.parametrize(
    "attachment",
    [
        MailAttachment('a.ics"\r\nBcc: x@example.no', "text/calendar", ICS),
        MailAttachment("a.ics", "text/calendar\r\nBcc: x@example.no", ICS),
    ],
)
def test_nothing_breaks_out_of_an_attachments_headers(attachment: MailAttachment) -> None:
    with pytest.raises(HeaderRefused):
        compose(replace(MAIL, attachments=(attachment,)))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ola",
        "@example.no",
        "ola@",
        "ola@example.no, kari@example.no",
        "ola@example.no>",
        "<ola@example.no>",
        "ola nord@example.no",
        "ola(nord)@example.no",
        "åse@example.no",
        "ola@example..no",
        "ola@example.no\r\nBcc: x@example.no",
    ],
)
def test_a_letter_goes_to_one_address_or_not_at_all(address: str) -> None:
    with pytest.raises(DomainError) as refusal:
        compose(replace(MAIL, recipient_address=address))
    assert isinstance(refusal.value, AddressRefused | HeaderRefused)


def test_a_domain_may_be_written_in_norwegian() -> None:
    message = received(replace(MAIL, recipient_address="ola@blåbær.example.no"))
    assert message["To"].addresses[0].addr_spec == "ola@xn--blbr-roah.example.no"


@pytest.mark.parametrize("identifier", ["abc@x.no", "<abc>", "<a b@x.no>", "<a@b@c>", "<å@x.no>"])
def test_a_message_id_is_one(identifier: str) -> None:
    with pytest.raises(HeaderRefused):
        compose(replace(MAIL, message_id=identifier))


@pytest.mark.parametrize(("language", "wish"), [("nb", "flere"), ("nn", "fleire")])
def test_a_long_address_to_write_to_is_neither_broken_nor_coded(language: str, wish: str) -> None:
    contact = f"{'dialogkonferansen' * 3}@departementet.example.no"
    raw = compose(replace(MAIL, unsubscribe_to=contact, language=language)).as_bytes()
    address = f"<mailto:{contact}?subject=Ingen%20{wish}%20brev>"
    assert f"\r\nList-Unsubscribe: {address}\r\n".encode() in raw
