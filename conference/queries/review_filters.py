"""Which contributions stand, and which lack something, as conditions of a query."""

from sqlalchemy import ColumnElement, exists, select

from conference.domain.contributions import ContributionKind
from conference.domain.reviews import Lack, LineFilter
from conference.domain.search import fold
from conference.models import Contribution, ContributionTheme


def conditions(conference_id: int, wanted: LineFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of the conference's lines that are `wanted`."""
    found: list[ColumnElement[bool]] = [Contribution.conference_id == conference_id]
    if wanted.own is not None:
        found.append(Contribution.session_id.in_(wanted.own))
    if wanted.session_id:
        found.append(Contribution.session_id == wanted.session_id)
    if wanted.kind:
        found.append(Contribution.kind == wanted.kind)
    if wanted.is_said:
        found.append(Contribution.kind != ContributionKind.NONE)
    if wanted.body_id:
        found.append(Contribution.body_id == wanted.body_id)
    if wanted.state:
        found.append(Contribution.follow_up == wanted.state)
    if wanted.theme_id:
        found.append(_has_theme(ContributionTheme.theme_id == wanted.theme_id))
    found += [
        Contribution.search_key.contains(each, autoescape=True)
        for each in fold(wanted.words).split()
    ]
    return [*found, *lacks(wanted.lack)]


def lacks(lack: Lack | None) -> list[ColumnElement[bool]]:
    """Return the conditions of lines that lack something; of those that stand, for None."""
    stands: list[ColumnElement[bool]] = [
        Contribution.removed_at.is_(None),
        Contribution.merged_into_id.is_(None),
    ]
    said = Contribution.kind != ContributionKind.NONE
    each: dict[Lack | None, list[ColumnElement[bool]]] = {
        None: stands,
        Lack.APPROVAL: [*stands, Contribution.approved_at.is_(None)],
        Lack.THEME: [*stands, said, ~_has_theme(), ~Contribution.is_lifted],
        Lack.OWNER: [*stands, said, Contribution.body_id.is_(None)],
        Lack.MERGED: [stands[0], Contribution.merged_into_id.is_not(None)],
        Lack.REMOVED: [Contribution.removed_at.is_not(None)],
    }
    return each[lack]


def _has_theme(*more: ColumnElement[bool]) -> ColumnElement[bool]:
    mine = ContributionTheme.contribution_id == Contribution.id
    return exists(select(ContributionTheme.theme_id).where(mine, *more).correlate(Contribution))
