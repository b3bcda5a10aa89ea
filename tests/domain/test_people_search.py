"""Whoever stands at the door is found, however the name is spelt and whatever is typed of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.codes import ALPHABET, LENGTH, clean_code, new_code, spaced
from conference.domain.people_search import Findable, find

NAMES = [
    "Mohammed Ali Hassan",
    "Youssef El Amrani",
    "Kari Nordmann",
    "Bjørn Åsheim",
    "Nguyễn Văn An",
    "Łucja Wójcik",
    "Elle Máret Čállagas",
    "Hussein Abdi",
    "Kristine Sørby",
]
PEOPLE = [
    Findable(number, name, "Somalisk nettverk i Ålesund" if number == 0 else "Velforeningen", "")
    for number, name in enumerate(NAMES)
]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("muhammad", "Mohammed Ali Hassan"),
        ("Mohamed", "Mohammed Ali Hassan"),
        ("hassan mohammed", "Mohammed Ali Hassan"),
        ("jusuf", "Youssef El Amrani"),
        ("YOUSEF", "Youssef El Amrani"),
        ("nord", "Kari Nordmann"),
        ("kair", "Kari Nordmann"),
        ("bjorn", "Bjørn Åsheim"),
        ("asheim bj", "Bjørn Åsheim"),
        ("nguyen", "Nguyễn Văn An"),
        ("wojcik", "Łucja Wójcik"),
        ("callagas", "Elle Máret Čállagas"),
        ("hossain", "Hussein Abdi"),
        ("christine sorby", "Kristine Sørby"),
        ("aalesund", "Mohammed Ali Hassan"),
        ("somalisk ali", "Mohammed Ali Hassan"),
    ],
)
def test_a_person_is_found_first(query: str, name: str) -> None:
    assert find(query, PEOPLE)[0].name == name


def test_who_is_meant_by_nobody_is_not_found() -> None:
    assert find("Hildegunn", PEOPLE) == []
    assert find("", PEOPLE) == find(" -", PEOPLE) == []
    assert find("kari hassan", PEOPLE) == []


def test_a_better_spelling_comes_first() -> None:
    people = [Findable(1, "Mohamed Nur", ""), Findable(2, "Muhammad Nur", "")]
    assert [each.key for each in find("muhammad", people)] == [2, 1]


def test_a_seat_without_a_name_is_found_by_its_organisation() -> None:
    assert find("vel", [Findable(1, None, "Velforeningen")])[0].key == 1


def test_a_whole_code_is_nobody_elses_whatever_it_sounds_like() -> None:
    people = [Findable(1, "Tan", "A", "T8NEYAJQ"), Findable(2, "Tneyajk", "B", "T8NEYAJK")]
    for typed in ("T8NEYAJQ", "t8neyajq", "T8NE YAJQ", "t8ne-yajq"):
        assert [each.key for each in find(typed, people)] == [1]


def test_a_code_finds_its_person() -> None:
    people = [Findable(1, "Ann Li", "A", "K7QM2MFX"), Findable(2, "Ann Li", "B", "ABCD2345")]
    assert find("k7qm", people)[0].key == 1


@given(st.sampled_from(NAMES), st.data())
def test_any_beginning_of_any_word_finds(name: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(name.split()))
    length = data.draw(st.integers(2, len(word)))
    assert name in {each.name for each in find(word[:length], PEOPLE)}


@given(st.text(max_size=40))
def test_whatever_is_typed_is_no_fault(query: str) -> None:
    assert len(find(query, PEOPLE, most=3)) <= 3


def test_codes_are_read_as_they_are_typed() -> None:
    code = new_code()
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    assert clean_code(f" {spaced(code).lower()} ") == code
    assert clean_code("K7QM-2MFX") == "K7QM2MFX"
    assert clean_code("Kari") is clean_code("K7QM2MF0") is None
