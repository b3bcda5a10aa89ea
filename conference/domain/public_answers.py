"""What the public asks of what was said, and of what came of it."""

from dataclasses import dataclass

from conference.domain.follow_up import FollowUpState


@dataclass(frozen=True, slots=True)
class AnswerSearch:
    """Contributions of one year's conference (by its short name), theme, body or state.

    `words` all stand in what was said, in who said it, or in who is to act.
    """

    year: str = ""
    theme_id: int | None = None
    body_id: int | None = None
    state: FollowUpState | None = None
    words: str = ""
