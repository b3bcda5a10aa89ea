"""What stands above every page of results: the machine, the date and the commit."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def machine() -> str:
    """Return the processor and the Python; nothing that says whose machine it is."""
    model = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    return f"{os.cpu_count()} cores ({model}), Python {platform.python_version()}"


def commit(*paths: str) -> str:
    """Return the commit measured, and whether anything under the paths has changed since."""
    changed = _git("status", "--porcelain", "--", *paths) if paths else ""
    return _git("rev-parse", "--short", "HEAD") + (" with changes since" if changed else "")


def today() -> str:
    """Return the date."""
    return f"{datetime.now(UTC):%Y-%m-%d}"


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.strip()
