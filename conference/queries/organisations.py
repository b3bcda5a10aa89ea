"""The guest list: organisations with how they answered, found, filtered, sorted and paged.

Names are searched and sorted in Python (domain/search.py), because no two databases agree on
Norwegian letters; the list is small enough to read whole in one query.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.guests import GuestOrder, GuestSearch, GuestState, guest_state
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationFacts, OrganisationKind, WrittenStandard
from conference.domain.search import matches, sort_key
from conference.models import Invitation, Organisation, Registration
from conference.queries import rows

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One line of the list; `invitation_id` and `state` are None for one that isn't invited."""

    id: int
    name: str
    kind: OrganisationKind
    county: str
    municipality: str
    written_standard: WrittenStandard
    contact_name: str
    contact_email: str
    is_invented: bool
    invitation_id: int | None
    state: InvitationState | None
    quota: int | None
    invitation_contact: str | None
    invitation_email: str | None
    answered_at: datetime | None
    taken: int
    named: int

    @property
    def guest_state(self) -> GuestState:
        """Where the organisation stands."""
        return guest_state(self.state)

    @property
    def nameless(self) -> int:
        """Seats that wait for a name."""
        return self.taken - self.named


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list; `counts` are by state, of what the other filters find."""

    rows: tuple[OrganisationRow, ...]
    found: int
    total: int
    page: int
    pages: int
    counts: Mapping[GuestState, int]
    counties: tuple[str, ...]
    uninvited: int


def listing(session: Session, conference_id: int, wanted: GuestSearch) -> Listing:
    """Return the page of the list that is `wanted`; a page beyond the last is the last."""
    everyone = _rows(session, conference_id)
    names = _people(session, conference_id) if wanted.text.strip() else {}
    others = [row for row in everyone if _is_found(row, wanted, names.get(row.invitation_id, ()))]
    found = [row for row in others if wanted.state in (None, row.guest_state)]
    found.sort(key=lambda row: (*_order(row, wanted.order), sort_key(row.name), row.id))
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(max(1, wanted.page), pages)
    return Listing(
        rows=tuple(found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]),
        found=len(found),
        total=len(everyone),
        page=page,
        pages=pages,
        counts=Counter(row.guest_state for row in others),
        uninvited=sum(row.state is None for row in everyone),
        counties=tuple(sorted({row.county for row in everyone}, key=sort_key)),
    )


def chosen(
    session: Session, conference_id: int, ids: Iterable[int] | None
) -> list[OrganisationRow]:
    """Return the organisations with `ids`, or (None) all that aren't invited, by name."""
    wanted = None if ids is None else set(ids)
    found = [
        row
        for row in _rows(session, conference_id)
        if (row.id in wanted if wanted is not None else row.state is None)
    ]
    return sorted(found, key=lambda row: (sort_key(row.name), row.id))


def facts(session: Session, organisation_id: int) -> OrganisationFacts:
    """Return what the organiser may change about an organisation; raises NotFound."""
    columns = [getattr(Organisation, name) for name in OrganisationFacts.__dataclass_fields__]
    query = select(*columns).where(Organisation.id == organisation_id)
    return OrganisationFacts(*rows.only(session, query))


def is_known(session: Session, name: str, municipality: str) -> bool:
    """Whether there is an organisation of that name in the municipality, in whatever case."""
    wanted = (name.casefold(), municipality.casefold())
    known = session.execute(select(Organisation.name, Organisation.municipality))
    return any((row[0].casefold(), row[1].casefold()) == wanted for row in known)


def counties(session: Session) -> list[str]:
    """Return the counties in use, in alphabetical order."""
    return sorted(session.scalars(select(Organisation.county).distinct()), key=sort_key)


_SEATS = (
    select(
        Registration.invitation_id,
        func.count().label("taken"),
        func.count(Registration.name).label("named"),
    )
    .group_by(Registration.invitation_id)
    .subquery()
)
_ROW = (
    Organisation.id,
    Organisation.name,
    Organisation.kind,
    Organisation.county,
    Organisation.municipality,
    Organisation.written_standard,
    Organisation.contact_name,
    Organisation.contact_email,
    Organisation.is_invented,
    Invitation.id,
    Invitation.state,
    Invitation.quota,
    Invitation.contact_name,
    Invitation.contact_email,
    Invitation.answered_at,
    func.coalesce(_SEATS.c.taken, 0),
    func.coalesce(_SEATS.c.named, 0),
)


def _rows(session: Session, conference_id: int) -> list[OrganisationRow]:
    theirs = (Invitation.organisation_id == Organisation.id) & (
        Invitation.conference_id == conference_id
    )
    query = (
        select(*_ROW)
        .outerjoin_from(Organisation, Invitation, theirs)
        .outerjoin(_SEATS, _SEATS.c.invitation_id == Invitation.id)
    )
    return [OrganisationRow(*row) for row in rows.every(session, query)]


def _people(session: Session, conference_id: int) -> dict[int | None, list[str]]:
    """Return the names on each invitation's seats."""
    query = (
        select(Registration.invitation_id, Registration.name)
        .join(Registration.invitation)
        .where(Invitation.conference_id == conference_id, Registration.name.is_not(None))
    )
    found: dict[int | None, list[str]] = {}
    for invitation_id, name in rows.every(session, query):
        found.setdefault(invitation_id, []).append(name or "")
    return found


def _is_found(row: OrganisationRow, wanted: GuestSearch, people: Iterable[str]) -> bool:
    """Whether the row passes every filter but the one by state."""
    texts = [row.name, row.municipality, row.contact_name, row.contact_email]
    return (
        wanted.kind in (None, row.kind)
        and wanted.county in (None, row.county)
        and wanted.standard in (None, row.written_standard)
        and (row.nameless > 0 or not wanted.nameless)
        and matches(wanted.text, [*texts, row.invitation_contact, row.invitation_email, *people])
    )


def _order(row: OrganisationRow, order: GuestOrder) -> tuple[Any, ...]:
    """Return what comes before the name in the order."""
    answered = row.answered_at.timestamp() if row.answered_at else 0.0
    keys: dict[GuestOrder, tuple[Any, ...]] = {
        GuestOrder.NAME: (),
        GuestOrder.KIND: (list(OrganisationKind).index(row.kind),),
        GuestOrder.COUNTY: (sort_key(row.county), sort_key(row.municipality)),
        GuestOrder.STATE: (list(GuestState).index(row.guest_state),),
        GuestOrder.ANSWERED: (-answered,),
    }
    return keys[order]
