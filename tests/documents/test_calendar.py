"""The day as a calendar file: right times in Oslo, lasting ids, and a person's own sessions."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from conference.documents.calendar import (
    CalendarDay,
    CalendarItem,
    OwnSession,
    day_calendar,
    person_calendar,
)
from conference.domain.clock import OSLO


def at(hour: int, minute: int) -> datetime:
    """Return a moment of the day in UTC, two hours behind Norway."""
    return datetime(2015, 10, 20, hour, minute, tzinfo=UTC)


COFFEE = CalendarItem("item-1", at(6, 45), at(7, 45), "Registrering og kaffe")
SLOT = CalendarItem("item-8", at(10, 30), at(11, 45), "Parallellsesjoner, bolk 1", "", "Åtte tema")
SECOND = CalendarItem("item-10", at(12, 15), at(13, 30), "Parallellsesjoner, bolk 2")
SESSION = CalendarItem("session-3", at(10, 30), at(11, 45), "3 Språk; utdanning", "Rom 3", "Leder")
DAY = CalendarDay(
    key="dialog-2015",
    domain="plenum.example.no",
    name="Den nasjonale dialogkonferansen 2015",
    date=date(2015, 10, 20),
    place="Folkets Hus, Oslo",
    text="Statsministeren åpner.\r\nTa med legitimasjon, språkøret ditt og " + "godt humør " * 20,
    url="https://plenum.example.no/programme",
    language="nb",
    items=(COFFEE, SLOT, SECOND),
    sequence=4,
    made_at=datetime(2015, 9, 25, 9, 0, tzinfo=OSLO),
)


def events(ics: bytes) -> dict[str, Any]:
    """Return the events of a file by the last part of their ids."""
    found = {str(each["UID"]): each for each in Calendar.from_ical(ics).walk("VEVENT")}
    ending = "@plenum.example.no"
    assert all(uid.startswith("dialog-2015-") and uid.endswith(ending) for uid in found)
    return {uid.removeprefix("dialog-2015-").removesuffix(ending): e for uid, e in found.items()}


def test_the_day_and_each_item_are_events() -> None:
    found = events(day_calendar(DAY))
    assert list(found) == ["day", "item-1", "item-8", "item-10"]
    assert found["day"]["DTSTART"].dt == date(2015, 10, 20)
    assert found["day"]["DTEND"].dt == date(2015, 10, 21)
    assert found["day"]["TRANSP"] == "TRANSPARENT"
    assert found["day"]["DESCRIPTION"] == DAY.text.replace("\r\n", "\n")
    assert found["item-8"]["DESCRIPTION"] == "Åtte tema"
    assert "DESCRIPTION" not in found["item-1"]


def test_times_are_norwegian_and_the_zone_comes_along() -> None:
    ics = day_calendar(DAY)
    assert b"DTSTART;TZID=Europe/Oslo:20151020T084500\r\n" in ics
    start = events(ics)["item-1"]["DTSTART"].dt
    assert start == COFFEE.starts_at
    assert start.utcoffset() == timedelta(hours=2)
    assert [str(zone["TZID"]) for zone in Calendar.from_ical(ics).walk("VTIMEZONE")] == [
        "Europe/Oslo"
    ]


def test_after_the_clocks_go_back_the_hour_is_still_right() -> None:
    moment = datetime(2015, 10, 27, 8, 0, tzinfo=UTC)
    item = CalendarItem("item-1", moment, moment + timedelta(hours=1), "Åpning")
    ics = day_calendar(replace(DAY, date=date(2015, 10, 27), items=(item,)))
    assert b"DTSTART;TZID=Europe/Oslo:20151027T090000\r\n" in ics
    assert events(ics)["item-1"]["DTSTART"].dt == moment


def test_the_place_is_the_items_own_or_the_conferences() -> None:
    found = events(person_calendar(DAY, "Ola", "7", (OwnSession("item-8", SESSION),)))
    assert found["item-1"]["LOCATION"] == "Folkets Hus, Oslo"
    assert found["session-3-7"]["LOCATION"] == "Rom 3"


def test_the_file_keeps_the_formats_rules() -> None:
    ics = day_calendar(DAY)
    lines = ics.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    assert max(map(len, lines)) <= 75
    calendar = Calendar.from_ical(ics)
    assert calendar["VERSION"] == "2.0"
    assert calendar["METHOD"] == "PUBLISH"
    assert not [each for each in calendar.walk() if getattr(each, "errors", None)]


def test_a_new_edition_has_the_same_ids_and_a_higher_number() -> None:
    later = replace(DAY, sequence=5, made_at=DAY.made_at + timedelta(days=1))
    before, after = events(day_calendar(DAY)), events(day_calendar(later))
    assert before.keys() == after.keys()
    assert {int(each["SEQUENCE"]) for each in before.values()} == {4}
    assert {int(each["SEQUENCE"]) for each in after.values()} == {5}
    assert before["day"]["DTSTAMP"].dt == datetime(2015, 9, 25, 7, 0, tzinfo=UTC)


def test_the_same_day_makes_the_same_bytes() -> None:
    assert day_calendar(DAY) == day_calendar(DAY)


def test_a_persons_day_has_their_sessions_where_the_slots_were() -> None:
    found = events(person_calendar(DAY, "أمينة Ås", "7", (OwnSession("item-8", SESSION),)))
    assert list(found) == ["day", "item-1", "session-3-7", "item-10"]
    own = found["session-3-7"]
    assert own["SUMMARY"] == "3 Språk; utdanning"
    assert own["DESCRIPTION"] == "أمينة Ås\n\nLeder"
    assert own["DTEND"].dt == SESSION.ends_at


def test_two_people_in_one_calendar_keep_their_own_sessions() -> None:
    own = (OwnSession("item-8", SESSION),)
    first, second = (events(person_calendar(DAY, "Ola", key, own)) for key in ("7", "8"))
    assert set(first) & set(second) == {"day", "item-1", "item-10"}


def test_controls_in_a_text_are_left_out() -> None:
    odd = replace(COFFEE, title="Kaffe\x00\x07 og\rBEGIN:VEVENT", text="a\x1bb")
    found = events(day_calendar(replace(DAY, items=(odd,))))
    assert list(found) == ["day", "item-1"]
    assert found["item-1"]["SUMMARY"] == "Kaffe og\nBEGIN:VEVENT"
    assert found["item-1"]["DESCRIPTION"] == "ab"


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (at(8, 0), at(8, 0)),
        (at(9, 0), at(8, 0)),
        (at(8, 0).replace(tzinfo=None), at(9, 0)),
        (at(8, 0), at(9, 0).replace(tzinfo=None)),
    ],
)
def test_times_that_cannot_be_are_refused(starts: datetime, ends: datetime) -> None:
    with pytest.raises(ValueError, match="event"):
        CalendarItem("item-1", starts, ends, "Kaffe")
