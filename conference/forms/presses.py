"""The presses that a device at the door sends: a JSON list, checked entry by entry."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from wtforms import Field, TextAreaField
from wtforms.validators import ValidationError

from conference.domain.codes import clean_code
from conference.domain.door import DESK_LENGTH
from conference.domain.registrations import NAME_LENGTH
from conference.forms.base import Form

MOST = 500
"""So many presses at once at the most: more than any desk makes in a morning."""
_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class PressedForm:
    """One press as sent; `has_waited` when it was made while the network was down."""

    key: str
    registration_id: int
    code: str
    name: str
    desk: str
    at: datetime
    id_seen: bool
    has_waited: bool


def read_press(sent: Any) -> PressedForm:
    """Return one press from what JSON held. Raises ValueError, KeyError or TypeError."""
    key, code, at = str(sent["key"]), clean_code(str(sent["code"])), str(sent["at"])
    moment = datetime.fromisoformat(at)
    if not _KEY.fullmatch(key) or code is None or moment.tzinfo is None:
        raise ValueError("not a press")
    return PressedForm(
        key=key,
        registration_id=int(sent["registration"]) % 2**31,
        code=code,
        name=str(sent["name"])[:NAME_LENGTH],
        desk=str(sent["desk"])[:DESK_LENGTH],
        at=moment,
        id_seen=sent["id_seen"] is True,
        has_waited=sent["waited"] is True,
    )


class PressesForm(Form):
    """A list of presses in the field `presses`."""

    presses = TextAreaField()

    def validate_presses(self, field: Field) -> None:
        """Raise ValidationError unless every entry is a press."""
        try:
            sent = json.loads(field.data or "")
            self.pressed = [read_press(each) for each in sent[:MOST]]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise ValidationError(_("Dette er ikke en liste med trykk.")) from None
