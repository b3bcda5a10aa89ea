"""What can be refused about the guest list and what comes to it from files."""

from enum import StrEnum

from conference.domain.errors import DomainError


class NumberTaken(DomainError):
    """Another organisation has this organisation number."""

    code = "organisation_number_taken"


class FileFault(StrEnum):
    """Why a file of organisations can't be read."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    SWELLS = "swells"
    MACROS = "macros"
    PASSWORD = "password"  # noqa: S105
    OLD_EXCEL = "old_excel"
    FORMULA = "formula"
    CELL_ERROR = "cell_error"
    DAMAGED = "damaged"
    NO_TABLE = "no_table"


class FileRefused(DomainError):
    """A file that can't be read: params `fault` (FileFault) and, for a cell, `place` ("B7")."""

    code = "file_refused"


class RowsUndecided(DomainError):
    """Rows that may be organisations on the list, and nobody has said: param `rows`, how many."""

    code = "rows_undecided"


class RowsWrong(DomainError):
    """Rows that can't be taken in, and nobody has said to leave them out: param `rows`."""

    code = "rows_wrong"


class NothingToImport(DomainError):
    """No row is new or changed."""

    code = "nothing_to_import"
