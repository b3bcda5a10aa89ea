"""Making the report final, and the final report for everybody: by its address, for good."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import db
from conference.domain.report import ReportContent
from conference.domain.users import Role
from conference.forms.report import FinalForm
from conference.queries import report as queries
from conference.queries import report_draft
from conference.services import report_versions
from conference.web import access, reader, report_pages
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("report_final", __name__, url_prefix="/organiser/report/final")
access.only(pages, Role.ORGANISER)


@pages.route("", methods=["GET", "POST"])
def page() -> Response | str | tuple[str, int]:
    """Show what lacks and what is new since the last version, and freeze the report."""
    held = reader.conference()
    content = report_draft.content(db.read(), held.id)
    before = queries.newest(db.read(), held.id)
    form, lacking = FinalForm(), {key: count for key, count in content.lacking.items() if count}
    if form.validate_on_submit() and lacking and not form.aware.data:
        form.refuse("aware", _("Kryss av for at du har sett hva som mangler."))
    elif form.is_submitted() and not form.errors:
        seen = form.seen.data
        error = refusal(
            lambda session: report_versions.finalise(
                session,
                held.id,
                lambda own: report_draft.content(own, held.id),
                seen,
                access.actor(),
                reader.now(),
            )
        )
        if error is None:
            flash(_("Rapporten er endelig, og står for alle å lese."), "success")
            return redirect(url_for("report.page"), 303)
        form.refuse("seen", message(error))
    form.seen.data = report_versions.content_mark(content)
    html = render_template(
        "report/final.html",
        form=form,
        content=content,
        lacking=lacking,
        before=before,
        changed=_changed(before, content) if before else [],
        labels_of=report_pages.LACKS,
    )
    return (html, 422) if form.is_submitted() else html


def _changed(before: ReportContent, now: ReportContent) -> list[str]:
    """Return what is new since the last version, in the reader's words."""
    texts = {each.number: each.text for each in before.chapters}
    chapters = [each.number for each in now.chapters if texts.get(each.number) != each.text]
    fresh, gone = now.numbers - before.numbers, before.numbers - now.numbers
    found = []
    if chapters:
        numbers = ", ".join(map(str, chapters))
        found.append(_("Ny tekst i kapittel %(numbers)s", numbers=numbers))
    if fresh:
        numbers = ", ".join(map(str, sorted(fresh)))
        found.append(_("Nye innspill: nr. %(numbers)s", numbers=numbers))
    if gone:
        numbers = ", ".join(map(str, sorted(gone)))
        found.append(_("Ikke lenger med: nr. %(numbers)s", numbers=numbers))
    return [str(each) for each in found]
