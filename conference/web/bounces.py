"""Letters that came back: marked by hand, or found in a mailbox file."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from conference import db
from conference.documents import bounces as mailbox
from conference.domain.errors import ChangedMeanwhile, TransitionRefused
from conference.domain.users import Role
from conference.forms.bounces import BouncedForm, MailboxForm, ReturnedForm
from conference.queries import bounces as queries
from conference.queries import outbox
from conference.services import bounces
from conference.web import access, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("bounces", __name__, url_prefix="/organiser/outbox")
access.only(pages, Role.ORGANISER)

Answer = Response | str | tuple[str, int]
ROOM_FOR_FORM = 4 * 1024 * 1024


@pages.route("/bounces", methods=["GET", "POST"])
def read() -> Answer:
    """Take a mailbox file and show which letters it says came back; nothing is changed yet."""
    request.max_content_length = mailbox.FILE_LIMIT + ROOM_FOR_FORM
    form = MailboxForm()
    content = form.content(mailbox.FILE_LIMIT) if form.validate_on_submit() else None
    if content is None:
        shown = render_template("bounces/read.html", form=form)
        return (shown, 422) if form.is_submitted() else shown
    found = mailbox.read(content)
    if found.is_empty:
        form.refuse("file", _("Dette er ingen postkassefil. Lagre meldingene som .mbox eller .eml"))
        return render_template("bounces/read.html", form=form), 422
    match = queries.matched(db.read(), reader.conference().id, found.reports)
    return render_template("bounces/found.html", mailbox=found, match=match, form=ReturnedForm())


@pages.post("/bounces/record")
def record() -> Response:
    """Mark the letters that were shown."""
    request.max_content_length = ROOM_FOR_FORM
    request.max_form_memory_size = ROOM_FOR_FORM
    form = ReturnedForm()
    if not form.validate():
        flash(_("Siden sto åpen for lenge. Last opp filen en gang til."), "error")
        return redirect(url_for("bounces.read"), 303)
    conference = reader.conference()
    with db.transaction() as session:
        count = bounces.record_all(
            session, conference.id, form.chosen, access.actor(), reader.now()
        )
    flash(_marked(count), "success")
    return redirect(url_for("outbox.page", state="bounced"), 303)


@pages.route("/<int:message_id>/bounced", methods=["GET", "POST"])
def bounced(message_id: int) -> Answer:
    """Mark one letter as come back."""
    conference = reader.conference()
    letter = outbox.letter(db.read(), conference.id, message_id)
    form, extra = BouncedForm(), list[tuple[str, str]]()
    if form.validate_on_submit():
        error = refusal(
            lambda session: bounces.record(
                session, conference.id, message_id, form.told(), access.actor(), reader.now()
            )
        )
        if error is None:
            flash(_marked(1), "success")
            return redirect(url_for("outbox.show", message_id=message_id), 303)
        told = ChangedMeanwhile() if isinstance(error, TransitionRefused) else error
        extra = [("", message(told))]
    shown = render_template("bounces/bounced.html", form=form, letter=letter, extra=extra)
    return (shown, 422) if form.is_submitted() else shown


def _marked(count: int) -> str:
    return str(
        ngettext(
            "%(num)d brev er merket som returnert. Rett adressen, og send en ny lenke.",
            "%(num)d brev er merket som returnert. Rett adressene, og send nye lenker.",
            count,
        )
    )
