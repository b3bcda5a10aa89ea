"""The rush at the door over real HTTP: sixteen desks at once, two hundred arrivals, no double."""

import json
import re
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import flask_migrate
from flask import Flask
from sqlalchemy import delete, func, select

from benchmarks import machine
from benchmarks.servers import serving
from conference import db
from conference.app import create_app
from conference.domain.actors import BY_COMMAND
from conference.domain.clock import OSLO
from conference.models import Admission, Conference, Registration
from conference.services import assignments, publishing
from seeds.demo import DEMO_USERS, STARTS_AT

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks-door.md"
DESKS, ARRIVALS, GOAL, ROUNDS = 16, 200, 100, 5
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
CSRF = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass(frozen=True)
class Rush:
    """One rush: milliseconds of the median and the 95th percentile, seconds in all, and who is in.

    `pressed` counts the presses: some people are pressed at two desks at once.
    """

    median: float
    slow: float
    seconds: float
    pressed: int
    admitted: int
    expected: int


def measure(url: str) -> Rush:
    """Return the best of some rushes on the database at `url`, each from an empty house."""
    app = create_app({"SQLALCHEMY_DATABASE_URI": url, "WTF_CSRF_ENABLED": True})
    with app.app_context():
        flask_migrate.upgrade()
    app.test_cli_runner().invoke(args=["seed"], catch_exceptions=False)
    _publish(app)
    with serving("wsgi:app", "/healthz", {"DATABASE_URL": url}) as server:
        # Nobody may sign in sixteen times in a minute from one address.
        first = _Desk(server.port, 1)
        others = [_Desk(server.port, number, first) for number in range(2, DESKS + 1)]
        desks = [first, *others]
        rushes = [_rush(app, desks) for _round in range(ROUNDS)]
    return min(rushes, key=lambda each: each.slow)


def _publish(app: Flask) -> None:
    with app.app_context(), db.transaction() as session:
        conference_id = session.scalars(select(Conference.id)).one()
        now = STARTS_AT.astimezone(OSLO)
        run = assignments.run(session, conference_id, BY_COMMAND, now)
        publishing.publish(session, run, BY_COMMAND, now)


class _Desk:
    """A desk that has signed in and said its name, on a connection of its own."""

    def __init__(self, port: int, number: int, signed_in: "_Desk | None" = None) -> None:
        self.name = f"Skranke {number}"
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies: dict[str, str] = dict(signed_in._cookies) if signed_in else {}
        if signed_in is None:
            user = next(each for each in DEMO_USERS if each.role == "front_desk")
            self._fill("/login", email=user.email, password=user.password)
        self._fill("/door/desk", desk=self.name)
        self._token = json.loads(self._ask("GET", "/door/device/list.json"))["token"]

    def press(self, registration: tuple[int, str, str], at: str) -> float:
        """Let somebody in, and return the milliseconds it took."""
        number, code, name = registration
        press = {"key": str(uuid.uuid4()), "registration": number, "code": code, "name": name}
        sent = press | {"desk": self.name, "at": at, "id_seen": True, "waited": False}
        body = urlencode({"presses": json.dumps([sent]), "csrf_token": self._token})
        started = time.perf_counter()
        told = json.loads(self._ask("POST", "/door/device/presses", body))
        taken = (time.perf_counter() - started) * 1000
        if told["ended"][0]["ended"] not in {"in", "already_admitted"}:
            raise RuntimeError(f"a press ended with {told}")
        return taken

    def _fill(self, path: str, **fields: str) -> None:
        found = CSRF.search(self._ask("GET", path))
        if found is None:
            raise RuntimeError(f"no form at {path}")
        self._ask("POST", path, urlencode({"csrf_token": found[1].decode(), **fields}))

    def _ask(self, method: str, path: str, body: str | None = None) -> bytes:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        self._connection.request(method, path, body, FORM | {"Cookie": cookies})
        answer = self._connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _sign, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        found = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{path} answered {answer.status}")
        return found


def _rush(app: Flask, desks: list[_Desk]) -> Rush:
    """Let ARRIVALS people in as fast as the desks press; every tenth is pressed at two desks."""
    with app.app_context(), db.transaction() as session:
        session.execute(delete(Admission))
        named = select(Registration.id, Registration.code, Registration.name)
        rows = session.execute(named.where(Registration.name.is_not(None)).limit(ARRIVALS)).all()
    people = [(row.id, row.code, str(row.name)) for row in rows]
    queue = [
        one for place, one in enumerate(people) for _desk in range(2 if place % 10 == 0 else 1)
    ]
    at = STARTS_AT.isoformat()

    def work(number: int) -> list[float]:
        return [desks[number].press(one, at) for one in queue[number::DESKS]]

    started = time.perf_counter()
    with ThreadPoolExecutor(DESKS) as pool:
        took = sorted(each for share in pool.map(work, range(DESKS)) for each in share)
    seconds = time.perf_counter() - started
    with app.app_context():
        admitted = db.read().scalar(select(func.count(Admission.id))) or 0
        db.read().rollback()
    slow = took[int(len(took) * 0.95)]
    return Rush(took[len(took) // 2], slow, seconds, len(queue), admitted, len(people))


def write(rushes: Mapping[str, Rush]) -> None:
    """Write the page of results, docs/benchmarks-door.md."""
    lines = list(_lines(rushes))
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _lines(rushes: Mapping[str, Rush]) -> Iterator[str]:
    yield from (
        "# Benchmarks: the door",
        "",
        "Made by `make bench`; don't edit.",
        "",
        f"{machine.today()}, commit {machine.commit()}, {machine.machine()}. Two gunicorn workers;",
        f"{DESKS} desks press as fast as they get an answer, each over a connection of its own, on",
        "the same machine. Every tenth person is pressed at two desks at once. The best of",
        f"{ROUNDS} rushes by the 95th percentile.",
        "",
        "| | presses | in | expected | median | 95 % | goal | | in all |",
        "|---|---:|---:|---:|---:|---:|---:|---|---:|",
    )
    for name, rush in rushes.items():
        verdict = "reached" if rush.slow < GOAL else "**not reached**"
        yield (
            f"| {name} | {rush.pressed} | {rush.admitted} | {rush.expected} | {rush.median:.0f} ms "
            f"| {rush.slow:.0f} ms | {GOAL} ms | {verdict} | {rush.seconds:.1f} s |"
        )


def measure_all(addresses: Mapping[str, Callable[[str], str]]) -> None:
    """Measure on every database, and write the page."""
    write({name: measure(address("door")) for name, address in addresses.items()})
