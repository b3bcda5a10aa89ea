"""What came of what was said: for everybody to search, by year, theme, body and words."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from conference import db
from conference.domain.follow_up import FollowUpState
from conference.domain.public_answers import AnswerSearch
from conference.forms.filters import identifier, member, page_number
from conference.queries import answer_choices, public_answer
from conference.queries import public_answers as queries
from conference.web import labels

pages = Blueprint("public_answers", __name__, url_prefix="/answers")
_S = FollowUpState
BEST_FIRST = (_S.FOLLOWED_UP, _S.PARTLY, _S.CONSIDERED, _S.NOT_FOLLOWED_UP, _S.NEW)
"""The states as the picture stacks them."""
ASKED = ("q", "year", "theme", "body", "state")


@pages.get("")
def page() -> str:
    """Show what was said and what came of it: the newest year's, or what is asked for."""
    session, args = db.read(), request.args
    choices = answer_choices.choices(session)
    newest = choices.years[0][0] if choices.years else ""
    search = AnswerSearch(
        year=args.get("year", newest)[:120],
        theme_id=identifier(args.get("theme")) or None,
        body_id=identifier(args.get("body")) or None,
        state=member(FollowUpState, args.get("state")),
        words=args.get("q", "").strip()[:100],
    )
    asked = {name: args[name] for name in ASKED if args.get(name) or name == "year" in args}
    return render_template(
        "public_answers/page.html",
        found=queries.page(session, search, page_number(args.get("page"))),
        by_theme=queries.by_theme(session, search) if search.year else [],
        choices=choices,
        search=search,
        asked=asked,
        states=list(FollowUpState),
        best_first=BEST_FIRST,
        state_words=[labels.label(each) for each in BEST_FIRST],
    )


@pages.get("/<slug>/<int:number>")
def show(slug: str, number: int) -> str | Response:
    """Show one contribution with its answers; one that was merged leads to what stands for it."""
    found = public_answer.of(db.read(), slug, number)
    if found.line.number != number:
        return redirect(url_for("public_answers.show", slug=slug, number=found.line.number))
    return render_template("public_answers/show.html", found=found, line=found.line)
