"""A JSON text piece by piece: the members of its outermost object, its long lists item by item.

So a list of two million people is never in memory as two million dictionaries.
"""

import json
import math
import re
from collections.abc import Collection, Iterator
from typing import Any

_SPACE = re.compile(r"[ \t\n\r]*")


class NotJson(ValueError):
    """The text can't be taken apart; says why, and where."""


class Repeating(dict[str, Any]):
    """An object in which the names in `repeated` stood more than once."""

    repeated: tuple[str, ...] = ()


Piece = tuple[str, int | None, Any]


def decoded(data: bytes) -> str:
    """Return the text of a file; raises NotJson unless it's UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotJson(f"not UTF-8 at byte {error.start}") from error


def pieces(text: str, skimmed: Collection[str] = ()) -> Iterator[Piece]:
    """Yield each member of the outermost object as (name, None, value).

    A list is yielded as an empty one, and then item by item as (name, number, item). An object
    whose name is among the `skimmed` is yielded as an empty one, and what is in it let go.
    Raises NotJson where the text isn't JSON, or isn't an object.
    """
    try:
        yield from _members(_Cursor(text), skimmed)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise NotJson(f"not JSON: {error.msg} ({where})") from error
    except RecursionError as error:
        raise NotJson("nested too deeply") from error


def kind_of(value: object) -> str:
    """Return in words what sort of JSON value it is."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not math.isfinite(value):
        return "a number without end" if math.isinf(value) else "NaN"
    sorts = {str: "text", int: "a number", float: "a number", list: "a list"}
    return sorts.get(type(value), "an object")


class _Cursor:
    """A place in the text, moved on by what is taken from it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._decoder = json.JSONDecoder(object_pairs_hook=_object, parse_int=_integer)
        self._skimmer = json.JSONDecoder(parse_int=_integer)

    def takes(self, sign: str) -> bool:
        """Take the sign if it comes next, whatever space is before it."""
        self._skip()
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        return True

    def value(self) -> Any:
        """Take a whole value."""
        self._skip()
        value, self._at = self._decoder.raw_decode(self._text, self._at)
        return value

    def pass_over(self) -> None:
        """Take a whole value without a look at it."""
        self._skip()
        self._at = self._skimmer.raw_decode(self._text, self._at)[1]

    def name(self) -> str:
        """Take a member's name and the colon after it."""
        self._skip()
        if not self._text.startswith('"', self._at):
            raise self.trouble("Expecting property name enclosed in double quotes")
        name = str(self.value())
        if not self.takes(":"):
            raise self.trouble("Expecting ':' delimiter")
        return name

    def turns(self, close: str) -> Iterator[int]:
        """Yield a number for each item to be taken until the sign that closes them."""
        if self.takes(close):
            return
        number = 0
        while True:
            yield number
            number += 1
            if self.takes(close):
                return
            if not self.takes(","):
                raise self.trouble("Expecting ',' delimiter")

    def end(self) -> None:
        """See that nothing but space is left."""
        self._skip()
        if self._at < len(self._text):
            raise self.trouble("Extra data")

    def trouble(self, message: str) -> json.JSONDecodeError:
        """Return the error that says what is wrong here."""
        return json.JSONDecodeError(message, self._text, self._at)

    def _skip(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at


def _members(cursor: _Cursor, skimmed: Collection[str]) -> Iterator[Piece]:
    if not cursor.takes("{"):
        value = cursor.value()
        cursor.end()
        raise NotJson(f"must be an object, not {kind_of(value)}")
    for _member in cursor.turns("}"):
        name = cursor.name()
        if cursor.takes("["):
            yield name, None, []
            for number in cursor.turns("]"):
                yield name, number, cursor.value()
        elif name in skimmed and cursor.takes("{"):
            for _each in cursor.turns("}"):
                cursor.name()
                cursor.pass_over()
            yield name, None, {}
        else:
            yield name, None, cursor.value()
    cursor.end()


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) == len(members):
        return found
    names = [name for name, _value in members]
    repeating = Repeating(found)
    repeating.repeated = tuple(sorted({each for each in names if names.count(each) > 1}))
    return repeating


def _integer(digits: str) -> int | float:
    """Return the number; one of more digits than Python takes is as good as endless."""
    try:
        return int(digits)
    except ValueError:
        return math.copysign(math.inf, -1 if digits.startswith("-") else 1)
