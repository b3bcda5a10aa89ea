"""What can be refused at the door and in the rooms."""

from conference.domain.errors import DomainError


class AlreadyAdmitted(DomainError):
    """Somebody is in already on this seat: params `at` (datetime), `desk`, `name`."""

    code = "already_admitted"


class NotAdmitted(DomainError):
    """Nobody has been let in on this seat today, so there is nothing to undo."""

    code = "not_admitted"


class SeatHasNoName(DomainError):
    """A seat is let in by the name on it: write the name first."""

    code = "seat_has_no_name"


class NotApprover(DomainError):
    """Only the named approver decides who comes in without being on the list: param `name`."""

    code = "not_approver"


class ElsewhereInSlot(DomainError):
    """The person sits in another room in this slot: params `number` and `room`."""

    code = "elsewhere_in_slot"


class RoomHasNoSeat(DomainError):
    """No seat is left in the room: param `limit`."""

    code = "room_has_no_seat"
