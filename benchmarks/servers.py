"""Two gunicorn workers on a free port, as in production, and what they weigh."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKERS = 2


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    pid: int
    seconds_to_first_answer: float

    def workers_mb(self) -> list[float]:
        """Return each worker's memory in MB: its proportional share of what is in memory (PSS)."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [_pss_kb(int(child)) / 1024 for child in children]


def _pss_kb(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) if found else 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(target: str, path: str, environment: Mapping[str, str]) -> Iterator[Server]:
    """Run gunicorn for `target` ("module:app") until the block ends; `path` says it is up."""
    port = _free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", target, "--bind", f"127.0.0.1:{port}"),
        *("--workers", str(WORKERS), "--log-level", "error", "--no-control-socket"),
    ]
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "PORT": str(port), **environment}
    )
    try:
        seconds = _wait(process, port, path, started)
        yield Server(port, process.pid, seconds)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(process: subprocess.Popen[bytes], port: int, path: str, started: float) -> float:
    while time.perf_counter() - started < 30:
        if process.poll() is not None:
            break
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", path)
            connection.getresponse().read()
        except OSError:
            time.sleep(0.01)
        else:
            return time.perf_counter() - started
    raise RuntimeError(f"gunicorn did not answer {path}")
