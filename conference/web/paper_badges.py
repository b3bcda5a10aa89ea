"""Name badges as papers of the day: from those with a seat to what stands on their badges."""

from collections.abc import Collection, Mapping, Sequence

from flask_babel import gettext as _

from conference import db
from conference.documents.badges import (
    CODE,
    SHEET,
    SHEETS,
    Badge,
    BadgeFormat,
    BadgePlace,
    BadgeSheets,
    badges_pdf,
)
from conference.domain.codes import spaced
from conference.domain.paper import PaperLine, Since
from conference.queries import photos
from conference.queries.door import DoorPerson
from conference.web import formats, reader
from conference.web.paper_parts import Day, Paper, Part


def badges(day: Day, sheet: BadgeFormat = BadgeFormat.HOLDER) -> Paper:
    """Return everybody's badges, by name; before a run is published they have no rooms."""

    def pdf(_since: Mapping[int | None, Since]) -> bytes:
        return made(day, day.people, sheet)

    return Paper((Part(None, lines(day.people)),) if day.people else (), pdf)


def made(day: Day, people: Sequence[DoorPerson], sheet: BadgeFormat) -> bytes:
    """Return the badges of `people` as PDF."""
    refused = photos.refused(db.read(), day.edition.id)
    head = reader.text(day.edition.name)
    return badges_pdf(
        BadgeSheets(
            language=reader.language(),
            title=_("Navneskilt"),
            head=f"{head} · {_('oppdiktet')}" if day.notice else head,
            foot=_foot(day),
            no_photo=_("Vil ikke bli fotografert"),
            qr=_("QR-kode %(code)s", code=CODE),
            format=sheet,
            badges=tuple(_badge(one, refused) for one in people),
            made_at=day.now,
        )
    )


def lines(people: Sequence[DoorPerson]) -> tuple[PaperLine, ...]:
    """Return what each badge says; with another person, code or room it's another badge."""
    return tuple(
        PaperLine(
            one.registration_id,
            one.name,
            one.organisation,
            ", ".join([one.code, *(f"{each.starts_at:%H.%M} {each.room}" for each in one.places)]),
        )
        for one in people
    )


def _foot(day: Day) -> str:
    sheets = _("Ark %(sheet)s av %(sheets)s", sheet=SHEET, sheets=SHEETS)
    return " · ".join(each for each in (day.version, day.printed, sheets) if each)


def _badge(one: DoorPerson, refused: Collection[int]) -> Badge:
    return Badge(
        name=one.name or "",
        organisation=one.organisation,
        code=spaced(one.code),
        places=tuple(
            BadgePlace(
                formats.clock(each.starts_at),
                each.room,
                f"{each.number}. {reader.text(each.title)}",
            )
            for each in one.places
        ),
        no_photo=one.registration_id in refused,
    )
