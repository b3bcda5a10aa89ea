"""Production doesn't start on the demo's data, nor with the demo's key."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine, text

from conference import db
from conference.app import create_app
from conference.config import DEMO_KEY, ROOT, ConfigurationError, from_environment

KEY = "a key of production's own, and long"


def _production(url: str, **settings: Any) -> Flask:
    return create_app(
        {
            "PLENUM_ENV": "production",
            "SECRET_KEY": KEY,
            "SQLALCHEMY_DATABASE_URI": url,
            **settings,
        }
    )


@pytest.fixture
def made() -> Iterator[list[Flask]]:
    """The applications a test makes, which are let go of after it."""
    apps: list[Flask] = []
    yield apps
    for app in apps:
        with app.app_context():
            db.db.session.remove()
            db.db.engine.dispose()


@pytest.mark.seeded
def test_production_does_not_start_on_the_demo(database_url: str) -> None:
    with pytest.raises(ConfigurationError, match="the demo's conference or accounts"):
        _production(database_url)


@pytest.mark.seeded
def test_one_account_of_the_demo_is_enough_to_refuse(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE conferences SET clock_offset = 0, is_demo = false"))
    engine.dispose()
    with pytest.raises(ConfigurationError, match="the demo's conference or accounts"):
        _production(database_url)


def test_production_starts_on_a_database_of_its_own(database_url: str, made: list[Flask]) -> None:
    app = _production(database_url)
    made.append(app)
    assert app.test_client().get("/healthz").status_code == 200


def test_production_starts_before_there_are_tables(tmp_path: Any, made: list[Flask]) -> None:
    app = _production(f"sqlite:///{tmp_path / 'new.sqlite'}")
    made.append(app)
    assert app.test_cli_runner().invoke(args=["db", "upgrade"]).exit_code == 0


def test_a_demo_that_is_restored_under_a_started_production_is_not_served(
    tmp_path: Any, made: list[Flask]
) -> None:
    url = f"sqlite:///{tmp_path / 'new.sqlite'}"
    production = _production(url)
    demo = create_app({"SQLALCHEMY_DATABASE_URI": url, "SECRET_KEY": KEY})
    made += [production, demo]
    assert demo.test_cli_runner().invoke(args=["db", "upgrade"]).exit_code == 0
    assert demo.test_cli_runner().invoke(args=["seed"]).exit_code == 0
    for _ in range(2):
        assert production.test_client().get("/login").status_code == 500


@pytest.mark.parametrize("key", [DEMO_KEY, "short"])
def test_production_refuses_a_key_that_is_public_or_short(key: str) -> None:
    with pytest.raises(ConfigurationError, match="SECRET_KEY"):
        _production("sqlite://", SECRET_KEY=key)


@pytest.mark.parametrize("word", ["prod", "Production", "live"])
def test_a_misspelt_environment_is_refused_rather_than_the_demo(word: str) -> None:
    with pytest.raises(ConfigurationError, match="PLENUM_ENV"):
        from_environment({"PLENUM_ENV": word})


def test_a_real_address_is_not_served_as_the_demo_by_mistake() -> None:
    address = {"PUBLIC_URL": "https://dialog.example.no"}
    with pytest.raises(ConfigurationError, match="PUBLIC_URL"):
        from_environment(address)
    assert from_environment({**address, "PLENUM_ENV": "demo"})["PLENUM_ENV"] == "demo"
    assert from_environment({"PUBLIC_URL": "http://localhost:5000"})["PLENUM_ENV"] == "demo"


@pytest.mark.parametrize("name", ["MAIL_PER_MINUTE", "PORT", "RUN_SECONDS"])
@pytest.mark.parametrize("words", ["0", "-5", "sixty", "1.5", "٣"])
def test_a_number_that_is_none_is_named_in_plain_words(name: str, words: str) -> None:
    with pytest.raises(ConfigurationError, match=f"{name} is '{words}'; it can be a whole number"):
        from_environment({name: words})
    assert from_environment({name: " 60 "})[name] == 60
    assert from_environment({name: ""}) == from_environment({})


def test_a_command_says_in_one_line_what_it_cannot_start_with() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "outbox", "deliver"],
        cwd=ROOT,
        env={**os.environ, "MAIL_PER_MINUTE": "sixty"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 78, "a service isn't started again"
    assert answer.stderr == (
        "Error: MAIL_PER_MINUTE is 'sixty'; it can be a whole number from 1, or be left out.\n"
    )
