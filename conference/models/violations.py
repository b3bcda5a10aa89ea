"""From a violated constraint to the domain error it stands for."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Index, Table, UniqueConstraint
from sqlalchemy.exc import IntegrityError

from conference.domain import door_errors, errors, guest_errors
from conference.models.base import Base

_ERRORS: dict[str, type[errors.DomainError]] = {
    "uq_registrations_invitation_id_seat": errors.SeatTaken,
    "ck_registrations_within_quota": errors.QuotaExceeded,
    "ck_registrations_accepted": errors.TransitionRefused,
    "fk_registrations_invitation": errors.ChangedMeanwhile,
    "fk_placements_registration_id": errors.ChangedMeanwhile,
    "fk_outbox_messages_invitation_id": errors.ChangedMeanwhile,
    "fk_outbox_messages_registration_id": errors.ChangedMeanwhile,
    "fk_wishes_session_id": errors.WishUnknown,
    "uq_wishes_registration_id_session_id": errors.WishRepeated,
    "uq_placements_run_id_registration_id_slot_id": errors.SlotTaken,
    "uq_placements_run_id_registration_id_session_id": errors.SessionRepeated,
    "uq_pins_registration_id_slot_id": errors.SlotTaken,
    "uq_pins_registration_id_session_id": errors.SessionRepeated,
    "uq_invitations_conference_id_organisation_id": errors.AlreadyInvited,
    "uq_reserves_conference_id_organisation_id": errors.AlreadyReserved,
    "uq_organisations_number": guest_errors.NumberTaken,
    "uq_users_email": errors.EmailTaken,
    "uq_assignment_runs_conference_id_number": errors.ChangedMeanwhile,
    "uq_assignment_runs_published": errors.ChangedMeanwhile,
    "uq_assignment_runs_unfinished": errors.ChangedMeanwhile,
    "uq_bars_registration_id_session_id": errors.SessionBarred,
    "uq_admissions_standing": door_errors.AlreadyAdmitted,
    "fk_admissions_registration_id": errors.ChangedMeanwhile,
    "uq_attendances_registration_id_slot_id": errors.SlotTaken,
    "fk_attendances_registration_id": errors.ChangedMeanwhile,
}


def _unique_names() -> Iterator[tuple[str, str]]:
    """Yield ("table.a, table.b", constraint name): SQLite names a unique one by its columns."""
    for table in Base.metadata.tables.values():
        for constraint in _unique_constraints(table):
            columns = ", ".join(f"{table.name}.{column.name}" for column in constraint.columns)
            yield columns, str(constraint.name)


def _unique_constraints(table: Table) -> list[UniqueConstraint | Index]:
    indexes = [each for each in table.indexes if each.unique]
    return [*indexes, *(each for each in table.constraints if isinstance(each, UniqueConstraint))]


def constraint_name(violation: IntegrityError) -> str | None:
    """Return the name of the violated constraint on PostgreSQL or SQLite, or None."""
    diagnosis = getattr(violation.orig, "diag", None)
    if diagnosis is not None:
        return str(diagnosis.constraint_name)
    found = re.match(r"(UNIQUE|CHECK) constraint failed: (.+)", str(violation.orig))
    if not found:
        return None
    return dict(_unique_names()).get(found[2], found[2])


@contextmanager
def constraints_as_errors() -> Iterator[None]:
    """Turn a violated constraint inside the block into its domain error.

    Constraints that stand for no rule of the domain stay IntegrityError: those are our mistakes.
    """
    try:
        yield
    except IntegrityError as violation:
        error = _ERRORS.get(constraint_name(violation) or "")
        if error is None:
            raise
        raise error from violation
