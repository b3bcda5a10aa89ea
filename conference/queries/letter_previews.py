"""What a text would become as a letter, to a known organisation or to an example of one."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.letter_fields import Placeholder, fields_of, written
from conference.domain.letter_texts import LetterWords
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import MessageKind
from conference.domain.search import matches, sort_key
from conference.letters import render
from conference.letters.about import About
from conference.letters.examples import example, example_sessions
from conference.models import Conference, Invitation, Organisation, ParallelSession

QUOTA = 2
_ORGANISATION = {WrittenStandard.NB: "Eksempelforeningen", WrittenStandard.NN: "Eksempellaget"}
_CONTACT = "Kari Nordmann"


@dataclass(frozen=True, slots=True)
class Reader:
    """The organisation that a letter is shown as; `standard` None is an example of one."""

    organisation: str = ""
    contact: str = _CONTACT
    quota: int = QUOTA
    standard: WrittenStandard | None = None


def reader(session: Session, conference_id: int, name: str) -> Reader | None:
    """Return the first organisation by name that has every word of `name`, or None."""
    query = select(
        Organisation.name,
        Organisation.contact_name,
        Organisation.written_standard,
        Invitation.contact_name,
        Invitation.quota,
    ).outerjoin(
        Invitation,
        (Invitation.organisation_id == Organisation.id)
        & (Invitation.conference_id == conference_id),
    )
    found = [row for row in session.execute(query) if matches(name, [row[0]])]
    if not found:
        return None
    first = min(found, key=lambda row: (len(row[0]), sort_key(row[0])))
    return Reader(first[0], first[3] or first[1], first[4] or QUOTA, first[2])


@dataclass(frozen=True, slots=True)
class Previews:
    """What texts are filled in with: one conference, one reader."""

    facts: Mapping[WrittenStandard, About]
    sessions: Mapping[WrittenStandard, tuple[str, str]]
    quota: int

    def letter(
        self, kind: MessageKind, standard: WrittenStandard, words: LetterWords
    ) -> LetterWords:
        """Return the letter that `words` become, the link's mark in its place."""
        data = example(kind, self.facts[standard], self.quota, self.sessions[standard])
        made = render(data, standard, words)
        return LetterWords(made.subject, made.body)

    def values(self, kind: MessageKind, standard: WrittenStandard) -> dict[Placeholder, str]:
        """Return what each placeholder of the letter becomes; nothing is an empty string."""
        data = example(kind, self.facts[standard], self.quota, self.sessions[standard], again=True)
        return {
            each: render(data, standard, LetterWords("-", written(each, standard))).body.strip("\n")
            for each in fields_of(kind).allowed
        }


def previews(session: Session, conference_id: int, to: Reader) -> Previews:
    """Return what letters of the conference to the reader `to` are made of."""
    conference = session.get_one(Conference, conference_id)
    query = (
        select(ParallelSession)
        .where(ParallelSession.conference_id == conference_id)
        .order_by(ParallelSession.number)
        .limit(2)
    )
    held = session.scalars(query).all()
    titles = {
        each: tuple(f"{one.number}. {one.title.get(each)}" for one in held)
        for each in WrittenStandard
    }
    return Previews(
        {each: _facts(conference, to, each) for each in WrittenStandard},
        {
            each: (titles[each][0], titles[each][1]) if len(held) > 1 else example_sessions(each)
            for each in WrittenStandard
        },
        to.quota,
    )


def _facts(conference: Conference, to: Reader, standard: WrittenStandard) -> About:
    return About(
        conference=conference.name.get(standard),
        date=conference.date,
        organiser=conference.organiser.get(standard),
        organisation=to.organisation or _ORGANISATION[standard],
        contact=to.contact,
        closes_at=conference.closes_at,
        phone=conference.contact_phone,
        email=conference.contact_email,
    )
