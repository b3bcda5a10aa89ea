"""`flask --app wsgi outbox deliver`: the letters that are due, handed to the mail server once each.

A letter is claimed and that committed before it is sent; what became of it is recorded in a
transaction of its own. Whatever ends the command in between leaves a letter in doubt, never two.
"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from email.utils import parseaddr

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from conference import attachments, db
from conference.cli import common
from conference.cli.smtp import Outcome, Result, Server
from conference.cli.stopping import Stop
from conference.documents.mail import AddressRefused, HeaderRefused, Mail, compose
from conference.documents.mail_html import html
from conference.domain.errors import DomainError, LetterReplaced
from conference.domain.outbox import UNASKED, is_replaced, with_link
from conference.queries import conferences, delivery
from conference.queries.delivery import DeliverableLetter
from conference.services import outbox, outbox_rate

LOOK_SECONDS = 5  # between looks for letters

group = AppGroup("outbox", help="The letters that wait.")


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(group)


@group.command()
@click.option("--limit", type=click.IntRange(min=1), help="Send at most this many letters.")
@click.option("--per-minute", type=click.IntRange(min=1), help="At most this many, all together.")
@click.option("--forever", is_flag=True, help="Go on waiting for letters, until told to stop.")
def deliver(limit: int | None, per_minute: int | None, forever: bool) -> None:
    """Send the letters that are due."""
    server, stop, done = _server(forever), Stop(), Counter[Outcome]()
    per_minute = per_minute or current_app.config["MAIL_PER_MINUTE"]
    with server:
        while not stop.asked:
            _show_lost()
            _send_due(server, stop, done, limit, per_minute)
            if not forever or (limit and done.total() >= limit):
                break
            server.rest()
            stop.sleep(LOOK_SECONDS)
    _sum_up(done, forever)


def _send_due(
    server: Server, stop: Stop, done: Counter[Outcome], limit: int | None, per_minute: int
) -> None:
    """Send until none is due, the limit is reached, or the server or a person says stop."""
    while not stop.asked and (limit is None or done.total() < limit):
        found = _claimed(per_minute)
        if isinstance(found, timedelta):
            stop.sleep(found.total_seconds())
            continue
        if found is None:
            return
        result = _deliver(found, server)
        _record(found, result)
        done[result.outcome] += 1
        click.echo(f"  letter {found}: {result.outcome.value} {result.words}", err=True)
        if result.outcome is Outcome.NOT_TRIED:
            return


def _show_lost() -> None:
    with db.transaction() as session:
        lost = outbox.lose_expired(session, common.now())
    if lost:
        caught = "1 letter was" if lost == 1 else f"{lost} letters were"
        click.echo(f"{caught} caught half-way: see Brev, Utboks.", err=True)


def _server(forever: bool) -> Server:
    """Return the mail server; stops the command where no letter should or could leave."""
    if not forever:  # a service may be there before the first conference
        common.conference()
    has_demo = conferences.has_demo(db.read())
    db.read().rollback()
    if has_demo:
        raise click.ClickException(
            "In the demo letters go nowhere; read them in the browser, under Brev."
        )
    for name in ("SMTP_URL", "MAIL_FROM"):
        if not current_app.config[name]:
            raise click.ClickException(f"{name} is missing. See docs/deploy.md.")
    if "@" not in parseaddr(current_app.config["MAIL_FROM"])[1]:
        raise click.ClickException("MAIL_FROM isn't an address, or a name and <address>.")
    try:
        return Server(current_app.config["SMTP_URL"])
    except ValueError:  # its own words could hold the password
        raise click.ClickException(
            "SMTP_URL isn't like smtp://user:password@mail.example.no:587."
        ) from None


def _claimed(per_minute: int) -> int | timedelta | None:
    """Return the letter to send now, or how long to wait for the rate, or None: none is due."""
    with db.transaction() as session:
        if per_minute:
            outbox_rate.take_turn(session)
        now = common.now()
        wait = outbox_rate.wait_for_room(session, now, per_minute) if per_minute else timedelta(0)
        if wait and outbox_rate.is_due(session, now):
            return wait
        return None if wait else outbox.claim(session, now)


def _deliver(letter_id: int, server: Server) -> Result:
    """Send a claimed letter; one that can't be written as a mail is refused here."""
    try:
        letter = delivery.letter(db.read(), letter_id)
        mail = _mail(db.read(), letter)
        message = compose(mail)
    except (HeaderRefused, AddressRefused) as error:
        return Result(Outcome.REFUSED, f"{error.code}: {error.params['header']}")
    except LetterReplaced as error:
        return Result(Outcome.REFUSED, error.code)
    finally:
        db.read().rollback()  # nothing is held while the server takes its time
    return server.send(
        message,
        message["From"].addresses[0].addr_spec,
        message["To"].addresses[0].addr_spec,
    )


def _mail(session: Session, letter: DeliverableLetter) -> Mail:
    """Return the letter with its personal link in place; raises LetterReplaced."""
    if is_replaced(letter.body, letter.link_token):
        raise LetterReplaced
    public_url, now = current_app.config["PUBLIC_URL"], common.now()
    url = f"{public_url}/invitation/{letter.link_token}" if letter.link_token else None
    text = with_link(letter.body, url)
    sender_name, sender_address = parseaddr(current_app.config["MAIL_FROM"])
    return Mail(
        sender_name=sender_name,
        sender_address=sender_address,
        recipient_name=letter.recipient_name,
        recipient_address=letter.recipient_email,
        subject=letter.subject,
        text=text,
        message_id=letter.message_id,
        sent_at=now,
        language=letter.language,
        attachments=attachments.made(session, letter, public_url, now),
        html=html(text, letter.subject, letter.language, url),
        reply_to=letter.contact_email if letter.contact_email != sender_address else None,
        unsubscribe_to=letter.contact_email if letter.kind in UNASKED else None,
    )


def _record(letter_id: int, result: Result) -> None:
    now, words = common.now(), result.words
    recorders: dict[Outcome, Callable[[Session], None]] = {
        Outcome.SENT: lambda session: outbox.record_sent(session, letter_id, now),
        Outcome.REFUSED_FOR_NOW: lambda session: outbox.record_failure(
            session, letter_id, words, now, final=False
        ),
        Outcome.REFUSED: lambda session: outbox.record_failure(
            session, letter_id, words, now, final=True
        ),
        Outcome.NOT_TRIED: lambda session: outbox.postpone_unsent(session, letter_id, words, now),
        Outcome.UNKNOWN: lambda session: outbox.record_unknown(session, letter_id, words),
    }
    try:
        with db.transaction() as session:
            recorders[result.outcome](session)
    except DomainError as error:  # its lease ran out meanwhile, and it waits for a person
        click.echo(f"  letter {letter_id}: not recorded ({error.code})", err=True)


def _sum_up(done: Counter[Outcome], forever: bool) -> None:
    parts = [f"{done[outcome]} {outcome.value}" for outcome in Outcome if done[outcome]]
    click.echo(", ".join(parts) + "." if parts else "No letter is due.")
    if done[Outcome.NOT_TRIED] and not forever:
        raise click.ClickException("The mail server can't be used now; the letters wait.")
    if done[Outcome.UNKNOWN]:
        click.echo("Nobody knows whether the unknown ones arrived: decide under Brev, Utboks.")
