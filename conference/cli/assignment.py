"""`flask --app wsgi assign` and `publish`: a run from the wishes, and making one count."""

import click
from flask import Flask
from flask.cli import with_appcontext

from conference import db
from conference.cli import common
from conference.domain.actors import BY_COMMAND
from conference.domain.errors import NotFound, RunImpossible, RunPublished
from conference.queries import runs
from conference.services import assignments, publishing


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(assign)
    app.cli.add_command(publish)


def _progress(stage: str, value: int, seconds: float) -> None:
    click.echo(f"  {seconds:6.2f} s  {stage}: {value}", err=True)


@click.command()
@with_appcontext
def assign() -> None:
    """Place everybody by their wishes, as a new numbered draft."""
    found = common.conference()
    try:
        with db.transaction() as session:
            run_id = assignments.run(
                session, found.id, BY_COMMAND, common.now(found), progress=_progress
            )
    except RunImpossible as error:
        lines = [str(fault) for fault in error.params["faults"]]  # type: ignore[attr-defined]
        raise click.ClickException("The pins don't add up:\n" + "\n".join(lines)) from None
    made = runs.summary(db.read(), run_id)
    proof = "proven best" if made.proven else "not proven best"
    click.echo(f"Run {made.number}: {made.placed} placements, {made.unplaced} missing, {proof}.")
    click.echo(f"Publish it with: flask --app wsgi publish {made.number}")


@click.command()
@click.argument("number", type=int)
@with_appcontext
def publish(number: int) -> None:
    """Publish run NUMBER and write the letters."""
    found = common.conference()
    try:
        run_id = runs.id_of(db.read(), found.id, number)
        db.read().rollback()
        with db.transaction() as session:
            letters = publishing.publish(session, run_id, BY_COMMAND, common.now(found))
    except NotFound:
        raise click.ClickException(f"There is no run {number}.") from None
    except RunPublished:
        raise click.ClickException(f"Run {number} isn't a draft.") from None
    click.echo(f"Run {number} is published; {letters} letters wait in the outbox.")
