"""The personal link: the invitation, a yes or a no, and giving the invitation to a colleague."""

import string

from flask import Blueprint, Response, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Redirect

from conference import db
from conference.domain.actors import BY_LINK
from conference.domain.errors import (
    DomainError,
    NothingAnswered,
    PersonRepeated,
    SeatTaken,
    WishRepeated,
    WishUnknown,
)
from conference.domain.invitations import InvitationState
from conference.forms.base import PostForm
from conference.forms.invitation import AnswerForm, HandoverForm, posted_seats
from conference.queries import invitation_page
from conference.services import answers, invitations, openings
from conference.web import invitation_view, messages, reader
from conference.web.invitation_view import Shown
from conference.web.limits import letters_to_others
from conference.web.link_pages import Unsaved, done, front, refuse_wishes, take_done, typed
from conference.web.writing import refusal

pages = Blueprint("invitation", __name__, url_prefix="/invitation")
HANDED_OVER = "handed_over"
LEFT_AT_THE_END = "".join(sorted({*string.punctuation} - {*"-_"})) + string.whitespace + "«»”’…"


@pages.after_request
def keep_out_of_indexes(response: Response) -> Response:
    """Tell search engines that these pages are nobody else's."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@pages.get("/<token>")
def page(token: str) -> str | Redirect:
    """Show the invitation, and what can be done with it now.

    What programs for mail and people who copy a link leave at its end is taken off.
    """
    key = token.rstrip(LEFT_AT_THE_END)
    if key != token:
        return redirect(url_for("invitation.page", token=key))
    shown = invitation_view.load(token)
    return front(shown, done=take_done(shown))


@pages.post("/<token>/opened")
def opened(token: str) -> tuple[str, int]:
    """Remember that a person is at the page: its script says so at the first touch."""
    if not PostForm().validate_on_submit():
        return "", 422
    with db.transaction() as database:
        openings.note(database, token, reader.now())
    return "", 204


@pages.post("/<token>/answer")
def answer(token: str) -> Redirect | tuple[str, int]:
    """Say yes with the seats that were filled in, all of them or none."""
    form, error = AnswerForm(posted_seats(request.form)), None
    if form.validate_on_submit():
        error = refusal(
            lambda database: answers.accept(database, token, form.answers(), BY_LINK, reader.now())
        )
        if error is None:
            return done(token, "accepted")
    shown = invitation_view.load(token)
    if isinstance(error, SeatTaken) and shown.holds(form.answers()):
        return done(token, "accepted")
    return _refused_answer(shown, form, error), 422


@pages.post("/<token>/decline")
def decline(token: str) -> Redirect | tuple[str, int]:
    """Say no."""
    form, error = PostForm(), None
    if form.validate_on_submit():
        error = refusal(lambda database: answers.decline(database, token, BY_LINK, reader.now()))
        if error is None:
            return done(token, "declined")
    shown = invitation_view.load(token)
    if error and shown.invitation.state is InvitationState.DECLINED:
        return done(token, "declined")
    problems = [("", messages.message(error))] if error else form.messages()
    return front(shown, problems=problems), 422


@pages.route("/<token>/handover", methods=["GET", "POST"])
@letters_to_others
def handover(token: str) -> Redirect | str | tuple[str, int]:
    """Give the invitation to a colleague: this link dies, and they get their own."""
    shown = invitation_view.load(token)
    if request.method == "GET" and not shown.is_open:
        return redirect(url_for("invitation.page", token=token))
    form, problems = HandoverForm(), list[tuple[str, str]]()
    if form.validate_on_submit():
        name, email = form.name.data, form.email.data
        error = refusal(
            lambda database: invitations.hand_over(
                database, token, name, email, BY_LINK, reader.now()
            )
        )
        if error is None:
            session[HANDED_OVER] = {"name": name, "email": email, "language": reader.language()}
            return redirect(url_for("invitation.handed_over"), 303)
        problems = [("", messages.message(error))]
        shown = invitation_view.load(token)
    if not shown.is_open:
        typed_in = Unsaved(
            _("Gi invitasjonen videre"), [form.name.data or "", form.email.data or ""]
        )
        return front(shown, problems=problems or form.messages(), unsaved=[typed_in]), 422
    status = 422 if request.method == "POST" else 200
    html = render_template("invitation/handover.html", shown=shown, form=form, problems=problems)
    return html, status


@pages.get("/handed-over")
def handed_over() -> str | Redirect:
    """Say once whom the invitation went to; the link that led here is dead."""
    to = session.pop(HANDED_OVER, None)
    if to is None:
        return redirect(url_for("public.home"))
    reader.prefer(to["language"])
    return render_template("invitation/handed_over.html", to=to)


@pages.get("/<token>/")
@pages.get("/<token>/<path:_rest>")
def elsewhere(token: str, _rest: str = "") -> Redirect:
    """Lead what is no page of a living link to its page; a dead one has no other page."""
    key = token.rstrip(LEFT_AT_THE_END)
    invitation_page.by_token(db.read(), key, reader.now())
    return redirect(url_for("invitation.page", token=key))


def _refused_answer(shown: Shown, form: AnswerForm, error: DomainError | None) -> str:
    """Show the form as it was filled in, with what is wrong beside the fields.

    What was typed for a seat that is gone can't be sent again: it is shown, to be copied.
    """
    if error is None:
        form.validate()  # once more, now that the language of the messages is known
    free = shown.free if shown.is_open else ()
    gone = {number: seat for number, seat in form.seats.items() if number not in free}
    unsaved = [
        typed(number, seat.name.data, seat.email.data, seat.wishes, shown)
        for number, seat in gone.items()
        if not seat.is_blank
    ]
    blank = AnswerForm(free, formdata=None).seats
    form.seats = {number: form.seats.get(number, blank[number]) for number in free}
    return front(shown, form, _place(shown, form, error), unsaved)


def _place(shown: Shown, form: AnswerForm, error: DomainError | None) -> list[tuple[str, str]]:
    """Put a refusal beside its field, or return it for the top of the page."""
    if error is None:
        return []
    if isinstance(error, WishRepeated | WishUnknown):
        for seat in form.seats.values():
            refuse_wishes(seat, shown)
        return []
    if isinstance(error, NothingAnswered) and form.seats:
        form.refuse_seat(min(form.seats), messages.message(error))
        return []
    if isinstance(error, PersonRepeated) and error.params["seat"] in form.seats:
        form.refuse_seat(int(str(error.params["seat"])), messages.message(error))
        return []
    return [("", messages.message(error))]
