"""What lacks before the report can be written: silent rooms, loose lines, the unheard."""

from flask import Blueprint, render_template

from conference import db
from conference.domain.users import Role
from conference.queries import completeness
from conference.web import access, reader

pages = Blueprint("completeness", __name__, url_prefix="/contributions/missing")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show what lacks, with the way to where it is mended."""
    held = reader.conference()
    found = completeness.of(db.read(), held.id, held.date)
    return render_template("completeness/page.html", found=found, lacks=completeness.LACKS)
