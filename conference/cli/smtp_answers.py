"""What a mail server's answers mean: for the letter, the server, or how Plenum is set up."""

import re
import smtplib
from dataclasses import dataclass
from enum import Enum

CLOSING = 421
SIGN_IN = frozenset({530, 534, 535, 538})  # RFC 4954: signing in is wanted, or went wrong
MOST_WORDS = 200
_RELAY = re.compile(r"\brelay", re.IGNORECASE)  # "relaying denied" has no code of its own
_ADDRESS = re.compile(r"\S*@\S*")


class Outcome(Enum):
    """What became of a letter at the mail server."""

    SENT = "sent"
    FAILED_FOR_NOW = "failed for now"
    REFUSED = "refused"
    NOT_TRIED = "not tried"
    SET_UP = "not tried for how Plenum is set up"
    UNKNOWN = "unknown"


FAULTS = frozenset({Outcome.NOT_TRIED, Outcome.SET_UP})
"""What is no letter's fault: the next one would fare no better."""


@dataclass(frozen=True, slots=True)
class Result:
    """An outcome, with the server's words where it gave any."""

    outcome: Outcome
    words: str = ""


class NotReadyError(Exception):
    """The server takes no letters now."""


class SetUpError(Exception):
    """The server takes no letters until a person mends the set-up."""


LOST = (OSError, smtplib.SMTPException)
"""What is raised where the line is lost, or the server doesn't follow its own protocol."""
UNUSABLE = (*LOST, NotReadyError, SetUpError)
"""What is raised where the server can't be used."""


def fault(error: Exception) -> Result:
    """Return what became of a letter that one of UNUSABLE kept from being tried."""
    is_set_up = isinstance(error, SetUpError)
    return Result(Outcome.SET_UP if is_set_up else Outcome.NOT_TRIED, words_of(error))


def refusal(code: int, words: bytes | str) -> Result:
    """Return the refusal that an SMTP answer is: RFC 5321 4.2.1, 4xx for now and 5xx for good."""
    outcome = Outcome.FAILED_FOR_NOW if code < 500 else Outcome.REFUSED
    return Result(outcome, line(code, words))


def blame_server(code: int, words: bytes | str, *, is_sender: bool) -> None:
    """Raise NotReadyError or SetUpError where an answer isn't about the letter or its reader.

    `is_sender`: it answers the sender's address, which is the same for every letter.
    """
    if code == CLOSING or code < 200 or (is_sender and 400 <= code < 500):
        raise NotReadyError(line(code, words))
    about_us = is_sender or _RELAY.search(_ADDRESS.sub("", line(code, words)))
    if code in SIGN_IN or (about_us and code >= 500):
        raise SetUpError(line(code, words))


def line(code: int, words: bytes | str) -> str:
    """Return an answer as one line of at most MOST_WORDS characters."""
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"[:MOST_WORDS]


def words_of(error: Exception) -> str:
    """Return what may be told of an error: the server's words or ours, no address or password."""
    if isinstance(error, smtplib.SMTPResponseException):
        return line(error.smtp_code, error.smtp_error)
    is_ours = isinstance(error, (NotReadyError, SetUpError))
    return str(error) if is_ours else type(error).__name__
