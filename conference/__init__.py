"""Plenum: planning and running an invitation-only conference.

`conference.create_app` is found on demand, so that the optimiser can be run by itself without
loading a web framework (docs/decisions/0012).
"""

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    if name == "create_app":
        return import_module("conference.app").create_app
    raise AttributeError(name)
