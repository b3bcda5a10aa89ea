"""Name badges: which ones, on what sheet, and what is new since the last ones."""

from flask import Blueprint, Response, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Redirect
from wtforms.fields.choices import SelectChoice

from conference import db
from conference.documents.badges import BadgeFormat
from conference.domain.paper import PaperKind
from conference.domain.users import Role
from conference.forms.papers import NEW, BadgesForm
from conference.queries import printouts
from conference.web import access, labels, paper_badges, papers
from conference.web.downloads import file_answer
from conference.web.paper_kinds import PURPOSES
from conference.web.paper_parts import Day, since

pages = Blueprint("badges", __name__, url_prefix="/organiser/day/papers/badges")
access.only(pages, Role.ORGANISER)

KIND = PaperKind.BADGES


@pages.get("")
def page() -> str:
    """Show what has changed since the badges were printed, and ask which to print on what."""
    return _page(_form(), papers.day())


@pages.post("")
def take() -> Response | Redirect | tuple[str, int]:
    """Give the badges to print, and write down that all of them are on paper now."""
    form, today = _form(), papers.day()
    if not form.validate_on_submit():
        return _page(form, today), 422
    paper = paper_badges.badges(today)
    last = printouts.last(db.read(), today.edition.id, KIND)
    news = since(paper.parts, KIND, last).get(None)
    chosen = today.people
    if form.who.data == NEW and news is not None:
        new = {each.registration_id for each in news.changes.present}
        chosen = tuple(one for one in chosen if one.registration_id in new)
    if not chosen:
        form.refuse("who", _("Det er ingen skilt å skrive ut."))
        return _page(form, today), 422
    body = paper_badges.made(today, chosen, BadgeFormat(form.sheet.data))
    papers.written(KIND, today, paper.parts)
    return file_answer(body, "navneskilt.pdf", "application/pdf")


def _form() -> BadgesForm:
    form = BadgesForm(data={"sheet": BadgeFormat.HOLDER})
    form.sheet.choices = [SelectChoice(each.value, labels.label(each)) for each in BadgeFormat]
    return form


def _page(form: BadgesForm, today: Day) -> str:
    last = printouts.last(db.read(), today.edition.id, KIND)
    return render_template(
        "papers/badges.html",
        form=form,
        kind=KIND,
        rows=papers.rows(KIND, paper_badges.badges(today), today, last),
        purpose=PURPOSES[KIND],
        run=today.run,
    )
