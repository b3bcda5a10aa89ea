"""A conference that has been, with everything that is handed on of it and all that must not be."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import BY_COMMAND, ActorKind, by_user
from conference.domain.clock import OSLO
from conference.domain.contributions import ContributionKind, Line, Voice
from conference.domain.door import Press
from conference.domain.follow_up import FollowUpState, ReferenceKind
from conference.domain.invitations import InvitationState
from conference.domain.needs import NeedChoice
from conference.domain.organisations import WrittenStandard
from conference.domain.programme import AppearanceRole
from conference.domain.texts import Translated
from conference.domain.users import Role
from conference.models import (
    Body,
    Conference,
    Contribution,
    ContributionTheme,
    FollowUp,
    Need,
    Occurrence,
    Organisation,
    Person,
    Placement,
    Reference,
    Registration,
    Reserve,
    Steward,
    named,
)
from conference.services import assignments, contributions, door, publishing, releases, rooms
from tests.support import casting, factories
from tests.support.clock import START
from tests.support.visitor import user_with

DAY = datetime(2015, 10, 20, 9, 0, tzinfo=OSLO)
LATER = datetime(2016, 3, 1, 12, 0, tzinfo=OSLO)
SECRETS = (
    "Hemmelig Kontaktperson",
    "hemmelig@example.no",
    "999 88 777",
    "Invitert Kontaktperson",
    "invitert@example.no",
    "deltaker@example.no",
    "Har førerhund",
    "Førsteprioritet i fjor",
    "Embetsmann Ettersen",
    "embetsmann@example.no",
    "Test organiser",
    "organiser@example.no",
    "arrangor@example.no",
    "22 22 22 22",
)
NEEDS = ("halal", "Halal", "wheelchair", "rullestol", "Rullestol")
"""What must never leave with a package; see also the token and the code that `recorded` gives."""


def recorded(session: Session) -> tuple[Conference, list[str]]:
    """Add the conference; returns it, and the secrets that are its own."""
    held = factories.conference(session, sessions=2)
    casting.chair(session, held, 1)
    casting.appears(session, held, Person(name="Borte Vekk"), AppearanceRole.EXPERT, 2)
    releases.begin_log(session, held.id, by_user(user_with(session, Role.ORGANISER).id), START)
    guest = factories.organisation(session, "=Håp; og havn")
    guest.contact_name, guest.contact_email = "Hemmelig Kontaktperson", "hemmelig@example.no"
    guest.contact_phone, guest.tags = "999 88 777", ["Førsteprioritet i fjor"]
    invited, token = factories.invitation(session, held, guest, 2, InvitationState.ACCEPTED)
    invited.contact_name, invited.contact_email = "Invitert Kontaktperson", "invitert@example.no"
    wishes = tuple(factories.session_ids(session, held))
    came = factories.registration(session, invited, 1, "Øyvind Ås", wishes, "deltaker@example.no")
    factories.registration(session, invited, 2, None)
    session.add(Need(registration_id=came.id, choice=NeedChoice.HALAL))
    session.add(Need(registration_id=came.id, choice=NeedChoice.WHEELCHAIR))
    session.add(Need(registration_id=came.id, choice=NeedChoice.OTHER, note="Har førerhund"))
    factories.letter(session, held, invited, token=token)
    spare = factories.organisation(session, "På reservelisten")
    session.add(
        Reserve(conference_id=held.id, organisation_id=spare.id, priority=1, added_at=START)
    )
    run = assignments.run(session, held.id, BY_COMMAND, START)
    publishing.publish(session, run, BY_COMMAND, START)
    _the_day(session, held, came)
    _what_was_said(session, held, guest)
    session.flush()
    return held, [*SECRETS, token, came.code]


def _the_day(session: Session, held: Conference, came: Registration) -> None:
    press = Press(key="one", desk="Skranke 1", at=DAY)
    door.admit(session, held.id, came.code, press, BY_COMMAND, DAY, id_seen=True)
    placed = select(Placement).where(Placement.registration_id == came.id)
    for each in session.scalars(placed.order_by(Placement.slot_id)):
        rooms.tick(session, each.occurrence_id, came.id, BY_COMMAND, DAY + timedelta(hours=4))
        break


def _what_was_said(session: Session, held: Conference, guest: Organisation) -> None:
    room = session.scalars(select(Occurrence.id).order_by(Occurrence.id)).first() or 0
    actor = by_user(user_with(session, Role.ORGANISER).id)
    lines = (
        Line(ContributionKind.PROPOSAL, "Flere møteplasser", Voice.ORGANISATION, guest.id, "KMD"),
        Line(ContributionKind.CONCERN, '-Det går; "sakte"', Voice.SEVERAL, None, ""),
        Line(ContributionKind.PROPOSAL, "Flere steder å møtes", Voice.UNNAMED, None, "KMD"),
        Line(ContributionKind.QUESTION, "Uferdig utkast", Voice.UNNAMED, None, ""),
        Line(ContributionKind.PROPOSAL, "Tatt tilbake", Voice.UNNAMED, None, ""),
    )
    for key, line in enumerate(lines):
        contributions.write(session, held.id, room, line, f"line-{key}", actor, DAY)
    silent = Line(ContributionKind.NONE, "", Voice.UNNAMED, None, "")
    other = session.scalars(select(Occurrence.id).order_by(Occurrence.id.desc())).first() or 0
    contributions.write(session, held.id, other, silent, "silent", actor, DAY)
    said = session.scalars(select(Contribution).order_by(Contribution.number)).all()
    owner = named.body(session, "Kulturdepartementet")
    for each in said[:3]:
        each.approved_at = DAY + timedelta(days=1)
    said[4].removed_at = DAY
    said[0].body_id, said[0].follow_up = owner.id, FollowUpState.FOLLOWED_UP
    said[2].merged_into_id = said[0].id
    theme = named.theme(session, Translated("Deltakelse"))
    session.add(ContributionTheme(contribution_id=said[0].id, theme_id=theme.id))
    _answered(session, said[0], owner)


def _answered(session: Session, said: Contribution, owner: Body) -> None:
    steward = Steward(
        body_id=owner.id,
        name="Embetsmann Ettersen",
        email="embetsmann@example.no",
        written_standard=WrittenStandard.NB,
        created_at=DAY,
    )
    session.add(steward)
    session.flush()
    for state, text, at in (
        (FollowUpState.CONSIDERED, "Vi ser på det.", LATER - timedelta(days=30)),
        (FollowUpState.FOLLOWED_UP, "Tre nye møteplasser\nfra i år.", LATER),
    ):
        session.add(
            FollowUp(
                contribution_id=said.id,
                state=state,
                text=text,
                body_id=owner.id,
                answered_at=at,
                by=ActorKind.LINK,
                steward_id=steward.id,
            )
        )
    session.add(
        Reference(
            contribution_id=said.id,
            kind=ReferenceKind.BUDGET,
            title="Prop. 1 S kap. 621",
            url="https://example.no/prop1",
        )
    )
