"""The programme released: what is new and whom it concerns, and the log of what was released."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import db
from conference.domain.plan_faults import Severity
from conference.domain.users import Role
from conference.forms.releases import ReleaseForm
from conference.queries import affected, plans
from conference.queries import releases as queries
from conference.services import releases
from conference.web import access, news_words, plan_faults_words, plan_words, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("releases", __name__, url_prefix="/organiser/programme")
access.only(pages, Role.ORGANISER)


@pages.route("/release", methods=["GET", "POST"])
def release() -> Response | str | tuple[str, int]:
    """Say what is new and whom it concerns, and then release it."""
    conference, session = reader.conference(), db.read()
    form, letters = ReleaseForm(), list[int]()

    def do(database: Session) -> None:
        seen, actor, tell = form.seen.data or "", access.actor(), form.tell.data
        letters.append(
            releases.release(database, conference.id, seen, actor, reader.now(), tell=tell)
        )

    error = refusal(do) if form.validate_on_submit() else None
    if letters:
        flash(released(sum(letters)), "success")
        return redirect(url_for("releases.log"), 303)
    plan, faults = plans.working(session, conference.id), plans.faults(session, conference.id)
    form.seen.data = plans.state(session, conference.id).seen
    told = plan_faults_words.lines(faults, plan)
    shown = render_template(
        "releases/release.html",
        form=form,
        extra=[("", message(error))] if error else [],
        changes=plan_words.sentences(plans.unreleased(session, conference.id)),
        affected=affected.affected(session, conference.id),
        why=news_words.sentences,
        errors=[each for each in told if each.severity is Severity.ERROR],
        warnings=[each for each in told if each.severity is Severity.WARNING],
    )
    return (shown, 422) if form.is_submitted() else shown


@pages.get("/log")
def log() -> str:
    """Show what was released when, by whom, and how many letters went."""
    session, edition = db.read(), reader.conference()
    return render_template(
        "releases/log.html",
        log=queries.log(session, edition.id),
        sentences=plan_words.sentences,
        reprints=affected.to_print_again(session, edition.id),
    )


def released(letters: int) -> str:
    """Return what whoever released is told."""
    if not letters:
        return str(_("Programmet er publisert. Ingen brev er skrevet."))
    text = ngettext(
        "Programmet er publisert. %(num)d brev ligger i utboksen.",
        "Programmet er publisert. %(num)d brev ligger i utboksen.",
        letters,
    )
    return str(text)
