"""The pages that anyone may see: the programme and its calendar, and whether the app is well."""

from flask import Blueprint, Response, jsonify, redirect, url_for
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response as WerkzeugResponse

from conference import db
from conference.queries import conferences

pages = Blueprint("public", __name__)


@pages.get("/")
def home() -> WerkzeugResponse:
    """Lead to the programme."""
    return redirect(url_for("public.programme"))


@pages.get("/healthz")
def health() -> tuple[Response, int]:
    """Say whether the app and its database answer."""
    try:
        conferences.answers(db.read())
    except SQLAlchemyError:
        return jsonify(status="error", database="unreachable"), 503
    return jsonify(status="ok", database="ok"), 200
