"""How far a new conference has come, told by what is there and not by what was pressed."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from conference.domain.conferences import FirstStep
from conference.models import Conference, Invitation, LetterText, Organisation, ProgrammeItem


def done(session: Session, conference_id: int) -> frozenset[FirstStep]:
    """Return the first steps that are taken, in one query."""
    theirs = Conference.id == conference_id
    facts = {
        FirstStep.PROGRAMME: exists().where(ProgrammeItem.conference_id == conference_id),
        FirstStep.GUESTS: exists().where(Organisation.id.is_not(None)),
        FirstStep.LETTERS: exists().where(LetterText.conference_id == conference_id),
        FirstStep.OPEN: exists().where(theirs, Conference.opened_at.is_not(None)),
        FirstStep.INVITE: exists().where(Invitation.conference_id == conference_id),
    }
    row = session.execute(select(*(each.label(step.value) for step, each in facts.items()))).one()
    return frozenset(step for step in facts if getattr(row, step.value))
