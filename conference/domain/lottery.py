"""The lottery number: drawn once per seat from the conference's seed, for anyone to check."""

import hashlib

NUMBERS = 2**31


def lottery_number(seed: str, organisation_id: int, seat: int) -> int:
    """Return the seat's number in 0 … 2³¹ − 1: the head of a SHA-256 over seed and seat."""
    digest = hashlib.sha256(f"{seed}:{organisation_id}:{seat}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % NUMBERS
