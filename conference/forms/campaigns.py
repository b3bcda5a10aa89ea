"""The form for a letter to many: to whom, of those that were shown."""

from wtforms import BooleanField, SelectMultipleField

from conference.forms.editing import SeenForm
from conference.forms.filters import identifier


class CampaignForm(SeenForm):
    """The invitations that are to get the letter; `seen` is the mark of all that are due.

    `everyone`: all that the filter finds, also those for whom the page had no room.
    """

    everyone = BooleanField()
    to = SelectMultipleField(coerce=identifier, validate_choice=False)
