"""What a journey in a real browser asks for by name.

live_server    the address of the application, with the demo, behind a real socket
page, phone    a page in a browser there, 1280 or 390 pixels wide, watched for trouble
open_page      makes more such pages, also with `javascript=False`
picture        saves a picture of a page where PLENUM_PICTURES names a folder
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support import browser as browsing
from tests.support import chromium
from tests.support.server import serving

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the journeys, so that `-m browser` finds them."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def live_server(app: Flask) -> Iterator[str]:
    """The application with the demo behind a real socket; its address without a slash."""

    def at(address: str) -> Flask:
        app.config["PUBLIC_URL"] = address
        return app

    with serving(at) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; its absence fails the test, and tells how to get one."""
    try:
        path = chromium.find()
    except chromium.NoBrowser as missing:
        pytest.fail(str(missing))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.flags())
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, live_server: str) -> Iterator[OpenPage]:
    """`open_page(viewport=…, javascript=…)`: a page of a visitor of their own, watched."""
    with ExitStack() as visits:

        def make(
            viewport: browsing.Viewport = browsing.DESKTOP, *, javascript: bool = True
        ) -> Page:
            return visits.enter_context(
                browsing.visit(browser, live_server, viewport, javascript=javascript)
            )

        yield make


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page on a desk."""
    return open_page(browsing.DESKTOP)


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A page on a phone."""
    return open_page(browsing.PHONE)


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """`picture(page, "organiser")`: save it as organiser.png for the README, when asked to."""
    folder = os.environ.get("PLENUM_PICTURES")

    def save(page: Page, name: str) -> None:
        if folder:
            browsing.picture(page, Path(folder) / f"{name}.png")

    return save
