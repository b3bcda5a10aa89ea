"""What the organiser aims for on the guest list."""

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.balance import Aims, mark
from conference.domain.errors import ChangedMeanwhile
from conference.models import BalanceAim, audit, locks


def aim(
    session: Session,
    conference_id: int,
    aims: Aims,
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Aim for these numbers of organisations and no others, where the present have mark `seen`.

    Raises NotFound or ChangedMeanwhile.
    """
    locks.conference_by_id(session, conference_id)
    columns = (BalanceAim.dimension, BalanceAim.value, BalanceAim.organisations)
    present = session.execute(select(*columns).where(BalanceAim.conference_id == conference_id))
    if seen != mark({(dimension, value): number for dimension, value, number in present}):
        raise ChangedMeanwhile
    session.execute(delete(BalanceAim).where(BalanceAim.conference_id == conference_id))
    new = [
        {
            "conference_id": conference_id,
            "dimension": dimension,
            "value": value,
            "organisations": number,
        }
        for (dimension, value), number in aims.items()
    ]
    if new:
        session.execute(insert(BalanceAim), new)
    audit.record(session, actor, "balance.aim", ("conference", conference_id), now, aims=len(new))
    session.flush()
