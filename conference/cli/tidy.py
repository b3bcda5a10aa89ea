"""`flask --app wsgi tidy`: delete what has had its time."""

import click
from flask import Flask
from flask.cli import with_appcontext

from conference import db
from conference.cli import common
from conference.services import imports, practice, retention


def init_app(app: Flask) -> None:
    """Add the command."""
    app.cli.add_command(tidy)


@click.command("tidy")
@with_appcontext
def tidy() -> None:
    """Delete files never imported, practice at the door, and what is kept of people for a time."""
    now = common.now(common.conference())
    with db.transaction() as session:
        files, pressed = imports.forget(session, now), practice.forget(session, now)
        deletions = retention.delete_due(session, now)
    click.echo(f"Deleted {files} expired files and {pressed} presses of practice.")
    click.echo(f"Carried out {deletions} deletions that were due.")
