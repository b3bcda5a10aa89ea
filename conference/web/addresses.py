"""Numbers in addresses: no larger than a database's whole number, or the page isn't there."""

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

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


def init_app(app: Flask) -> None:
    """Let `<int:…>` and `<key:…>` have bounds; before the blueprints, whose rules use it."""
    app.url_map.converters["int"] = Number
    app.url_map.converters["key"] = Key
