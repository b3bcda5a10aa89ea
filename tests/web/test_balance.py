"""The balance of the guest list: what is aimed for, what there is, and where most is missing."""

import re

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.balance import Share, most_missing
from conference.domain.guests import BalanceDimension
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind
from conference.domain.users import Role
from conference.forms.balance import field_name
from conference.models import AuditEntry, BalanceAim
from tests.conftest import ClientAs
from tests.support import factories
from tests.support.counting import counted
from tests.support.visitor import Visitor, marks_in

PATH = "/organiser/organisations/balance"


def kind(value: str) -> str:
    return field_name(BalanceDimension.KIND, value)


def county(value: str) -> str:
    return field_name(BalanceDimension.COUNTY, value)


COUNCIL = kind("immigrant_council")


@pytest.fixture
def organiser(client_as: ClientAs, session: Session) -> Visitor:
    """The organiser, signed in, with a conference."""
    factories.conference(session)
    return client_as(Role.ORGANISER)


@pytest.fixture
def listed(organiser: Visitor, session: Session) -> None:
    """One that comes, one silent, one declined and one uninvited, of two kinds."""
    held = factories.conference(session, slug="2016")
    ministry = OrganisationKind.MINISTRY
    for state, kind, county in (
        (InvitationState.ACCEPTED, ministry, "Oslo"),
        (InvitationState.INVITED, ministry, "Østfold"),
        (InvitationState.DECLINED, ministry, "Oslo"),
        (None, OrganisationKind.IMMIGRANT_COUNCIL, "Østfold"),
    ):
        made = factories.organisation(session, kind=kind, county=county)
        if state:
            factories.invitation(session, held, made, state=state)


def table(page: str, name: str) -> dict[str, list[str]]:
    """Return the rows of the dimension's table: the numbers behind each name."""
    found = page.split(f'aria-labelledby="{name}"')[1].split("</table>", maxsplit=1)[0]
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", found, re.DOTALL)
    return {
        re.sub(r"<[^>]+>", "", row.split("</th>")[0]): [
            re.sub(r"<[^>]+>", "", cell)
            for cell in re.findall(r'<td class="num"[^>]*>(.*?)</td>', row)
        ]
        for row in rows
    }


@pytest.mark.every_database
@pytest.mark.usefixtures("listed")
def test_the_list_is_counted_beside_the_aims(organiser: Visitor, session: Session) -> None:
    typed = {COUNCIL: "5", kind("ministry"): "2", county("Oslo"): "1", county("Østfold"): "9"}
    assert organiser.fill(f"{PATH}/aims", **typed).status_code == 303
    page = organiser.get(PATH).text
    kinds = table(page, "kind")
    assert kinds["Departement"] == ["1", "1", "0", "1", "2", "0"]
    assert kinds["Innvandrerråd"] == ["0", "0", "1", "0", "5", "5"]
    assert kinds["Direktorat"] == ["0", "0", "0", "0", "–", "–"]
    counties = table(page, "county")
    assert list(counties) == ["Oslo", "Østfold", "Til sammen"]
    assert counties["Østfold"] == ["0", "1", "1", "0", "9", "8"]
    assert "<strong>Innvandrerråd</strong> (5)" in page
    assert page.count('<svg class="bar"') == 8
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.detail) == ("balance.aim", {"aims": 4})


@pytest.mark.usefixtures("listed")
def test_aims_changed_by_another_are_shown_first(organiser: Visitor, session: Session) -> None:
    path = f"{PATH}/aims"
    seen = organiser.seen(path)
    assert organiser.fill(path, **{COUNCIL: "5"}).status_code == 303
    overtaken = organiser.post(path, data={COUNCIL: "7"} | seen)
    assert overtaken.status_code == 409
    assert "<td>5</td><td>7</td>" in overtaken.text
    assert session.scalars(select(BalanceAim.organisations)).all() == [5]
    assert organiser.post(path, data={COUNCIL: "7"} | marks_in(overtaken)).status_code == 303
    session.expire_all()
    assert session.scalars(select(BalanceAim.organisations)).all() == [7]


@pytest.mark.parametrize("typed", ["-1", "2001", "mange"])
def test_an_aim_is_a_sensible_number(organiser: Visitor, session: Session, typed: str) -> None:
    answer = organiser.fill(f"{PATH}/aims", **{COUNCIL: typed})
    assert answer.status_code == 422
    assert "Noe må rettes" in answer.text
    assert session.scalars(select(BalanceAim)).all() == []


def test_a_county_that_is_aimed_for_stays_though_nobody_is_from_there(
    organiser: Visitor, session: Session
) -> None:
    gone = factories.organisation(session, county="Finnmark")
    organiser.fill(f"{PATH}/aims", **{county("Finnmark"): "2"})
    session.delete(gone)
    assert table(organiser.get(PATH).text, "county")["Finnmark"][-2:] == ["2", "2"]


def test_an_empty_list_says_what_to_do_first(organiser: Visitor) -> None:
    page = organiser.get(PATH).text
    assert "Gjestelisten er tom." in page
    assert "Sett mål" in page


@pytest.mark.usefixtures("listed")
def test_it_costs_the_same_for_a_longer_list(
    organiser: Visitor, session: Session, app: Flask
) -> None:
    def cost() -> int:
        with counted(app) as statements:
            assert organiser.get(PATH).status_code == 200
        return len(statements)

    first = cost()
    for _ in range(20):
        factories.organisation(session)
    assert cost() == first <= 6


def test_what_misses_most_comes_first() -> None:
    def share(value: str, aim: int | None, coming: int) -> Share:
        return Share(value, aim, coming, 0, 0, 0)

    found = most_missing(
        [share("a", 3, 2), share("b", None, 0), share("c", 9, 2), share("d", 1, 4)]
    )
    assert [each.value for each in found] == ["c", "a"]
