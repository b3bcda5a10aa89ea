"""Attendee lists to try things on, and a way to read a PDF's tags."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from conference.documents.attendee_list import (
    Attendee,
    AttendeeList,
    AttendeeLists,
    KindCount,
    ListLabels,
    attendee_lists_pdf,
)

LABELS = ListLabels(
    list="Deltakerliste",
    room="Rom",
    chair="Leder",
    present="Møtt",
    name="Navn",
    organisation="Organisasjon",
    kind="Type",
    place="Sted",
    walk_ins="Kom i tillegg",
    page="Side {page} av {pages}",
)


def person(name: str, organisation: str = "Frivillighet Nord") -> Attendee:
    """Return somebody called `name`."""
    return Attendee(name, organisation, "Frivillig organisasjon", "Tromsø, Troms")


def room(*attendees: Attendee, number: int = 1, title: str = "Arbeid") -> AttendeeList:
    """Return one occurrence with `attendees` in it."""
    return AttendeeList(
        number=number,
        title=title,
        slot="Bolk 1",
        time="12.30–13.45",
        room="Hardanger",
        chair="Statssekretær Jøran Kallmyr",
        summary=f"{len(attendees)} personer",
        composition=(KindCount("Frivillig organisasjon", len(attendees)), KindCount("Kommune", 0)),
        attendees=attendees,
    )


def lists(*rooms: AttendeeList, **changes: Any) -> AttendeeLists:
    """Return `rooms` as what is printed in one go."""
    whole = AttendeeLists(
        language="nb",
        title="Deltakerliste",
        conference="Den nasjonale dialogkonferansen 2015",
        date="tirsdag 20. oktober 2015",
        version="Fordeling nr. 3",
        printed="Skrevet ut 19. oktober 2015 kl. 18.00",
        made_at=datetime(2015, 10, 19, 16, tzinfo=UTC),
        labels=LABELS,
        occurrences=rooms,
    )
    return replace(whole, **changes)


def read(printed: AttendeeLists) -> PdfReader:
    """Return the PDF of `printed`, opened."""
    return PdfReader(BytesIO(attendee_lists_pdf(printed)))


def root(pdf: PdfReader) -> Any:
    """Return the PDF's catalogue: what it says of itself as a whole."""
    return pdf.root_object


def text(pdf: PdfReader) -> str:
    """Return what stands on all pages, on one line and without the signs for divided words."""
    pages = " ".join(page.extract_text() for page in pdf.pages)
    return " ".join(pages.replace("\u00ad\n", "").replace("\u00ad", "").split())


def tags(pdf: PdfReader) -> Counter[str]:
    """Return how many elements of each kind the PDF's structure tree holds."""
    found: Counter[str] = Counter()
    waiting: list[Any] = [root(pdf)["/StructTreeRoot"]["/K"]]
    while waiting:
        node = waiting.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            if "/S" in node:
                found[str(node["/S"])] += 1
            waiting.append(node.get("/K"))
    return found
