"""What was said, gone through afterwards: approved, corrected, given themes, merged."""

from collections.abc import Callable
from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import db
from conference.domain.contributions import ContributionKind
from conference.domain.errors import ChangedMeanwhile, NotFound
from conference.domain.marks import mark
from conference.domain.reviews import Lack
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.door import stale_message
from conference.forms.filters import identifier, page_number
from conference.forms.reviews import ManyForm, MergeForm, line_filter
from conference.queries import contributions as rooms
from conference.queries import reviews as queries
from conference.services import contribution_reviews, contributions
from conference.web import access, reader, review_forms
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("reviews", __name__, url_prefix="/contributions/lines")
access.only(pages, Role.CHAIR, Role.ORGANISER)

Answer = Response | str | tuple[str, int]
Work = Callable[[Session, int], object]
ASKED = ("session", "theme", "kind", "lack", "q")


@pages.before_request
def own_lines() -> None:
    """Let a chair at the lines of the chair's own sessions alone; raises NotFound."""
    number, own = (request.view_args or {}).get("number"), review_forms.own_sessions()
    if number is not None and own is not None:
        line = queries.line(db.read(), reader.conference().id, number)
        if line.session_id not in own:
            raise NotFound


@pages.get("")
def page() -> str:
    """Show the lines that the address asks for."""
    return _page(ManyForm(formdata=None))


@pages.post("/approve")
def approve() -> Answer:
    """Approve the lines that were chosen."""
    form, ids = ManyForm(), _chosen()
    if form.validate_on_submit() and ids:
        with db.transaction() as session:
            count = contribution_reviews.approve(
                session, reader.conference().id, ids, access.actor(), reader.now()
            )
        flash(
            ngettext("%(num)d innspill er godkjent.", "%(num)d innspill er godkjent.", count),
            "success",
        )
        return redirect(_here(), 303)
    return _unchosen(form, ids)


@pages.post("/theme")
def theme() -> Answer:
    """Give the lines that were chosen a theme."""
    form, ids = ManyForm(), _chosen()
    title = " ".join((form.theme.data or "").split())
    if form.validate_on_submit() and ids and title:
        with db.transaction() as session:
            contribution_reviews.add_theme(
                session, reader.conference().id, ids, title, access.actor(), reader.now()
            )
        flash(_("Temaet «%(theme)s» er satt på det du valgte.", theme=title), "success")
        return redirect(_here(), 303)
    if not title:
        form.refuse("theme", _("Skriv hvilket tema."))
    return _unchosen(form, ids)


@pages.route("/<int:number>", methods=["GET", "POST"])
def line(number: int) -> Answer:
    """Show one line with all that belongs to it; leaving it as it should be approves it."""
    found = queries.line(db.read(), reader.conference().id, number)
    form = review_forms.form(found)
    form.made_from(mark(found.reviewed))
    if not form.validate_on_submit():
        return review_forms.page(found, form)
    left, seen, title = form.reviewed(), form.seen.data, (form.theme.data or "").strip()
    held = reader.conference().id

    def work(session: Session) -> None:
        actor, now = access.actor(), reader.now()
        contribution_reviews.correct(session, held, found.id, left, seen, actor, now)
        if title:
            contribution_reviews.add_theme(session, held, [found.id], title, actor, now)

    error = refusal(work)
    if error is None:
        flash(_("Innspill nr. %(number)d er godkjent slik det står.", number=number), "success")
        return redirect(url_for("reviews.page"), 303)
    if isinstance(error, ChangedMeanwhile):
        now = queries.line(db.read(), held, number)
        form.show_overtaken(review_forms.form(now, is_fresh=True), mark(now.reviewed))
    else:
        form.refuse("text", message(error))
    return review_forms.page(found, form)


@pages.post("/<int:number>/merge")
def merge(number: int) -> Answer:
    """Merge a line into the one that says the same."""
    form = MergeForm()
    into = form.into.data or 0
    return _press(
        form,
        number,
        lambda session, found: contribution_reviews.merge(
            session, reader.conference().id, found, into, access.actor(), reader.now()
        ),
    )


@pages.post("/<int:number>/separate")
def separate(number: int) -> Answer:
    """Let a merged line stand for itself again."""
    return _press(
        PostForm(),
        number,
        lambda session, found: contribution_reviews.separate(
            session, reader.conference().id, found, access.actor(), reader.now()
        ),
    )


@pages.post("/<int:number>/remove")
def remove(number: int) -> Answer:
    """Take a line away; it can be put back."""
    held, actor, now = reader.conference().id, access.actor(), reader.now()
    return _press(
        PostForm(),
        number,
        lambda session, found: contributions.remove(session, held, found, actor, now),
    )


@pages.post("/<int:number>/restore")
def restore(number: int) -> Answer:
    """Put back a line that was taken away."""
    held, actor, now = reader.conference().id, access.actor(), reader.now()
    return _press(
        PostForm(),
        number,
        lambda session, found: contributions.restore(session, held, found, actor, now),
    )


def _press(form: PostForm | MergeForm, number: int, work: Work) -> Response:
    found = queries.line(db.read(), reader.conference().id, number).id
    if not form.validate_on_submit():
        wrong = [text for field, text in form.messages() if field]
        flash(wrong[0] if wrong else stale_message(), "error")
    else:
        error = refusal(lambda session: work(session, found))
        if error is not None:
            flash(message(error), "error")
    return redirect(url_for("reviews.line", number=number), 303)


def _page(form: ManyForm) -> str:
    held, own = reader.conference().id, review_forms.own_sessions()
    wanted = line_filter(request.args, own)
    sessions = {each.session_id: each for each in rooms.rooms(db.read(), held)}
    return render_template(
        "reviews/page.html",
        found=queries.page(db.read(), held, wanted, page_number(request.args.get("page"))),
        form=form,
        chosen=set(request.form.getlist("id", identifier)),
        wanted=wanted,
        asked={name: request.args[name] for name in ASKED if request.args.get(name)},
        sessions=[each for key, each in sessions.items() if own is None or key in own],
        themes=queries.themes(db.read()),
        kinds=list(ContributionKind),
        lacks=list(Lack),
        may_own=current_user.role is Role.ORGANISER,
    )


def _chosen() -> list[int]:
    """Return the lines that were chosen; of a chair's, those of the own sessions."""
    ids, own = request.form.getlist("id", identifier), review_forms.own_sessions()
    return ids if own is None else queries.within(db.read(), ids, own)


def _unchosen(form: ManyForm, ids: list[int]) -> tuple[str, int]:
    if not ids:
        form.refuse("theme", _("Kryss av for minst ett innspill."))
    return _page(form), 422


def _here() -> str:
    asked = {name: request.args[name] for name in (*ASKED, "page") if request.args.get(name)}
    return f"{url_for('reviews.page')}?{urlencode(asked)}" if asked else url_for("reviews.page")
