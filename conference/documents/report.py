"""The report on paper: A4, as a tagged PDF (PDF/UA-1), and for the archive PDF/A-2a as well."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from conference.documents.glyphs import printable_data
from conference.documents.report_layout import Layout
from conference.documents.report_words import ReportWords
from conference.documents.typeset import pdf as typeset

TEMPLATE = Path(__file__).resolve().with_suffix(".typ")
REGIONS = {"en": "gb"}


def pdf(laid: Layout, words: ReportWords, *, archival: bool = False) -> bytes:
    """Return the report as a PDF; raises TypesettingFailed, for which no text is a reason."""
    data: dict[str, Any] = asdict(laid)
    data |= {
        "made_at": laid.made_at.isoformat(),
        "numbers": sorted(laid.numbers),
        "region": REGIONS.get(laid.language, "no"),
        "labels": {"contents": words.contents, "page": words.page},
    }
    return typeset(TEMPLATE, printable_data(data), laid.made_at, archival=archival)
