"""The archive's copy of the report: in bokmål, as the archive's other papers are."""

from datetime import date, datetime
from typing import Any

from conference.documents import report
from conference.documents.archive_words import WORDS, long_day
from conference.documents.report_layout import layout
from conference.documents.report_words import ReportWords, key
from conference.domain.report import ReportContent, from_json

FIXED = {
    "report": "Rapport fra {conference}",
    "draft": "Utkast",
    "version": "Utgave {number}, {day}",
    "contents": "Innhold",
    "summary": "Oppsummering",
    "others": "Andre innspill",
    "session": "sesjon {number}",
    "number": "Nr. {number}",
    "inferred": "antatt",
    "written": "Kom skriftlig",
    "also": "Sagt også:",
    "programme": "Vedlegg: programmet slik det ble",
    "the_day": "Dagen",
    "time": "Tid",
    "what": "Hva",
    "who": "Hvem",
    "sessions": "Parallelle sesjoner",
    "turnout": "Vedlegg: inviterte og deltakere",
    "by_kind": "Etter type",
    "by_county": "Etter fylke",
    "kind": "Type",
    "county": "Fylke",
    "invited": "Inviterte organisasjoner",
    "came": "Organisasjoner som kom",
    "people": "Personer som kom",
    "total": "Sum",
    "organisations": "Organisasjonene som deltok",
    "checksum": "Kontrollsum (SHA-256):",
    "page": "Side {page} av {pages}",
}


def paper(kept: dict[str, Any], checksum: str) -> bytes:
    """Return the frozen report `kept` as PDF/A-2a; raises TypesettingFailed."""
    content = from_json(kept)
    told = words(content)
    laid = layout(content, told, checksum, datetime.fromisoformat(content.finalised_at))
    return report.pdf(laid, told, archival=True)


def words(content: ReportContent) -> ReportWords:
    """Return the words of the archive's report."""
    named = {key(enum, each): word for enum, told in WORDS.items() for each, word in told.items()}
    day = long_day(date.fromisoformat(content.date))
    return ReportWords(language="nb", day=day, named=named, **FIXED)
