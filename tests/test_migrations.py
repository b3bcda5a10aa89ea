"""Migrations leave the tables as the models describe them, and keep the rows that are in them."""

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import CheckConstraint, Table, func, inspect, select, text
from sqlalchemy.orm import Session

from conference.models import Base

TABLES = list(Base.metadata.tables.values())
SINCE = "0003"


def test_the_tables_are_as_the_models_describe_them(session: Session) -> None:
    assert compare_metadata(MigrationContext.configure(session.connection()), Base.metadata) == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_the_database_knows_every_check(session: Session, table: Table) -> None:
    meant = {str(each.name) for each in table.constraints if isinstance(each, CheckConstraint)}
    found = inspect(session.connection()).get_check_constraints(table.name)
    assert {each["name"] for each in found} == meant


def test_numbers_are_never_given_twice(session: Session, database_kind: str) -> None:
    if database_kind == "sqlite":
        made = text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
        assert set(session.scalars(made)) == {
            "appearances",
            "contributions",
            "follow_ups",
            "occurrences",
            "outbox_messages",
            "parallel_sessions",
            "people",
            "programme_items",
            "registrations",
            "stewards",
        }


@pytest.mark.seeded
def test_the_way_back_and_forth_keeps_every_row(app: Flask, session: Session) -> None:
    before = _counts(session)
    session.rollback()
    with app.app_context():
        flask_migrate.downgrade(revision=SINCE)
        flask_migrate.upgrade()
    # The log of releases and the sendings came with 0004, and go when one goes back behind it.
    assert _counts(session) == before | {"programme_releases": 0, "campaigns": 0}
    assert before["registrations"] > 100


def _counts(session: Session) -> dict[str, int]:
    return {
        table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in TABLES
    }
