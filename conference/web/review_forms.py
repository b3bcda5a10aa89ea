"""The page of one line that is gone through, and whose lines a reader goes through."""

from collections.abc import Sequence

from flask import render_template
from flask_login import current_user
from wtforms.fields.choices import SelectChoice

from conference import db
from conference.domain.contributions import SPOKEN, ContributionKind
from conference.domain.search import sort_key
from conference.domain.users import Role
from conference.forms.reviews import MergeForm, ReviewForm, review_data
from conference.queries import attendees
from conference.queries import contributions as rooms
from conference.queries import reviews as queries
from conference.queries.contributions import WrittenRoom
from conference.queries.reviews import ReviewLine
from conference.web import labels, reader

Page = str | tuple[str, int]


def own_sessions() -> frozenset[int] | None:
    """Return the sessions that a chair leads; None for an organiser, who sees every one."""
    if current_user.role is not Role.CHAIR:
        return None
    held, person = reader.conference().id, current_user.person_id or 0
    mine = attendees.room_lists(db.read(), held, None, chaired_by=person)
    own = {each.occurrence_id for each in mine}
    found = rooms.rooms(db.read(), held)
    return frozenset(each.session_id for each in found if each.occurrence_id in own)


def form(line: ReviewLine, *, is_fresh: bool = False) -> ReviewForm:
    """Return the form about a line; a fresh one takes nothing from what was posted.

    A chair moves a line between the chair's own sessions only: out of them, it would be out of
    the chair's reach.
    """
    data = review_data(line.reviewed)
    made = ReviewForm(formdata=None, data=data) if is_fresh else ReviewForm(data=data)
    held = reader.conference().id
    occurrences = rooms.rooms(db.read(), held)
    organisations = _organisations(held, line, occurrences)
    if line.organisation_id and line.organisation:
        organisations[line.organisation_id] = line.organisation
    kinds = (line.kind,) if line.kind is ContributionKind.NONE else SPOKEN
    made.offer(
        [SelectChoice(each.value, labels.label(each)) for each in kinds],
        sorted(organisations.items(), key=lambda each: sort_key(each[1])),
    )
    own = own_sessions()
    sessions = {
        each.session_id: f"{each.number}. {reader.text(each.title)}"
        for each in occurrences
        if own is None or each.session_id in own
    }
    themes = [(key, reader.text(title)) for key, title in queries.themes(db.read())]
    made.known_themes = rooms.themes(db.read())
    made.offer_places(list(sessions.items()), themes, may_be_none=own is None)
    return made


def _organisations(
    held: int, line: ReviewLine, occurrences: Sequence[WrittenRoom]
) -> dict[int, str]:
    """Return the organisations with people in the line's session; in any, where it has none."""
    here = {each.occurrence_id for each in occurrences if each.session_id == line.session_id}
    lists = attendees.room_lists(db.read(), held, attendees.published(db.read(), held))
    return {
        key: name
        for each in lists
        if not here or each.occurrence_id in here
        for key, name in rooms.organisations(each)
    }


def page(line: ReviewLine, shown: ReviewForm) -> Page:
    """Return the page of a line, with what seems to say the same."""
    html = render_template(
        "reviews/line.html",
        form=shown,
        line=line,
        merged=queries.merged(db.read(), line.id),
        similar=queries.similar(db.read(), reader.conference().id, line.id),
        merging=MergeForm(formdata=None),
        bodies=rooms.responsible(db.read(), reader.conference().id),
    )
    return (html, shown.status) if shown.is_submitted() else html
