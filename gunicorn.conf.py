"""How gunicorn serves Plenum in production; read by itself from the folder it starts in.

WEB_CONCURRENCY sets the number of processes and BIND the address; docs/deploy.md has the rest.
"""

import gc
import os

# One thread for the matrix library: its helpers would not survive the fork below.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
timeout = 60  # seconds; an assignment of hundreds of thousands may think for a while
graceful_timeout = 30

# Loaded once and then forked, the code is shared by all workers' memory.
preload_app = True

# A path can hold a personal link, so nobody's path is written down.
accesslog = None
errorlog = "-"
loglevel = "warning"

control_socket_disable = True


def when_ready(_server: object) -> None:
    """Keep the collector off what was loaded before the fork: a page it marks is shared no more."""
    gc.freeze()
