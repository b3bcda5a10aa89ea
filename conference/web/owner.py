"""The owner's personal link: what the body has to answer, in all years, without an account."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from conference import db
from conference.domain.actors import BY_LINK
from conference.domain.follow_up import FollowUpState
from conference.forms.base import PostForm
from conference.forms.door import stale_message
from conference.forms.filters import member, page_number
from conference.forms.follow_up import AnswerForm, ReferenceForm
from conference.queries import bodies
from conference.queries import follow_up as queries
from conference.queries.bodies import StewardView
from conference.queries.follow_up import AnswerDesk
from conference.services import follow_up
from conference.web import answer_pages, reader

pages = Blueprint("owner", __name__, url_prefix="/owner/<owner_token>")


@pages.after_request
def keep_out_of_indexes(response: Response) -> Response:
    """Tell search engines that these pages are nobody else's."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@pages.get("")
def page(owner_token: str) -> str:
    """Show what the body owns, what waits for an answer first."""
    steward = _steward(owner_token)
    state = member(FollowUpState, request.args.get("state"))
    words = request.args.get("q", "").strip()[:100]
    number = page_number(request.args.get("page"))
    return render_template(
        "owner/page.html",
        owner_token=owner_token,
        steward=steward,
        found=queries.owned(db.read(), steward.body_id, state, words, number),
        states=list(FollowUpState),
        state=state,
        words=words,
        asked={name: value for name, value in (("state", state), ("q", words)) if value},
    )


@pages.route("/<int:contribution_id>", methods=["GET", "POST"])
def answer(owner_token: str, contribution_id: int) -> Redirect | str | tuple[str, int]:
    """Show one contribution with its answers, and take a new one."""
    steward = _steward(owner_token)
    desk = queries.desk(db.read(), contribution_id, steward.body_id)
    form = answer_pages.form(desk)
    form.made_from(desk.mark)
    if form.validate_on_submit():
        error = answer_pages.given(form, desk, BY_LINK, steward.id)
        if error is None:
            flash(answer_pages.thanks(desk), "success")
            return redirect(url_for("owner.page", owner_token=owner_token), 303)
        desk = queries.desk(db.read(), contribution_id, steward.body_id)
        answer_pages.show_refusal(form, error, desk)
    html = _answer_page(owner_token, steward, desk, form)
    return (html, form.status) if form.is_submitted() else html


@pages.post("/<int:contribution_id>/references")
def refer(owner_token: str, contribution_id: int) -> Redirect | tuple[str, int]:
    """Say what an answer rests on."""
    steward = _steward(owner_token)
    desk = queries.desk(db.read(), contribution_id, steward.body_id)
    reference = answer_pages.reference_form()
    if reference.validate_on_submit():
        kind, title, url = reference.reference
        with db.transaction() as session:
            follow_up.add_reference(
                session, contribution_id, kind, title, url, BY_LINK, reader.now()
            )
        here = url_for("owner.answer", owner_token=owner_token, contribution_id=contribution_id)
        return redirect(here, 303)
    form = answer_pages.form(desk, is_fresh=True)
    form.seen.data = desk.mark
    return _answer_page(owner_token, steward, desk, form, reference), 422


@pages.post("/<int:contribution_id>/references/<int:reference_id>/remove")
def unrefer(owner_token: str, contribution_id: int, reference_id: int) -> Redirect:
    """Take away what an answer was said to rest on."""
    steward = _steward(owner_token)
    queries.desk(db.read(), contribution_id, steward.body_id)
    if PostForm().validate_on_submit():
        with db.transaction() as session:
            follow_up.remove_reference(
                session, contribution_id, reference_id, BY_LINK, reader.now()
            )
    else:
        flash(stale_message(), "error")
    here = url_for("owner.answer", owner_token=owner_token, contribution_id=contribution_id)
    return redirect(here, 303)


def _answer_page(
    owner_token: str,
    steward: StewardView,
    desk: AnswerDesk,
    form: AnswerForm,
    reference: ReferenceForm | None = None,
) -> str:
    return render_template(
        "owner/answer.html",
        owner_token=owner_token,
        steward=steward,
        form=form,
        reference=reference or answer_pages.reference_form(is_fresh=True),
        **answer_pages.context(desk),
    )


def _steward(owner_token: str) -> StewardView:
    """Return whose link it is, and speak their language from here on; raises LinkInvalid."""
    found = bodies.steward_by_token(db.read(), owner_token, reader.now())
    reader.prefer(found.written_standard)
    return found
