"""The forms about letters that came back: a mailbox file, what it held, and one by hand."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import FieldList, HiddenField, StringField

from conference.domain.bounces import WORDS_LENGTH
from conference.forms.base import Form, OneLine, at_most
from conference.forms.filters import identifier

MOST_AT_ONCE = 5000


class MailboxForm(Form):
    """A mailbox file to look for returned letters in."""

    file = FileField(_l("Postkassefil (.mbox) eller én melding (.eml)"))

    def content(self, limit: int) -> bytes | None:
        """Return what the file holds, or None where there is none or it is over `limit` bytes."""
        if not self.file.data:
            self.refuse("file", str(_l("Velg en fil.")))
            return None
        content: bytes = self.file.data.read(limit + 1)
        if len(content) > limit:
            self.refuse("file", str(_l("Filen er for stor. Del den opp.")))
            return None
        return content


class ReturnedForm(Form):
    """The letters that are to be marked, and what the servers said of them."""

    letters = FieldList(HiddenField(), max_entries=MOST_AT_ONCE)
    words = FieldList(HiddenField(), max_entries=MOST_AT_ONCE)

    @property
    def chosen(self) -> dict[int, str]:
        """The words about each letter, by its id."""
        ids = [identifier(value) for value in self.letters.data]
        return dict(zip(ids, [str(value or "") for value in self.words.data], strict=False))


class BouncedForm(Form):
    """One letter that came back, and what the return said."""

    words = StringField(
        _l("Hva sto det i returen? (valgfritt)"), [OneLine(), at_most(WORDS_LENGTH)]
    )

    def told(self) -> str:
        """Return what was written."""
        value: Any = self.words.data
        return str(value or "")
