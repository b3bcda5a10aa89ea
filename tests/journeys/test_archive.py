"""The organiser takes both packages, with and without script, and sees that it was written down."""

import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_organiser_guests import sign_in
from tests.support.browser import DESKTOP, PHONE, Viewport, assert_accessible
from tests.support.journeys import OpenPage


def taken(page: Page, button: str) -> tuple[str, list[str]]:
    """Press the button; return the name of the file that comes, and of the files in it."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).press("Enter")
    download = waiting.value
    with zipfile.ZipFile(download.path()) as packed:
        assert packed.testzip() is None
        return download.suggested_filename, packed.namelist()


@pytest.mark.parametrize(
    ("viewport", "javascript"), [(DESKTOP, True), (PHONE, False)], ids=["desk", "phone"]
)
def test_both_packages_are_taken(open_page: OpenPage, viewport: Viewport, javascript: bool) -> None:
    page = open_page(viewport, javascript=javascript)
    sign_in(page)
    page.goto("/organiser/settings/deletions")
    page.get_by_role("link", name="Hent arkivpakken").click()
    expect(page.get_by_role("heading", name="Arkiv og innsyn")).to_be_visible()
    assert_accessible(page)
    name, files = taken(page, "Hent arkivpakken")
    assert name.startswith("arkiv-")
    assert {"README.txt", "SHA256SUMS", "guest-list.pdf", "contributions.csv"} <= set(files)
    page.get_by_label("Uten navnene på deltakerne").check()
    name, files = taken(page, "Hent innsynspakken")
    assert name.startswith("innsyn-")
    assert "all-tables.xlsx" in files
    page.reload()
    expect(page.get_by_role("rowheader")).to_have_count(2)
    assert_accessible(page)
