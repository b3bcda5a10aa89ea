"""What the pages behind a personal link show: the reads of one invitation in the reader's words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask_babel import gettext as _
from flask_babel import ngettext

from conference import db
from conference.domain.clock import oslo
from conference.domain.invitations import InvitationState
from conference.domain.marks import mark
from conference.domain.programme import ItemKind
from conference.domain.registrations import SeatAnswer
from conference.queries import invitation_day, invitation_page
from conference.queries.invitation_day import DayItem, PlaceView
from conference.queries.invitation_page import InvitationView, SeatView, SessionView
from conference.web import explanations, formats, labels, reader

PLENARY = frozenset({ItemKind.CULTURE, ItemKind.SPEECH, ItemKind.KEYNOTE, ItemKind.PANEL})


@dataclass(frozen=True, slots=True)
class Place:
    """What somebody does in one slot; `session` and `room` are empty where there was no room."""

    starts_at: datetime
    ends_at: datetime
    session: str
    room: str
    reason: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat that is taken; `wishes` are titles by rank, `wish_ids` their sessions."""

    number: int
    name: str | None
    email: str | None
    wishes: Sequence[str]
    wish_ids: tuple[int, ...]
    has_needs: bool
    places: Sequence[Place]
    is_new: bool
    """Whether the published placement was made without the seat."""

    @property
    def answer(self) -> SeatAnswer:
        """What was answered for the seat."""
        return SeatAnswer(self.number, self.name, self.email, self.wish_ids)

    @property
    def mark(self) -> str:
        """What forms about the seat carry, to find out when it has changed."""
        return mark(self.answer)

    @property
    def is_placed(self) -> bool:
        """Whether the published placement gives the person a session."""
        return any(each.session for each in self.places)


@dataclass(frozen=True, slots=True)
class Session:
    """A session that can be wished for."""

    id: int
    number: int
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line of the day in short."""

    starts_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One invitation as its pages show it; `free` are the numbers of the seats not taken."""

    token: str
    invitation: InvitationView
    is_open: bool
    deadline: str
    time_left: str
    sessions: Sequence[Session]
    seats: Sequence[Seat]
    free: Sequence[int]
    day: Sequence[DayLine]
    starts_at: datetime | None
    ends_at: datetime | None
    needs_deleted: date

    @property
    def is_published(self) -> bool:
        """Whether sessions have been given out."""
        return self.invitation.run_id is not None

    @property
    def is_told(self) -> bool:
        """Whether somebody here has been given theirs."""
        return any(each.is_placed for each in self.seats)

    def seat(self, number: int) -> Seat | None:
        """Return the taken seat with `number`, or None."""
        return next((each for each in self.seats if each.number == number), None)

    def holds(self, answers: Iterable[SeatAnswer]) -> bool:
        """Whether exactly these answers are stored already: a button was pressed twice."""
        return set(answers) <= {each.answer for each in self.seats}


def load(token: str) -> Shown:
    """Read the invitation that `token` opens, and speak its organisation's language from here on.

    Raises LinkInvalid.
    """
    database, now = db.read(), reader.now()
    invitation = invitation_page.by_token(database, token, now)
    reader.prefer(invitation.written_standard)
    is_answered = invitation.state is InvitationState.ACCEPTED
    taken = invitation_page.seats(database, invitation.id) if is_answered else ()
    held = invitation_page.sessions(database, invitation.conference_id)
    sessions = [_session(each) for each in held]
    items = invitation_day.day(database, invitation.conference_id)
    placed = invitation_day.places(database, invitation)
    new = invitation_day.newcomers(database, invitation, placed, taken)
    by_id = {each.id: each for each in sessions}
    return Shown(
        token=token,
        invitation=invitation,
        is_open=now < invitation.closes_at and invitation.state is not InvitationState.LAPSED,
        deadline=deadline(invitation.closes_at),
        time_left=time_left(invitation.closes_at, now),
        sessions=sessions,
        seats=[
            _seat(each, by_id, items, placed, is_new=each.registration_id in new) for each in taken
        ],
        free=_free(invitation.quota, taken),
        day=_in_short(items),
        starts_at=min((each.starts_at for each in items), default=None),
        ends_at=max((each.ends_at for each in items), default=None),
        needs_deleted=invitation.date + timedelta(days=invitation.needs_kept_days),
    )


def deadline(closes_at: datetime) -> str:
    """Return "fredag 2. oktober 2015 kl. 16.00"."""
    day = formats.weekday(oslo(closes_at).date())
    return str(_("%(day)s kl. %(time)s", day=day, time=formats.clock(closes_at)))


def time_left(closes_at: datetime, now: datetime) -> str:
    """Return how long there is until the deadline, counted in Norwegian calendar days."""
    if now >= closes_at:
        return str(_("fristen er ute"))
    days = (oslo(closes_at).date() - oslo(now).date()).days
    if not days:
        return str(_("siste dag"))
    return str(ngettext("%(num)d dag igjen", "%(num)d dager igjen", days))


def _session(view: SessionView) -> Session:
    return Session(view.id, view.number, reader.text(view.title), reader.text(view.summary))


def _free(quota: int, taken: Sequence[SeatView]) -> list[int]:
    used = {each.seat for each in taken}
    return [number for number in range(1, quota + 1) if number not in used]


def _seat(
    seat: SeatView,
    sessions: dict[int, Session],
    items: Sequence[DayItem],
    placed: Sequence[PlaceView] | None,
    *,
    is_new: bool,
) -> Seat:
    own = {
        each.slot_id: each for each in placed or () if each.registration_id == seat.registration_id
    }
    is_told = placed is not None and not is_new
    slots = [each for each in items if each.slot_id is not None and is_told]
    return Seat(
        number=seat.seat,
        name=seat.name,
        email=seat.email,
        wishes=[sessions[each].title for each in seat.wishes],
        wish_ids=seat.wishes,
        has_needs=seat.has_needs,
        places=[_place(each, own.get(each.slot_id or 0), sessions) for each in slots],
        is_new=is_new,
    )


def _place(slot: DayItem, place: PlaceView | None, sessions: dict[int, Session]) -> Place:
    if place is None:
        return Place(slot.starts_at, slot.ends_at, "", "", explanations.no_seat())
    held, reason = sessions[place.session_id], explanations.explain(place)
    title = str(_("Sesjon %(number)d: %(title)s", number=held.number, title=held.title))
    return Place(slot.starts_at, slot.ends_at, title, place.room, reason)


def _in_short(items: Sequence[DayItem]) -> list[DayLine]:
    """Return the day with what happens in plenary as one line, and without the breaks."""
    lines, was_plenary = list[DayLine](), False
    for item in items:
        is_plenary = item.kind in PLENARY
        if item.kind is not ItemKind.BREAK and not (is_plenary and was_plenary):
            text = _("Felles program") if is_plenary else reader.text(item.title)
            lines.append(DayLine(item.starts_at, text or labels.label(item.kind)))
        was_plenary = is_plenary
    return lines
