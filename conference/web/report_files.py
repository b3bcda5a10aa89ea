"""A report, draft or final, as a PDF and as a DOCX, in the reader's language."""

from datetime import date
from enum import StrEnum

from flask import Response
from flask_babel import gettext as _

from conference.documents import report as report_pdf
from conference.documents import report_docx
from conference.documents.report_layout import layout
from conference.documents.report_words import ReportWords, key
from conference.domain.contributions import ContributionKind, Voice
from conference.domain.organisations import OrganisationKind
from conference.domain.programme import AppearanceRole, ItemKind
from conference.domain.report import ReportContent
from conference.web import formats, labels, reader
from conference.web.downloads import file_answer

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENUMS: tuple[type[StrEnum], ...] = (
    ContributionKind,
    Voice,
    OrganisationKind,
    AppearanceRole,
    ItemKind,
)


def as_pdf(content: ReportContent, checksum: str = "") -> Response:
    """Return the report as a PDF."""
    told = words(content)
    laid = layout(content, told, checksum, reader.now())
    return file_answer(report_pdf.pdf(laid, told), _name(content, "pdf"), "application/pdf")


def as_docx(content: ReportContent, checksum: str = "") -> Response:
    """Return the report as a DOCX."""
    told = words(content)
    laid = layout(content, told, checksum, reader.now())
    return file_answer(report_docx.docx(laid, told), _name(content, "docx"), DOCX)


def words(content: ReportContent) -> ReportWords:
    """Return the words of a printed report in the reader's language."""
    return ReportWords(
        language=reader.language(),
        day=formats.day(date.fromisoformat(content.date)),
        named={key(enum, each): labels.label(each) for enum in ENUMS for each in enum},
        **_running(),
        **_annexes(),
    )


def _running() -> dict[str, str]:
    return {
        "report": _("Rapport fra %(conference)s", conference="{conference}"),
        "draft": _("Utkast"),
        "version": _("Utgave %(number)s, %(day)s", number="{number}", day="{day}"),
        "contents": _("Innhold"),
        "summary": _("Oppsummering"),
        "others": _("Andre innspill"),
        "session": _("sesjon %(number)s", number="{number}"),
        "number": _("Nr. %(number)s", number="{number}"),
        "inferred": _("antatt"),
        "written": _("Kom skriftlig"),
        "also": _("Sagt også:"),
        "programme": _("Vedlegg: programmet slik det ble"),
        "the_day": _("Dagen"),
        "time": _("Tid"),
        "what": _("Hva"),
    }


def _annexes() -> dict[str, str]:
    return {
        "who": _("Hvem"),
        "sessions": _("Parallelle sesjoner"),
        "turnout": _("Vedlegg: inviterte og deltakere"),
        "by_kind": _("Etter type"),
        "by_county": _("Etter fylke"),
        "kind": _("Type"),
        "county": _("Fylke"),
        "invited": _("Inviterte organisasjoner"),
        "came": _("Organisasjoner som kom"),
        "people": _("Personer som kom"),
        "total": _("Sum"),
        "organisations": _("Organisasjonene som deltok"),
        "checksum": _("Kontrollsum (SHA-256):"),
        "page": _("Side {page} av {pages}"),
    }


def _name(content: ReportContent, ending: str) -> str:
    version = f"v{content.version}" if content.version else "utkast"
    return f"rapport-{content.slug}-{version}.{ending}"
