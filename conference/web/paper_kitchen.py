"""The kitchen's counts as a paper of the day: no names, and nothing that points to anybody."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import ngettext

from conference import db
from conference.documents.kitchen import (
    Count,
    KitchenLabels,
    KitchenSheet,
    RoomCount,
    ServedAt,
    kitchen_pdf,
)
from conference.domain.marks import mark
from conference.domain.needs import NeedChoice
from conference.domain.paper import PaperLine, Since
from conference.queries import kitchen, sheet_needs
from conference.queries.kitchen import Kitchen, Meal, Plate
from conference.queries.sheet_needs import RoomNeeds
from conference.web import formats, labels, reader
from conference.web.paper_news import news
from conference.web.paper_parts import NOTHING, Day, Paper, Part

EVERYBODY, PLATES, ROOMS = -1, -2, 1000
_CHOICES = list(NeedChoice)


def counts(day: Day) -> Paper:
    """Return what the kitchen cooks and where it goes; without rooms before a run is published."""
    if not day.people:
        return NOTHING
    found = kitchen.counts(db.read(), day.edition.id)
    rooms = sheet_needs.room_needs(db.read(), day.edition.id)

    def pdf(since: Mapping[int | None, Since]) -> bytes:
        diets = tuple(choice for choice, people in found.diets.items() if people)
        return kitchen_pdf(
            KitchenSheet(
                **(day.frame(_("Antall til kjøkkenet")) | {"notice": ""}),
                labels=_labels(),
                summary=ngettext("%(num)d person", "%(num)d personer", found.people),
                people=found.people,
                meals=tuple(map(_served, found.meals)),
                diets=tuple(Count(labels.label(each), found.diets[each]) for each in diets),
                plates=_plates(found),
                note=_note(found.others),
                rooms=_rooms(day, rooms, diets),
                news=news(since.get(None), _told),
            )
        )

    def named(line: PaperLine) -> PaperLine:
        return replace(line, name=_name(day, line.registration_id))

    return Paper((Part(None, (*_lines(found), *map(_room_line, rooms))),), pdf, named)


def _lines(found: Kitchen) -> list[PaperLine]:
    """Return a line for each diet that somebody asks for, by its place among the choices.

    What a line says in place of an organisation is how many they are.
    """
    counted = {_CHOICES.index(choice): people for choice, people in found.diets.items() if people}
    numbers = {EVERYBODY: found.people} | counted
    plates = sorted((sorted(plate), people) for plate, people in found.plates.items() if people)
    together = PaperLine(PLATES, None, "", mark((plates, found.others, found.meals)))
    return [*(PaperLine(key, None, str(number)) for key, number in numbers.items()), together]


def _room_line(room: RoomNeeds) -> PaperLine:
    counts = sorted((choice.value, room.counts.get(choice, 0)) for choice in kitchen.DIETS)
    key = _room_key(room.slot, room.number)
    return PaperLine(key, None, str(room.people), mark((room.room, counts)))


def _room_key(slot: int, number: int) -> int:
    return -(slot * ROOMS + number)


def _name(day: Day, key: int) -> str:
    """Return in words what a line with this key counts."""
    if key == EVERYBODY:
        return str(_("I alt"))
    if key == PLATES:
        return str(_("Tallerkenene"))
    if key >= 0:
        return str(labels.label(_CHOICES[key]))
    for room in day.rooms:
        if _room_key(room.slot, room.number) == key:
            return f"{formats.clock(room.starts_at)} {room.room}"
    return str(_("Et rom som ikke lenger er i bruk"))


def _told(line: PaperLine) -> str:
    return f"{line.name} {line.organisation}".strip()


def _served(meal: Meal) -> ServedAt:
    return ServedAt(
        time=f"{formats.clock(meal.starts_at)}–{formats.clock(meal.ends_at)}",
        title=reader.text(meal.title) if meal.title else _("Måltid"),
        room=meal.room or "",
    )


def _plates(found: Kitchen) -> tuple[Count, ...]:
    """Return the plates, those that most people get first."""

    def rank(item: tuple[Plate, int]) -> tuple[bool, int, list[int]]:
        plate, people = item
        return bool(plate), -people, sorted(map(_CHOICES.index, plate))

    return tuple(
        Count(_plate(plate), people)
        for plate, people in sorted(found.plates.items(), key=rank)
        if people
    )


def _plate(plate: Plate) -> str:
    if not plate:
        return str(_("Ingen ønsker om maten"))
    first, *more = (labels.label(choice) for choice in sorted(plate, key=_CHOICES.index))
    return " + ".join([first, *map(str.lower, more)])


def _note(others: int) -> str:
    if not others:
        return ""
    return str(
        ngettext(
            "%(num)d har skrevet om noe annet, som kan gjelde mat. Spør arrangøren.",
            "%(num)d har skrevet om noe annet, som kan gjelde mat. Spør arrangøren.",
            others,
        )
    )


def _rooms(
    day: Day, rooms: Sequence[RoomNeeds], diets: tuple[NeedChoice, ...]
) -> tuple[RoomCount, ...]:
    begins = {room.slot: formats.clock(room.starts_at) for room in day.rooms}
    return tuple(
        RoomCount(
            time=begins[each.slot],
            room=each.room,
            people=each.people,
            diets=tuple(each.counts.get(diet, 0) for diet in diets),
        )
        for each in rooms
    )


def _labels() -> KitchenLabels:
    return KitchenLabels(
        list=_("Bare antall, ingen navn"),
        meals=_("Måltider"),
        diets=_("Ønsker, hvert for seg"),
        plates=_("Tallerkener"),
        plates_lead=_("Hver person er talt én gang, med alt som gjelder samme tallerken."),
        total=_("I alt"),
        rooms=_("Rom for rom"),
        time=_("Kl."),
        room=_("Rom"),
        people=_("Personer"),
        page=_("Side {page} av {pages}"),
    )
