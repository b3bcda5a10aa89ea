"""What a refusal says at the door and in the rooms (a part of `web.messages`)."""

from collections.abc import Callable
from datetime import datetime

from flask_babel import gettext as _

from conference.domain import door_errors as errors
from conference.domain.errors import DomainError
from conference.web import formats


def _already(error: DomainError) -> str:
    at = error.params.get("at")
    if not isinstance(at, datetime):
        return str(_("Personen er allerede sluppet inn. Se på siden på nytt."))
    return str(
        _(
            "%(name)s ble sluppet inn klokka %(time)s ved %(desk)s.",
            name=error.params["name"],
            time=formats.clock(at),
            desk=error.params["desk"],
        )
    )


MESSAGES: dict[type[DomainError], Callable[[DomainError], str]] = {
    errors.AlreadyAdmitted: _already,
    errors.NotAdmitted: lambda e: _("Personen er ikke sluppet inn i dag."),
    errors.SeatHasNoName: lambda e: _("Plassen mangler navn. Skriv navnet først."),
    errors.NotApprover: lambda e: _(
        "Det er %(name)s som avgjør hvem som slipper inn uten å stå på listen.",
        name=e.params["name"],
    ),
    errors.ElsewhereInSlot: lambda e: _(
        "Personen er krysset av i sesjon %(number)s (%(room)s) i denne bolken.",
        number=e.params["number"],
        room=e.params["room"],
    ),
    errors.RoomHasNoSeat: lambda e: _(
        "Rommet har ingen ledig plass. Det tar %(limit)s.", limit=e.params["limit"]
    ),
}
