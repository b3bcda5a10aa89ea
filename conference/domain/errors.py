"""What can be refused, as exceptions with a code that the pages put into the reader's words."""


class DomainError(Exception):
    """A refusal: `code` names the rule, `params` fill in the message."""

    code = "refused"

    def __init__(self, **params: object) -> None:
        super().__init__()  # no arguments, so that it survives the way from another process
        self.params = params

    def __str__(self) -> str:
        return self.code


class NotFound(DomainError):
    """The thing asked for isn't there, or isn't for the one who asks."""

    code = "not_found"


class LinkInvalid(DomainError):
    """A personal link that is revoked, expired, replaced or nobody's; never says which."""

    code = "link_invalid"


class DeadlinePassed(DomainError):
    """The organisation's deadline is over; the organiser can still help."""

    code = "deadline_passed"


class DeadlineTooLate(DomainError):
    """A deadline can't lie later than the start of the conference day."""

    code = "deadline_too_late"


class TransitionRefused(DomainError):
    """A state has no such way out: params `state`, `action`."""

    code = "transition_refused"


class QuotaExceeded(DomainError):
    """More seats than the invitation gives: param `quota`."""

    code = "quota_exceeded"


class QuotaBelowUse(DomainError):
    """A quota can't go below the seats in use: param `used`."""

    code = "quota_below_use"


class NothingAnswered(DomainError):
    """An acceptance without a name and without a reserved seat."""

    code = "nothing_answered"


class SeatEmpty(DomainError):
    """The seat isn't taken, so there is nothing on it to change: param `seat`."""

    code = "seat_empty"


class SeatTaken(DomainError):
    """Somebody else took this seat a moment before: param `seat`."""

    code = "seat_taken"


class PersonRepeated(DomainError):
    """The same name and address on two seats: params `seat`, and `other` that has them already."""

    code = "person_repeated"


class NameMissing(DomainError):
    """A person without a name."""

    code = "name_missing"


class WishRepeated(DomainError):
    """The same session wished for twice by one person."""

    code = "wish_repeated"


class LastSeat(DomainError):
    """The only seat left: giving it up is to decline, and is said as that."""

    code = "last_seat"


class WishUnknown(DomainError):
    """A wish for a session that the conference doesn't hold."""

    code = "wish_unknown"


class OccurrenceFull(DomainError):
    """No seat left within the room's limit: params `limit`."""

    code = "occurrence_full"


class SessionRepeated(DomainError):
    """The person already has this session in the other slot."""

    code = "session_repeated"


class SlotTaken(DomainError):
    """The person already has a session in this slot."""

    code = "slot_taken"


class RunPublished(DomainError):
    """A published run isn't changed: a copy of it is."""

    code = "run_published"


class RunOutdated(DomainError):
    """People have got seats that the run never considered: param `people`, how many."""

    code = "run_outdated"


class RunImpossible(DomainError):
    """The pins leave no solution: param `faults`, a list of strings."""

    code = "run_impossible"


class NothingPublished(DomainError):
    """No run is published yet, so there is none to keep to."""

    code = "nothing_published"


class SessionBarred(DomainError):
    """The session is ruled out for the person, or the person is pinned to it."""

    code = "session_barred"


class LetterReplaced(DomainError):
    """The letter's link is dead, because a newer one was sent or the invitation was revoked."""

    code = "letter_replaced"


class AlreadyInvited(DomainError):
    """The organisation has an invitation already."""

    code = "already_invited"


class AlreadyReserved(DomainError):
    """The organisation is on the reserve list already."""

    code = "already_reserved"


class SeatsShort(DomainError):
    """More seats than the day has left: param `left`."""

    code = "seats_short"


class NothingChosen(DomainError):
    """A letter to many, to nobody."""

    code = "nothing_chosen"


class OwnUser(DomainError):
    """Nobody shuts themselves out."""

    code = "own_user"


class EmailTaken(DomainError):
    """Another user signs in with this address."""

    code = "email_taken"


class PasswordTooShort(DomainError):
    """The password is shorter than the house asks for: param `length`."""

    code = "password_too_short"


class ChangedMeanwhile(DomainError):
    """Somebody else changed the same thing first; look again."""

    code = "changed_meanwhile"
