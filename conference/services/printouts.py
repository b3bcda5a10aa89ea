"""What is printed is written down, so that the next paper can say what is new since."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.paper import PaperKind, PaperLine
from conference.models import Printout, audit, locks


def record(
    session: Session,
    conference_id: int,
    kind: PaperKind,
    papers: Iterable[tuple[int | None, Sequence[PaperLine]]],
    run_id: int | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Write that papers of `kind` are fetched for printing: (occurrence or None, what is on it).

    Raises NotFound.
    """
    locks.conference_by_id(session, conference_id)
    for occurrence_id, lines in papers:
        session.add(
            Printout(
                conference_id=conference_id,
                kind=kind,
                occurrence_id=occurrence_id,
                number=_next(session, conference_id, kind, occurrence_id),
                run_id=run_id,
                made_at=now,
                user_id=actor.user_id,
                lines=[
                    [one.registration_id, one.name, one.organisation, one.text] for one in lines
                ],
            )
        )
    audit.record(session, actor, "paper.print", ("conference", conference_id), now, kind=kind)
    session.flush()


def _next(session: Session, conference_id: int, kind: PaperKind, occurrence_id: int | None) -> int:
    query = (
        select(Printout.number)
        .where(
            Printout.conference_id == conference_id,
            Printout.kind == kind,
            Printout.occurrence_id == occurrence_id,
        )
        .order_by(Printout.number.desc())
    )
    return (session.scalars(query).first() or 0) + 1
