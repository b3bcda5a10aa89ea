"""The pages that anyone may see: the programme and its calendar, and whether the app is well."""

from flask import Blueprint, Response, jsonify, make_response, render_template, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response as WerkzeugResponse

from conference import db
from conference.domain import lottery
from conference.forms.lottery import LotteryForm
from conference.queries import conferences, programme, releases
from conference.web import calendars, pages_kept, plan_words, reader, schedules

pages = Blueprint("public", __name__)
EXAMPLE = (12, 1)


@pages.get("/")
def home() -> WerkzeugResponse:
    """Say what this is, what the day holds, and where each kind of reader goes."""

    def render() -> str:
        edition = reader.conference_or_none()
        day = programme.whole(db.read(), edition.id) if edition else None
        event = schedules.event(edition, day, is_whole=False) if edition and day else None
        return render_template("public/home.html", edition=edition, day=day, event=event)

    return pages_kept.page("home", render)


@pages.get("/programme", endpoint="programme")
def programme_page() -> WerkzeugResponse:
    """Show the day and its sessions."""

    def render() -> str:
        edition = reader.conference()
        day = programme.whole(db.read(), edition.id)
        event = schedules.event(edition, day, is_whole=True)
        return render_template(
            "public/programme.html",
            edition=edition,
            day=day,
            event=event,
            has_changes=releases.has_public_changes(db.read(), edition.id),
        )

    return pages_kept.page("programme", render)


@pages.get("/programme/changes")
def changes() -> WerkzeugResponse:
    """Show what has changed in the programme since it was first released."""

    def render() -> str:
        log = releases.log(db.read(), reader.conference().id)
        return render_template("public/changes.html", log=log, sentences=plan_words.sentences)

    return pages_kept.page("changes", render)


@pages.get("/programme.ics")
def calendar() -> WerkzeugResponse:
    """Give the day as a calendar file."""
    edition = reader.conference()
    body = calendars.day(edition, programme.whole(db.read(), edition.id))
    response = make_response(body)
    response.content_type = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{edition.slug}.ics"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@pages.get("/placement")
def placement() -> WerkzeugResponse:
    """Say in plain words how places are given, and work out a lottery number for who asks.

    The number comes from the seed and what is asked alone, so it says nothing of who is invited.
    """
    form = LotteryForm(request.args)
    if not request.args.keys() & form.data.keys():
        return pages_kept.page("placement", lambda: _placement(LotteryForm(request.args)))
    is_right = form.validate()
    return make_response(_placement(form, is_answered=is_right), 200 if is_right else 422)


def _placement(form: LotteryForm, *, is_answered: bool = False) -> str:
    """Return the page with the form; an answer where it `is_answered`, or else an example."""
    edition = reader.conference()
    seed = edition.lottery_seed
    seat = (form.organisation.data, form.seat.data) if is_answered else EXAMPLE
    return render_template(
        "public/placement.html",
        edition=edition,
        form=form,
        numbers=lottery.NUMBERS,
        example=EXAMPLE,
        drawn=lottery.lottery_number(seed, *seat) if is_answered else None,
        command=lottery.command(seed, *seat),
    )


@pages.get("/privacy")
def privacy() -> WerkzeugResponse:
    """Say what is stored about whom, who sees it, and when it is deleted."""
    return pages_kept.page(
        "privacy",
        lambda: render_template("public/privacy.html", edition=reader.conference_or_none()),
    )


@pages.get("/healthz")
def health() -> tuple[Response, int]:
    """Say whether the app and its database answer."""
    try:
        conferences.answers(db.read())
    except SQLAlchemyError:
        return jsonify(status="error", database="unreachable"), 503
    return jsonify(status="ok", database="ok"), 200
