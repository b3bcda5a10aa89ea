"""What a refusal says to the one who keeps the guest list (a part of `web.messages`)."""

from collections.abc import Callable

from flask_babel import gettext as _

from conference.domain import guest_errors as errors
from conference.domain.errors import DomainError

MESSAGES: dict[type[DomainError], Callable[[DomainError], str]] = {
    errors.NumberTaken: lambda e: _("En annen organisasjon har dette organisasjonsnummeret."),
}
