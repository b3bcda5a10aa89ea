"""The stored reasons, in the reader's words."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask

from conference.assignment import ObstacleKind, ReasonKind
from conference.domain.runs import NO_PLACE, UNWISHED
from conference.web.explanations import explain, explain_ranks


@dataclass
class Place:
    """A placement with its reason, as a query returns it."""

    wish: int | None
    reason: dict[str, Any] | None = field(default_factory=dict)
    note: str | None = None


def full(wish: int, seats: int = 30, wished: int = 46) -> dict[str, Any]:
    """Return a wish that was full."""
    return {"session": "7", "wish": wish, "why": "full", "seats": seats, "wished": wished}


CASES = [
    (Place(1, {"kind": "wished", "better": []}), "Dette er 1. ønske."),
    (
        Place(2, {"kind": "wished", "better": [full(1)]}),
        "Dette er 2. ønske. 1. ønske ble fullt: 46 hadde det på listen, og det var 30 plasser "
        "i denne bolken.",
    ),
    (
        Place(None, {"kind": "unlisted", "better": [full(1, 30, 28)]}),
        "Sesjonen sto ikke på ønskelisten. 1. ønske ble fullt: 30 plasser.",
    ),
    (
        Place(None, {"kind": "no_wishes", "better": []}),
        "Ingen ønsker var meldt inn, så plassen er gitt der det var ledig.",
    ),
    (
        Place(3, {"kind": "by_hand", "better": []}, "Skal innlede"),
        "Dette er 3. ønske. Arrangøren har bestemt plassen: «Skal innlede»",
    ),
    (Place(None, {"kind": "pinned", "better": []}), "Arrangøren har bestemt plassen."),
]


@pytest.mark.parametrize(("place", "words"), CASES)
def test_a_reason_is_a_sentence_or_two(app: Flask, place: Place, words: str) -> None:
    with app.test_request_context("/", headers={"Accept-Language": "nb"}):
        assert explain(place) == words


@pytest.mark.parametrize("kind", ReasonKind)
@pytest.mark.parametrize("why", ObstacleKind)
def test_the_solver_says_nothing_that_has_no_words(
    app: Flask, kind: ReasonKind, why: ObstacleKind
) -> None:
    obstacle = full(1) | {"why": str(why)}
    with app.test_request_context("/"):
        assert explain(Place(2, {"kind": str(kind), "better": [obstacle]})).endswith(".")


@pytest.mark.parametrize(
    ("ranks", "words"),
    [
        ((1, 2), "1. ønske og 2. ønske"),
        ((1, UNWISHED), "1. ønske og en sesjon utenfor ønskelisten"),
        ((UNWISHED, UNWISHED), "to sesjoner utenfor ønskelisten"),
        ((UNWISHED, NO_PLACE), "en sesjon utenfor ønskelisten og ingen plass"),
        ((2, NO_PLACE), "2. ønske og ingen plass"),
        ((), "hadde ingen ønsker"),
    ],
)
def test_an_outcome_is_told_best_first(app: Flask, ranks: tuple[int, ...], words: str) -> None:
    with app.test_request_context("/", headers={"Accept-Language": "nb"}):
        assert explain_ranks(ranks) == words
