"""Files that are saved, and kept by nobody on the way."""

from flask import Response, make_response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_answer(content: bytes, name: str, mime: str) -> Response:
    """Return `content` as a file called `name` (plain ASCII)."""
    response = make_response(content)
    response.content_type = mime
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
