"""Configuration from the environment, and what production refuses to start with."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

DEMO_KEY = "demo-key-only-for-the-demo"
ROOT = Path(__file__).resolve().parents[1]
DEMO, PRODUCTION = "demo", "production"


class ConfigurationError(RuntimeError):
    """The environment is one that Plenum refuses to start in; the message says what to do."""


def utc_now() -> datetime:
    """Return the present moment, aware."""
    return datetime.now(UTC)


FIXED: dict[str, Any] = {
    "MAX_CONTENT_LENGTH": 256 * 1024,
    "MAX_FORM_MEMORY_SIZE": 256 * 1024,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "PERMANENT_SESSION_LIFETIME": timedelta(hours=12),
    "WTF_CSRF_TIME_LIMIT": 4 * 3600,
    "RATELIMIT_HEADERS_ENABLED": False,
    "BABEL_DEFAULT_LOCALE": "nb",
    "BABEL_DEFAULT_TIMEZONE": "Europe/Oslo",
    "TEMPLATES_AUTO_RELOAD": False,
    "PAGES_KEPT_SECONDS": 1.0,
    "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},
    "CLOCK": utc_now,
}
"""What no environment changes. Parameters of queries are personal data, so they aren't logged."""


def _database(url: str) -> str:
    """Return `url` with the driver that Plenum ships: PostgreSQL addresses come without one."""
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def from_environment(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Return Flask's configuration as read from `environment` (see docs/deploy.md).

    Raises ConfigurationError where it would start the demo by mistake, or a number is none.
    """
    chosen = _chosen(environment)
    production = chosen == PRODUCTION
    port = _number(environment, "PORT", 5000, least=1)
    public_url = environment.get("PUBLIC_URL", f"http://127.0.0.1:{port}").rstrip("/")
    if not chosen and "PUBLIC_URL" in environment:
        _refuse_strangers(public_url)
    sqlite = f"sqlite:///{ROOT / 'instance' / 'plenum.sqlite'}"
    return FIXED | {
        "PLENUM_ENV": PRODUCTION if production else DEMO,
        "SECRET_KEY": environment.get("SECRET_KEY", DEMO_KEY),
        "SQLALCHEMY_DATABASE_URI": _database(environment.get("DATABASE_URL", sqlite)),
        "PUBLIC_URL": public_url,
        "PORT": port,
        "PROXIES": _number(environment, "PROXIES", 0, least=0),
        "CONFERENCE": environment.get("CONFERENCE", ""),
        "SMTP_URL": environment.get("SMTP_URL", ""),
        "MAIL_FROM": environment.get("MAIL_FROM", ""),
        "MAIL_PER_MINUTE": _number(environment, "MAIL_PER_MINUTE", 0, least=1),
        "SESSION_COOKIE_SECURE": public_url.startswith("https://"),
        "RATELIMIT_STORAGE_URI": environment.get("RATELIMIT_STORAGE_URI", "memory://"),
        "RUNS": environment.get("RUNS", "process"),
        "RUN_SECONDS": _number(environment, "RUN_SECONDS", 600, least=1),
    }


def _number(environment: Mapping[str, str], name: str, left_out: int, *, least: int) -> int:
    """Return what `name` says, or `left_out` where it isn't set."""
    words = environment.get(name, "").strip()
    if not words:
        return left_out
    if not (words.isascii() and words.isdigit()) or int(words) < least:
        raise ConfigurationError(
            f"{name} is {words!r}; it can be a whole number from {least}, or be left out."
        )
    return int(words)


def _chosen(environment: Mapping[str, str]) -> str:
    """Return what PLENUM_ENV says, or an empty string where it isn't set."""
    chosen = environment.get("PLENUM_ENV", "")
    if chosen not in ("", DEMO, PRODUCTION):
        raise ConfigurationError(
            f"PLENUM_ENV is {chosen!r}; it can be {PRODUCTION!r}, or {DEMO!r} for the demo."
        )
    return chosen


def _refuse_strangers(public_url: str) -> None:
    """Refuse to be the demo, whose key everybody knows, at a real address unless told to be."""
    if urlsplit(public_url).hostname not in ("127.0.0.1", "localhost", "::1"):
        raise ConfigurationError(
            "PUBLIC_URL is a real address and PLENUM_ENV isn't set. Set it to 'production', or to"
            " 'demo' if this is to be the demo."
        )


def refuse_demo_key(config: Mapping[str, Any]) -> None:
    """Raise ConfigurationError when production would run with the demo's key, or a short one."""
    key = str(config["SECRET_KEY"])
    if config["PLENUM_ENV"] == PRODUCTION and (key == DEMO_KEY or len(key) < 32):
        raise ConfigurationError(
            "SECRET_KEY is the demo's or shorter than 32 characters. Make one with:"
            ' python -c "import secrets; print(secrets.token_urlsafe(48))"'
        )
