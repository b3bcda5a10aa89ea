"""Numbers in addresses: no larger than a database's whole number, or the page isn't there."""

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**31 - 1


class Number(IntegerConverter):
    """What `int` means in the rules of addresses."""

    regex = r"\d{1,10}"

    def __init__(self, rules: Map) -> None:
        super().__init__(rules, max=LARGEST)


def init_app(app: Flask) -> None:
    """Let `<int:…>` have an upper bound; before the blueprints, whose rules use it."""
    app.url_map.converters["int"] = Number
