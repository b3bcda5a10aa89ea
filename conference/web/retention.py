"""What is to be deleted, and when; what has been, and that nothing of it is left."""

from flask import Blueprint, render_template

from conference import db
from conference.domain.door import day_of
from conference.domain.retention import Periods
from conference.domain.users import Role
from conference.queries import retention
from conference.web import access, reader
from conference.web.retention_words import words

pages = Blueprint("retention", __name__, url_prefix="/organiser/settings/deletions")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show every kind of deletion: when it is due, and what there is to delete now."""
    held = reader.conference()
    periods = Periods(held.date, held.needs_kept_days, held.contacts_kept_months)
    return render_template(
        "settings/deletions.html",
        plans=retention.plans(db.read(), held.id, periods),
        today=day_of(reader.now()),
        words=words(),
    )
