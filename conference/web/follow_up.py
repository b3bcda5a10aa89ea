"""What comes of what was said: owners for many lines at once, and how every line stands."""

from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from conference import db
from conference.domain.follow_up import FollowUpState
from conference.domain.marks import mark
from conference.domain.reviews import Lack, LineFilter
from conference.domain.users import Role
from conference.forms.base import PostForm
from conference.forms.door import stale_message
from conference.forms.editing import SeenForm
from conference.forms.filters import identifier, member, page_number
from conference.forms.follow_up import OwnForm
from conference.queries import bodies, reviews
from conference.queries import follow_up as queries
from conference.services import follow_up
from conference.web import access, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("follow_up", __name__, url_prefix="/organiser/follow-up")
access.only(pages, Role.ORGANISER)

ASKED = ("q", "body", "state", "lack")


@pages.get("")
def page() -> str:
    """Show how the conference's lines stand, and who owns them."""
    return _page(OwnForm(formdata=None))


@pages.post("/own")
def own() -> Response | tuple[str, int]:
    """Let a body own the lines that were chosen."""
    form, ids = OwnForm(), request.form.getlist("id", identifier)
    if form.validate_on_submit() and ids:
        with db.transaction() as session:
            count = follow_up.own(
                session,
                reader.conference().id,
                ids,
                form.body.data or "",
                access.actor(),
                reader.now(),
            )
        flash(_owned(count), "success")
        return _here()
    return _unchosen(form, ids)


@pages.post("/disown")
def disown() -> Response | tuple[str, int]:
    """Take the owner from the lines that were chosen."""
    form, ids = OwnForm(formdata=None), request.form.getlist("id", identifier)
    if not PostForm().validate_on_submit():
        flash(stale_message(), "error")
        return _here()
    if not ids:
        return _unchosen(form, ids)
    held = reader.conference().id
    error = refusal(
        lambda session: follow_up.disown(session, held, ids, access.actor(), reader.now())
    )
    if error is not None:
        form.refuse("body", message(error))
        return _page(form), 422
    flash(_("Det du valgte, er uten eier."), "success")
    return _here()


@pages.route("/named", methods=["GET", "POST"])
def named() -> Response | str | tuple[str, int]:
    """Show the bodies that the rooms named, and let them own what was meant for them."""
    held = reader.conference().id
    found = queries.named(db.read(), held)
    form = SeenForm()
    is_whole = form.validate_on_submit()
    if is_whole and form.seen.data == mark(found):
        chosen = [name for name in request.form.getlist("name") if name in found]
        with db.transaction() as session:
            count = sum(
                follow_up.own(
                    session,
                    held,
                    [key for key, _number, _text in found[name]],
                    name,
                    access.actor(),
                    reader.now(),
                )
                for name in chosen
            )
        flash(_owned(count), "success")
        return redirect(url_for("follow_up.page"), 303)
    form.seen.data = mark(found)
    html = render_template("follow_up/named.html", found=found, form=form)
    if not form.is_submitted():
        return html
    return html, 409 if is_whole else 422


def _page(form: OwnForm) -> str:
    args, held = request.args, reader.conference().id
    wanted = LineFilter(
        body_id=identifier(args.get("body")) or None,
        state=member(FollowUpState, args.get("state")),
        lack=Lack.OWNER if args.get("lack") == Lack.OWNER.value else None,
        words=args.get("q", "").strip()[:100],
        is_said=True,
    )
    return render_template(
        "follow_up/page.html",
        form=form,
        chosen=set(request.form.getlist("id", identifier)),
        wanted=wanted,
        found=reviews.page(db.read(), held, wanted, page_number(args.get("page"))),
        asked={name: args[name] for name in ASKED if args.get(name)},
        bodies=bodies.bodies(db.read()),
        states=list(FollowUpState),
        named=len(queries.named(db.read(), held)),
    )


def _unchosen(form: OwnForm, ids: list[int]) -> tuple[str, int]:
    if not ids:
        form.refuse("body", _("Kryss av for minst ett innspill."))
    return _page(form), 422


def _here() -> Response:
    asked = {name: request.args[name] for name in ASKED if request.args.get(name)}
    return redirect(f"{url_for('follow_up.page')}?{urlencode(asked)}", 303)


def _owned(count: int) -> str:
    return str(
        ngettext("%(num)d innspill har fått eier.", "%(num)d innspill har fått eier.", count)
    )
