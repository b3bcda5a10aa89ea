"""A schedule as schedule.json, which says what schedule.xml says, and as the description of an
event that search engines read in the page (schema.org, JSON-LD)."""

import json
from typing import Any

from conference.documents.schedule import (
    PRODUCT,
    PRODUCT_VERSION,
    TIME_ZONE,
    TIMESLOT,
    Schedule,
    ScheduleEvent,
    SchedulePerson,
    clean,
    hours,
)
from conference.domain.clock import oslo

SCHEMA = "https://c3voc.de/schedule/schema.json"
SCHEMA_ORG = "https://schema.org"


def schedule_json(schedule: Schedule) -> bytes:
    """Return `schedule` as the bytes of a schedule.json."""
    whole = {
        "$schema": SCHEMA,
        "generator": {"name": PRODUCT, "version": PRODUCT_VERSION},
        "schedule": {
            "version": schedule.version,
            "base_url": schedule.address,
            "conference": _conference(schedule),
        },
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _conference(schedule: Schedule) -> dict[str, Any]:
    return {
        "acronym": schedule.acronym,
        "title": clean(schedule.name),
        "start": schedule.date.isoformat(),
        "end": schedule.date.isoformat(),
        "daysCount": 1,
        "timeslot_duration": hours(TIMESLOT),
        "time_zone_name": TIME_ZONE,
        "url": schedule.url,
        "rooms": [
            {"name": room, "guid": str(schedule.guid(f"room-{room}"))} for room in schedule.rooms
        ],
        "days": [_day(schedule)],
    }


def _day(schedule: Schedule) -> dict[str, Any]:
    return {
        "index": 1,
        "date": schedule.date.isoformat(),
        "day_start": schedule.starts_at.isoformat(),
        "day_end": schedule.ends_at.isoformat(),
        "rooms": {
            room: [_event(schedule, room, each) for each in events]
            for room, events in schedule.rooms.items()
        },
    }


def _event(schedule: Schedule, room: str, event: ScheduleEvent) -> dict[str, Any]:
    starts_at = oslo(event.starts_at)
    return {
        "id": event.number,
        "guid": str(schedule.guid(event.key)),
        "date": starts_at.isoformat(),
        "start": f"{starts_at:%H:%M}",
        "duration": event.duration,
        "room": room,
        "slug": schedule.slug(event),
        "url": event.url,
        "title": clean(event.title),
        "subtitle": clean(event.subtitle),
        "track": clean(event.track),
        "type": clean(event.kind),
        "language": schedule.language,
        "abstract": clean(event.abstract),
        "description": clean(event.description),
        "persons": [_person(schedule, each) for each in event.persons],
        "links": [],
        "attachments": [],
    }


def _person(schedule: Schedule, person: SchedulePerson) -> dict[str, Any]:
    guid = schedule.guid(f"person-{person.number}")
    return {"id": person.number, "guid": str(guid), "name": clean(person.name)}


def event_data(schedule: Schedule, *, is_whole: bool) -> dict[str, Any]:
    """Return the conference as a schema.org Event for JSON; with each part of the day where it
    `is_whole`."""
    data: dict[str, Any] = {
        "@context": SCHEMA_ORG,
        "@type": "Event",
        "name": schedule.name,
        "startDate": schedule.starts_at.isoformat(),
        "endDate": schedule.ends_at.isoformat(),
        "eventStatus": f"{SCHEMA_ORG}/EventScheduled",
        "eventAttendanceMode": f"{SCHEMA_ORG}/OfflineEventAttendanceMode",
        "inLanguage": schedule.language,
        "url": schedule.url,
        "organizer": {"@type": "Organization", "name": schedule.organiser},
    }
    if schedule.venue:
        venue = {"@type": "Place", "name": schedule.venue, "address": schedule.venue}
        data["location"] = venue
    if is_whole and schedule.events:
        data["subEvent"] = [_part(each) for each in schedule.events]
    return data


def _part(event: ScheduleEvent) -> dict[str, Any]:
    part: dict[str, Any] = {
        "@type": "Event",
        "name": event.title,
        "startDate": oslo(event.starts_at).isoformat(),
        "endDate": oslo(event.ends_at).isoformat(),
    }
    if event.room:
        part["location"] = {"@type": "Place", "name": event.room}
    if event.persons:
        part["performer"] = [{"@type": "Person", "name": each.name} for each in event.persons]
    return part
