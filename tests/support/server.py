"""The application behind a real socket, in a thread of the test's own process.

In the same process the test can move the application's clock and read its database.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

from flask import Flask
from waitress import wasyncore
from waitress.server import create_server


@contextmanager
def serving(make_app: Callable[[str], Flask]) -> Iterator[str]:
    """Yield the address of the application `make_app` makes, given that address, while it runs."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        server = create_server(make_app(address), sockets=[listener], threads=4)
        thread = Thread(target=server.run, name="live server")
        thread.start()
        try:
            yield address
        finally:
            # In the server's own thread, so that nothing is closed under its select().
            server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map, ignore_all=True))
            thread.join(timeout=10)
            server.task_dispatcher.shutdown(timeout=10)
            assert not thread.is_alive(), "the live server did not stop"
