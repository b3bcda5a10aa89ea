"""What the pages share that change the programme: the plan, one change of it, and the way back."""

from collections.abc import Callable

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from conference import db
from conference.domain.errors import DomainError
from conference.domain.plan import Plan
from conference.domain.plan_check_day import slots
from conference.forms.base import Form
from conference.queries import plans
from conference.services import programme
from conference.web import access, reader
from conference.web.messages import message
from conference.web.writing import refusal

Answer = Response | str | tuple[str, int]


def working() -> Plan:
    """Return the programme as it is worked on."""
    return plans.working(db.read(), reader.conference().id)


def refused(edit: Callable[[Plan], Plan], what: str) -> DomainError | None:
    """Change the programme by `edit`, called `what`; return why not, or None when it's done.

    Raises NotFound for what isn't there any more.
    """
    conference, actor, now = reader.conference(), access.actor(), reader.now()
    return refusal(lambda session: programme.change(session, conference.id, edit, what, actor, now))


def done(what: str, endpoint: str = "programme.page") -> Response:
    """Lead back with the word that it's done; everything can be taken back until it's released."""
    flash(what, "success")
    return redirect(url_for(endpoint), 303)


def stale(endpoint: str = "programme.page") -> Response:
    """Lead back with the word that the button was too old to be trusted."""
    flash(_("Siden sto åpen for lenge. Trykk en gang til."), "error")
    return redirect(url_for(endpoint), 303)


def place(form: Form, error: DomainError, fields: dict[type[DomainError], str]) -> None:
    """Put a refusal beside the field that it is about; the first one where it's about none."""
    form.refuse(fields.get(type(error), next(iter(fields.values()))), message(error))


def slot_names(plan: Plan) -> dict[int, str]:
    """Return what the slots are called, by the keys of their items."""
    return {
        each.key: str(_("Bolk %(number)d", number=number))
        for number, each in enumerate(slots(plan.items), start=1)
    }
