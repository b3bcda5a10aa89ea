"""`flask --app wsgi import-contributions`: take in what was said at an earlier conference."""

import tomllib
from pathlib import Path

import click
from flask import Flask
from flask.cli import with_appcontext

from conference import db
from conference.cli import common
from conference.domain.actors import BY_COMMAND
from conference.domain.errors import NotFound
from conference.services import earlier_reports
from seeds import contributions
from seeds.contributions import ReportSeed


def init_app(app: Flask) -> None:
    """Add the command."""
    app.cli.add_command(import_contributions)


@click.command("import-contributions")
@click.argument(
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=contributions.OF_2015,
)
@with_appcontext
def import_contributions(file: Path) -> None:
    """Take in chapters and contributions from FILE (by default those of 2015); twice is once."""
    report = _read(file)
    found = common.conference()
    try:
        with db.transaction() as session:
            added = earlier_reports.take_in(
                session, found.id, report, BY_COMMAND, common.now(found)
            )
    except NotFound:
        raise click.ClickException(
            f"{found.name.nb} doesn't hold every session that the file names; nothing is changed."
        ) from None
    click.echo(f"Added {added} of {len(report.contributions)} contributions to {found.name.nb}.")


def _read(file: Path) -> ReportSeed:
    try:
        return contributions.load(file)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as fault:
        raise click.ClickException(
            f"{file.name} isn't written as seeds/data/contributions2015.toml is: {fault}"
        ) from None
