"""What can be refused about the guest list and what comes to it from files."""

from conference.domain.errors import DomainError


class NumberTaken(DomainError):
    """Another organisation has this organisation number."""

    code = "organisation_number_taken"
