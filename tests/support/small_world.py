"""The things that a small world needs for every route to lead somewhere."""

from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND
from conference.domain.contributions import ContributionKind, Line, Origin, Voice
from conference.domain.door import Press
from conference.domain.imports import Sheet
from conference.domain.organisations import WrittenStandard
from conference.domain.texts import Translated
from conference.domain.users import Role
from conference.models import (
    Contribution,
    DoorRequest,
    named,
)
from conference.queries import report_draft
from conference.queries import users as known
from conference.services import (
    bodies,
    contributions,
    imports,
    report,
    report_versions,
    walk_ins,
)
from conference.web import password_links
from tests.support.clock import START as NOW
from tests.support.visitor import user_with

Values = dict[str, int | str]


def password_ticket(app: Flask, session: Session, user_id: int) -> str:
    """Return what stands in the link by which a user makes a password."""
    user = known.by_id(session, user_id)
    assert user
    with app.test_request_context():
        return password_links.link(user).rsplit("/", 1)[1]


def waiting_file(session: Session, conference_id: int) -> int:
    """Return the id of a file that the organiser has handed in."""
    organiser = user_with(session, Role.ORGANISER)
    sheet = Sheet(((1, ("Navn",)), (2, ("Håp og havn",))))
    return imports.keep(session, conference_id, organiser.id, sheet, "x.csv", NOW)


def said_in(session: Session, conference_id: int, occurrence_id: int) -> int:
    """Return the id of a line written in the room."""
    line = Line(ContributionKind.PROPOSAL, "Flere møteplasser", Voice.SEVERAL, None, "")
    contributions.write(session, conference_id, occurrence_id, line, "said", BY_COMMAND, NOW)
    session.execute(update(Contribution).values(approved_at=NOW, origin=Origin.REPORT))
    session.commit()
    return session.scalars(select(Contribution.id)).one()


def answering(session: Session, conference_id: int) -> Values:
    """Return what stands in the routes of who answers for a body that owns the line."""
    row = session.scalars(select(Contribution)).one()
    row.body_id = body = named.body(session, "NAV").id
    theme = named.theme(session, Translated("Arbeid")).id
    facts = ("NAV", "Kari Svarer", "kari@example.no", WrittenStandard.NB)
    steward = bodies.add_steward(session, *facts, BY_COMMAND, NOW)
    token = bodies.send_link(session, conference_id, steward, BY_COMMAND, NOW)
    session.commit()
    return {
        "steward_id": steward,
        "owner_token": token,
        "reference_id": 1,
        "earlier_id": 1,
        "body_id": body,
        "theme_id": theme,
    }


def reported(session: Session, conference_id: int) -> Values:
    """Return what stands in the routes of a report that is final, with one chapter."""
    (chapter,) = report.draft(session, conference_id, BY_COMMAND, NOW)
    seen = report_versions.content_mark(report_draft.content(session, conference_id))
    version = report_versions.finalise(
        session,
        conference_id,
        lambda own: report_draft.content(own, conference_id),
        seen,
        BY_COMMAND,
        NOW,
    )
    session.commit()
    return {"chapter_id": chapter, "version": version, "direction": "up"}


def waiting_at_the_door(session: Session, conference_id: int) -> int:
    """Return the id of the request of somebody who isn't on the list."""
    press = Press(key="waits", desk="Skranke 1", at=NOW)
    walk_ins.ask(session, conference_id, "Ola Dørstokk", "", press, BY_COMMAND, NOW)
    return session.scalars(select(DoorRequest.id)).one()
