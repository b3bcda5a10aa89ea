"""The 200 invented guests: as many as promised, as varied as life, and the same every time."""

import hashlib
import unicodedata
from collections import Counter
from datetime import timedelta

import pytest

from conference.domain.needs import NOTE_LENGTH, NeedChoice
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.registrations import NAME_LENGTH, clean_name
from seeds.guests import OrganisationSeed, SeatSeed, guests
from seeds.places import places

DIGEST = "f02a44054e50506fac520d16090860ed73aff6cffb70192d9b5253bf9da21fc3"
COUNTIES = (
    "Østfold Akershus Oslo Hedmark Oppland Buskerud Vestfold Telemark Aust-Agder Vest-Agder "
    "Rogaland Hordaland Sør-Trøndelag Nord-Trøndelag Nordland Troms Finnmark"
)
KINDS = {
    "immigrant_organisation": 95,
    "immigrant_council": 25,
    "ministry": 10,
    "directorate": 14,
    "municipality": 26,
    "voluntary_organisation": 30,
}
Seats = list[SeatSeed]


@pytest.fixture(scope="module")
def listed() -> tuple[OrganisationSeed, ...]:
    """The guest list, made once."""
    return guests()


@pytest.fixture(scope="module")
def seats(listed: tuple[OrganisationSeed, ...]) -> Seats:
    """Every seat taken."""
    return [seat for each in listed for seat in each.registrations]


def test_the_list_is_the_same_every_time(listed: tuple[OrganisationSeed, ...]) -> None:
    assert guests() == listed
    canonical = "\n".join(repr(each) for each in listed)
    assert hashlib.sha256(canonical.encode()).hexdigest() == DIGEST, (
        "The demo's guests have changed. If that was meant, record the new digest."
    )


def test_there_are_200_of_six_kinds(listed: tuple[OrganisationSeed, ...]) -> None:
    assert len(listed) == 200
    assert Counter(each.kind for each in listed) == KINDS
    assert set(KINDS) == {kind.value for kind in OrganisationKind}


def test_most_have_answered_and_some_in_every_other_way(
    listed: tuple[OrganisationSeed, ...],
) -> None:
    assert Counter(each.answer for each in listed) == {
        "accepted": 140,
        "silent": 34,
        "declined": 18,
        "revoked": 4,
        "not_invited_yet": 4,
    }
    answered = [each for each in listed if each.answer in {"accepted", "declined"}]
    by = Counter(each.answered_by for each in answered)
    assert set(by) == {"link", "phone"}
    assert by["link"] > 4 * by["phone"] > 0
    quotas = Counter(each.quota for each in listed)
    assert set(quotas) == {1, 2, 3}
    assert quotas[2] > 160


def test_answers_come_after_the_invitation_and_before_the_start(
    listed: tuple[OrganisationSeed, ...],
) -> None:
    for each in listed:
        was_invited = each.answer != "not_invited_yet"
        has_answered = each.answer in {"accepted", "declined"}
        assert (each.invited_before is not None) == was_invited
        assert (each.answered_before is not None) == has_answered
        assert (each.answered_by is not None) == has_answered
        if each.invited_before and each.answered_before:
            assert timedelta() < each.answered_before < each.invited_before


def test_only_who_accepted_has_seats_and_none_beyond_the_quota(
    listed: tuple[OrganisationSeed, ...],
) -> None:
    for each in listed:
        if each.answer == "accepted":
            assert 1 <= len(each.registrations) <= each.quota
        else:
            assert each.registrations == ()


def test_the_seats_are_nearly_as_many_as_the_rooms_hold(seats: Seats) -> None:
    # Eight rooms of 30 hold 240 at a time; the demo's visitor may take two more than now.
    assert 225 <= len(seats) <= 238
    nameless = [seat for seat in seats if seat.name is None]
    assert 10 <= len(nameless) <= 30
    assert all(seat.email is None and seat.needs == () for seat in nameless)


def test_some_have_named_only_one_of_two(listed: tuple[OrganisationSeed, ...]) -> None:
    half = [
        each
        for each in listed
        if len(each.registrations) == 2 and [s.name is None for s in each.registrations].count(True)
    ]
    assert len(half) >= 8


def test_wishes_are_skewed_and_never_twice(seats: Seats) -> None:
    ranked = [seat.wishes for seat in seats]
    assert all(len(set(wishes)) == len(wishes) <= 3 for wishes in ranked)
    assert {number for wishes in ranked for number in wishes} == set(range(1, 9))
    first = Counter(wishes[0] for wishes in ranked if wishes)
    assert {number for number, _ in first.most_common(3)} == {1, 3, 7}
    assert first[1] >= 50
    assert min(first.values()) <= 10
    assert {len(wishes) for wishes in ranked} == {0, 1, 2, 3}
    # Two slots of 30 are what a session can take in all: the dearest can't hold who wants it.
    asked = Counter(number for wishes in ranked for number in wishes[:2])
    assert asked[1] > 60
    assert asked[3] > 60


def test_needs_are_the_forms_choices_and_only_other_has_a_note(seats: Seats) -> None:
    for seat in seats:
        choices = [need.choice for need in seat.needs]
        assert len(set(choices)) == len(choices)
        assert all((need.note is not None) == (need.choice == "other") for need in seat.needs)
        assert all(len(need.note or "") <= NOTE_LENGTH for need in seat.needs)
    told = Counter(need.choice for seat in seats for need in seat.needs)
    assert set(told) == {choice.value for choice in NeedChoice}
    assert told["wheelchair"] < told["halal"] < len(seats) / 2


def test_every_place_is_in_the_table_with_its_county(listed: tuple[OrganisationSeed, ...]) -> None:
    table = {(place.municipality, place.county) for place in places()}
    assert {(each.municipality, each.county) for each in listed} <= table
    counties = {*COUNTIES.split(), "Sogn og Fjordane", "Møre og Romsdal"}
    assert len(counties) == 19
    assert {county for _, county in table} == counties
    assert {each.county for each in listed} == counties


def test_two_places_of_one_name_are_kept_apart(listed: tuple[OrganisationSeed, ...]) -> None:
    for name, expected in {"Bø": {"Telemark", "Nordland"}, "Nes": {"Akershus", "Buskerud"}}.items():
        assert {each.county for each in listed if each.municipality == name} == expected


def test_both_written_standards_are_used_where_they_belong(
    listed: tuple[OrganisationSeed, ...],
) -> None:
    standards = Counter(each.written_standard for each in listed)
    assert set(standards) == {standard.value for standard in WrittenStandard}
    assert 25 <= standards["nn"] <= 50
    in_fjordane = [each for each in listed if each.county == "Sogn og Fjordane"]
    assert {each.written_standard for each in in_fjordane} == {"nn"}


def test_addresses_and_numbers_reach_nobody(
    listed: tuple[OrganisationSeed, ...], seats: Seats
) -> None:
    contacts = [each.contact_email for each in listed]
    emails = contacts + [seat.email for seat in seats if seat.email]
    for email in emails:
        local, _, domain = email.partition("@")
        assert domain.endswith(".example.no")
        assert email == email.lower()
        assert email.isascii()
        assert 0 < len(local) <= 64
        assert all(0 < len(label) <= 63 for label in domain.split("."))
    assert len(set(contacts)) == len(contacts)
    phones = [each.contact_phone for each in listed if each.contact_phone]
    assert all(phone.startswith("000 ") and len(phone) == 10 for phone in phones)
    assert 0 < len(phones) < len(listed)


def _scripts(names: list[str]) -> set[str]:
    letters = {char for name in names for char in name if char.isalpha()}
    return {unicodedata.name(char).split()[0] for char in letters}


def test_names_are_as_varied_and_awkward_as_life(seats: Seats) -> None:
    names = [seat.name for seat in seats if seat.name]
    assert _scripts(names) == {"LATIN", "ARABIC", "ETHIOPIC"}
    assert [name for name, times in Counter(names).items() if times > 1] == ["Fatima Ahmed"]
    assert all(name == clean_name(name) and len(name) <= NAME_LENGTH for name in names)
    assert max(map(len, names)) > 50
    assert any(" " not in name for name in names), "somebody with one name"
    assert any("'" in name for name in names)
    assert any("’" in name for name in names)
    assert any(name.islower() for name in names)
    assert any(name.isupper() for name in names)
    for part in ("de la ", "van der ", "von der ", "dos ", "al-", "Nguyễn", "Łukasz", "Čuovggas"):
        assert any(part in name for name in names), part


def test_one_name_may_stand_for_two_organisations(listed: tuple[OrganisationSeed, ...]) -> None:
    twice = [name for name, times in Counter(each.name for each in listed).items() if times > 1]
    assert twice == ["Foreningen Nye Naboer"]
    assert len({(each.name, each.municipality) for each in listed}) == 200
