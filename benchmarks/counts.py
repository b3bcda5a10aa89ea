"""What can be counted: queries per page and per registration, packages and their size."""

import importlib.metadata
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import event

from benchmarks.registrations import people, token
from conference import db

ROOT = Path(__file__).resolve().parents[1]
CONTROL = re.compile(r"^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA)", re.IGNORECASE)


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """Yield a list that gathers every statement sent to the database inside the block."""
    statements: list[str] = []

    def note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not CONTROL.match(statement):
            statements.append(statement)

    with app.app_context():
        engine = db.db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def queries(app: Flask, sessions: list[int], number: int) -> dict[str, int]:
    """Return the statements for each page and for a whole registration with invitation `number`."""
    client = app.test_client()
    found = {}
    link = f"/invitation/{token(number)}"
    for name, path in (
        ("programme page, first time", "/programme"),
        ("programme page", "/programme"),
    ):
        with counted(app) as statements:
            client.get(path)
        found[name] = len(statements)
    with counted(app) as opening:
        page = client.get(link).get_data(as_text=True)
    found["organisation page"] = len(opening)
    csrf = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    fields = {"csrf_token": csrf[1] if csrf else "", **people(sessions, number)}
    with counted(app) as answering:
        status = client.post(f"{link}/answer", data=fields).status_code
    if status != 303:
        raise RuntimeError(f"the registration answered {status}")
    found["whole registration (open, answer)"] = len(opening) + len(answering)
    return found


def packages() -> tuple[int, float]:
    """Return how many packages running Plenum installs, and their size in MB."""
    listed = (ROOT / "requirements/run.txt").read_text()
    wanted = set(re.findall(r"^([a-z0-9-]+)==", listed, re.MULTILINE))
    size = count = 0
    for name in wanted:
        try:
            files = importlib.metadata.files(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        count += 1
        size += sum(
            path.stat().st_size for file in files if (path := Path(str(file.locate()))).is_file()
        )
    return count, size / 1e6
