"""Errors have pages of their own in the reader's language, and every answer its headers."""

from typing import Any

import pytest
from flask import Flask, abort
from sqlalchemy import text
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference.domain.users import Role
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.visitor import Visitor

WORDS = {
    403: ("Du har ikke tilgang hit", "Du har ikkje tilgang", "access"),
    404: ("Siden finnes ikke", "Sida finst ikkje", "page"),
    413: ("Det ble for mye på en gang", "for mykje", "too much"),
    429: ("Vent litt", "Vent litt", "wait"),
    500: ("Noe gikk galt hos oss", "Noko gjekk gale", "wrong"),
}


@pytest.fixture
def overrides() -> dict[str, Any]:
    return {"RATELIMIT_ENABLED": True, "TESTING": False}


@pytest.mark.parametrize("code", WORDS)
@pytest.mark.parametrize(("place", "language"), list(enumerate(("nb", "nn", "en"))))
def test_each_error_has_its_page_in_each_language(
    app: Flask, client: Visitor, code: int, place: int, language: str
) -> None:
    app.add_url_rule("/broken", "broken", lambda: abort(code))
    answer = client.get(f"/broken?lang={language}")
    assert answer.status_code == code
    assert f'<html lang="{language}">' in answer.text
    assert WORDS[code][place].lower() in answer.text.lower()
    guarded(answer)
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("code", WORDS)
def test_an_error_leaves_no_cookie(app: Flask, client: Visitor, code: int) -> None:
    app.add_url_rule("/broken", "broken", lambda: abort(code))
    assert "Set-Cookie" not in client.get("/broken").headers


def test_the_unexpected_is_logged_without_the_reader_seeing_it(
    app: Flask, client: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    app.add_url_rule("/broken", "broken", lambda: str(1 / 0))
    answer = client.get("/broken")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert "ZeroDivisionError" in caplog.text


def test_the_page_comes_though_the_database_is_gone(
    client_as: ClientAs, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = client_as(Role.ORGANISER)
    for table in ("conferences", "users"):
        session.execute(text(f"ALTER TABLE {table} RENAME TO gone_{table}"))
    session.commit()
    answer = visitor.get("/organiser?lang=nn")
    assert answer.status_code == 500
    assert "Noko gjekk gale" in answer.text
    assert "no such table" in caplog.text


def test_a_page_for_somebody_else(client_as: ClientAs) -> None:
    answer = client_as(Role.CHAIR).get("/organiser")
    assert answer.status_code == 403
    assert "Du har ikke tilgang hit" in answer.text


def test_too_much_is_refused_before_it_is_read(client: Visitor) -> None:
    answer = client.post("/login", data={"email": "x" * 300_000, "password": "y"})
    assert answer.status_code == 413


def test_guessing_passwords_is_slowed_down(client: Visitor) -> None:
    fields = {"email": "noen@example.no", "password": "feil feil feil"}
    codes = [client.post("/login", data=fields).status_code for _try in range(11)]
    assert codes == [422] * 10 + [429]
    assert client.get("/login").status_code == 200


def test_wrong_method_is_not_found(client: Visitor) -> None:
    assert client.get("/logout").status_code == 404


@pytest.mark.parametrize("path", ["/", "/login", "/nowhere", "/static/css/plenum.css"])
def test_every_answer_is_guarded(client: Visitor, path: str) -> None:
    with client.get(path) as answer:
        guarded(answer)


def guarded(answer: Response) -> None:
    """Fail unless the answer carries the headers that every answer does."""
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_no_log_holds_a_personal_link(
    app: Flask, client: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    app.logger.error("Exception on %s [%s]", "/invitation/abcDEF-123_x/seats/1", "GET")
    assert "/invitation/…/seats/1" in caplog.text
    assert "abcDEF" not in caplog.text


def test_handing_over_is_counted_when_a_letter_goes_and_says_how_long_to_wait(
    client: Visitor, session: Session
) -> None:
    held = factories.conference(session)
    links = [f"/invitation/{factories.invitation(session, held)[1]}/handover" for _ in range(11)]
    for _ in range(12):
        assert client.post(links[0], data={"name": "", "email": "kari"}).status_code == 422
    data = {"name": "Kari Ås", "email": "kari@example.no"}
    statuses = [client.post(each, data=data).status_code for each in links[:10]]
    assert statuses == [303] * 10

    refused = client.post(links[10], data=data)

    assert refused.status_code == 429
    assert "Prøv igjen om 60 minutter." in refused.text
