"""`flask --app wsgi assign` and `publish`: a run from the wishes, and making one count."""

import time

import click
from flask import Flask
from flask.cli import with_appcontext

from conference import db, runner
from conference.cli import common
from conference.domain.actors import BY_COMMAND
from conference.domain.errors import (
    ChangedMeanwhile,
    NotFound,
    NothingPublished,
    RunOutdated,
    RunPublished,
)
from conference.domain.runs import RunState
from conference.queries import runs
from conference.services import assignments, publishing


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(assign)
    app.cli.add_command(publish)
    app.cli.add_command(work)


def _progress(stage: str, value: int, seconds: float) -> None:
    click.echo(f"  {seconds:6.2f} s  {stage}: {value}", err=True)


@click.command()
@click.option("--keep", is_flag=True, help="Nobody worse off than in the published run, few moved.")
@with_appcontext
def assign(keep: bool) -> None:
    """Place everybody by their wishes, as a new numbered draft."""
    found = common.conference()
    try:
        with db.transaction() as session:
            run_id = assignments.request(
                session, found.id, BY_COMMAND, common.now(found), keep=keep
            )
    except NothingPublished:
        raise click.ClickException("No run is published yet, so there is none to keep.") from None
    except ChangedMeanwhile:
        raise click.ClickException("A run is being computed already.") from None
    runner.compute(run_id, _progress)
    _say(run_id)


@click.command()
@click.option("--run", "run_id", type=int, help="Only the run with this id, not its number.")
@click.option("--forever", is_flag=True, help="Go on waiting for runs.")
@with_appcontext
def work(run_id: int | None, forever: bool) -> None:
    """Compute the runs that wait to be computed."""
    while True:
        computed = runner.compute(run_id, _progress)
        if computed is not None:
            _say(computed)
        elif forever:
            time.sleep(1)
        else:
            break


def _say(run_id: int) -> None:
    made = runs.summary(db.read(), run_id)
    db.read().rollback()
    if made.state is RunState.FAILED:
        raise click.ClickException("The run failed:\n" + "\n".join(made.faults))
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
    except RunOutdated as error:
        lacking = error.params["people"]
        raise click.ClickException(
            f"Run {number} lacks {lacking} people who have got a seat. Make a new run."
        ) from None
    waiting = "1 letter waits" if letters == 1 else f"{letters} letters wait"
    click.echo(f"Run {number} is published; {waiting} in the outbox.")
