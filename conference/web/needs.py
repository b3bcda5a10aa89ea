"""What the participants need, for the organiser who arranges it and for nobody else."""

from flask import Blueprint, render_template

from conference import db
from conference.domain.needs import NeedChoice, NeedKind
from conference.domain.users import Role
from conference.queries import needs
from conference.web import access, reader

pages = Blueprint("needs", __name__, url_prefix="/organiser/needs")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show how many need what, and who where somebody must arrange it."""
    conference = reader.conference()
    found = needs.overview(db.read(), conference.id)
    told = [choice for choice in NeedChoice if found.counts[choice]]
    return render_template(
        "needs/page.html",
        found=found,
        groups={kind: [choice for choice in told if choice.kind is kind] for kind in NeedKind},
        edition=conference,
    )
