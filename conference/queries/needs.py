"""What the participants need: counts per choice, and names where somebody must arrange it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.needs import NeedChoice
from conference.domain.search import sort_key
from conference.models import Invitation, Need, Organisation, Registration
from conference.queries import rows

EXPLAINED = (NeedChoice.OTHER, NeedChoice.INTERPRETER)


@dataclass(frozen=True, slots=True)
class NeedOf:
    """One need that is arranged by name; `note` where the person's note explains the choice."""

    choice: NeedChoice
    note: str | None
    person: str
    organisation_id: int
    organisation: str
    is_invented: bool


@dataclass(frozen=True, slots=True)
class Needs:
    """The overview: `people` have told a need, of the `named` who are registered by name."""

    counts: dict[NeedChoice, int]
    by_name: dict[NeedChoice, tuple[NeedOf, ...]]
    people: int
    named: int


def overview(session: Session, conference_id: int) -> Needs:
    """Return all needs of a conference's participants, in two queries."""
    query = (
        select(
            Need.registration_id,
            Need.choice,
            Need.note,
            Registration.name,
            Organisation.id,
            Organisation.name,
            Organisation.is_invented,
        )
        .join(Registration, Registration.id == Need.registration_id)
        .join(Registration.invitation)
        .join(Invitation.organisation)
        .where(Invitation.conference_id == conference_id)
    )
    found = list(rows.every(session, query))
    needs = _explained(found)
    named = session.scalar(
        select(func.count(Registration.name))
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id)
    )
    return Needs(
        counts={choice: _count(needs, choice) for choice in NeedChoice},
        by_name={
            choice: tuple(need for need in needs if need.choice is choice)
            for choice in NeedChoice
            if choice.kind.is_arranged_by_name
        },
        people=len({registration_id for registration_id, *_ in found}),
        named=named or 0,
    )


def _explained(found: list[Any]) -> list[NeedOf]:
    """Return the rows as needs by organisation and person, with what the note explains.

    The note of who needs an interpreter names the language, and stands there alone.
    """
    notes = {registration_id: note for registration_id, _, note, *_ in found if note}
    interpreted = {who for who, choice, *_ in found if choice is NeedChoice.INTERPRETER}
    needs = [
        NeedOf(choice, notes.get(who) if choice in EXPLAINED else None, name or "", *rest)
        for who, choice, _, name, *rest in found
        if choice is not NeedChoice.OTHER or who not in interpreted
    ]
    return sorted(needs, key=lambda need: (sort_key(need.organisation), sort_key(need.person)))


def _count(needs: list[NeedOf], choice: NeedChoice) -> int:
    return sum(need.choice is choice for need in needs)
