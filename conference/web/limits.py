"""How often one visitor may try what can be abused: passwords and letters to others."""

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(key_func=get_remote_address, default_limits=[])


def init_app(app: Flask) -> None:
    """Start counting; the store is RATELIMIT_STORAGE_URI."""
    limiter.init_app(app)


def posts() -> bool:
    """Whether a request is one that counts."""
    return request.method == "POST"


sign_ins = limiter.limit("10 per minute; 100 per hour", exempt_when=lambda: not posts())
letters_to_others = limiter.limit(
    "10 per hour",
    exempt_when=lambda: not posts(),
    deduct_when=lambda response: response.status_code == 303,  # a letter is on its way
)
