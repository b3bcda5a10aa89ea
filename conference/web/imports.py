"""Organisations from a file: handed in, looked over, and taken in whole or not at all."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from conference import db
from conference.documents import sheet_reader
from conference.domain.errors import ChangedMeanwhile, DomainError
from conference.domain.guest_errors import FileFault, FileRefused
from conference.domain.imports import ROW_LIMIT, ImportField, ImportPlan, RowState, Sheet
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.filters import member, page_number
from conference.forms.imports import CHECKS, ColumnsForm, RunForm, UploadForm, decisions
from conference.queries import imports
from conference.services import imports as service
from conference.web import access, import_texts, labels, reader
from conference.web.messages import message
from conference.web.writing import refusal

Answer = Response | str | tuple[str, int]
pages = Blueprint("imports", __name__, url_prefix="/organiser/organisations/import")
access.only(pages, Role.ORGANISER)
REQUEST_LIMIT = 8 * 1024 * 1024
"""Above what a file may be, so that one that is somewhat too big is told so and not cut off."""


@pages.before_request
def _let_files_in() -> None:
    request.max_content_length = REQUEST_LIMIT


@pages.teardown_request
def _let_go(_error: BaseException | None) -> None:
    """Close what was handed in: a large file is on the disk until then."""
    request.close()


@pages.route("", methods=["GET", "POST"])
def upload() -> Answer:
    """Take a file, and keep its rows for the preview."""
    try:
        form = UploadForm()
    except RequestEntityTooLarge:
        request.max_content_length = None
        return _upload_page(FileRefused(fault=FileFault.TOO_BIG))
    if not form.validate_on_submit():
        return _upload_page(None, form)
    handed = request.files.get("file")
    name = (handed.filename if handed else "") or ""
    try:
        sheet = sheet_reader.read(handed.read(sheet_reader.SIZE_LIMIT + 1) if handed else b"")
    except FileRefused as error:
        return _upload_page(error, form)
    return redirect(url_for("imports.preview", batch_id=_keep(sheet, name)), 303)


def _keep(sheet: Sheet, name: str) -> int:
    with db.transaction() as session:
        return service.keep(
            session, reader.conference().id, current_user.id, sheet, name, reader.now()
        )


def _upload_page(error: DomainError | None, form: UploadForm | None = None) -> Answer:
    shown = form or UploadForm(formdata=None)
    if error:
        shown.file.errors = [message(error)]
    page = render_template(
        "imports/upload.html",
        form=shown,
        waiting=imports.waiting(db.read(), reader.conference().id, current_user.id, reader.now()),
        fields=ImportField,
        kinds=OrganisationKind,
        rows=ROW_LIMIT,
        megabytes=sheet_reader.SIZE_LIMIT // 1024**2,
    )
    return (page, 422) if request.method == "POST" else page


@pages.get("/<int:batch_id>")
def preview(batch_id: int) -> Answer:
    """Show what the file makes of the guest list."""
    return _preview(batch_id)


@pages.post("/<int:batch_id>/columns")
def columns(batch_id: int) -> Answer:
    """Say what the columns are."""
    found = _found(batch_id)
    form = ColumnsForm()
    if not form.validate_on_submit():
        return _preview(batch_id, form=form)
    choices = form.chosen(len(found.table.columns), request.form)
    with db.transaction() as session:
        service.choose(session, batch_id, current_user.id, choices, reader.now())
    return redirect(url_for("imports.preview", batch_id=batch_id), 303)


@pages.post("/<int:batch_id>/decisions")
def decide(batch_id: int) -> Answer:
    """Say which organisations the doubtful rows are."""
    found, form = _found(batch_id), PostForm()
    if not form.validate_on_submit():
        return _preview(batch_id, form=form)
    doubtful = [row.number for row in found.plan.rows if row.candidates]
    said = decisions(request.form, doubtful)
    with db.transaction() as session:
        service.decide(session, batch_id, current_user.id, said, reader.now())
    flash(ngettext("%(num)d valg er lagret.", "%(num)d valg er lagret.", len(said)), "success")
    return redirect(url_for("imports.preview", batch_id=batch_id), 303)


@pages.post("/<int:batch_id>/run")
def run(batch_id: int) -> Answer:
    """Take in what the preview showed."""
    found, form = _found(batch_id), RunForm()
    if not form.validate_on_submit():
        return _preview(batch_id, form=form)
    done: list[ImportPlan] = []
    error = refusal(
        lambda session: done.append(
            service.run(
                session,
                found.id,
                CHECKS,
                form.seen.data,
                access.actor(),
                reader.now(),
                without_wrong=bool(form.without_wrong.data),
            )
        )
    )
    if error:
        return _preview(batch_id, error, form)
    counts = done[0].counts
    flash(
        _(
            "Importen er ferdig: %(new)d nye og %(changed)d endret.",
            new=counts[RowState.NEW],
            changed=counts[RowState.CHANGED],
        ),
        "success",
    )
    return redirect(url_for("organisations.page"), 303)


@pages.post("/<int:batch_id>/cancel")
def cancel(batch_id: int) -> Answer:
    """Throw the file away."""
    if not PostForm().validate_on_submit():
        return _preview(batch_id, form=PostForm())
    with db.transaction() as session:
        service.cancel(session, batch_id, current_user.id, reader.now())
    flash(_("Filen er slettet. Ingenting er importert."), "success")
    return redirect(url_for("imports.upload"), 303)


def _found(batch_id: int) -> imports.Preview:
    return imports.preview(db.read(), batch_id, current_user.id, CHECKS, reader.now())


def _preview(
    batch_id: int,
    error: DomainError | None = None,
    form: ColumnsForm | PostForm | RunForm | None = None,
) -> Answer:
    """Show the preview, with why something was refused; the rows that need somebody first."""
    found = _found(batch_id)
    columns_form = ColumnsForm(
        formdata=None, kind=found.choices.kind, standard=found.choices.standard
    )
    columns_form.offer(labels.choices(OrganisationKind), labels.choices(WrittenStandard))
    state = member(RowState, request.args.get("state")) or _first(found)
    rows, number, total = found.page(state, page_number(request.args.get("page")))
    page = render_template(
        "imports/preview.html",
        found=found,
        refused=message(error) if error else None,
        form=form or PostForm(),
        columns_form=columns_form,
        run_form=RunForm(formdata=None, seen=found.mark),
        state=state,
        states=RowState,
        rows=rows,
        page=number,
        pages=total,
        fields=ImportField,
        texts=import_texts,
    )
    status = 409 if isinstance(error, ChangedMeanwhile) else 422
    return (page, status) if request.method == "POST" else page


def _first(found: imports.Preview) -> RowState:
    """Return the first state that has rows: what needs somebody comes before the rest."""
    return next((state for state in RowState if found.plan.counts[state]), RowState.NEW)
