"""Final reports, by addresses that can be cited: a version never changes."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from conference import db
from conference.queries import report
from conference.web import report_files, report_pages

pages = Blueprint("public_reports", __name__, url_prefix="/report")


@pages.get("/<slug>")
def newest(slug: str) -> Response:
    """Lead to the newest version."""
    found = report.final(db.read(), slug)
    return redirect(url_for("public_reports.show", slug=slug, version=found.newest))


@pages.get("/<slug>/<int:version>")
def show(slug: str, version: int) -> str:
    """Show a version as it was frozen."""
    found = report.final(db.read(), slug, version)
    return render_template("report/show.html", **report_pages.context(found.content, found))


@pages.get("/<slug>/<int:version>.pdf")
def as_pdf(slug: str, version: int) -> Response:
    """Give a version as a PDF."""
    found = report.final(db.read(), slug, version)
    return report_files.as_pdf(found.content, found.checksum)


@pages.get("/<slug>/<int:version>.docx")
def as_docx(slug: str, version: int) -> Response:
    """Give a version as a DOCX."""
    found = report.final(db.read(), slug, version)
    return report_files.as_docx(found.content, found.checksum)
