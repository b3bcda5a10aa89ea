"""What is said of an organisation: its kind and the standard of Norwegian it is written to in."""

from dataclasses import dataclass
from enum import StrEnum


class OrganisationKind(StrEnum):
    """The six main kinds that the guest list is balanced by."""

    IMMIGRANT_ORGANISATION = "immigrant_organisation"
    IMMIGRANT_COUNCIL = "immigrant_council"
    MINISTRY = "ministry"
    DIRECTORATE = "directorate"
    MUNICIPALITY = "municipality"
    VOLUNTARY_ORGANISATION = "voluntary_organisation"


class WrittenStandard(StrEnum):
    """Bokmål or nynorsk: the public sector answers in the reader's own."""

    NB = "nb"
    NN = "nn"


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """What the organiser knows of an organisation, and who answers for it there."""

    name: str
    kind: OrganisationKind
    county: str
    municipality: str
    written_standard: WrittenStandard
    contact_name: str
    contact_email: str
    contact_phone: str | None = None
