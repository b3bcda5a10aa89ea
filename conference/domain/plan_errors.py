"""What can be refused while the programme is worked on and released."""

from conference.domain.errors import DomainError


class RoomTaken(DomainError):
    """Another room has the name: param `name`."""

    code = "room_taken"


class RoomInUse(DomainError):
    """Something is to take place in the room, so it can't go: param `uses`, how many."""

    code = "room_in_use"


class NumberTaken(DomainError):
    """Another session has the number: param `number`."""

    code = "number_taken"


class SlotInUse(DomainError):
    """Sessions are held in the slot, so it can't become something else: param `uses`."""

    code = "slot_in_use"


class SlotNeeded(DomainError):
    """A session is held in a slot, and this line of the day is something else."""

    code = "slot_needed"


class HeldAlready(DomainError):
    """The session is held in the slot already."""

    code = "held_already"


class SeatsBelowMinimum(DomainError):
    """A target below the smallest group: params `seats`, `minimum`."""

    code = "seats_below_minimum"


class TimesReversed(DomainError):
    """What ends before it has begun."""

    code = "times_reversed"


class OutsideDay(DomainError):
    """A time outside the day of the conference: param `date`."""

    code = "outside_day"


class PersonInUse(DomainError):
    """Somebody with something to do, who can't be taken out: param `uses`, how many things."""

    code = "person_in_use"


class AppearanceRepeated(DomainError):
    """The person does that there already."""

    code = "appearance_repeated"


class ProgrammeFaulty(DomainError):
    """The programme has faults that a release can't have: param `faults`, how many."""

    code = "programme_faulty"


class NothingChanged(DomainError):
    """What is worked on is what is released: there is nothing to release, undo or discard."""

    code = "nothing_changed"


class NoChair(DomainError):
    """The appearance isn't one of a chair of that session."""

    code = "no_chair"


class ChairAlready(DomainError):
    """The person chairs the session already."""

    code = "chair_already"
