"""The ground the tests stand on holds: what should fail a journey does fail it."""

import os
import re
import time

import pytest
from flask import Flask
from playwright.sync_api import Browser
from sqlalchemy import text
from sqlalchemy.orm import Session

from conference.domain.errors import NotFound
from tests.support.browser import PHONE, assert_accessible, visit, weigh
from tests.support.racing import race
from tests.support.server import serving

FINE = "<!doctype html><html lang=nb><title>Hei</title><main><h1>Hei</h1>{}</main></html>"
PAGES = {
    "/fine": "",
    "/foreign": '<img src="http://elsewhere.example/x.png" alt="">',
    "/missing-file": '<img src="/nothing.png" alt="">',
    "/broken-script": "<script>throw new Error('broken')</script>",
    "/console": "<script>console.error('a complaint')</script>",
    "/unlabelled": "<input>",
    "/wide": '<div style="width: 5000px">wide</div>',
    "/scripted": "<p id=p>as sent</p><script>p.textContent = 'changed'</script>",
}


def _site(_address: str) -> Flask:
    app = Flask("site")
    for path, body in PAGES.items():
        app.add_url_rule(path, path, lambda body=body: FINE.format(body))
    app.add_url_rule("/failing", "failing", lambda: (FINE.format("500"), 500))
    return app


@pytest.mark.parametrize(
    ("path", "trouble"),
    [
        ("/foreign", "asked another host: http://elsewhere.example/x.png"),
        ("/missing-file", r"404 for .*/nothing\.png"),
        ("/broken-script", "script: broken"),
        ("/console", "console: a complaint"),
        ("/failing", "500 for .*/failing"),
    ],
)
def test_a_visit_notices_trouble(browser: Browser, path: str, trouble: str) -> None:
    with (
        serving(_site) as address,
        pytest.raises(AssertionError, match=trouble),
        visit(browser, address) as page,
    ):
        page.goto(path)


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(("path", "fault"), [("/unlabelled", "label: "), ("/wide", "sideways")])
def test_axe_and_width_are_judged_with_and_without_script(
    browser: Browser, javascript: bool, path: str, fault: str
) -> None:
    with serving(_site) as address, visit(browser, address, PHONE, javascript=javascript) as page:
        page.goto("/fine")
        assert_accessible(page)
        page.goto(path)
        with pytest.raises(AssertionError, match=fault):
            assert_accessible(page)


def test_the_pages_own_script_stays_off_where_it_is_off(browser: Browser) -> None:
    with serving(_site) as address, visit(browser, address, javascript=False) as page:
        for _ in range(2):
            page.goto("/scripted")
            assert page.inner_text("#p") == "as sent"
            assert_accessible(page)


def test_a_refused_page_is_no_trouble_and_its_weight_is_known(browser: Browser) -> None:
    with serving(_site) as address, visit(browser, address) as page:
        response = page.goto("/nothing-here")
        assert response is not None
        assert response.status == 404
        assert len(FINE) < weigh(page, "/fine") < 1000


def test_the_database_is_the_one_asked_for(session: Session, database_kind: str) -> None:
    question = "SELECT sqlite_version()" if database_kind == "sqlite" else "SELECT version()"
    answer = str(session.execute(text(question)).scalar_one())
    assert re.match(r"3\." if database_kind == "sqlite" else r"PostgreSQL \d+", answer)


def _meet(number: int) -> tuple[int, float]:
    """What the racers do: say who they are, and when they were let go."""
    if number == 0:
        raise NotFound
    return os.getpid(), time.time()


def test_racers_are_processes_that_start_together() -> None:
    refused, *met = race(_meet, [(0,), (1,), (2,), (3,)])
    assert isinstance(refused, NotFound)
    ends = [end for end in met if isinstance(end, tuple)]
    assert len({process for process, _ in ends}) == 3
    assert max(moment for _, moment in ends) - min(moment for _, moment in ends) < 1
