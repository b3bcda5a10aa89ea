"""Who acts: somebody with a personal link, a signed-in user, or a command."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """By what right somebody acts."""

    LINK = "link"
    USER = "user"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts; `user_id` only for a user."""

    kind: ActorKind
    user_id: int | None = None


BY_LINK = Actor(ActorKind.LINK)
BY_COMMAND = Actor(ActorKind.COMMAND)


def by_user(user_id: int) -> Actor:
    """Return the signed-in user as an actor."""
    return Actor(ActorKind.USER, user_id)
