"""The form that removes organisations: whom was shown, and how many they are in the hand of one."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField

from conference.forms.editing import SeenForm


class RemovalForm(SeenForm):
    """`seen` is the mark of those who were shown; `count` is typed where they are several."""

    count = StringField(_l("Skriv hvor mange som skal fjernes"))

    def is_sure(self, count: int) -> bool:
        """Whether the number was typed where that is asked for; else the field says so."""
        typed = "".join((self.count.data or "").split())
        if count == 1 or typed == str(count):
            return True
        self.refuse("count", str(_l("Skriv tallet %(count)d for å fjerne dem.", count=count)))
        return False
