"""Personal links: a random key that is stored only as its hash."""

import hashlib
import secrets


def new_token() -> str:
    """Return a new key of 256 random bits as 43 URL-safe characters."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Return the SHA-256 of `token` in hex: what the database keeps instead of the key."""
    return hashlib.sha256(token.encode()).hexdigest()
