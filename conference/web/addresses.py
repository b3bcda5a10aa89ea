"""What visitors send: numbers no larger than a database's own, and text without NUL.

NUL is in no text that somebody writes, and PostgreSQL refuses any that has it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Flask, Request
from werkzeug.datastructures import ImmutableMultiDict, iter_multi_items
from werkzeug.routing import IntegerConverter, Map, PathConverter, UnicodeConverter

LARGEST = 2**31 - 1


class Number(IntegerConverter):
    """What `int` means in the rules of addresses."""

    regex = r"\d{1,10}"

    def __init__(self, rules: Map) -> None:
        super().__init__(rules, max=LARGEST)


class Key(Number):
    """What `key` means: a part of the programme, below zero until it is released."""

    regex = r"-?\d{1,10}"

    def __init__(self, rules: Map) -> None:
        IntegerConverter.__init__(self, rules, min=-LARGEST, max=LARGEST, signed=True)
        self.regex = Key.regex


class Word(UnicodeConverter):
    """What a part of an address is where nothing else is said."""

    def to_python(self, value: str) -> str:
        """Return the part without NUL."""
        return _clean(value)


class Rest(PathConverter):
    """What `path` means: one part or several."""

    def to_python(self, value: str) -> str:
        """Return the parts without NUL."""
        return _clean(value)


class Sent(ImmutableMultiDict[str, Any]):
    """What is asked for after the question mark, or filled in in a form."""

    def __init__(self, sent: Mapping[str, Any] | Iterable[tuple[str, Any]] | None = None) -> None:
        super().__init__(
            [(name, _clean_if_text(value)) for name, value in iter_multi_items(sent or ())]
        )


class CleanRequest(Request):
    """A request as the pages get it."""

    parameter_storage_class = Sent


def _clean(text: str) -> str:
    return text.replace("\0", "")


def _clean_if_text(sent: Any) -> Any:
    return _clean(sent) if isinstance(sent, str) else sent


def init_app(app: Flask) -> None:
    """Let requests be clean, and addresses have bounds; before the blueprints' rules use them."""
    app.request_class = CleanRequest
    app.url_map.converters.update(int=Number, key=Key, string=Word, default=Word, path=Rest)
