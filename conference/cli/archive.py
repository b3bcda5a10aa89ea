"""`flask --app wsgi archive PATH`: the package for the archive, without a browser."""

from pathlib import Path

import click
from flask import Flask
from flask.cli import with_appcontext

from conference import db
from conference.cli import common
from conference.documents.archive import archive_package
from conference.domain.actors import BY_COMMAND
from conference.domain.archive import PackageKind
from conference.queries import archive as queries
from conference.services import archive


def init_app(app: Flask) -> None:
    """Add the command."""
    app.cli.add_command(take)


@click.command("archive")
@click.argument("path", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@with_appcontext
def take(path: Path) -> None:
    """Write the package for the archive to PATH, and write down that it was taken."""
    held = common.conference()
    now = common.now(held)
    session = db.read()
    contents = queries.contents(session, held.id)
    session.rollback()
    package = archive_package(contents, now)
    with db.transaction() as writing:
        archive.take(writing, held.id, PackageKind.ARCHIVE, package.checksum, BY_COMMAND, now)
    path.write_bytes(package.content)
    size = len(package.content) / 1_000_000
    click.echo(f"{path}: {package.files} files, {size:.1f} MB.")
    click.echo(f"SHA-256 of SHA256SUMS: {package.checksum}")
