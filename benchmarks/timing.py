"""How long a page takes, for one visitor of one process."""

import time

from flask.testing import FlaskClient

ROUNDS = 30


def milliseconds(client: FlaskClient, path: str) -> float:
    """Return the least of some rounds: what disturbs a measurement only ever slows it."""
    least = float("inf")
    for _round in range(ROUNDS):
        began = time.perf_counter()
        status = client.get(path).status_code
        least = min(least, time.perf_counter() - began)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
    return least * 1000
