"""The guest list as a file that the import takes back: all of it, or what a filter finds."""

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext as _

from conference import db
from conference.documents.separated import separated
from conference.documents.sheets import Column, Print, Sheet, workbook
from conference.domain.clock import oslo
from conference.domain.guests import GuestSearch
from conference.domain.imports import ImportField
from conference.domain.organisations import OrganisationFacts
from conference.domain.users import Role
from conference.forms.guest_files import GuestFile, GuestFileForm
from conference.forms.organisations import guest_search
from conference.queries import organisations
from conference.services import guest_files
from conference.web import access, formats, labels, reader
from conference.web.downloads import XLSX, file_answer

pages = Blueprint("guest_files", __name__, url_prefix="/organiser/organisations/export")
access.only(pages, Role.ORGANISER)
CSV = "text/csv; charset=utf-8"
WIDE = {ImportField.NAME: 40, ImportField.CONTACT_EMAIL: 35, ImportField.ALIASES: 30}


@pages.route("", methods=["GET", "POST"])
def export() -> Response | str | tuple[str, int]:
    """Say what the file holds; when asked, give it, and write down who took it."""
    wanted, form = guest_search(request.args), GuestFileForm()
    conference = reader.conference()
    if not form.validate_on_submit():
        found = organisations.matching_facts(db.read(), conference.id, wanted)
        is_all = wanted == GuestSearch(order=wanted.order, page=wanted.page)
        page = render_template(
            "guest_files/page.html", form=form, found=len(found), is_all=is_all, fields=ImportField
        )
        return (page, 422) if form.is_submitted() else page
    with db.transaction() as session:
        found = organisations.matching_facts(session, conference.id, wanted)
        guest_files.take(session, conference.id, len(found), access.actor(), reader.now())
    return _file(form.wanted, [row(each) for each in found])


def row(facts: OrganisationFacts) -> list[str]:
    """Return an organisation as the import reads it, in the reader's words."""
    values = {field: getattr(facts, field.value) or "" for field in ImportField}
    values[ImportField.ALIASES] = "; ".join(facts.aliases)
    values[ImportField.TAGS] = ", ".join(facts.tags)
    values[ImportField.KIND] = labels.label(facts.kind)
    values[ImportField.WRITTEN_STANDARD] = labels.label(facts.written_standard)
    return [str(values[field]) for field in ImportField]


def _file(kind: GuestFile, lines: list[list[str]]) -> Response:
    now, head = reader.now(), [labels.label(field) for field in ImportField]
    name = f"{_('gjester')}-{oslo(now):%Y-%m-%d}.{kind}"
    if kind is GuestFile.CSV:
        return file_answer(separated(head, lines), name, CSV)
    columns = [Column(labels.label(field), WIDE.get(field, 20)) for field in ImportField]
    title = f"{_('Gjester')}, {reader.text(reader.conference().name)}"
    line = str(_("Hentet ut %(when)s", when=formats.moment(now)))
    on_paper = Print(title, line, str(_("Side {page} av {pages}")))
    return file_answer(
        workbook([Sheet(str(_("Gjester")), columns, lines)], on_paper, now), name, XLSX
    )
