"""How Alembic reaches the database.

On SQLite a changed table is copied and dropped; with foreign keys on, that would delete every
child row by ON DELETE CASCADE. So they are off while a migration runs, and checked afterwards.
"""

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from conference.models import Base


def run() -> None:
    """Run the migrations on the application's own engine."""
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            _foreign_keys(connection, "OFF")
        try:
            _migrate(connection)
        finally:
            if is_sqlite:
                _check_foreign_keys(connection)
                _foreign_keys(connection, "ON")


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()


def _foreign_keys(connection: Connection, setting: str) -> None:
    """Set the pragma on the raw connection: inside a transaction SQLite ignores it."""
    _raw(connection).execute(f"PRAGMA foreign_keys={setting}")


def _check_foreign_keys(connection: Connection) -> None:
    broken = _raw(connection).execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"the migration left rows without a parent: {broken[:5]}")


def _raw(connection: Connection) -> Any:
    return connection.connection.driver_connection


run()
