"""The schedule files: valid, the same in both formats, with ids that last, whatever is written."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from conference.documents.schedule import Schedule, ScheduleEvent, SchedulePerson
from conference.documents.schedule_json import event_data, schedule_json
from conference.documents.schedule_xml import schedule_xml

SCHEMAS = Path(__file__).parent / "schemas"
XML = xmlschema.XMLSchema(SCHEMAS / "schedule.xsd")
JSON = Draft202012Validator(
    json.loads((SCHEMAS / "schedule.schema.json").read_text(encoding="utf-8"))
)
PAGE = "https://plenum.example.no/programme"


def at(hour: int, minute: int) -> datetime:
    """Return a moment of the day in UTC, two hours behind Norway."""
    return datetime(2015, 10, 20, hour, minute, tzinfo=UTC)


OPENING = ScheduleEvent("item-1", 2, at(6, 45), at(7, 45), "", "Åpning", "speech", PAGE)
LANGUAGE = ScheduleEvent(
    "occurrence-1",
    3,
    at(10, 30),
    at(11, 45),
    "Sal 1",
    'Språk & «"utdanning"» <2> 🎓',
    "parallel_sessions",
    f"{PAGE}#session-1",
    subtitle="Bolk 1",
    track="Parallelle sesjoner",
    abstract="Om språk.\r\nOg om skole.",
    description="Hva hjelper?",
    persons=(SchedulePerson(4, "أمينة Ås"), SchedulePerson(7, "Jøran <Kallmyr>")),
)
AGAIN = replace(LANGUAGE, key="occurrence-2", number=5, starts_at=at(12, 15), ends_at=at(13, 30))
DAY = Schedule(
    key="dialog-2015",
    address="https://plenum.example.no",
    name="Den nasjonale dialogkonferansen 2015",
    organiser="Regjeringen",
    venue="Folkets Hus, Oslo",
    date=date(2015, 10, 20),
    language="nb",
    url=PAGE,
    version="4",
    common="Felles",
    events=(OPENING, LANGUAGE, AGAIN),
)


def valid_xml(schedule: Schedule) -> Element:
    """Return the XML, which has passed its schema."""
    root = fromstring(schedule_xml(schedule))  # noqa: S314
    XML.validate(root)
    return root


def valid_json(schedule: Schedule) -> Any:
    """Return the conference of the JSON, which has passed its schema."""
    whole = json.loads(schedule_json(schedule))
    JSON.validate(whole)
    return whole["schedule"]["conference"]


def test_both_formats_say_the_same_of_every_event() -> None:
    in_json = {
        each["guid"]: each
        for events in valid_json(DAY)["days"][0]["rooms"].values()
        for each in events
    }
    elements = valid_xml(DAY).findall("day/room/event")
    assert len(elements) == len(in_json) == 3
    for element in elements:
        other = in_json[element.attrib["guid"]]
        assert element.attrib["id"] == str(other["id"])
        for name in ("date", "start", "duration", "room", "slug", "url", "title", "subtitle"):
            assert (element.findtext(name) or "") == other[name]
        for name in ("track", "type", "language", "abstract", "description"):
            assert (element.findtext(name) or "") == other[name]
        people = [(int(each.attrib["id"]), each.text) for each in element.findall("persons/person")]
        assert people == [(each["id"], each["name"]) for each in other["persons"]]


def test_times_are_norwegian() -> None:
    opening = valid_json(DAY)["days"][0]["rooms"]["Felles"][0]
    assert (opening["date"], opening["start"]) == ("2015-10-20T08:45:00+02:00", "08:45")
    assert opening["duration"] == "01:00"
    day = valid_xml(DAY).find("day")
    assert day is not None
    assert day.attrib["start"] == "2015-10-20T08:45:00+02:00"
    assert day.attrib["end"] == "2015-10-20T15:30:00+02:00"


def test_rooms_come_in_the_days_order_and_what_has_none_is_common() -> None:
    assert [each["name"] for each in valid_json(DAY)["rooms"]] == ["Felles", "Sal 1"]
    rooms = valid_xml(DAY).findall("day/room")
    assert [(each.attrib["name"], len(each)) for each in rooms] == [("Felles", 1), ("Sal 1", 2)]


def test_ids_outlive_titles_times_rooms_and_languages() -> None:
    later = replace(
        DAY,
        language="en",
        version="5",
        common="Common",
        events=(
            replace(OPENING, title="Opening", room="Hall", starts_at=at(6, 50)),
            LANGUAGE,
            AGAIN,
        ),
    )
    before, after = ids(DAY), ids(later)
    assert before == after
    assert len(before) == 3
    assert ids(replace(DAY, key="dialog-2016")).isdisjoint(before)


def ids(schedule: Schedule) -> set[str]:
    """Return the guids of the events."""
    return {each.attrib["guid"] for each in valid_xml(schedule).findall("day/room/event")}


def test_quotes_brackets_emoji_and_other_scripts_come_back_as_they_were() -> None:
    element = valid_xml(DAY).findall("day/room/event")[1]
    assert element.findtext("title") == 'Språk & «"utdanning"» <2> 🎓'
    assert element.findtext("abstract") == "Om språk.\nOg om skole."
    assert [each.text for each in element.findall("persons/person")] == [
        "أمينة Ås",
        "Jøran <Kallmyr>",
    ]


def test_an_empty_day_is_valid() -> None:
    empty = replace(DAY, events=())
    assert valid_xml(empty).findall("day/room") == []
    assert valid_json(empty)["days"][0]["rooms"] == {}
    assert "subEvent" not in event_data(empty, is_whole=True)


@pytest.mark.parametrize(
    ("key", "acronym"),
    [
        ("dialog-2015", "dialog_2015"),
        ("d", "conference_d"),
        ("", "conference"),
        ("Å/Ø", "conference"),
    ],
)
def test_the_acronym_is_one_that_the_formats_allow(key: str, acronym: str) -> None:
    made = replace(DAY, key=key)
    assert made.acronym == acronym
    assert valid_xml(made).findtext("conference/acronym") == acronym
    assert valid_json(made)["acronym"] == acronym


words = st.text(max_size=20)
titles = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=20)


@given(titles, words, words, words)
def test_whatever_is_written_the_files_are_valid(
    title: str, room: str, abstract: str, name: str
) -> None:
    person = SchedulePerson(1, f"N {name}")
    odd = replace(LANGUAGE, title=title, room=f"R {room}", abstract=abstract, persons=(person,))
    valid_xml(replace(DAY, events=(OPENING, odd)))
    valid_json(replace(DAY, events=(OPENING, odd)))


def test_the_schemas_refuse_what_is_wrong() -> None:
    twice = replace(DAY, events=(LANGUAGE, LANGUAGE))
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        valid_xml(twice)
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        valid_xml(replace(DAY, language="de"))
    with pytest.raises(ValidationError):
        valid_json(replace(DAY, address="plenum.example.no"))


def test_times_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="after"):
        replace(OPENING, ends_at=OPENING.starts_at)
    with pytest.raises(ValueError, match="aware"):
        replace(OPENING, ends_at=(OPENING.ends_at + timedelta(1)).replace(tzinfo=None))


def test_the_page_says_what_the_event_is_and_what_it_holds() -> None:
    brief, whole = (event_data(DAY, is_whole=each) for each in (False, True))
    assert brief["@type"] == "Event"
    assert brief["location"]["name"] == "Folkets Hus, Oslo"
    assert (brief["startDate"], brief["endDate"]) == (
        "2015-10-20T08:45:00+02:00",
        "2015-10-20T15:30:00+02:00",
    )
    assert "subEvent" not in brief
    parts = whole["subEvent"]
    assert [each["name"] for each in parts] == ["Åpning", LANGUAGE.title, LANGUAGE.title]
    assert "location" not in parts[0]
    assert parts[1]["location"]["name"] == "Sal 1"
    assert [each["name"] for each in parts[1]["performer"]] == ["أمينة Ås", "Jøran <Kallmyr>"]
    assert "location" not in event_data(replace(DAY, venue=""), is_whole=False)
