"""The stylesheet and the scripts travel compressed.

Pages don't: they carry tokens that somebody could guess from how long the compressed page is.
"""

import gzip
from functools import lru_cache

from flask import Flask, Response, request

KINDS = frozenset({"text/css", "text/javascript"})


def init_app(app: Flask) -> None:
    """Compress static text for those who can read it."""

    @app.after_request
    def compress(response: Response) -> Response:
        if request.endpoint != "static" or response.mimetype not in KINDS:
            return response
        response.vary.add("Accept-Encoding")
        if response.status_code == 200 and request.accept_encodings["gzip"]:
            response.direct_passthrough = False
            response.set_data(_compressed(response.get_data()))
            response.content_encoding = "gzip"
        return response


@lru_cache(maxsize=16)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
