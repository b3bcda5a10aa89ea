"""The board: where every invited organisation stands, and the next thing to do about it."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, request, url_for

from conference import db
from conference.domain.board import BoardStatus, NextStep, next_step
from conference.domain.outbox import MessageKind
from conference.domain.users import Role
from conference.forms.filters import member, page_number
from conference.queries import board, campaigns
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
    text = request.args.get("q", "").strip()[:100]
    found = board.board(db.read(), conference.id, wanted, number, reader.now(), text)
    return render_template(
        "board/page.html",
        found=found,
        wanted=wanted,
        text_asked=text,
        asked={name: value for name, value in (("status", wanted), ("q", text)) if value},
        statuses=BoardStatus,
        steps=_steps(conference.id, found.rows),
        step_kinds=NextStep,
        address=_address,
    )


def _steps(conference_id: int, shown: Sequence[BoardRow]) -> dict[int, NextStep]:
    """Return what is next about each invitation that is shown."""
    why = {
        each.invitation_id: reason
        for kind in (MessageKind.REMINDER, MessageKind.NAMES)
        for each, reason in campaigns.due(db.read(), conference_id, kind, reader.now()).left_out
    }
    return {row.invitation_id: next_step(row.status, why.get(row.invitation_id)) for row in shown}


def _address(row: BoardRow, step: NextStep) -> str:
    """Return where the next thing about an organisation is done."""
    them = ("organisations.show", {"organisation_id": row.organisation_id})
    where: dict[NextStep, tuple[str, dict[str, Any]]] = {
        NextStep.MEND_ADDRESS: ("invitations.resend", {"invitation_id": row.invitation_id}),
        NextStep.TAKE_BACK: ("offers.take_back", {}),
        NextStep.ASK_NAMES: ("campaigns.new", {"campaign": "names"}),
        NextStep.REMIND: ("campaigns.new", {"campaign": "reminder"}),
    }
    endpoint, values = where.get(step, them)
    return url_for(endpoint, **values)
