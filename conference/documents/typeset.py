"""From a Typst template and plain data to a PDF, in a process of its own.

The typesetter keeps what it has laid out for a next time: after a few dozen lists it holds 600 MB,
and gives nothing back. A process that ends with its file costs a tenth of a second instead, and a
fault in it can't take the server along.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from conference.documents.glyphs import FONTS

_RUNNER = Path(__file__).resolve().with_name("typst_runner.py")
SECONDS = 60
ACCESSIBLE, ARCHIVABLE = ["ua-1"], ["a-2a", "ua-1"]
"""A tagged PDF that anybody can read; and one that can also be read in fifty years (PDF/A-2a)."""


class TypesettingFailed(RuntimeError):
    """The typesetter refused the template, or took longer than SECONDS."""


def pdf(
    template: Path, data: Mapping[str, Any], made_at: datetime, *, archival: bool = False
) -> bytes:
    """Return `template` filled with `data` (what JSON can hold) as PDF/UA-1, dated `made_at`.

    One that is `archival` is PDF/A-2a as well. Text must have passed `glyphs.printable`. Raises
    TypesettingFailed.
    """
    work = {
        "template": str(template),
        "fonts": str(FONTS),
        "standards": ARCHIVABLE if archival else ACCESSIBLE,
        "timestamp": int(made_at.timestamp()),
        "data": data,
    }
    command = [sys.executable, "-I", str(_RUNNER)]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(work).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TypesettingFailed(f"not done within {SECONDS} seconds") from None
    if done.returncode:
        raise TypesettingFailed(done.stderr.decode(errors="replace").strip())
    return done.stdout
