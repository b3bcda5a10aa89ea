"""`flask --app wsgi run-demo`, `seed` and `links`: the demo, and the entrances to it."""

import click
import flask_migrate
import waitress
from flask import Flask, current_app
from flask.cli import with_appcontext

from conference import config, db
from conference.cli import common, links, seeding, seeding_after
from conference.queries import conferences
from seeds import demo


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(seed)
    app.cli.add_command(run_demo)


@click.command()
@with_appcontext
def seed() -> None:
    """Fill an empty database with the demo of 2015."""
    if current_app.config["PLENUM_ENV"] == config.PRODUCTION:
        raise click.ClickException("The demo is not for production.")
    if not _seed_if_empty():
        click.echo("There is a conference already; nothing is changed.")


@click.command("run-demo")
@click.option("--after", is_flag=True, help="Begin a week after the day, where it is empty.")
@with_appcontext
def run_demo(after: bool) -> None:
    """Migrate, seed where empty, say where to enter, and serve on 127.0.0.1:$PORT."""
    if current_app.config["PLENUM_ENV"] == config.PRODUCTION:
        raise click.ClickException("The demo is not for production. See docs/deploy.md.")
    flask_migrate.upgrade()
    if _seed_if_empty() and after:
        _let_the_day_pass()
    _print_entrances()
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    db.read().rollback()
    waitress.serve(app, host="127.0.0.1", port=app.config["PORT"], threads=8, ident=None)


def _seed_if_empty() -> bool:
    """Seed the database if it holds no conference; return whether it did."""
    if conferences.latest(db.read()) is not None:
        return False
    db.read().rollback()
    with db.transaction() as session:
        seeding.seed(session, common.now(), lambda line: click.echo(f"  {line} …"))
    return True


def _let_the_day_pass() -> None:
    found, now = common.conference(), common.now()
    with db.transaction() as session:
        seeding_after.seed(session, found.id, now, lambda line: click.echo(f"  {line} …"))


def _print_entrances() -> None:
    found = common.conference()
    base = current_app.config["PUBLIC_URL"]
    click.echo(f"\n  {found.name.nb}: the demo is at {base}\n")
    if found.is_demo:
        for line in _accounts(base) + links.entrances(db.read(), base):
            click.echo(f"  {line}")
    click.echo("\n  Stop with Ctrl-C. The data stays; `make reset` starts over.\n")


def _accounts(base: str) -> list[str]:
    organiser, chair, notes = *demo.DEMO_USERS[:2], demo.DEMO_USERS[-1]
    return [
        f"Organiser     {base}/login   {organiser.email}   {organiser.password}",
        f"Chair         {base}/login   {chair.email}   {chair.password}",
        f"Rapporteur    {base}/login   {notes.email}   {notes.password}",
    ]
