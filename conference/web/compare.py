"""Two runs beside each other: what they reach, and what going from one to the other would mean."""

from flask import Blueprint, render_template, request

from conference import db
from conference.domain.errors import NotFound
from conference.domain.runs import RunState
from conference.domain.users import Role
from conference.forms.filters import identifier, page_number
from conference.queries import outcomes, run_differences, runs
from conference.queries.runs import RunSummary
from conference.web import access, reader
from conference.web.explanations import explain_ranks

pages = Blueprint("compare", __name__, url_prefix="/organiser/assignment/<int:run_id>/compare")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page(run_id: int) -> str:
    """Show a run beside another, which the address names as `with`, or the published one."""
    session = db.read()
    finished = {each.id: each for each in runs.finished(session, reader.conference().id)}
    if run_id not in finished:
        raise NotFound
    run = finished.pop(run_id)
    other = _other(run, finished)
    if other is None:
        return render_template("assignment/compare.html", run=run, other=None)
    return render_template(
        "assignment/compare.html",
        run=run,
        other=other,
        others=list(finished.values()),
        rows=outcomes.beside(
            outcomes.outcomes(session, other.id), outcomes.outcomes(session, run_id)
        ),
        found=run_differences.differences(
            session, other.id, run_id, page_number(request.args.get("page"))
        ),
        explain_ranks=explain_ranks,
    )


def _other(run: RunSummary, others: dict[int, RunSummary]) -> RunSummary | None:
    """Return the run to compare with: the one asked for, the published, or the nearest before."""
    if request.args.get("with"):
        asked = identifier(request.args["with"])
        if asked not in others:
            raise NotFound
        return others[asked]
    by_number = sorted(others.values(), key=lambda each: each.number, reverse=True)
    published = [each for each in by_number if each.state is RunState.PUBLISHED]
    earlier = [each for each in by_number if each.number < run.number]
    return next(iter([*published, *earlier, *by_number]), None)
