"""A file of personal links, for those who send letters from their own mail system."""

from flask import Blueprint, Response, current_app, render_template
from flask_babel import gettext as _

from conference import db
from conference.documents.sheets import Column, ColumnKind, Print, Sheet, workbook
from conference.domain.clock import oslo
from conference.domain.marks import mark
from conference.domain.users import Role
from conference.forms.links import LinksForm
from conference.queries import link_counts
from conference.services import invitations, links
from conference.services.links import PersonalLink
from conference.web import access, formats, labels, reader
from conference.web.downloads import XLSX, file_answer

pages = Blueprint("links", __name__, url_prefix="/organiser/links")
access.only(pages, Role.ORGANISER)


@pages.route("", methods=["GET", "POST"])
def page() -> Response | str | tuple[str, int]:
    """Say what making links means, and then give the file."""
    conference = reader.conference()
    counts = link_counts.counted(db.read(), conference.id)
    form = LinksForm(data={"quota": invitations.DEFAULT_QUOTA, "fresh": bool(counts.fresh)})
    if form.validate_on_submit():
        if form.seen.data == mark(counts):
            return _file(form, counts)
        form.refuse("fresh", _("Listen har endret seg. Se over tallene, og trykk en gang til."))
    form.seen.data = mark(counts)
    shown = render_template("links/page.html", form=form, counts=counts)
    return (shown, 422) if form.is_submitted() else shown


def _file(form: LinksForm, counts: link_counts.LinkCounts) -> Response:
    """Make the links and return the file; nobody can be shown them again."""
    conference, now = reader.conference(), reader.now()
    with db.transaction() as session:
        found = links.take(
            session,
            conference.id,
            counts.fresh if form.fresh.data else (),
            form.quota.data,
            access.actor(),
            now,
            renew=form.silent.data,
        )
    title = f"{_('Personlige lenker')}, {reader.text(conference.name)}"
    on_paper = Print(
        title,
        _("Hentet ut %(when)s", when=formats.moment(now)),
        _("Side {page} av {pages}"),
    )
    content = workbook([_sheet(found)], on_paper, now)
    return file_answer(content, f"links-{oslo(now):%Y-%m-%d}.xlsx", XLSX)


def _sheet(found: list[PersonalLink]) -> Sheet:
    columns = [
        Column(_("Organisasjon"), 36),
        Column(_("Kontaktperson"), 28),
        Column(_("E-post"), 32),
        Column(_("Personlig lenke"), 60),
        Column(_("Plasser"), 9, ColumnKind.NUMBER),
        Column(_("Svarfrist"), 17, ColumnKind.MOMENT),
        Column(_("Målform"), 10),
    ]
    address = f"{current_app.config['PUBLIC_URL']}/invitation/"
    rows = [
        (
            each.organisation,
            each.contact_name,
            each.contact_email,
            address + each.token,
            each.quota,
            each.closes_at,
            labels.label(each.standard),
        )
        for each in found
    ]
    return Sheet(_("Personlige lenker"), columns, rows)
