"""The code on a badge: what a scanner reads, and what can be typed when the camera won't.

It stands for one person on one seat and opens nothing: only whoever is at the door can look it up.
A seat that goes to another person gets a new code, so that the old badge is good for nothing.
"""

import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Thirty-two signs that nobody takes for one another: no 0 or O, no 1 or I."""
LENGTH = 8


def new_code() -> str:
    """Return a random code of LENGTH signs (40 bits)."""
    return "".join(secrets.choice(ALPHABET) for _each in range(LENGTH))


def clean_code(typed: str) -> str | None:
    """Return what was typed or scanned as a code, or None where it can't be one."""
    code = "".join(each for each in typed.upper() if each not in " -")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def spaced(code: str) -> str:
    """Return `code` as people read it: two groups of four."""
    return f"{code[:4]} {code[4:]}"
