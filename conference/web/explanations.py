"""From a placement's stored reason to sentences for the person it concerns.

The reason is what `services.assignments` stores: a `kind`, and in `better` the dearer wishes that
weren't given, each with `wish` (its rank) and `why`; where it was full, with `seats` and `wished`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from babel.lists import format_list
from flask_babel import get_locale
from flask_babel import gettext as _

from conference.domain.runs import NO_PLACE, UNWISHED

DECIDED = frozenset({"by_hand", "pinned"})
Obstacle = Mapping[str, Any]


class Placed(Protocol):
    """A placement as a query returns it."""

    @property
    def wish(self) -> int | None:
        """The rank it was wished at, or None."""

    @property
    def reason(self) -> Mapping[str, Any] | None:
        """The stored facts."""

    @property
    def note(self) -> str | None:
        """Why the organiser decided it, in the organiser's words."""


def explain(place: Placed) -> str:
    """Return in words which wish a place is, and why it isn't a dearer one."""
    reason = place.reason or {}
    kind = reason.get("kind")
    if kind in DECIDED:
        return " ".join([*([_wish(place.wish)] if place.wish else []), _decided(place.note)])
    if kind == "no_wishes":
        return str(_("Ingen ønsker var meldt inn, så plassen er gitt der det var ledig."))
    obstacles = [_OBSTACLES[each["why"]](each) for each in reason.get("better", ())]
    return " ".join([_wish(place.wish), *(text for text in obstacles if text)])


def no_seat() -> str:
    """Return what is said of a slot in which somebody has no session."""
    return str(_("Ingen sesjon er gitt i denne bolken. Spør arrangøren hvis noe er uklart."))


def explain_ranks(ranks: Sequence[int]) -> str:
    """Return in words how a group of people came out (see queries.outcomes)."""
    if not ranks:
        return str(_("hadde ingen ønsker"))
    unlisted = sum(UNWISHED <= each < NO_PLACE for each in ranks)
    words = [_rank(each) for each in ranks if each < UNWISHED]
    if unlisted == 1:
        words.append(str(_("en sesjon utenfor ønskelisten")))
    elif unlisted == 2:
        words.append(str(_("to sesjoner utenfor ønskelisten")))
    elif unlisted:
        words.append(str(_("%(count)d sesjoner utenfor ønskelisten", count=unlisted)))
    words += [_rank(each) for each in ranks if each >= NO_PLACE]
    return str(format_list(words, locale=get_locale()))


def criterion(name: str) -> str:
    """Return what a criterion of the optimiser is about, in words."""
    if name.startswith("level "):
        return str(_("Ønsker: nivå %(level)s eller dårligere", level=name.removeprefix("level ")))
    words = {
        "worse off": _("Personer som får det dårligere enn før"),
        "seats": _("Plasser gitt"),
        "moved": _("Personer som flyttes"),
        "minimum": _("Mangler i for små grupper"),
        "together": _("Fra samme organisasjon i samme rom"),
        "balance": _("Skjevhet mellom slag av organisasjoner"),
        "lottery": _("Loddet"),
    }
    return str(words.get(name, name))


def _rank(rank: int) -> str:
    if rank >= NO_PLACE:
        return str(_("ingen plass"))
    return str(_("%(rank)d. ønske", rank=rank))


def _wish(rank: int | None) -> str:
    if rank is None:
        return str(_("Sesjonen sto ikke på ønskelisten."))
    return str(_("Dette er %(rank)d. ønske.", rank=rank))


def _decided(note: str | None) -> str:
    if note:
        return str(_("Arrangøren har bestemt plassen: «%(note)s»", note=note))
    return str(_("Arrangøren har bestemt plassen."))


def _full(obstacle: Obstacle) -> str:
    rank, seats, wished = obstacle["wish"], obstacle["seats"], obstacle["wished"]
    if wished > seats:
        return str(
            _(
                "%(rank)d. ønske ble fullt: %(wished)d hadde det på listen, "
                "og det var %(seats)d plasser i denne bolken.",
                rank=rank,
                wished=wished,
                seats=seats,
            )
        )
    return str(_("%(rank)d. ønske ble fullt: %(seats)d plasser.", rank=rank, seats=seats))


_OBSTACLES: dict[str, Callable[[Obstacle], str]] = {
    "full": _full,
    "seated_elsewhere": lambda each: str(
        _("%(rank)d. ønske er gitt i en annen bolk.", rank=each["wish"])
    ),
    "not_held": lambda each: str(
        _("%(rank)d. ønske holdes ikke i denne bolken.", rank=each["wish"])
    ),
    "barred": lambda each: str(_("%(rank)d. ønske var ikke mulig.", rank=each["wish"])),
    "pinned": lambda each: "",
    "group": lambda each: str(
        _(
            "%(rank)d. ønske hadde plass, men da ble gruppen her for liten til å ha nytte av.",
            rank=each["wish"],
        )
    ),
    "kept": lambda each: str(
        _(
            "%(rank)d. ønske ble ledig, men den publiserte plassen er beholdt.",
            rank=each["wish"],
        )
    ),
    "out_of_time": lambda each: str(
        _("Beregningen ble stoppet før %(rank)d. ønske var prøvd.", rank=each["wish"])
    ),
}
