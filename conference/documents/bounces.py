"""Bounces read from a mailbox file: an .mbox with many messages, or one message as .eml.

Only delivery reports of a lasting failure count (RFC 3464). Whatever else lies in a mailbox, such
as replies from people on holiday, is counted and passed over. Nothing of it is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from conference.domain.bounces import WORDS_LENGTH, BounceReport, is_permanent

FILE_LIMIT = 20 * 1024 * 1024
MESSAGE_LIMIT = 256 * 1024  # bytes of one message that are looked at: reports come first
MOST_MESSAGES = 20_000
_START = re.compile(rb"^From [^\n]*\n", re.MULTILINE)
_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """What a file held: reports of lasting failures, and how many `others` messages."""

    reports: tuple[BounceReport, ...]
    others: int

    @property
    def is_empty(self) -> bool:
        """Whether no message was found at all: it may not be a mailbox."""
        return not self.reports and not self.others


def read(content: bytes) -> Mailbox:
    """Return the reports in a mailbox file; what is no message counts as nothing."""
    reports: list[BounceReport] = []
    others = 0
    for number, message in enumerate(_messages(content.replace(b"\r\n", b"\n"))):
        if number >= MOST_MESSAGES:
            break
        found = _reports(message)
        reports += found
        others += not found
    return Mailbox(tuple(reports), others)


def _messages(content: bytes) -> Iterator[bytes]:
    """Yield each message of the file as bytes."""
    starts = [match.span() for match in _START.finditer(content)]
    if not starts or content[: starts[0][0]].strip():
        starts.insert(0, (0, 0))
    ends = [start for start, _ in starts[1:]] + [len(content)]
    for (_, begins), ends_at in zip(starts, ends, strict=True):
        text = content[begins : min(ends_at, begins + MESSAGE_LIMIT)].lstrip(b"\n")
        if _HEADER.match(text):
            yield text


def _reports(text: bytes) -> list[BounceReport]:
    try:
        message = message_from_bytes(text, policy=compat32)
        return list(_failures(message))
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError):
        return []  # a forged or broken message is no report


def _failures(message: Message) -> Iterator[BounceReport]:
    """Yield the lasting failures that a delivery report tells of."""
    if message.get_content_type() != "multipart/report":
        return
    parts = list(message.walk())
    original = _original_id(parts)
    for part in parts:
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else []:
            report = _failure(block, original) if isinstance(block, Message) else None
            if report:
                yield report


def _failure(block: Message, original: str | None) -> BounceReport | None:
    """Return the failure that one recipient's block tells of, or None."""
    recipient = _after_type(block.get("Original-Recipient") or block.get("Final-Recipient"))
    status = _line(block.get("Status"))
    if not recipient or not is_permanent(_line(block.get("Action")), status):
        return None
    words = _after_type(block.get("Diagnostic-Code")) or status
    return BounceReport(original, recipient.strip("<>").lower(), status, words[:WORDS_LENGTH])


def _original_id(parts: list[Message]) -> str | None:
    """Return the Message-ID of the letter that came back, from its returned headers."""
    for part in parts:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            found = inner.get("Message-ID") if isinstance(inner, Message) else None
        elif part.get_content_type() == "text/rfc822-headers":
            headers = part.get_payload(decode=True)
            headers = headers if isinstance(headers, bytes) else b""
            found = message_from_bytes(headers).get("Message-ID")
        else:
            continue
        if found:
            return _line(found)
    return None


def _after_type(value: object) -> str:
    """Return what follows the type in a field such as "rfc822; a@example.no"."""
    return _line(value).partition(";")[2].strip()


def _line(value: object) -> str:
    text = " ".join(str(value or "").split())
    return "".join(each for each in text if each.isprintable())
