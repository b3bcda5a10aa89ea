"""The guest list counted by kind and by county, beside what the organiser aims for."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.balance import Aims, Share
from conference.domain.guests import BalanceDimension
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind
from conference.domain.search import sort_key
from conference.models import BalanceAim, Invitation, Organisation
from conference.queries import guest_filters, rows

Counts = dict[str, dict[InvitationState | None, int]]


def aims(session: Session, conference_id: int) -> Aims:
    """Return what is aimed for, by dimension and value."""
    query = select(BalanceAim.dimension, BalanceAim.value, BalanceAim.organisations)
    found = query.where(BalanceAim.conference_id == conference_id)
    return {(dimension, value): aim for dimension, value, aim in rows.every(session, found)}


def shares(session: Session, conference_id: int) -> dict[BalanceDimension, tuple[Share, ...]]:
    """Return every kind, and every county in use or aimed for, with its counts; in two queries."""
    aimed = aims(session, conference_id)
    counts = _counts(session, conference_id)
    counties = {value for dimension, value in aimed if dimension is BalanceDimension.COUNTY}
    counties |= set(counts[BalanceDimension.COUNTY])
    values: dict[BalanceDimension, Iterable[str]] = {
        BalanceDimension.KIND: [kind.value for kind in OrganisationKind],
        BalanceDimension.COUNTY: sorted(counties, key=sort_key),
    }
    return {
        dimension: tuple(_share(dimension, value, aimed, counts[dimension]) for value in each)
        for dimension, each in values.items()
    }


def _share(dimension: BalanceDimension, value: str, aimed: Aims, counts: Counts) -> Share:
    by_state = counts.get(value, {})
    coming = by_state.get(InvitationState.ACCEPTED, 0)
    waiting = by_state.get(InvitationState.INVITED, 0)
    uninvited = by_state.get(None, 0)
    declined = sum(by_state.values()) - coming - waiting - uninvited
    return Share(value, aimed.get((dimension, value)), coming, waiting, declined, uninvited)


def _counts(session: Session, conference_id: int) -> dict[BalanceDimension, Counts]:
    """Return how many there are in each state, by kind and by county."""
    parts = (Organisation.kind, Organisation.county, Invitation.state)
    query = guest_filters.on_list(select(*parts, func.count()), conference_id).group_by(*parts)
    found: dict[BalanceDimension, Counts] = {each: {} for each in BalanceDimension}
    for kind, county, state, count in rows.every(session, query):
        for dimension, value in (
            (BalanceDimension.KIND, kind.value),
            (BalanceDimension.COUNTY, county),
        ):
            by_state = found[dimension].setdefault(value, defaultdict(int))
            by_state[state] += count
    return found
