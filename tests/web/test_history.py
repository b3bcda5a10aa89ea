"""Every act that is kept in the log has its words."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conference.domain.actors import ActorKind
from conference.queries.history import Event
from conference.web.history import line
from tests.support.visitor import Visitor

SERVICES = Path(__file__).parents[2] / "conference" / "services"
OF_THE_ASSIGNMENT = {"bar", "pin", "placement", "run"}


def recorded() -> Iterator[str]:
    """Yield the actions that the services record, as they stand in the calls."""
    for path in SERVICES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("record"):
                yield from (str(each.value) for each in node.args if isinstance(each, ast.Constant))


ACTIONS = sorted(set(recorded()))


def test_the_acts_are_found() -> None:
    found = {each for each in ACTIONS if each.split(".")[0] in OF_THE_ASSIGNMENT}
    pins_and_bars = {"bar.set", "bar.remove", "pin.set", "pin.remove"}
    assert found == {"placement.move", "run.solve", "run.copy", "run.publish"} | pins_and_bars


@pytest.mark.parametrize("action", ACTIONS)
def test_an_act_has_its_words(client: Visitor, action: str) -> None:
    event = Event(datetime(2015, 9, 25, tzinfo=UTC), ActorKind.COMMAND, None, action, {})
    with client.application.test_request_context():
        assert line(event).what != action
