"""Lists for others as spreadsheets; each that is taken out is written down."""

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    redirect,
    render_template,
    url_for,
)
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as Redirect

from conference import db
from conference.documents.sheets import Print, workbook
from conference.domain.clock import oslo
from conference.domain.sheets import SheetKind
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.filters import member
from conference.queries import sheets as queries
from conference.services import sheets
from conference.web import access, formats, labels, reader, sheet_words
from conference.web.downloads import XLSX, file_answer

pages = Blueprint("sheets", __name__, url_prefix="/organiser/sheets")
access.only(pages, Role.ORGANISER)

ABOUT = {
    SheetKind.GUESTS: _l("Alle organisasjonene med svar og antall. Ingen navn og ingen adresser."),
    SheetKind.REGISTRATIONS: _l(
        "Alle påmeldte med organisasjon, ønsker og sesjoner. Ingen adresser og ingen behov."
    ),
    SheetKind.NEEDS: _l(
        "Til kjøkken, hus og tolker: hvor mange som trenger hva, i alt og per sesjon. Ingen navn."
    ),
    SheetKind.SECURITY: _l("Til vakten: navn og organisasjon, og ikke noe mer."),
    SheetKind.ATTENDANCE: _l(
        "Til rapporten: hvem som kom, i hvilken sesjon de møtte, og tall etter type og fylke."
    ),
}


@pages.get("")
def page() -> str:
    """Show which lists there are, what they hold, and who took them last."""
    return render_template(
        "sheets/page.html",
        about=ABOUT,
        taken=queries.last_taken(db.read(), reader.conference().id),
        form=PostForm(),
    )


@pages.post("/<kind>")
def take(kind: str) -> Response | Redirect:
    """Give the list as a file, and write down who took it."""
    wanted = member(SheetKind, kind) or abort(404)
    if not PostForm().validate_on_submit():
        flash(_("Siden sto åpen for lenge. Trykk en gang til."), "error")
        return redirect(url_for("sheets.page"), 303)
    edition, now = reader.conference(), reader.now()
    with db.transaction() as session:
        made = sheet_words.made(session, edition, wanted)
        lines = sum(len(each.rows) for each in made)
        sheets.take(session, edition.id, wanted, lines, access.actor(), now)
    title = f"{labels.label(wanted)}, {reader.text(edition.name)}"
    line = str(_("Hentet ut %(when)s", when=formats.moment(now)))
    on_paper = Print(title, line, str(_("Side {page} av {pages}")))
    return file_answer(workbook(made, on_paper, now), f"{wanted}-{oslo(now):%Y-%m-%d}.xlsx", XLSX)
