"""The outbox: letters as their readers get them, and what a person decides about some."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import attachments, db
from conference.domain.errors import ChangedMeanwhile, NotFound, TransitionRefused
from conference.domain.outbox import (
    LINK_MARK,
    MessageAction,
    MessageKind,
    MessageState,
    MessageStatus,
    decisions,
    is_address_wrong,
    is_stalled,
    link_path,
)
from conference.domain.users import Role
from conference.forms.filters import member, page_number
from conference.forms.outbox import DecisionForm
from conference.queries import delivery, outbox
from conference.queries.outbox import LetterPage
from conference.services import outbox as service
from conference.web import access, formats, letter_faults, reader
from conference.web.messages import message
from conference.web.writing import refusal

pages = Blueprint("outbox", __name__, url_prefix="/organiser/outbox")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show the letters, newest first, or those of one state or kind."""
    asked = member(MessageStatus, request.args.get("state"))
    kind = member(MessageKind, request.args.get("kind"))
    number = page_number(request.args.get("page"))
    conference = reader.conference()
    found = outbox.listing(db.read(), conference.id, asked, kind, number)
    stalls = is_stalled(found.due_since, found.last_claim, reader.now())
    return render_template(
        "outbox/page.html",
        found=found,
        stalled_since=found.due_since if stalls and not conference.is_demo else None,
        asked=asked,
        kind=kind,
        kinds=MessageKind,
        address=_address,
    )


def _address(**changes: Any) -> str:
    """Return the list's address as it is now, with `changes`; without a page, the first one."""
    asked = {key: request.args.get(key) for key in ("state", "kind")}
    kept = {key: value for key, value in (asked | changes).items() if value}
    return url_for("outbox.page", **kept)


@pages.get("/<int:message_id>")
def show(message_id: int) -> str:
    """Show one letter."""
    return _letter_page(_letter(message_id), DecisionForm())


@pages.post("/<int:message_id>")
def decide(message_id: int) -> Response | tuple[str, int]:
    """Send a letter again, or call it delivered."""
    letter, form = _letter(message_id), DecisionForm()
    if not form.validate():
        return _letter_page(letter, form), 422
    action = form.decision
    error = (
        refusal(
            lambda session: service.decide(
                session, message_id, action, access.actor(), reader.now()
            )
        )
        if action
        else TransitionRefused()
    )
    if error:
        # Whoever pressed an open button was overtaken: by the deliverer, or by a colleague.
        told = ChangedMeanwhile() if isinstance(error, TransitionRefused) else error
        return _letter_page(_letter(message_id), form, [("", message(told))]), 422
    is_retry = action is MessageAction.RETRY
    flash(
        _("Brevet ligger i utboksen igjen.") if is_retry else _("Brevet er regnet som sendt."),
        "success",
    )
    return redirect(url_for("outbox.show", message_id=message_id), 303)


@pages.get("/<int:message_id>/attachment")
def attachment(message_id: int) -> Response:
    """Give the file that goes with a letter, as it would be if the letter left now."""
    _letter(message_id)  # of this conference, or not found
    letter = delivery.letter(db.read(), message_id)
    files = attachments.made(db.read(), letter, current_app.config["PUBLIC_URL"], reader.now())
    if not files:
        raise NotFound
    headers = {"Content-Disposition": f'attachment; filename="{files[0].filename}"'}
    return Response(files[0].content, mimetype=files[0].mime, headers=headers)


def _letter(message_id: int) -> LetterPage:
    return outbox.letter(db.read(), reader.conference().id, message_id)


def _letter_page(
    letter: LetterPage, form: DecisionForm, extra: Sequence[tuple[str, str]] = ()
) -> str:
    return render_template(
        "outbox/show.html",
        letter=letter,
        parts=formats.sited(letter.body).split(LINK_MARK),
        link=_link(letter),
        link_mark=LINK_MARK,
        form=form,
        extra=extra,
        decisions=decisions(letter.state),
        fault=letter_faults.told(letter.last_error),
        is_address_wrong=is_address_wrong(letter.last_error),
    )


def _link(letter: LetterPage) -> str | None:
    """Return the address of the personal link, in a demo whose letter hasn't left.

    Elsewhere the key stays between the letter and its reader.
    """
    is_shown = reader.conference().is_demo and letter.state is MessageState.WAITING
    if not is_shown or letter.link_token is None:
        return None
    return f"{current_app.config['PUBLIC_URL']}{link_path(letter.kind)}{letter.link_token}"
