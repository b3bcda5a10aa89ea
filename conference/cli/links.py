"""`flask --app wsgi links`: personal links, for whoever has to send one by other means."""

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from sqlalchemy.orm import Session

from conference import db
from conference.cli import common
from conference.domain.actors import BY_COMMAND
from conference.domain.errors import DomainError
from conference.queries import seeded
from conference.services import invitations
from seeds import demo


def init_app(app: Flask) -> None:
    """Add the command."""
    app.cli.add_command(show_links)


@click.command("links")
@click.option(
    "--new",
    "organisation_ids",
    type=int,
    multiple=True,
    help="Make a new link for the organisation with this id; its old one dies.",
)
@with_appcontext
def show_links(organisation_ids: tuple[int, ...]) -> None:
    """Print the demo's entrances, or make new personal links.

    Links are stored as hashes: an existing one can't be shown again, only replaced.
    """
    found = common.conference()
    base = current_app.config["PUBLIC_URL"]
    if not organisation_ids:
        if not found.is_demo:
            raise click.ClickException("Name organisations: --new ID (their old links die).")
        for line in entrances(db.read(), base):
            click.echo(line)
        return
    for organisation_id in organisation_ids:
        click.echo(f"{organisation_id}  {base}/invitation/{_new(found.id, organisation_id)}")


def _new(conference_id: int, organisation_id: int) -> str:
    try:
        with db.transaction() as session:
            found = seeded.invitation_ids(session, conference_id, [organisation_id])
            if organisation_id not in found:
                raise click.ClickException(f"Organisation {organisation_id} isn't invited.")
            return invitations.resend(
                session, found[organisation_id], BY_COMMAND, common.now(common.conference())
            )
    except DomainError as error:
        raise click.ClickException(f"Organisation {organisation_id}: {error.code}.") from None


def entrances(session: Session, base: str) -> list[str]:
    """Return a line for each of the demo's links, and say so where one is dead."""
    lines = []
    for number in demo.ENTRANCES:
        token = demo.demo_token(number)
        name = seeded.organisation_by_link(session, token)
        lines.append(
            f"Organisation  {base}/invitation/{token}   {name}"
            if name
            else "Organisation  (its link has been replaced; see the outbox, or make reset)"
        )
    return lines
