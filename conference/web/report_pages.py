"""What the pages of a report, draft or final, are given."""

from datetime import date, datetime
from typing import Any

from flask_babel import lazy_gettext as _l

from conference.domain.contributions import ContributionKind, Voice
from conference.domain.organisations import OrganisationKind
from conference.domain.programme import AppearanceRole, ItemKind
from conference.domain.report import ReportContent
from conference.domain.report_texts import blocks
from conference.domain.reviews import Lack
from conference.queries.report import FinalReport

LACKS: dict[str, Any] = {
    "silent": _l("Rom som ikke har sagt noe"),
    Lack.APPROVAL.value: _l("Innspill som ikke er godkjent, og som ikke blir med"),
    Lack.THEME.value: _l("Innspill uten tema"),
    Lack.OWNER.value: _l("Innspill uten eier"),
}


def context(content: ReportContent, final: FinalReport | None = None) -> dict[str, Any]:
    """Return what the report's page shows; without `final` it is a draft."""
    return {
        "report": content,
        "final": final,
        "day": date.fromisoformat(content.date),
        "finalised_at": datetime.fromisoformat(content.finalised_at) if final else None,
        "blocks": blocks,
        "titles": {each.number: each.title for each in content.sessions},
        "kind": ContributionKind,
        "voice": Voice,
        "item_kind": ItemKind,
        "role": AppearanceRole,
        "organisation_kind": OrganisationKind,
    }
