"""What the commands share: which conference, what time it is there, and how to stop with a word."""

from datetime import datetime, timedelta

import click
from flask import current_app

from conference import db
from conference.queries import conferences
from conference.queries.conferences import ConferenceView


def conference() -> ConferenceView:
    """Return the current conference; stops the command where there is none."""
    found = conferences.current(db.read())
    if found is None:
        raise click.ClickException("There is no conference yet. Run: flask --app wsgi seed")
    db.read().rollback()
    return found


def now(found: ConferenceView | None = None) -> datetime:
    """Return the present moment; in a demo conference, the demo's."""
    moment: datetime = current_app.config["CLOCK"]()
    return moment - timedelta(seconds=found.clock_offset) if found else moment
