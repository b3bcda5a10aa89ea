"""The command line: `flask --app wsgi …`, for all that a person does without a browser."""

from flask import Flask

from conference.cli import (
    archive,
    assignment,
    bounces,
    contributions,
    demo,
    links,
    outbox,
    tidy,
    users,
)


def init_app(app: Flask) -> None:
    """Add the commands."""
    for part in (demo, assignment, links, outbox, bounces, users, tidy, contributions, archive):
        part.init_app(app)
