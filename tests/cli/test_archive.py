"""The package for the archive without a browser: `flask --app wsgi archive PATH`."""

import hashlib
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import ActorKind
from conference.models import AuditEntry
from tests.conftest import Command
from tests.support.recorded import recorded


def test_the_package_is_written_and_checks(
    session: Session, command: Command, tmp_path: Path
) -> None:
    recorded(session)
    path = tmp_path / "arkiv.zip"
    told = command("archive", str(path))
    assert told.exit_code == 0, told.output
    assert "12 files" in told.output
    with zipfile.ZipFile(path) as packed:
        packed.extractall(tmp_path / "out")
    sums = (tmp_path / "out" / "SHA256SUMS").read_bytes()
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "archive.take")).one()
    assert (entry.by, entry.detail["package"]) == (ActorKind.COMMAND, "archive")
    assert entry.detail["checksum"] == hashlib.sha256(sums).hexdigest()
    assert entry.detail["checksum"] in told.output
    _checks(tmp_path / "out")


def _checks(folder: Path) -> None:
    tool = shutil.which("sha256sum")
    if tool is None:
        pytest.skip("the tool that the readme names isn't on this machine")
    command = [tool, "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_without_a_conference_nothing_is_written(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "arkiv.zip"
    told = command("archive", str(path))
    assert (told.exit_code, path.exists()) == (1, False)
