"""What is chosen when somebody has asked for access."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from conference.forms.base import PostForm


class AccessForm(PostForm):
    """One press, with or without the participants' names."""

    nameless = BooleanField(_l("Uten navnene på deltakerne"))
