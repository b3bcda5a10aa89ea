"""Small worlds for tests: each function adds one thing to the session and returns it, flushed."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain import links
from conference.domain.clock import OSLO
from conference.domain.invitations import InvitationState
from conference.domain.organisations import OrganisationKind, WrittenStandard
from conference.domain.outbox import LINK_MARK, MessageKind, MessageState
from conference.domain.programme import ItemKind
from conference.domain.texts import Translated
from conference.models import (
    Conference,
    Invitation,
    Occurrence,
    Organisation,
    OutboxMessage,
    ParallelSession,
    ProgrammeItem,
    Registration,
    TimeSlot,
    Wish,
)

DAY = datetime(2015, 10, 20, tzinfo=OSLO)
CLOSES_AT = datetime(2015, 10, 2, 16, 0, tzinfo=OSLO)


def conference(
    session: Session, sessions: int = 4, seats: int = 30, slug: str = "2015"
) -> Conference:
    """Add a conference with `sessions` themes, each held in two slots in a room of its own."""
    made = Conference(
        slug=slug,
        name=Translated("Dialogkonferansen 2015", "Dialogkonferansen 2015", "The Dialogue 2015"),
        organiser=Translated("Regjeringen", "Regjeringa", "The Government"),
        date=DAY.date(),
        contact_email="arrangor@example.no",
        contact_phone="22 22 22 22",
        closes_at=CLOSES_AT,
        lottery_seed="a seed for tests",
        opened_at=CLOSES_AT - timedelta(days=60),
    )
    session.add(made)
    session.flush()
    themes = [_theme(session, made, number) for number in range(1, sessions + 1)]
    slots = [slot(session, made, number, hour) for number, hour in ((1, 12), (2, 14))]
    for each in slots:
        for theme in themes:
            room = f"Rom {theme.number}"
            session.add(
                Occurrence(slot=each, session=theme, room=room, seats=seats, room_limit=seats + 5)
            )
    session.flush()
    return made


def _theme(session: Session, of: Conference, number: int) -> ParallelSession:
    theme = ParallelSession(
        conference_id=of.id,
        number=number,
        title=Translated(f"Tema {number}", f"Emne {number}", f"Theme {number}"),
        summary=Translated(f"Hva tema {number} handler om."),
    )
    session.add(theme)
    session.flush()
    return theme


def item(
    session: Session, of: Conference, kind: ItemKind, starts: float, ends: float, title: str = ""
) -> ProgrammeItem:
    """Add a line of the day from hour `starts` to hour `ends` of the Norwegian clock."""
    made = ProgrammeItem(
        conference_id=of.id,
        starts_at=DAY + timedelta(hours=starts),
        ends_at=DAY + timedelta(hours=ends),
        kind=kind,
        title=Translated(title) if title else None,
    )
    session.add(made)
    session.flush()
    return made


def slot(session: Session, of: Conference, number: int, hour: float) -> TimeSlot:
    """Add time slot `number`, an hour and a half from `hour`."""
    line = item(session, of, ItemKind.PARALLEL_SESSIONS, hour, hour + 1.5, f"Bolk {number}")
    made = TimeSlot(conference_id=of.id, item=line, number=number)
    session.add(made)
    session.flush()
    return made


def organisation(
    session: Session,
    name: str = "",
    kind: OrganisationKind = OrganisationKind.IMMIGRANT_ORGANISATION,
    county: str = "Oslo",
    standard: WrittenStandard = WrittenStandard.NB,
) -> Organisation:
    """Add an invented organisation; without a `name` it is numbered."""
    number = (session.scalar(select(func.count(Organisation.id))) or 0) + 1
    made = Organisation(
        name=name or f"Forening {number}",
        kind=kind,
        county=county,
        municipality=county,
        written_standard=standard,
        contact_name=f"Kontakt {number}",
        contact_email=f"kontakt{number}@example.no",
        is_invented=True,
    )
    session.add(made)
    session.flush()
    return made


def invitation(
    session: Session,
    of: Conference,
    to: Organisation | None = None,
    quota: int = 2,
    state: InvitationState = InvitationState.INVITED,
) -> tuple[Invitation, str]:
    """Add an invitation to an organisation (a new one by default); returns it and its token."""
    token = links.new_token()
    invited = to or organisation(session)
    made = Invitation(
        conference=of,
        organisation=invited,
        state=state,
        quota=quota,
        closes_at=of.closes_at,
        token_hash=links.token_hash(token),
        link_expires_at=DAY + timedelta(days=15),
        sent_at=CLOSES_AT - timedelta(days=30),
        answered_at=None if state is InvitationState.INVITED else CLOSES_AT - timedelta(days=10),
        contact_name=invited.contact_name,
        contact_email=invited.contact_email,
    )
    session.add(made)
    session.flush()
    return made, token


def registration(
    session: Session,
    of: Invitation,
    seat: int = 1,
    name: str | None = "Amina Yusuf",
    wishes: tuple[int, ...] = (),
    email: str | None = None,
) -> Registration:
    """Add a seat taken on an accepted invitation; `wishes` are session ids, the first first."""
    made = Registration(
        invitation_id=of.id,
        quota=of.quota,
        invitation_state=of.state,
        seat=seat,
        name=name,
        email=email,
        lottery=of.id * 10 + seat,
        registered_at=CLOSES_AT - timedelta(days=10),
        wishes=[Wish(rank=rank, session_id=each) for rank, each in enumerate(wishes, start=1)],
    )
    session.add(made)
    session.flush()
    return made


def session_ids(session: Session, of: Conference) -> list[int]:
    """Return the ids of the conference's sessions, by number."""
    query = select(ParallelSession.id).where(ParallelSession.conference_id == of.id)
    return list(session.scalars(query.order_by(ParallelSession.number)))


def letter(
    session: Session,
    of: Conference,
    about: Invitation | None = None,
    state: MessageState = MessageState.WAITING,
    kind: MessageKind = MessageKind.INVITATION,
    token: str | None = None,
) -> OutboxMessage:
    """Add a letter; with the personal link's mark in its text where it has a link."""
    number = (session.scalar(select(func.count(OutboxMessage.id))) or 0) + 1
    mark = f"\n\n{LINK_MARK}\n" if token or kind is MessageKind.INVITATION else ""
    made = OutboxMessage(
        conference_id=of.id,
        invitation_id=about.id if about else None,
        key=f"test:{number}",
        kind=kind,
        recipient_name=f"Kontakt {number}",
        recipient_email=f"kontakt{number}@example.no",
        language=WrittenStandard.NB,
        subject=f"Brev {number}",
        body=f"Hei Kontakt {number}{mark}",
        link_token=token,
        message_id=f"<{number}@example.no>",
        state=state,
        not_before=CLOSES_AT - timedelta(days=30),
        created_at=CLOSES_AT - timedelta(days=30) + timedelta(minutes=number),
    )
    session.add(made)
    session.flush()
    return made
