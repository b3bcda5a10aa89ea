"""What can be refused when an organiser changes a letter's text."""

from conference.domain.errors import DomainError


class TextFaulty(DomainError):
    """A text that would make a wrong letter: param `faults`, what must be mended."""

    code = "text_faulty"
