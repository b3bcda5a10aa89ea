"""A visitor in a real browser, who notices what a person would rather not meet.

`visit` opens a page; when it closes, the visit fails if the page asked another host for
anything, wrote an error to the console, broke in its script, missed a file, or got an
answer of 500 or more.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from weakref import WeakSet

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Response,
    expect,
)

PATIENCE = 20_000  # milliseconds until what must come has come, on a machine with much to do
expect.set_options(timeout=PATIENCE)
WCAG_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
RUN_AXE = """async (tags) => (await axe.run(
    document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]}
)).violations"""
# The console repeats every failed load; `Watch` judges those by their response instead, since
# a journey may ask for a page that is rightly refused.
REPEATED = "Failed to load resource"
_scriptless: WeakSet[BrowserContext] = WeakSet()


@dataclass(frozen=True)
class Viewport:
    """A size of window, in CSS pixels, with or without a finger."""

    width: int
    height: int
    touch: bool = False


DESKTOP = Viewport(1280, 900)
PHONE = Viewport(390, 844, touch=True)


@dataclass
class Watch:
    """What went wrong during a visit, in plain words; `origin` is the only host allowed."""

    origin: str
    troubles: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Listen to everything `page` does."""
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("console", self._console)
        page.on("pageerror", self._script_error)

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self.origin:
            self.troubles.append(f"asked another host: {request.url}")

    def _response(self, response: Response) -> None:
        is_page = response.request.resource_type == "document"
        is_answer = is_page or response.status == 422  # what is typed may be wrong
        if response.status >= 500 or (response.status >= 400 and not is_answer):
            self.troubles.append(f"{response.status} for {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(REPEATED):
            self.troubles.append(f"console: {message.text}")

    def _script_error(self, error: Error) -> None:
        self.troubles.append(f"script: {error.message}")


@contextmanager
def visit(
    browser: Browser, base_url: str, viewport: Viewport = DESKTOP, *, javascript: bool = True
) -> Iterator[Page]:
    """Yield a page of a visitor of their own (no cookies yet) at `base_url`.

    Raises AssertionError on leaving when the page misbehaved (see the module's text).
    """
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": viewport.width, "height": viewport.height},
        has_touch=viewport.touch,
        is_mobile=viewport.touch,
        java_script_enabled=javascript,
        locale="nb-NO",
        timezone_id="Europe/Oslo",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    if not javascript:
        _scriptless.add(context)
    watch = Watch(urlsplit(base_url).netloc)
    context.on("page", watch.follow)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert not watch.troubles, "the page misbehaved:\n" + "\n".join(watch.troubles)


@contextmanager
def _script_allowed(page: Page) -> Iterator[None]:
    """Let the test's own script run on a page loaded without script; the page's own stays dead.

    Chromium heeds only a change, so the switch is thrown off before it is thrown on.
    """
    if page.context not in _scriptless:
        yield
        return
    control = page.context.new_cdp_session(page)
    for disabled in (True, False):
        control.send("Emulation.setScriptExecutionDisabled", {"value": disabled})
    yield
    control.send("Emulation.setScriptExecutionDisabled", {"value": True})


def assert_accessible(page: Page) -> None:
    """Fail with a list of what axe finds against WCAG 2.1 A and AA, or if the page is too wide."""
    with _script_allowed(page):
        page.evaluate(AXE_SCRIPT)
        found = page.evaluate(RUN_AXE, list(WCAG_AA))
        wide = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    lines = [
        f"{violation['id']}: {violation['help']}\n    {' '.join(map(str, node['target']))}"
        f"\n    {node['html']}"
        for violation in found
        for node in violation["nodes"]
    ]
    assert not lines, f"axe at {page.url}:\n" + "\n".join(lines)
    assert wide <= 0, f"{page.url} scrolls {wide} pixels sideways"


def weigh(page: Page, path: str) -> int:
    """Go to `path` and return the bytes it took over the wire, headers and files included.

    Counts a first visit when `page` is new: what was fetched before isn't fetched again.
    """
    sizes: list[float] = []
    control = page.context.new_cdp_session(page)
    control.send("Network.enable")
    control.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(path, wait_until="networkidle")
    control.detach()
    return int(sum(sizes))


def picture(page: Page, path: Path) -> None:
    """Save all of `page`, from top to bottom, as a PNG at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=True, animations="disabled")
