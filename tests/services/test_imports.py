"""A file that is kept for its preview: what the import refuses, with everything as it was."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import by_user
from conference.domain.errors import ChangedMeanwhile, DomainError, NotFound
from conference.domain.guest_errors import NothingToImport, RowsUndecided, RowsWrong
from conference.domain.imports import KEPT, Checks, Sheet
from conference.domain.invitations import InvitationState
from conference.domain.users import Role
from conference.models import AuditEntry, Conference, ImportBatch, Organisation
from conference.queries import imports as queries
from conference.services import imports
from tests.conftest import Command
from tests.support import factories, sheets
from tests.support.clock import START, Clock
from tests.support.visitor import user_with

CHECKS = Checks(number=lambda text: len(text) == 9, email=lambda text: "@" in text)


@pytest.fixture
def held(session: Session) -> Conference:
    """A conference with one organisation on the list."""
    held = factories.conference(session)
    factories.organisation(session, "Senter for deltakelse")
    return held


def keep(session: Session, held: Conference, *rows: tuple[str, ...]) -> int:
    """Keep a file of the organiser's with these rows; returns the batch's id."""
    sheet = Sheet(tuple(enumerate((sheets.HEADING, *rows), start=1)))
    user = user_with(session, Role.ORGANISER)
    return imports.keep(session, held.id, user.id, sheet, "x.csv", START)


def run(session: Session, batch: int, **options: bool) -> None:
    """Import what the preview shows."""
    user = user_with(session, Role.ORGANISER)
    seen = queries.preview(session, batch, user.id, CHECKS, START).mark
    imports.run(session, batch, CHECKS, seen, by_user(user.id), START, **options)


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (sheets.guest("Senter for deltagelse"), RowsUndecided),
        (sheets.guest("Håp", county="Hordalnd"), RowsWrong),
        (("Senter for deltakelse",), NothingToImport),
    ],
)
def test_what_is_not_fit_is_refused_whole(
    session: Session, held: Conference, row: tuple[str, ...], error: type[DomainError]
) -> None:
    batch = keep(session, held, row)
    with pytest.raises(error):
        run(session, batch)
    assert session.scalar(select(func.count(Organisation.id))) == 1
    assert session.scalar(select(func.count(AuditEntry.id))) == 0
    assert session.get(ImportBatch, batch) is not None


def test_without_the_mark_of_the_preview_nothing_is_imported(
    session: Session, held: Conference
) -> None:
    batch = keep(session, held, sheets.guest("Håp og havn"))
    user = user_with(session, Role.ORGANISER)
    for seen in (None, "", "x" * 16):
        with pytest.raises(ChangedMeanwhile):
            imports.run(session, batch, CHECKS, seen, by_user(user.id), START)


def test_nobody_elses_and_no_expired_file_is_there(session: Session, held: Conference) -> None:
    batch = keep(session, held, sheets.guest("Håp og havn"))
    user = user_with(session, Role.ORGANISER)
    for owner, now in ((user.id + 1, START), (user.id, START + KEPT)):
        with pytest.raises(NotFound):
            imports.cancel(session, batch, owner, now)
        with pytest.raises(NotFound):
            queries.preview(session, batch, owner, CHECKS, now)


def test_files_go_when_they_have_expired(
    session: Session, held: Conference, command: Command, clock: Clock
) -> None:
    keep(session, held, sheets.guest("Håp og havn"))
    assert "Deleted 0" in command("tidy").output
    clock.advance(seconds=KEPT.total_seconds())
    assert "Deleted 1" in command("tidy").output
    assert session.scalar(select(func.count(ImportBatch.id))) == 0


def test_a_new_contact_in_the_file_also_gets_the_invitation(
    session: Session, held: Conference
) -> None:
    invited = session.scalars(select(Organisation)).one()
    invitation, _ = factories.invitation(session, held, invited, state=InvitationState.INVITED)
    batch = keep(session, held, sheets.guest("Senter for deltakelse", contact="Åse Øye"))
    run(session, batch)
    session.expire_all()
    assert invitation.contact_name == "Åse Øye"
    assert "ase oye" in invitation.search_key
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "guests.import")).one()
    assert entry.detail["changed"] == 1
