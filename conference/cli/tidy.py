"""`flask --app wsgi tidy`: delete what has had its time."""

import click
from flask import Flask
from flask.cli import with_appcontext

from conference import db
from conference.cli import common
from conference.services import imports


def init_app(app: Flask) -> None:
    """Add the command."""
    app.cli.add_command(tidy)


@click.command("tidy")
@with_appcontext
def tidy() -> None:
    """Delete files of organisations that were handed in and never imported."""
    with db.transaction() as session:
        deleted = imports.forget(session, common.now(common.conference()))
    click.echo(f"Deleted {deleted} expired files.")
