"""The programme of 2015 is complete, and says what the sources say."""

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from conference.domain.programme import AppearanceRole, ItemKind
from seeds.programme import AppearanceSeed, ProgrammeSeed, Text, load

OSLO = ZoneInfo("Europe/Oslo")

DAY = [
    ("08:45", "09:45", "registration"),
    ("10:00", "10:10", "culture"),
    ("10:10", "10:20", "speech"),
    ("10:20", "10:30", "speech"),
    ("10:30", "10:40", "keynote"),
    ("10:40", "11:30", "panel"),
    ("11:30", "12:30", "meal"),
    ("12:30", "14:00", "parallel_sessions"),
    ("14:00", "14:30", "break"),
    ("14:30", "16:00", "parallel_sessions"),
    ("16:00", "17:30", "social"),
]
SESSIONS = {
    1: ("Arbeid", "Robert Eriksson"),
    2: ("Trygt samfunn", "Jøran Kallmyr"),
    3: ("Oppvekst og barnevern", "Solveig Horne"),
    4: ("Kultur, idrett, frivillighet og deltakelse", "Thorhild Widvey"),
    5: ("Entreprenørskap", "Monica Mæland"),
    6: ("Bolig, nærmiljø og deltagelse", "Jan Tore Sanner"),
    7: ("Barnehage, skole og livslang læring", "Birgitte Jordahl"),
    8: ("Helse og livskvalitet", "Lisbeth Normann"),
}
ON_STAGE = {
    3: ["Erna Solberg"],
    4: ["Solveig Horne"],
    5: ["Guro Ødegård"],
    6: ["Ulrik Imtiaz Rolfsen", "Fatima Almanea", "Tina Shagufta Kornmo", "Saad Yosuf Hashi"],
}
OTHERS = {
    ("Politiet", 2, "actual", True),
    ("Bufdir", 3, "planned", False),
    ("Frivillighet Norge", 4, "actual", True),
    ("Norges Idrettsforbund (NIF)", 4, "actual", True),
    ("Leoul Mekonen", 7, "actual", False),
    ("NAKMI", 8, "actual", False),
}


@pytest.fixture(scope="module")
def programme() -> ProgrammeSeed:
    """The programme, read once."""
    return load()


def _name(programme: ProgrammeSeed, appearance: AppearanceSeed) -> str:
    return next(each.name for each in programme.people if each.key == appearance.person)


def test_the_conference_is_the_one_of_2015(programme: ProgrammeSeed) -> None:
    conference = programme.conference
    assert conference.name.nb == "Den nasjonale dialogkonferansen 2015"
    assert conference.organiser.nb == "Regjeringen"
    assert conference.date == date(2015, 10, 20)
    assert conference.closes_at == datetime(2015, 10, 2, 16, 0, tzinfo=OSLO)
    assert conference.quota == 2
    assert conference.contact_email.endswith("@example.no")


def test_the_day_has_its_eleven_items_at_their_times(programme: ProgrammeSeed) -> None:
    day = [(f"{i.starts_at:%H:%M}", f"{i.ends_at:%H:%M}", i.kind) for i in programme.items]
    assert day == DAY
    assert [item.number for item in programme.items] == list(range(1, 12))
    assert {item.starts_at.tzinfo for item in programme.items} == {OSLO}
    assert {item.starts_at.date() for item in programme.items} == {date(2015, 10, 20)}


def test_one_item_has_no_title_and_the_panel_has_a_theme(programme: ProgrammeSeed) -> None:
    assert [item.number for item in programme.items if item.title is None] == [4]
    described = [item for item in programme.items if item.description]
    assert [item.kind for item in described] == ["panel"]
    assert described[0].description
    assert described[0].description.nb.startswith("Deltakelse og engasjement")


def test_people_stand_on_the_items_they_stood_on(programme: ProgrammeSeed) -> None:
    on_stage: dict[int, list[str]] = {}
    for each in programme.appearances:
        if each.item is not None:
            on_stage.setdefault(each.item, []).append(_name(programme, each))
    assert on_stage == ON_STAGE
    roles = Counter(each.role for each in programme.appearances)
    assert roles == {
        "host": 1,
        "speaker": 2,
        "keynote": 2,
        "panellist": 4,
        "chair": 8,
        "contributor": 5,
    }


def test_each_session_has_its_title_and_chair(programme: ProgrammeSeed) -> None:
    chairs = {
        each.session: _name(programme, each)
        for each in programme.appearances
        if each.role == "chair"
    }
    assert {s.number: (s.title.nb, chairs[s.number]) for s in programme.sessions} == SESSIONS
    assert [s.number for s in programme.sessions if s.asks_for is None] == [4]


def test_others_in_the_sessions_are_told_as_the_report_tells_it(programme: ProgrammeSeed) -> None:
    others = [a for a in programme.appearances if a.session and a.role != "chair"]
    told = {(_name(programme, a), a.session, a.status, a.inferred) for a in others}
    assert told == OTHERS
    assert all(each.note for each in others)


def test_the_host_is_there_all_day(programme: ProgrammeSeed) -> None:
    all_day = [a for a in programme.appearances if a.item is None and a.session is None]
    assert [(_name(programme, a), a.role) for a in all_day] == [("Selda Ekiz", "host")]


def test_somebody_has_two_roles_and_somebody_none(programme: ProgrammeSeed) -> None:
    roles = Counter(each.person for each in programme.appearances)
    assert roles["solveig-horne"] == 2
    assert [p.name for p in programme.people if not roles[p.key]] == ["Kai-Morten Terning"]
    bodies = {person.name for person in programme.people if person.is_body}
    assert bodies == {name for name, *_ in OTHERS} - {"Leoul Mekonen"}
    assert {each.person for each in programme.appearances} <= {p.key for p in programme.people}


def test_each_session_is_held_in_both_slots_in_a_room_of_its_own(programme: ProgrammeSeed) -> None:
    slots = {item.slot for item in programme.items if item.kind == "parallel_sessions"}
    held = {(each.slot, each.session) for each in programme.occurrences}
    assert slots == {1, 2}
    assert len(programme.occurrences) == 16
    assert held == {(slot, number) for slot in slots for number in range(1, 9)}
    assert len({(each.slot, each.room) for each in programme.occurrences}) == 16
    assert {each.seats for each in programme.occurrences} == {30}
    assert {each.minimum for each in programme.occurrences} == {8}
    assert all(30 <= each.room_limit <= 36 for each in programme.occurrences)


def test_every_text_is_there_in_three_languages(programme: ProgrammeSeed) -> None:
    texts = [programme.conference.name, programme.conference.organiser]
    for person in programme.people:
        texts += [text for text in (person.title, person.affiliation) if text]
    for item in programme.items:
        texts += [text for text in (item.title, item.description) if text]
    for theme in programme.sessions:
        texts += [text for text in (theme.title, theme.summary, theme.asks_for) if text]
    texts += [each.note for each in programme.appearances if each.note]
    assert len(texts) > 60
    assert [text for text in texts if not (text.nb and text.nn and text.en)] == []
    summaries = [theme.summary for theme in programme.sessions]
    assert all(len({text.nb, text.nn, text.en}) == 3 for text in summaries)
    assert all(isinstance(text, Text) for text in texts)


def test_roles_kinds_and_states_are_words_of_the_domain(programme: ProgrammeSeed) -> None:
    assert {item.kind for item in programme.items} == {kind.value for kind in ItemKind}
    assert {a.role for a in programme.appearances} <= {role.value for role in AppearanceRole}
    assert {a.status for a in programme.appearances} == {"planned", "actual"}
