"""The report is made final: frozen as it stands, version by version."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile
from conference.domain.marks import mark
from conference.domain.report import ReportContent, to_json
from conference.models import Report, audit, locks
from conference.services import outbox_follow_up


def finalise(
    session: Session,
    conference_id: int,
    read: Callable[[Session], ReportContent],
    seen: str | None,
    actor: Actor,
    now: datetime,
) -> int:
    """Freeze what `read` finds as the next version, and return its number.

    What was answered before there was any is public now, and written of to who raised it.
    `seen` is the mark of what was shown. Raises ChangedMeanwhile.
    """
    locks.conference_by_id(session, conference_id)
    found = read(session)
    if seen != content_mark(found):
        raise ChangedMeanwhile
    last = select(func.max(Report.version)).where(Report.conference_id == conference_id)
    version = (session.scalar(last) or 0) + 1
    content = to_json(found) | {"version": version, "finalised_at": now.isoformat()}
    session.add(
        Report(
            conference_id=conference_id,
            version=version,
            finalised_at=now,
            user_id=actor.user_id,
            content=content,
            checksum=checksum(content),
        )
    )
    about = ("conference", conference_id)
    audit.record(session, actor, "report.finalise", about, now, version=version)
    session.flush()
    outbox_follow_up.tell_waiting(session, conference_id, now)
    return version


def content_mark(content: ReportContent) -> str:
    """Return the mark of what a draft says."""
    return mark(json.dumps(to_json(content), sort_keys=True))


def checksum(content: dict[str, object]) -> str:
    """Return the SHA-256 of a frozen report, as JSON with its keys in order."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
