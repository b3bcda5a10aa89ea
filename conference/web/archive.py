"""The conference's record handed on: the package for the archive, and one for who has asked."""

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Redirect

from conference import db
from conference.documents.archive import Package, access_package, archive_package
from conference.domain.archive import Contents, PackageKind
from conference.domain.clock import oslo
from conference.domain.users import Role
from conference.forms.archive import AccessForm
from conference.forms.base import PostForm
from conference.queries import archive as queries
from conference.queries import archive_taken
from conference.services import archive
from conference.web import access, reader
from conference.web.downloads import file_answer

pages = Blueprint("archive", __name__, url_prefix="/organiser/archive")
access.only(pages, Role.ORGANISER)
ZIP = "application/zip"


@pages.get("")
def page() -> str:
    """Tell what each package holds and doesn't, how much there is, and who has taken one."""
    edition, session = reader.conference(), db.read()
    return render_template(
        "archive/page.html",
        counts=archive_taken.counts(session, edition.id, edition.date),
        taken=archive_taken.taken(session, edition.id),
        form=PostForm(),
        access=AccessForm(),
    )


@pages.post("/archive")
def take_archive() -> Response | Redirect:
    """Give the package for the archive, and write down who took it."""
    if not PostForm().validate_on_submit():
        return _stale()
    return _given(PackageKind.ARCHIVE, archive_package(_contents(), reader.now()), _("arkiv"))


@pages.post("/access")
def take_access() -> Response | Redirect:
    """Give the package for who has asked for access, and write down who took it."""
    form = AccessForm()
    if not form.validate_on_submit():
        return _stale()
    made = access_package(_contents(), reader.now(), is_nameless=form.nameless.data)
    return _given(PackageKind.ACCESS, made, _("innsyn"))


def _contents() -> Contents:
    """Return what is handed on, and let the database go before it is typeset."""
    found = queries.contents(db.read(), reader.conference().id)
    db.read().rollback()
    return found


def _given(kind: PackageKind, package: Package, name: str) -> Response:
    """Return the package, which nobody gets before it is written down that they did.

    It is made before the transaction, which would keep others from writing meanwhile.
    """
    edition, now = reader.conference(), reader.now()
    with db.transaction() as session:
        archive.take(session, edition.id, kind, package.checksum, access.actor(), now)
    return file_answer(package.content, f"{name}-{edition.slug}-{oslo(now):%Y-%m-%d}.zip", ZIP)


def _stale() -> Redirect:
    flash(_("Siden sto åpen for lenge. Trykk en gang til."), "error")
    return redirect(url_for("archive.page"), 303)
