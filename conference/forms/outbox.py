"""What a person decides about a letter."""

from wtforms import StringField

from conference.domain.outbox import MessageAction
from conference.forms.base import Form


class DecisionForm(Form):
    """Send the letter again, or call it delivered: the value of the button that was pressed."""

    action = StringField()

    @property
    def decision(self) -> MessageAction | None:
        """The decision, or None for what is none."""
        value = self.action.data
        return MessageAction(value) if value in set(MessageAction) else None
