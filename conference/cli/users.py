"""`flask --app wsgi create-user`: somebody who may sign in."""

import click
from flask import Flask
from flask.cli import with_appcontext

from conference import db
from conference.cli import common
from conference.domain.actors import BY_COMMAND
from conference.domain.errors import EmailTaken, PasswordTooShort
from conference.domain.users import PASSWORD_LENGTH, Role
from conference.queries import users as queries
from conference.services import users


def init_app(app: Flask) -> None:
    """Add the command."""
    app.cli.add_command(create_user)


@click.command("create-user")
@click.argument("email")
@click.option("--name", required=True, help="The person's name.")
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), default=Role.ORGANISER.value
)
@click.option("--session", "number", type=int, help="For a chair: a session that they lead.")
@click.password_option(help="Asked for when left out.")
@with_appcontext
def create_user(email: str, name: str, role: str, number: int | None, password: str) -> None:
    """Make a user who signs in with EMAIL."""
    person = _chair(number) if Role(role) is Role.CHAIR else None
    try:
        with db.transaction() as session:
            users.create(
                session,
                email,
                name,
                password,
                Role(role),
                BY_COMMAND,
                common.now(),
                person_id=person,
            )
    except EmailTaken:
        raise click.ClickException("Somebody signs in with that address already.") from None
    except PasswordTooShort:
        raise click.ClickException(
            f"The password needs at least {PASSWORD_LENGTH} characters."
        ) from None
    click.echo(f"{email} can sign in as {role}.")


def _chair(number: int | None) -> int:
    """Return the person who leads the session; stops the command where there is none."""
    if number is None:
        raise click.UsageError("Say which session the chair leads: --session 3")
    person = queries.chair_of(db.read(), common.conference().id, number)
    db.read().rollback()
    if person is None:
        raise click.ClickException(f"Nobody on the programme chairs a session {number}.")
    return person
