"""What the commands share: which conference, what time it is there, and how to stop with a word."""

from datetime import datetime, timedelta

import click
from flask import current_app

from conference import db
from conference.queries import conferences
from conference.queries.conferences import ConferenceView


class SetUpFault(click.ClickException):
    """Stops the command: it won't go better before a person has mended the set-up.

    A service isn't started again after this exit code (EX_CONFIG; see docs/deploy.md).
    """

    exit_code = 78


def conference() -> ConferenceView:
    """Return the conference that CONFERENCE names, or else the latest one that is open, or is.

    Stops the command where there is none.
    """
    slug = current_app.config["CONFERENCE"]
    session = db.read()
    found = (
        conferences.by_slug(session, slug)
        if slug
        else conferences.current(session) or conferences.latest(session)
    )
    session.rollback()
    if found is None:
        raise click.ClickException(
            f"There is no conference called {slug}."
            if slug
            else "There is no conference yet. Sign in as an organiser and make one."
        )
    return found


def now(found: ConferenceView | None = None) -> datetime:
    """Return the present moment; in a demo conference, the demo's."""
    moment: datetime = current_app.config["CLOCK"]()
    return moment - timedelta(seconds=found.clock_offset) if found else moment
