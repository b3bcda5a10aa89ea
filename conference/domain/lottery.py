"""The lottery number: drawn once per seat from the conference's seed, for anyone to check."""

import hashlib
import shlex

NUMBERS = 2**31

_CODE = (
    "import hashlib, sys; "
    "print(int.from_bytes(hashlib.sha256(sys.argv[1].encode()).digest()[:8], 'big') % 2**31)"
)


def lottery_number(seed: str, organisation_id: int, seat: int) -> int:
    """Return the seat's number in 0 … 2³¹ − 1: the head of a SHA-256 over seed and seat."""
    digest = hashlib.sha256(_text(seed, organisation_id, seat).encode()).digest()
    return int.from_bytes(digest[:8], "big") % NUMBERS


def command(seed: str, organisation_id: int, seat: int) -> str:
    """Return the line that prints the same number with nothing but Python, wherever it's run."""
    return f'python3 -c "{_CODE}" {shlex.quote(_text(seed, organisation_id, seat))}'


def _text(seed: str, organisation_id: int, seat: int) -> str:
    return f"{seed}:{organisation_id}:{seat}"
