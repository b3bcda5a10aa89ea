"""Separated values for Excel as it is here: semicolons, and a byte order mark for its letters.

A spreadsheet takes a cell that begins with "=", "+", "-" or "@" for a formula, and runs it. Such a
text gets an apostrophe in front, which `sheet_reader` takes off again; so does one that already
has apostrophes before such a sign, and every text comes back as it was. A phone number abroad
begins with "+" and can't be anything else: it stays as it is.
"""

import csv
import io
import re
from collections.abc import Sequence

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_PHONE = re.compile(r"\+[\d ]+")


def separated(head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return the rows under their head as the bytes of a .csv file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(guarded, head))
    writer.writerows(map(guarded, row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula."""
    is_safe = _PHONE.fullmatch(text) or not _DANGEROUS.match(text)
    return text if is_safe else f"'{text}"
