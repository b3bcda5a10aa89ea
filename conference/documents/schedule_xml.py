"""A schedule as schedule.xml, the format of Pentabarf and frab that schedule apps read."""

from xml.etree import ElementTree as ET

from conference.documents.schedule import (
    PRODUCT,
    PRODUCT_VERSION,
    TIME_ZONE,
    TIMESLOT,
    Schedule,
    ScheduleEvent,
    clean,
    hours,
)
from conference.domain.clock import oslo


def schedule_xml(schedule: Schedule) -> bytes:
    """Return `schedule` as the bytes of a schedule.xml in UTF-8."""
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", name=PRODUCT, version=PRODUCT_VERSION)
    _add(root, "version", schedule.version)
    _conference(ET.SubElement(root, "conference"), schedule)
    day = ET.SubElement(
        root,
        "day",
        index="1",
        date=schedule.date.isoformat(),
        start=schedule.starts_at.isoformat(),
        end=schedule.ends_at.isoformat(),
    )
    for name, events in schedule.rooms.items():
        room = ET.SubElement(day, "room", name=name)
        for event in events:
            _event(room, name, schedule, event)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def _conference(element: ET.Element, schedule: Schedule) -> None:
    for name, text in (
        ("title", schedule.name),
        ("acronym", schedule.acronym),
        ("start", schedule.date.isoformat()),
        ("end", schedule.date.isoformat()),
        ("days", "1"),
        ("timeslot_duration", hours(TIMESLOT)),
        ("base_url", schedule.address),
        ("time_zone_name", TIME_ZONE),
    ):
        _add(element, name, text)


def _event(parent: ET.Element, room: str, schedule: Schedule, event: ScheduleEvent) -> None:
    guid = str(schedule.guid(event.key))
    element = ET.SubElement(parent, "event", id=str(event.number), guid=guid)
    starts_at = oslo(event.starts_at)
    for name, text in (
        ("date", starts_at.isoformat()),
        ("start", f"{starts_at:%H:%M}"),
        ("duration", event.duration),
        ("room", room),
        ("slug", schedule.slug(event)),
        ("url", event.url),
        ("title", event.title),
        ("subtitle", event.subtitle),
        ("track", event.track),
        ("type", event.kind),
        ("language", schedule.language),
        ("abstract", event.abstract),
        ("description", event.description),
    ):
        _add(element, name, text)
    persons = ET.SubElement(element, "persons")
    for person in event.persons:
        _add(persons, "person", person.name, id=str(person.number))
    ET.SubElement(element, "links")


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = clean(text)
