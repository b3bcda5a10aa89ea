"""The guest list: organisations with how they answered, found, filtered, sorted and paged.

The database does it all, by the keys that each row carries (models/keys.py): a page of the list
reads the rows it shows and no more, however long the list is.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, cast, func, select
from sqlalchemy.orm import Session

from conference.domain.guests import GuestSearch, GuestState, guest_state
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationFacts, OrganisationKind, WrittenStandard
from conference.domain.search import sort_key
from conference.models import Invitation, Organisation, Registration
from conference.queries import guest_filters, rows

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
    tags: tuple[str, ...]
    uninvited: int


def listing(session: Session, conference_id: int, wanted: GuestSearch) -> Listing:
    """Return the page of the list that is `wanted`; a page beyond the last is the last."""
    counts = _counts(session, conference_id, wanted)
    found = counts.get(wanted.state, 0) if wanted.state else sum(counts.values())
    pages = max(1, -(-found // PAGE_SIZE))
    page = min(max(1, wanted.page), pages)
    whole = _whole(session, conference_id)
    return Listing(
        rows=tuple(_rows(session, _picked(conference_id, wanted, page))) if found else (),
        found=found,
        total=sum(total for *_parts, total, _invited in whole),
        page=page,
        pages=pages,
        counts=counts,
        uninvited=sum(total - invited for *_parts, total, invited in whole),
        counties=tuple(sorted({county for county, *_rest in whole}, key=sort_key)),
        tags=tuple(_distinct(tags for _county, tags, *_counts in whole)),
    )


def chosen(session: Session, conference_id: int, ids: Iterable[int]) -> list[OrganisationRow]:
    """Return the organisations with `ids`, by name."""
    query = guest_filters.on_list(select(*_ROW), conference_id)
    query = query.where(Organisation.id.in_(set(ids)))
    return _rows(session, query.order_by(Organisation.name_key, Organisation.id))


def uninvited(session: Session, conference_id: int, wanted: GuestSearch) -> list[OrganisationRow]:
    """Return everybody that is `wanted`, whatever the page, and isn't invited, by name."""
    query = guest_filters.on_list(select(*_ROW), conference_id)
    query = query.where(Invitation.id.is_(None), *guest_filters.conditions(wanted))
    return _rows(session, query.order_by(Organisation.name_key, Organisation.id))


def ever_invited(session: Session) -> frozenset[int]:
    """Return the ids of the organisations that have an invitation to any conference."""
    return frozenset(session.scalars(select(Invitation.organisation_id)))


def facts(session: Session, organisation_id: int) -> OrganisationFacts:
    """Return what the organiser may change about an organisation; raises NotFound."""
    columns = [getattr(Organisation, name) for name in OrganisationFacts.__dataclass_fields__]
    query = select(*columns).where(Organisation.id == organisation_id)
    return OrganisationFacts(*rows.only(session, query))


def matching_facts(
    session: Session, conference_id: int, wanted: GuestSearch
) -> list[OrganisationFacts]:
    """Return what is known of every organisation that is `wanted`, in the order asked for."""
    columns = [getattr(Organisation, name) for name in OrganisationFacts.__dataclass_fields__]
    asked = [*guest_filters.conditions(wanted), *guest_filters.in_state(wanted.state)]
    query = guest_filters.on_list(select(*columns), conference_id).where(*asked)
    ordered = query.order_by(*guest_filters.order(wanted.order))
    return [OrganisationFacts(*row) for row in rows.every(session, ordered)]


def is_known(session: Session, name: str, municipality: str) -> bool:
    """Whether there is an organisation of that name in the municipality, in whatever case."""
    query = select(Organisation.name, Organisation.municipality)
    known = session.execute(query.where(Organisation.name_key == sort_key(name)))
    wanted = (name.casefold(), municipality.casefold())
    return any((row[0].casefold(), row[1].casefold()) == wanted for row in known)


def counties(session: Session) -> list[str]:
    """Return the counties in use, in alphabetical order."""
    return sorted(session.scalars(select(Organisation.county).distinct()), key=sort_key)


def _seats(column: Any) -> Any:
    query = select(func.count(column)).where(Registration.invitation_id == Invitation.id)
    return query.correlate(Invitation).scalar_subquery()


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
    _seats(Registration.id),
    _seats(Registration.name),
)


def _picked(conference_id: int, wanted: GuestSearch, page: int | None) -> Select[*tuple[Any, ...]]:
    """Return the query for one page, or (None) for all; seats are counted for what is shown."""
    asked = [*guest_filters.conditions(wanted), *guest_filters.in_state(wanted.state)]
    order = guest_filters.order(wanted.order)
    found = guest_filters.on_list(select(Organisation.id), conference_id).where(*asked)
    if page is not None:
        found = found.order_by(*order).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    shown = found.subquery()
    query = guest_filters.on_list(select(*_ROW), conference_id)
    return query.join(shown, shown.c.id == Organisation.id).order_by(*order)


def _rows(session: Session, query: Select[*tuple[Any, ...]]) -> list[OrganisationRow]:
    return [OrganisationRow(*row) for row in rows.every(session, query)]


def _counts(session: Session, conference_id: int, wanted: GuestSearch) -> dict[GuestState, int]:
    """Return how many there are in each state of what the other filters find."""
    query = guest_filters.on_list(select(Invitation.state, func.count()), conference_id)
    asked = query.where(*guest_filters.conditions(wanted)).group_by(Invitation.state)
    return {guest_state(state): count for state, count in rows.every(session, asked)}


def _whole(session: Session, conference_id: int) -> list[tuple[str, str, int, int]]:
    """Return (county, tags as JSON, organisations, invited) for the whole list."""
    parts = (Organisation.county, cast(Organisation.tags, String))
    counted = select(*parts, func.count(), func.count(Invitation.id))
    query = guest_filters.on_list(counted, conference_id).group_by(*parts)
    return [(county, tags, total, came) for county, tags, total, came in rows.every(session, query)]


def _distinct(lists: Iterable[str]) -> list[str]:
    """Return what stands in lists of JSON, in alphabetical order and each spelt in one way."""
    used = {tag.casefold(): tag for each in lists for tag in json.loads(each)}
    return sorted(used.values(), key=sort_key)
