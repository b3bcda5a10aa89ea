"""The report as it is worked on: its chapters, what lacks, and its draft as it would be frozen."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import db
from conference.domain.errors import ChangedMeanwhile
from conference.domain.marks import mark
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.door import stale_message
from conference.forms.report import ChapterForm
from conference.queries import completeness, programme, report_draft
from conference.queries import report as queries
from conference.queries.report import ChapterView
from conference.services import report
from conference.web import access, reader, report_files, report_pages
from conference.web.messages import message
from conference.web.report_words import first_text
from conference.web.writing import refusal

pages = Blueprint("report", __name__, url_prefix="/organiser/report")
access.only(pages, Role.ORGANISER)

Answer = Response | str | tuple[str, int]


@pages.get("")
def page() -> str:
    """Show the chapters, what lacks, and the final versions."""
    held = reader.conference()
    return render_template(
        "report/page.html",
        chapters=queries.chapters(db.read(), held.id),
        lacks=completeness.of(db.read(), held.id, held.date),
        versions=queries.versions(db.read(), held.id),
        slug=held.slug,
    )


@pages.post("/chapters")
def draft() -> Response:
    """Make the chapters that there aren't yet, each with a first text."""

    def work(session: Session) -> None:
        held = reader.conference().id
        made = set(report.draft(session, held, access.actor(), reader.now()))
        day = programme.whole(session, held)
        for each in queries.chapters(session, held):
            if each.id in made:
                report.begin(session, each.id, first_text(each, day))

    return _press(work)


@pages.route("/chapters/<int:chapter_id>", methods=["GET", "POST"])
def chapter(chapter_id: int) -> Answer:
    """Edit a chapter's text, beside what was said about it."""
    held = reader.conference().id
    found = queries.chapter(db.read(), held, chapter_id)
    form = _form(found)
    form.made_from(mark(found.facts))
    if form.validate_on_submit():
        text, sessions, seen = form.text.data or "", form.sessions.data or [], form.seen.data
        error = refusal(
            lambda session: report.edit(
                session, held, chapter_id, text, sessions, seen, access.actor(), reader.now()
            )
        )
        if error is None:
            flash(_("Kapitlet er lagret."), "success")
            return redirect(url_for("report.page"), 303)
        if isinstance(error, ChangedMeanwhile):
            found = queries.chapter(db.read(), held, chapter_id)
            form.show_overtaken(_form(found, is_fresh=True), mark(found.facts))
        else:
            form.refuse("text", message(error))
    html = render_template("report/chapter.html", form=form, chapter=found)
    return (html, form.status) if form.is_submitted() else html


@pages.post("/chapters/<int:chapter_id>/<direction>")
def move(chapter_id: int, direction: str) -> Response:
    """Let a chapter change places with its neighbour."""
    step = -1 if direction == "up" else 1
    held, actor, now = reader.conference().id, access.actor(), reader.now()
    return _press(lambda session: report.move(session, held, chapter_id, step, actor, now))


@pages.post("/chapters/<int:chapter_id>/remove")
def remove(chapter_id: int) -> Response:
    """Take a chapter without text out."""
    held, actor, now = reader.conference().id, access.actor(), reader.now()
    return _press(lambda session: report.remove(session, held, chapter_id, actor, now))


@pages.get("/draft")
def preview() -> str:
    """Show the report as it would be frozen now."""
    content = report_draft.content(db.read(), reader.conference().id)
    return render_template("report/show.html", **report_pages.context(content))


@pages.get("/draft.pdf")
def draft_pdf() -> Response:
    """Give the draft as a PDF."""
    return report_files.as_pdf(report_draft.content(db.read(), reader.conference().id))


@pages.get("/draft.docx")
def draft_docx() -> Response:
    """Give the draft as a DOCX, to work on elsewhere."""
    return report_files.as_docx(report_draft.content(db.read(), reader.conference().id))


def _form(found: ChapterView, *, is_fresh: bool = False) -> ChapterForm:
    data = {"text": found.text, "sessions": list(found.sessions)}
    form = ChapterForm(formdata=None, data=data) if is_fresh else ChapterForm(data=data)
    held = programme.whole(db.read(), reader.conference().id).sessions
    form.offer([(each.id, f"{each.number}. {reader.text(each.title)}") for each in held])
    return form


def _press(work: Callable[[Session], object]) -> Response:
    if not PostForm().validate_on_submit():
        flash(stale_message(), "error")
    else:
        error = refusal(work)
        if error is not None:
            flash(message(error), "error")
    return redirect(url_for("report.page"), 303)
