"""A package taken out of the house leaves its trace, and the checksum it is known again by."""

from datetime import datetime

from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.archive import PackageKind
from conference.models import audit


def take(
    session: Session,
    conference_id: int,
    kind: PackageKind,
    checksum: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Write down that `actor` took the package of `kind`; `checksum` is that of its checksums."""
    about = ("conference", conference_id)
    audit.record(session, actor, "archive.take", about, now, package=kind.value, checksum=checksum)
    session.flush()
