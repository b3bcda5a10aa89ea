"""A letter as a mail message (RFC 5322): data in, a message ready for the mail server out.

The text goes as it is, paragraph by paragraph: each reader's program wraps it to its own window,
a phone's too. On the wire it's quoted-printable, in lines of at most 76 characters.
"""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from urllib.parse import quote

from conference.domain.errors import DomainError

_BREAKS = ("Cc", "Cs", "Zl", "Zp")  # controls, half characters, and what counts as a line's end

_NO_MORE = {"nb": "Ingen flere brev", "nn": "Ingen fleire brev"}
"""What a reader who wants no more letters writes, in the written standard of the letter."""


class HeaderRefused(DomainError):
    """A value that would break out of its header line: param `header`."""

    code = "header_refused"


class AddressRefused(DomainError):
    """Not one mail address that any server takes: param `header`."""

    code = "address_refused"


@dataclass(frozen=True, slots=True)
class MailAttachment:
    """A file that goes with a letter; `mime` is like "text/calendar"."""

    filename: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter to one reader. `message_id` comes with its angle brackets, `sent_at` is aware,
    `language` is nb, nn or en; names may be empty; `html` says the same as `text`, for programs
    that show it."""

    sender_name: str
    sender_address: str
    recipient_name: str
    recipient_address: str
    subject: str
    text: str
    message_id: str
    sent_at: datetime
    language: str
    attachments: tuple[MailAttachment, ...] = ()
    auto_submitted: str = "auto-generated"
    html: str | None = None
    reply_to: str | None = None
    unsubscribe_to: str | None = None


class _LetterPolicy(EmailPolicy):
    """SMTP's policy, except for how names and subjects outside ASCII are written.

    The standard policy drops spaces between words where such a line is folded: a Vietnamese or
    an Arabic name would arrive run together.
    """

    def fold(self, name: str, value: str) -> str:
        if name == "List-Unsubscribe":  # programs read it letter by letter: never broken or coded
            return f"{name}: {value}{self.linesep}"
        if str(value).isascii() or name not in ("From", "To", "Subject"):
            return str(super().fold(name, value))
        if name == "Subject":
            return f"{name}: {_words(str(value), name)}{self.linesep}"
        (address,) = value.addresses  # type: ignore[attr-defined]
        words = _words(address.display_name, name)
        return f"{name}: {words}{self.linesep} <{address.addr_spec}>{self.linesep}"

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode("ascii", "surrogateescape")


_POLICY = _LetterPolicy(linesep="\r\n", max_line_length=78)


def _words(text: str, header: str) -> str:
    return Header(text, "utf-8", header_name=header, maxlinelen=76).encode(linesep="\r\n")


def compose(mail: Mail) -> EmailMessage:
    """Return `mail` as a message; raises HeaderRefused or AddressRefused for what can't be sent."""
    message = EmailMessage(policy=_POLICY)
    message["From"] = _address("From", mail.sender_name, mail.sender_address)
    message["To"] = _address("To", mail.recipient_name, mail.recipient_address)
    message["Subject"] = _line("Subject", mail.subject)
    message["Message-ID"] = _identifier(mail.message_id)
    message["Date"] = format_datetime(mail.sent_at)
    if mail.reply_to:
        message["Reply-To"] = _address("Reply-To", "", mail.reply_to)
    if mail.unsubscribe_to:  # a mail, never a press: a scanner that opens it would decline
        reader = quote(_address("List-Unsubscribe", "", mail.unsubscribe_to).addr_spec, safe="@")
        wish = quote(_NO_MORE.get(mail.language, _NO_MORE["nb"]))
        message["List-Unsubscribe"] = f"<mailto:{reader}?subject={wish}>"
    message["Auto-Submitted"] = _line("Auto-Submitted", mail.auto_submitted)
    message.set_content(mail.text, charset="utf-8", cte="quoted-printable")
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html", charset="utf-8", cte="quoted-printable")
    for attachment in mail.attachments:
        _attach(message, attachment)
    # Last, because content takes away what the headers said of the content before it.
    message["Content-Language"] = _line("Content-Language", mail.language)
    return message


def check_sender(name: str, address: str) -> None:
    """Raise HeaderRefused or AddressRefused if no letter could be sent from this address."""
    _address("From", name, address)


def _attach(message: EmailMessage, attachment: MailAttachment) -> None:
    mime = _line("Content-Type", attachment.mime)
    main, _, sub = mime.partition("/")
    parameters = {}
    if main == "text":
        parameters["charset"] = "utf-8"
    if mime == "text/calendar":
        parameters["method"] = "PUBLISH"
    message.add_attachment(
        attachment.content,
        maintype=main,
        subtype=sub,
        filename=_line("Content-Disposition", attachment.filename),
        params=parameters,
    )


def _line(header: str, value: str) -> str:
    # "=?" begins a word in code, which could hold what is refused here.
    if "=?" in value or any(unicodedata.category(each) in _BREAKS for each in value):
        raise HeaderRefused(header=header)
    return value


def _identifier(value: str) -> str:
    is_whole = value.startswith("<") and value.endswith(">") and value.count("@") == 1
    if not is_whole or not value.isascii() or " " in _line("Message-ID", value):
        raise HeaderRefused(header="Message-ID")
    return value


def _address(header: str, name: str, address: str) -> Address:
    """Return one address; its domain may be written with any letters, what's before @ may not."""
    local, _, domain = _line(header, address).rpartition("@")
    try:
        whole = f"{local}@{domain.encode('idna').decode('ascii')}"
        whole.encode("ascii")
        result = Address(" ".join(_line(header, name).split()), addr_spec=whole)
    except (ValueError, IndexError, MessageError):
        raise AddressRefused(header=header) from None
    if result.addr_spec != whole:
        raise AddressRefused(header=header)
    return result
