"""The typesetter runs beside the server, and says so when it fails."""

import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from conference.documents import typeset
from conference.documents.typeset import TypesettingFailed

NOW = datetime(2015, 10, 19, tzinfo=UTC)


def test_a_template_that_cannot_be_set_says_why(tmp_path: Path) -> None:
    template = tmp_path / "wrong.typ"
    template.write_text("#panic(sys.inputs.data)", encoding="utf-8")
    with pytest.raises(TypesettingFailed, match="panicked"):
        typeset.pdf(template, {}, NOW)


def test_one_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = tmp_path / "slow.typ"
    template.write_text("#for n in range(200000000) { let x = n * n }", encoding="utf-8")
    monkeypatch.setattr(typeset, "SECONDS", 0.5)
    with pytest.raises(TypesettingFailed, match="within"):
        typeset.pdf(template, {}, NOW)


def test_the_server_itself_never_loads_the_typesetter() -> None:
    code = "import conference.documents.attendee_list, sys; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_what_is_for_the_archive_says_so_and_stays_accessible(tmp_path: Path) -> None:
    template = tmp_path / "page.typ"
    text = '#set document(title: "T")\n#set text(font: "Inter", lang: "nb")\n= Hei\n'
    template.write_text(text, encoding="utf-8")

    def says(*, archival: bool) -> bytes:
        made = PdfReader(BytesIO(typeset.pdf(template, {}, NOW, archival=archival)))
        return bytes(made.root_object["/Metadata"].get_data())  # type: ignore[attr-defined]

    for_the_archive = says(archival=True)
    assert b"<pdfaid:part>2<" in for_the_archive
    assert b"<pdfaid:conformance>A<" in for_the_archive
    assert b"<pdfuaid:part>1<" in for_the_archive
    assert b"pdfaid" not in says(archival=False)
