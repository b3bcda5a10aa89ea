"""Forms about a seat know what it held when they were made, so that nobody overwrites unseen."""

from collections.abc import Callable, Iterable
from datetime import datetime

from flask import request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from conference.domain.needs import NeedChoice
from conference.services import seats
from conference.web import labels

FIELD = "seen"


def unless_changed(
    work: Callable[[Session], object], invitation: str | int, seat: int, now: datetime
) -> Callable[[Session], None]:
    """Return `work` that is refused, with ChangedMeanwhile, where the form's mark is an old one."""

    def do(session: Session) -> None:
        seats.check_seen(session, invitation, seat, request.form.get(FIELD), now)
        work(session)

    return do


def changed(name: str | None, email: str | None, wishes: Iterable[str]) -> str:
    """Return what the person who typed is told: what the seat holds now, `wishes` by title."""
    held = ", ".join([name or str(_("plassen er uten navn")), *filter(None, [email]), *wishes])
    return str(
        _(
            "Noen endret plassen mens du skrev. Nå står det: %(held)s. "
            "Se over, og send en gang til hvis det du skrev, skal gjelde.",
            held=held,
        )
    )


def needs_changed(needs: Iterable[tuple[NeedChoice, str | None]]) -> str:
    """Return what an organiser who typed is told: what needs stand there now."""
    held = ", ".join(note or labels.label(choice) for choice, note in needs)
    return str(
        _(
            "Noen endret behovene mens du skrev. Nå står det: %(held)s. "
            "Se over, og lagre en gang til hvis det du skrev, skal gjelde.",
            held=held or _("ingen behov"),
        )
    )
