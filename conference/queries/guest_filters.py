"""The guest list's filters and orders in the database's words, by the rows' keys (models.keys)."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, or_, select

from conference.domain.guests import GuestOrder, GuestSearch, GuestState
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind
from conference.domain.search import fold
from conference.models import Invitation, Organisation, Registration

Condition = ColumnElement[bool]


def theirs(conference_id: int) -> Condition:
    """Return what ties an organisation to its invitation to the conference."""
    return and_(
        Invitation.organisation_id == Organisation.id, Invitation.conference_id == conference_id
    )


def on_list(query: Select[*tuple[Any, ...]], conference_id: int) -> Select[*tuple[Any, ...]]:
    """Return `query` over every organisation, beside its invitation where it has one."""
    return query.select_from(Organisation).outerjoin(Invitation, theirs(conference_id))


def conditions(wanted: GuestSearch) -> list[Condition]:
    """Return what an organisation must be to be found, whatever its state."""
    found = [_says(word) for word in fold(wanted.text).split()]
    if wanted.kind:
        found.append(Organisation.kind == wanted.kind)
    if wanted.county:
        found.append(Organisation.county == wanted.county)
    if wanted.standard:
        found.append(Organisation.written_standard == wanted.standard)
    if wanted.tag:
        found.append(Organisation.tag_key.contains(f"\n{fold(wanted.tag)}\n", autoescape=True))
    if wanted.nameless:
        found.append(_seats(Registration.name.is_(None)))
    return found


def in_state(state: GuestState | None) -> list[Condition]:
    """Return what puts an organisation in `state`; None is any."""
    if state is None:
        return []
    if state is GuestState.NOT_INVITED:
        return [Invitation.id.is_(None)]
    return [Invitation.state == InvitationState(state.value)]


def order(wanted: GuestOrder) -> list[Any]:
    """Return what the list is sorted by; the name, and at last the id, decide between equals."""
    keys: dict[GuestOrder, list[Any]] = {
        GuestOrder.NAME: [],
        GuestOrder.KIND: [case(_places(OrganisationKind), value=Organisation.kind)],
        GuestOrder.COUNTY: [Organisation.place_key],
        GuestOrder.STATE: [case(_places(InvitationState), value=Invitation.state, else_=-1)],
        GuestOrder.ANSWERED: [Invitation.answered_at.is_(None), Invitation.answered_at.desc()],
    }
    return [*keys[wanted], Organisation.name_key, Organisation.id]


def _places(members: type[OrganisationKind] | type[InvitationState]) -> dict[Any, int]:
    return {each: place for place, each in enumerate(members)}


def _says(word: str) -> Condition:
    """Whether `word` is found in an organisation, its invitation or on one of its seats."""
    return or_(
        Organisation.search_key.contains(word, autoescape=True),
        Invitation.search_key.contains(word, autoescape=True),
        _seats(Registration.search_key.contains(word, autoescape=True)),
    )


def _seats(condition: Condition) -> Condition:
    query = select(Registration.id).where(Registration.invitation_id == Invitation.id, condition)
    return query.exists()
