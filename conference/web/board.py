"""The board: where every invited organisation stands, and the next thing to do about it."""

from typing import Any

from flask import Blueprint, render_template, request, url_for

from conference import db
from conference.domain.board import BoardStatus, NextStep, next_step
from conference.domain.users import Role
from conference.forms.filters import member, page_number
from conference.queries import board
from conference.queries.board import BoardRow
from conference.web import access, reader

pages = Blueprint("board", __name__, url_prefix="/organiser/board")
access.only(pages, Role.ORGANISER)


@pages.get("")
def page() -> str:
    """Show the board, or those on it that stand in one way."""
    wanted = member(BoardStatus, request.args.get("status"))
    number = page_number(request.args.get("page"))
    conference = reader.conference()
    found = board.board(db.read(), conference.id, wanted, number, reader.now())
    return render_template(
        "board/page.html",
        found=found,
        wanted=wanted,
        statuses=BoardStatus,
        step=next_step,
        nothing=NextStep.NOTHING,
        address=_address,
    )


def _address(row: BoardRow) -> str:
    """Return where the next thing about an organisation is done."""
    where: dict[NextStep, tuple[str, dict[str, Any]]] = {
        NextStep.MEND_ADDRESS: ("invitations.resend", {"invitation_id": row.invitation_id}),
        NextStep.TAKE_BACK: ("offers.take_back", {}),
        NextStep.ASK_NAMES: ("campaigns.new", {"campaign": "names"}),
        NextStep.REMIND: ("campaigns.new", {"campaign": "reminder"}),
        NextStep.NOTHING: ("organisations.show", {"organisation_id": row.organisation_id}),
    }
    endpoint, values = where[next_step(row.status)]
    return url_for(endpoint, **values)
