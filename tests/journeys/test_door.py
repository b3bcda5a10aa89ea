"""The morning at the door in a browser: two desks, a network that goes, a tab that is closed."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain import people_search
from conference.models import Admission, DoorConflict, Registration
from seeds.demo import DESK_PASSWORD
from tests.journeys.test_chair import publish
from tests.support.browser import DESKTOP, PHONE, assert_accessible
from tests.support.clock import Clock
from tests.support.journeys import OpenPage

Picture = Callable[[Page, str], None]
NAMES = ["Mohammed Ali", "Youssef", "Bjørn Åsheim", "Nguyễn Văn An", "Skjæveland", "Čállagas", "Ng"]


@pytest.fixture
def morning(session: Session, clock: Clock) -> Clock:
    """A quarter to nine on the day, with everybody placed."""
    publish(session, clock)
    clock.set(2015, 10, 20, 8, 45)
    return clock


def open_door(page: Page, desk: str) -> None:
    """Sign in, say which desk this is, and wait until its scripts have been run."""
    page.goto("/login?lang=nb")
    page.get_by_label("E-post").fill("desk@example.no")
    page.get_by_label("Passord").fill(DESK_PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Logg inn").click()
    page.get_by_label("Skranke").fill(desk)
    page.get_by_role("button", name="Åpne døra").click()
    expect(page.locator("#door-expected")).to_contain_text("av ")
    page.wait_for_load_state()


def look_for(page: Page, query: str) -> None:
    page.get_by_label("Navn, organisasjon eller kode").fill(query)


def names(session: Session, count: int) -> list[tuple[str, str]]:
    """Return (code, name) of people whose names nobody shares."""
    rows = session.execute(
        select(func.max(Registration.code), Registration.name)
        .where(Registration.name.is_not(None))
        .group_by(Registration.name)
        .having(func.count() == 1)
        .order_by(Registration.name)
        .limit(count)
    )
    return [(code, str(name)) for code, name in rows]


def let_in(page: Page, one: tuple[str, str]) -> None:
    """Scan a badge: the code, and Enter."""
    look_for(page, one[0])
    page.keyboard.press("Enter")
    expect(page.locator("#door-panel h2")).to_have_text(one[1])


def admitted(session: Session, expected: int) -> None:
    """Wait until so many are in: a press shows at once, and leaves a moment later."""
    deadline = time.monotonic() + 10
    query = select(func.count(Admission.id)).where(Admission.undone_at.is_(None))
    while (found := session.scalar(query)) != expected and time.monotonic() < deadline:
        session.rollback()
        time.sleep(0.05)
    session.rollback()
    assert found == expected


IS_KEPT = """async (addresses) => {
  await navigator.serviceWorker.ready;
  const has = (address) => caches.match(address, {cacheName: "plenum-door"});
  while (!(await Promise.all(addresses.map(has))).every(Boolean)) {
    await new Promise((soon) => setTimeout(soon, 50));
  }
}"""


def has_sent(page: Page) -> None:
    """Wait until the server has answered every press: the line about what waits is gone."""
    expect(page.locator("#door-line")).to_be_hidden()


def is_kept(page: Page, *addresses: str) -> None:
    """Wait until the device can do alone: it has `addresses` and the door, and owes no press."""
    has_sent(page)
    page.evaluate(IS_KEPT, ["/door", *addresses])


KEPT = """async () => {
  const page = await (await caches.match("/door", {cacheName: "plenum-door"})).text();
  const kept = await new Promise((resolve) => {
    const open = indexedDB.open("plenum-door");
    open.onsuccess = () => {
      const get = open.result.transaction("kept").objectStore("kept").get("state");
      get.onsuccess = () => { open.result.close(); resolve(get.result); };
    };
  });
  return page + new TextDecoder("latin1").decode(kept.text);
}"""


def test_the_device_hears_names_as_the_server_does(open_page: OpenPage, morning: Clock) -> None:
    page = open_page(DESKTOP)
    open_door(page, "Skranke 1")
    words = [word for name in NAMES for word in people_search.words(name)]
    for word in [*words, "muhammad", "jusuf", "xhemajli", "kjell", "hjalmar", "quang", "thea"]:
        assert page.evaluate("word => Plenum.sound(word)", word) == people_search.sound(word)
    for name in NAMES:
        assert page.evaluate("name => Plenum.words(name)", name) == people_search.words(name)


def test_two_desks_let_each_person_in_once(
    open_page: OpenPage, morning: Clock, session: Session, picture: Picture
) -> None:
    one, two = open_page(DESKTOP), open_page(PHONE)
    open_door(one, "Skranke 1")
    open_door(two, "Skranke 2")
    first, second, third = names(session, 3)
    session.commit()
    look_for(one, first[1])
    assert_accessible(one)
    one.get_by_role("button", name=f"Slipp inn {first[1]}").first.click()
    expect(one.locator("#door-panel")).to_contain_text("Inne siden")
    expect(one.locator("#door-panel .door__places li")).to_have_count(2)
    assert_accessible(one)
    picture(one, "door")
    # The other desk hasn't heard of it yet.
    look_for(two, first[0])
    two.keyboard.press("Enter")
    expect(two.locator("#door-panel")).to_contain_text("ved Skranke 1")
    let_in(two, second)
    assert_accessible(two)
    let_in(two, third)
    two.get_by_role("button", name="Angre innslipp").click()
    expect(two.locator("#door-panel")).to_be_hidden()
    expect(two.locator("#door-inside")).to_have_text("2")
    expect(one.locator("#door-inside")).to_have_text("2")
    admitted(session, 2)


def test_the_network_goes_the_tab_is_closed_and_nothing_is_lost(
    open_page: OpenPage, morning: Clock, session: Session
) -> None:
    one, other = open_page(DESKTOP), open_page(DESKTOP)
    open_door(one, "Skranke 1")
    open_door(other, "Skranke 2")
    people = names(session, 6)
    session.commit()
    let_in(one, people[0])
    is_kept(one)
    one.context.set_offline(True)
    let_in(one, people[1])
    let_in(one, people[2])
    expect(one.locator("#door-line")).to_contain_text("Uten nett.")
    expect(one.locator("#door-line")).to_contain_text("2 venter på å bli sendt.")
    assert_accessible(one)
    let_in(other, people[2])
    admitted(session, 2)

    context = one.context
    one.close()
    back = context.new_page()
    back.goto("/door")
    expect(back.locator("#door-line")).to_contain_text("2 venter på å bli sendt.")
    expect(back.locator("#door-inside")).to_have_text("3")
    let_in(back, people[3])
    kept = back.evaluate(KEPT)
    assert len(kept) > 5000
    assert not any(name in kept for _code, name in people), "a name stands open on the device"
    context.set_offline(False)
    has_sent(back)
    expect(back.locator("#door-inside")).to_have_text("4")
    admitted(session, 4)
    conflict = session.scalars(select(DoorConflict)).one()
    assert (conflict.name, conflict.desk) == (people[2][1], "Skranke 1")
