"""One attempt to write: done, or refused with a reason that the page can tell."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from conference import db
from conference.domain.errors import DomainError, LinkInvalid, NotFound


def refusal(work: Callable[[Session], object]) -> DomainError | None:
    """Do `work` in one transaction; return why it was refused, or None when it's done.

    Raises NotFound and LinkInvalid, for which there are pages.
    """
    try:
        with db.transaction() as session:
            work(session)
    except (NotFound, LinkInvalid):
        raise
    except DomainError as error:
        return error
    return None
