"""What a mail server reports of a letter that didn't arrive (RFC 3464), and what counts as that."""

from dataclasses import dataclass

WORDS_LENGTH = 300
UNKNOWN_ADDRESS = ("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10")
"""Status codes that say that the address itself is wrong (RFC 3463, section 3.2)."""


@dataclass(frozen=True, slots=True)
class BounceReport:
    """One recipient's report: of which letter (its Message-ID, with brackets), to whom, and why.

    `status` is like "5.1.1", `words` the server's own.
    """

    message_id: str | None
    recipient: str | None
    status: str
    words: str

    @property
    def is_address(self) -> bool:
        """Whether the address is what is wrong."""
        return self.status in UNKNOWN_ADDRESS


def is_permanent(action: str, status: str) -> bool:
    """Whether a report says that a letter is lost: it failed, and not just for now.

    `action` and `status` are the fields of RFC 3464, sections 2.3.3 and 2.3.4.
    """
    return action.strip().lower() == "failed" and not status.strip().startswith(("2", "4"))
