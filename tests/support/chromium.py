"""Finds the browser for the journeys, and gets one where there is none.

`python -m tests.support.chromium` is what `make test` calls before the tests.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
MISSING = """
No browser: the journeys need Chromium, and none could be had.
Install it (Debian: apt-get install chromium; macOS: brew install --cask chromium),
or name one: PLENUM_BROWSER=/path/to/chromium make test
"""


class NoBrowser(Exception):
    """There is no Chromium on this machine; the message says how to get one."""


def find() -> Path:
    """Return the path of a Chromium.

    PLENUM_BROWSER decides where it is set; then the names on the path; then Playwright's own.
    Raises `NoBrowser` where there is none, or where PLENUM_BROWSER names no file.
    """
    chosen = os.environ.get("PLENUM_BROWSER")
    if chosen:
        if Path(chosen).is_file():
            return Path(chosen)
        raise NoBrowser(f"PLENUM_BROWSER is {chosen}, and there is no such file.")
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if own.is_file():
        return own
    raise NoBrowser(MISSING)


def flags() -> list[str]:
    """Return Chromium's flags: quiet, no network of its own, and no sandbox for root."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*FLAGS, "--no-sandbox"] if as_root else list(FLAGS)


def install() -> None:
    """Try to get a Chromium, the system's package first; `find` tells whether it came."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Chromium (once) …", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
        ):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    if not any(shutil.which(name) for name in NAMES):
        print("Downloading Chromium (once) …", flush=True)
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False)


def main() -> int:
    """Make sure there is a browser; return the exit status for the shell."""
    try:
        find()
    except NoBrowser:
        if not os.environ.get("PLENUM_BROWSER"):
            install()
    try:
        find()
    except NoBrowser as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
