"""A reason in words, in English, bokmål and nynorsk: which wish it is, and why not a better one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conference.assignment.plan import Obstacle, ObstacleKind, Reason, ReasonKind


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language, with the names of what is to be filled in."""

    of: Mapping[ReasonKind, str]
    why: Mapping[ObstacleKind, str]
    wish: str
    full_by_few: str
    no_seats: str
    seat: str
    seats: str
    nth: Callable[[int], str]


def _english(rank: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}th" if rank % 100 in (11, 12, 13) else f"{rank}{ending}"


def _norwegian(rank: int) -> str:
    return f"{rank}."


_ENGLISH = Words(
    of={
        ReasonKind.PINNED: "The organiser has decided that you are in session {session} here.",
        ReasonKind.WISHED: "",
        ReasonKind.UNLISTED: "Session {session} is not on your list of wishes.",
        ReasonKind.NO_WISHES: "You listed no wishes, so you are given a seat that was left.",
        ReasonKind.SLOT_FULL: "You have no seat in slot {slot}: every seat there is taken.",
        ReasonKind.NONE_OPEN: (
            "You have no seat in slot {slot}: the sessions with a free seat are barred for you, "
            "or you have them in another slot."
        ),
        ReasonKind.OUT_OF_TIME: (
            "You have no seat in slot {slot}: there is a free one, but the search was stopped "
            "before it was tried for you."
        ),
    },
    why={
        ObstacleKind.SEATED_ELSEWHERE: (
            "You have your {nth} wish, session {other}, in another slot."
        ),
        ObstacleKind.NOT_HELD: "Your {nth} wish, session {other}, is not held in this slot.",
        ObstacleKind.BARRED: "Your {nth} wish, session {other}, is barred for you.",
        ObstacleKind.PINNED: (
            "Your {nth} wish, session {other}, was not weighed: the organiser has decided "
            "your place here."
        ),
        ObstacleKind.FULL: (
            "Your {nth} wish, session {other}, is full: {wished} people in this slot have it on "
            "their lists, and it has {seats}."
        ),
        ObstacleKind.GROUP: (
            "Your {nth} wish, session {other}, has a free seat, but without you the group here "
            "would be too small to be of use."
        ),
        ObstacleKind.KEPT: (
            "Your {nth} wish, session {other}, has a free seat, but you keep the place you had, "
            "because as few people as possible are moved."
        ),
        ObstacleKind.OUT_OF_TIME: (
            "The search was stopped before your {nth} wish, session {other}, was tried for you."
        ),
    },
    wish="Session {session} is your {nth} wish.",
    full_by_few="Your {nth} wish, session {other}, is full: it has {seats}, and none is free.",
    no_seats="Your {nth} wish, session {other}, has no seats in this slot.",
    seat="1 seat",
    seats="{number} seats",
    nth=_english,
)
_BOKMAAL = Words(
    of={
        ReasonKind.PINNED: "Arrangøren har bestemt at du skal være i sesjon {session} her.",
        ReasonKind.WISHED: "",
        ReasonKind.UNLISTED: "Sesjon {session} står ikke på ønskelisten din.",
        ReasonKind.NO_WISHES: "Du førte ikke opp noen ønsker, og har fått en plass som var ledig.",
        ReasonKind.SLOT_FULL: "Du har ikke fått plass i bolk {slot}: Alle plassene der er tatt.",
        ReasonKind.NONE_OPEN: (
            "Du har ikke fått plass i bolk {slot}: Sesjonene med ledig plass er sperret for deg, "
            "eller du har dem i en annen bolk."
        ),
        ReasonKind.OUT_OF_TIME: (
            "Du har ikke fått plass i bolk {slot}: Det er en ledig, men beregningen ble stoppet "
            "før den var prøvd for deg."
        ),
    },
    why={
        ObstacleKind.SEATED_ELSEWHERE: "Ditt {nth} ønske, sesjon {other}, har du i en annen bolk.",
        ObstacleKind.NOT_HELD: "Ditt {nth} ønske, sesjon {other}, holdes ikke i denne bolken.",
        ObstacleKind.BARRED: "Ditt {nth} ønske, sesjon {other}, er sperret for deg.",
        ObstacleKind.PINNED: (
            "Ditt {nth} ønske, sesjon {other}, ble ikke vurdert: Arrangøren har bestemt "
            "plassen din her."
        ),
        ObstacleKind.FULL: (
            "Ditt {nth} ønske, sesjon {other}, er fullt: {wished} i denne bolken har det på "
            "listen sin, og det er {seats}."
        ),
        ObstacleKind.GROUP: (
            "Ditt {nth} ønske, sesjon {other}, har ledig plass, men uten deg ble gruppen her "
            "for liten til å ha nytte av."
        ),
        ObstacleKind.KEPT: (
            "Ditt {nth} ønske, sesjon {other}, har ledig plass, men du beholder plassen du hadde, "
            "fordi færrest mulig skal flyttes."
        ),
        ObstacleKind.OUT_OF_TIME: (
            "Beregningen ble stoppet før ditt {nth} ønske, sesjon {other}, var prøvd for deg."
        ),
    },
    wish="Sesjon {session} er ditt {nth} ønske.",
    full_by_few="Ditt {nth} ønske, sesjon {other}, er fullt: {seats}, og ingen er ledig.",
    no_seats="Ditt {nth} ønske, sesjon {other}, har ingen plasser i denne bolken.",
    seat="1 plass",
    seats="{number} plasser",
    nth=_norwegian,
)
_NYNORSK = Words(
    of={
        ReasonKind.PINNED: "Arrangøren har bestemt at du skal vere i sesjon {session} her.",
        ReasonKind.WISHED: "",
        ReasonKind.UNLISTED: "Sesjon {session} står ikkje på ønskelista di.",
        ReasonKind.NO_WISHES: "Du førte ikkje opp ønske, og har fått ein plass som var ledig.",
        ReasonKind.SLOT_FULL: "Du har ikkje fått plass i bolk {slot}: Alle plassane der er tekne.",
        ReasonKind.NONE_OPEN: (
            "Du har ikkje fått plass i bolk {slot}: Sesjonane med ledig plass er sperra for deg, "
            "eller du har dei i ein annan bolk."
        ),
        ReasonKind.OUT_OF_TIME: (
            "Du har ikkje fått plass i bolk {slot}: Det er ein ledig, men utrekninga blei stoppa "
            "før han var prøvd for deg."
        ),
    },
    why={
        ObstacleKind.SEATED_ELSEWHERE: "Ditt {nth} ønske, sesjon {other}, har du i ein annan bolk.",
        ObstacleKind.NOT_HELD: "Ditt {nth} ønske, sesjon {other}, blir ikkje halde i denne bolken.",
        ObstacleKind.BARRED: "Ditt {nth} ønske, sesjon {other}, er sperra for deg.",
        ObstacleKind.PINNED: (
            "Ditt {nth} ønske, sesjon {other}, blei ikkje vurdert: Arrangøren har bestemt "
            "plassen din her."
        ),
        ObstacleKind.FULL: (
            "Ditt {nth} ønske, sesjon {other}, er fullt: {wished} i denne bolken har det på "
            "lista si, og det er {seats}."
        ),
        ObstacleKind.GROUP: (
            "Ditt {nth} ønske, sesjon {other}, har ledig plass, men utan deg blei gruppa her "
            "for lita til å ha nytte av."
        ),
        ObstacleKind.KEPT: (
            "Ditt {nth} ønske, sesjon {other}, har ledig plass, men du held på plassen du hadde, "
            "fordi færrast mogleg skal flyttast."
        ),
        ObstacleKind.OUT_OF_TIME: (
            "Utrekninga blei stoppa før ditt {nth} ønske, sesjon {other}, var prøvd for deg."
        ),
    },
    wish="Sesjon {session} er ditt {nth} ønske.",
    full_by_few="Ditt {nth} ønske, sesjon {other}, er fullt: {seats}, og ingen er ledig.",
    no_seats="Ditt {nth} ønske, sesjon {other}, har ingen plassar i denne bolken.",
    seat="1 plass",
    seats="{number} plassar",
    nth=_norwegian,
)
LANGUAGES: Mapping[str, Words] = {"en": _ENGLISH, "nb": _BOKMAAL, "nn": _NYNORSK}


def why(reason: Reason, words: Words) -> str:
    """Return the reason in words: what the place comes from, then each better wish in turn."""
    sentences = [words.of[reason.kind].format(session=reason.session, slot=reason.slot)]
    if reason.wish is not None:
        sentences.append(words.wish.format(session=reason.session, nth=words.nth(reason.wish)))
    if reason.kind is not ReasonKind.PINNED:  # There the organiser's decision says it all.
        sentences += [_obstacle(each, words) for each in reason.better]
    return " ".join(each for each in sentences if each)


def _obstacle(obstacle: Obstacle, words: Words) -> str:
    sentence = words.why[obstacle.why]
    if obstacle.why is ObstacleKind.FULL and obstacle.seats == 0:
        sentence = words.no_seats
    elif obstacle.why is ObstacleKind.FULL and obstacle.wished <= obstacle.seats:
        sentence = words.full_by_few
    return sentence.format(
        nth=words.nth(obstacle.wish),
        other=obstacle.session,
        wished=obstacle.wished,
        seats=(words.seat if obstacle.seats == 1 else words.seats).format(number=obstacle.seats),
    )
