"""`flask --app wsgi outbox bounces FILE`: letters that a mailbox file says came back."""

from pathlib import Path

import click
from flask import Flask
from flask.cli import with_appcontext

from conference import db
from conference.cli import common, outbox
from conference.documents import bounces as mailbox
from conference.domain.actors import BY_COMMAND
from conference.queries import bounces as queries
from conference.services import bounces


def init_app(_app: Flask) -> None:
    """Add the command to those of the outbox."""
    outbox.group.add_command(read_bounces)


@click.command("bounces")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Mark them without being asked.")
@with_appcontext
def read_bounces(file: Path, yes: bool) -> None:
    """Mark the letters that the reports in FILE (.mbox or .eml) are about as come back."""
    if file.stat().st_size > mailbox.FILE_LIMIT:
        raise click.ClickException("The file is over 20 MB. Split it.")
    found = mailbox.read(file.read_bytes())
    if found.is_empty:
        raise click.ClickException("This isn't a mailbox file.")
    conference = common.conference()
    match = queries.matched(db.read(), conference.id, found.reports)
    db.read().rollback()
    words = {each.id: each.report.words for each in match.returned if not each.is_known}
    for letter_id, told in words.items():
        click.echo(f"  letter {letter_id}: {told}")
    passed_over = found.others + match.strangers
    click.echo(f"{len(words)} came back; {passed_over} other messages are passed over.")
    if words and (yes or click.confirm("Mark them?")):
        with db.transaction() as session:
            now = common.now(conference)
            bounces.record_all(session, conference.id, words, BY_COMMAND, now)
        click.echo("Marked. Mend the addresses under Gjester, and send new links.")
