"""Which contributions a reviewer looks at, and what one of them says besides its words."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from conference.domain.contributions import ContributionKind, Line
from conference.domain.errors import DomainError
from conference.domain.follow_up import FollowUpState


class ThemeInUse(DomainError):
    """A theme with a chapter isn't taken away, nor joined to another with one."""

    code = "theme_in_use"


class Lack(StrEnum):
    """What a contribution may still lack, or why it is out."""

    APPROVAL = "approval"
    THEME = "theme"
    OWNER = "owner"
    MERGED = "merged"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class LineFilter:
    """Whose lines: of one session, theme, kind, body or state, lacking something, with these words.

    `own` are the sessions that the reader may see; None is every one. Where it `is_said`, the
    records that none came are left out.
    """

    session_id: int | None = None
    theme_id: int | None = None
    kind: ContributionKind | None = None
    lack: Lack | None = None
    words: str = ""
    own: Collection[int] | None = None
    body_id: int | None = None
    state: FollowUpState | None = None
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A line as its reviewer leaves it: also where it was said, its themes, whether it's lifted."""

    line: Line
    session_id: int | None
    themes: frozenset[int]
    is_lifted: bool
