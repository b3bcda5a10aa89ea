"""Letters to many at once: seen beforehand, written together, and to each only once."""

from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.errors import ChangedMeanwhile, NotFound, NothingChosen
from conference.domain.outbox import MessageKind
from conference.domain.reminders import REMINDERS, Audience, Restraint, due_mark, left_out
from conference.letters import Letter, LetterData, NamesLetter, NewsLetter, ReminderLetter, render
from conference.models import Campaign, Conference, Invitation, approached, audit, locks, own_words
from conference.models.approached import Candidate
from conference.services import outbox, outbox_campaigns, outbox_links


def send(
    session: Session,
    conference_id: int,
    kind: MessageKind,
    chosen: Collection[int],
    seen: str | None,
    actor: Actor,
    now: datetime,
    audience: Audience = Audience.COMING,
) -> int:
    """Write a letter of `kind` to the invitations `chosen`, as one campaign; return its number.

    `seen` is the mark of all that could have been chosen (`domain.reminders.due_mark`); news goes
    to `audience`. A reminder brings a new link, and the old one dies. Raises NotFound,
    NothingChosen, or ChangedMeanwhile where others are due by now or another campaign came between.
    """
    conference = locks.conference_by_id(session, conference_id)
    due = _due(session, conference, kind, audience, now)
    last = approached.last_campaign(session, conference_id)
    if seen != due_mark(last, (each.invitation_id for each in due)):
        raise ChangedMeanwhile
    to = [each for each in due if each.invitation_id in set(chosen)]
    if not to:
        raise NothingChosen
    campaign = outbox_campaigns.begin(session, conference_id, kind, len(due), len(to), actor, now)
    for each in to:
        _write(session, each, kind, campaign, now)
    detail = {"kind": kind.value, "letters": len(to)}
    audit.record(session, actor, "campaign.send", ("campaign", campaign.id), now, **detail)
    session.flush()
    return campaign.number


def preview(
    session: Session,
    conference_id: int,
    kind: MessageKind,
    invitation_id: int,
    audience: Audience = Audience.COMING,
) -> Letter:
    """Return the letter as it would be written to one invitation; raises NotFound."""
    known = approached.candidates(session, conference_id, kind, audience)
    them = next((each for each in known if each.invitation_id == invitation_id), None)
    if them is None:
        raise NotFound
    invitation = session.get_one(Invitation, invitation_id)
    words = own_words.of(session, conference_id, kind, them.standard)
    return render(outbox_links.written(invitation, _make(them, kind)), them.standard, words)


def _due(
    session: Session, conference: Conference, kind: MessageKind, audience: Audience, now: datetime
) -> list[Candidate]:
    restraint = Restraint(conference.reminders, conference.reminder_days)
    known = approached.candidates(session, conference.id, kind, audience)
    return [each for each in known if left_out(kind, each.approached, restraint, now) is None]


def _write(
    session: Session, them: Candidate, kind: MessageKind, campaign: Campaign, now: datetime
) -> None:
    invitation = locks.invitation_by_id(session, them.invitation_id)
    make = _make(them, kind)
    if kind in REMINDERS:
        outbox_links.withdraw(session, invitation)
        outbox_links.send(session, invitation, kind, make, now, campaign.id)
        return
    standard = them.standard
    to = outbox.Address(invitation.contact_name, invitation.contact_email, standard)
    about = outbox.About(campaign.conference_id, invitation.id, campaign_id=campaign.id)
    key = f"campaign:{campaign.id}:{invitation.id}"
    outbox.post(session, kind, key, outbox_links.written(invitation, make), to, about, now)


def _make(them: Candidate, kind: MessageKind) -> Callable[..., LetterData]:
    if kind is MessageKind.REMINDER:
        return partial(ReminderLetter, quota=them.quota)
    if kind is MessageKind.NAMES:
        return partial(NamesLetter, nameless=them.nameless)
    return NewsLetter
