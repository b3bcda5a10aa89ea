"""Load on this machine's own loopback: so many visitors at once, each over one connection.

The visitors are processes, so that their work isn't all on one core with the answers' reading.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

AT_ONCE = 16


def rate(visit: Callable[[HTTPConnection, int], None], port: int, numbers: Sequence[int]) -> float:
    """Return how many visits a second AT_ONCE visitors make; each visit gets one of `numbers`.

    The first tenth warms up and isn't counted. Raises what a visit raises.
    """
    warm = max(AT_ONCE, len(numbers) // 10)
    _all(visit, port, numbers[:warm])
    started = time.perf_counter()
    _all(visit, port, numbers[warm:])
    return (len(numbers) - warm) / (time.perf_counter() - started)


def _all(visit: Callable[[HTTPConnection, int], None], port: int, numbers: Sequence[int]) -> None:
    shares = [numbers[start::AT_ONCE] for start in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as visitors:
        for done in [visitors.submit(_share, visit, port, share) for share in shares]:
            done.result()


def _share(visit: Callable[[HTTPConnection, int], None], port: int, share: Sequence[int]) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    for number in share:
        visit(connection, number)
    connection.close()


def get(path: str) -> Callable[[HTTPConnection, int], None]:
    """Return a visit that reads one page."""

    def visit(connection: HTTPConnection, _number: int) -> None:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")

    return visit
