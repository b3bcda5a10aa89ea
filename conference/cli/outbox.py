"""`flask --app wsgi outbox deliver`: the letters that are due, handed to the mail server once each.

A letter is claimed and that committed before it is sent; what became of it is recorded in a
transaction of its own. Whatever ends the command in between leaves a letter in doubt, never two.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import parseaddr

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from conference import db
from conference.cli import common
from conference.cli.letter_mail import mail
from conference.cli.smtp import Server
from conference.cli.smtp_answers import FAULTS, Outcome, Result
from conference.cli.stopping import Stop
from conference.documents.mail import AddressRefused, HeaderRefused, check_sender, compose
from conference.domain.errors import DomainError, LetterReplaced
from conference.domain.outbox import pause_after
from conference.queries import conferences, delivery
from conference.services import outbox, outbox_rate

group = AppGroup("outbox", help="The letters that wait.")


@dataclass(slots=True)
class Run:
    """What a run may send, and what it has done; `per_minute` 0 is as fast as it goes."""

    limit: int | None
    per_minute: int
    done: Counter[Outcome] = field(default_factory=Counter)

    @property
    def is_over(self) -> bool:
        """Whether it has sent as many as it may."""
        return self.limit is not None and self.done.total() >= self.limit


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(group)


@group.command()
@click.option("--limit", type=click.IntRange(min=1), help="Send at most this many letters.")
@click.option("--per-minute", type=click.IntRange(min=1), help="At most this many, all together.")
@click.option("--forever", is_flag=True, help="Go on waiting for letters, until told to stop.")
def deliver(limit: int | None, per_minute: int | None, forever: bool) -> None:
    """Send the letters that are due."""
    run = Run(limit, per_minute or current_app.config["MAIL_PER_MINUTE"])
    misses = 0
    with _server(forever) as server, Stop() as stop:
        while True:
            _show_lost()
            fault = _send_due(server, stop, run)
            if stop.asked or run.is_over or not forever or _is_set_up(fault):
                break
            server.rest()
            misses = misses + 1 if fault else 0
            pause = pause_after(misses).total_seconds()
            if fault:
                click.echo(f"{_told(fault)} Next try in {pause:.0f} seconds.", err=True)
            stop.sleep(pause)
    _sum_up(run.done)
    if fault and _is_set_up(fault):
        raise common.SetUpFault(_told(fault))
    if fault and not forever:
        raise click.ClickException(_told(fault))


def _send_due(server: Server, stop: Stop, run: Run) -> Result | None:
    """Send until none is due, the limit is reached, or a person says stop.

    Returns the fault that keeps letters from being sent, if the server can't be used.
    """
    while not stop.asked and not run.is_over:
        # Before a letter is claimed: a server that is away touches none.
        fault = None if server.is_reached or not _is_due() else server.reach()
        found = None if fault else _claimed(run.per_minute)
        if isinstance(found, timedelta):
            stop.sleep(found.total_seconds())
            continue
        if found is None:
            return fault
        result = _deliver(found, server)
        _record(found, result)
        run.done[result.outcome] += 1
        click.echo(f"  letter {found}: {result.outcome.value} {result.words}", err=True)
        if result.outcome in FAULTS:
            return result
    return None


def _is_set_up(fault: Result | None) -> bool:
    return fault is not None and fault.outcome is Outcome.SET_UP


def _told(fault: Result) -> str:
    if _is_set_up(fault):
        return (
            f"The mail server takes no letters as Plenum is set up ({fault.words})."
            " Mend SMTP_URL or MAIL_FROM and start again; the letters wait."
        )
    return f"The mail server can't be used now ({fault.words}); the letters wait."


def _is_due() -> bool:
    due = outbox_rate.is_due(db.read(), common.now())
    db.read().rollback()
    return due


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
        raise common.SetUpFault(
            "In the demo letters go nowhere; read them in the browser, under Brev."
        )
    for name in ("SMTP_URL", "MAIL_FROM"):
        if not current_app.config[name]:
            raise common.SetUpFault(f"{name} is missing. See docs/deploy.md.")
    try:
        check_sender(*parseaddr(current_app.config["MAIL_FROM"]))
    except (HeaderRefused, AddressRefused):
        raise common.SetUpFault("MAIL_FROM isn't an address, or a name and <address>.") from None
    try:
        return Server(current_app.config["SMTP_URL"])
    except ValueError:  # its own words could hold the password
        raise common.SetUpFault(
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
        message = compose(mail(db.read(), letter))
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


def _record(letter_id: int, result: Result) -> None:
    now, words = common.now(), result.words

    def postpone(session: Session) -> None:
        outbox.postpone_unsent(session, letter_id, words, now)

    recorders: dict[Outcome, Callable[[Session], None]] = {
        Outcome.SENT: lambda session: outbox.record_sent(session, letter_id, now),
        Outcome.FAILED_FOR_NOW: lambda session: outbox.record_failure(
            session, letter_id, words, now, final=False
        ),
        Outcome.REFUSED: lambda session: outbox.record_failure(
            session, letter_id, words, now, final=True
        ),
        Outcome.NOT_TRIED: postpone,
        Outcome.SET_UP: postpone,
        Outcome.UNKNOWN: lambda session: outbox.record_unknown(session, letter_id, words),
    }
    try:
        with db.transaction() as session:
            recorders[result.outcome](session)
    except DomainError as error:  # its lease ran out meanwhile, and it waits for a person
        click.echo(f"  letter {letter_id}: not recorded ({error.code})", err=True)


def _sum_up(done: Counter[Outcome]) -> None:
    parts = [f"{done[outcome]} {outcome.value}" for outcome in Outcome if done[outcome]]
    click.echo(", ".join(parts) + "." if parts else "No letter is due.")
    if done[Outcome.UNKNOWN]:
        click.echo("Nobody knows whether the unknown ones arrived: decide under Brev, Utboks.")
