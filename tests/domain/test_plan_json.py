"""A programme comes back from JSON as it was."""

import json

import pytest
from hypothesis import given

from conference.domain import plan_json
from conference.domain.plan import Plan
from tests.support.plans import SMALL, any_plan


@given(any_plan)
def test_a_plan_survives_json(plan: Plan) -> None:
    assert plan_json.load(json.loads(json.dumps(plan_json.dump(plan)))) == plan


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format"):
        plan_json.load({**plan_json.dump(SMALL), "format": 99})
