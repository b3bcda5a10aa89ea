"""What the kitchen and the evacuation list are made from, on both databases."""

from collections import Counter

from sqlalchemy.orm import Session

from conference.domain.invitations import InvitationState
from conference.domain.needs import EvacuationHelp, NeedChoice
from conference.models import Need, Registration
from conference.queries import evacuation, kitchen
from tests.services.test_assignments import world
from tests.support import factories

HALAL, VEGAN, NUTS = NeedChoice.HALAL, NeedChoice.VEGAN, NeedChoice.NUT_ALLERGY


def needs(session: Session, one: Registration, *choices: NeedChoice) -> None:
    for choice in choices:
        session.add(Need(registration_id=one.id, choice=choice))
    session.flush()


def test_everybody_is_counted_under_one_plate(session: Session) -> None:
    held, people = world(session, people=6)
    needs(session, people[0], HALAL, NUTS, NeedChoice.WHEELCHAIR)
    needs(session, people[1], HALAL)
    needs(session, people[2], NeedChoice.OTHER)
    needs(session, people[3], VEGAN, NeedChoice.OTHER)
    found = kitchen.counts(session, held.id)
    assert +found.plates == Counter(
        {
            frozenset({HALAL, NUTS}): 1,
            frozenset({HALAL}): 1,
            frozenset({VEGAN}): 1,
            frozenset(): 3,
        }
    )
    assert found.plates.total() == found.people == 6
    assert {each: count for each, count in found.diets.items() if count} == {
        HALAL: 2,
        VEGAN: 1,
        NUTS: 1,
    }
    assert found.others == 2


def test_another_conferences_people_are_neither_fed_nor_carried(session: Session) -> None:
    held, _people = world(session, people=1)
    other = factories.conference(session, slug="another")
    invited, _token = factories.invitation(session, other, state=InvitationState.ACCEPTED)
    guest = factories.registration(session, invited)
    needs(session, guest, HALAL, NeedChoice.WHEELCHAIR)
    assert +kitchen.counts(session, held.id).plates == Counter({frozenset(): 1})
    assert evacuation.helped(session, held.id) == {}
    assert evacuation.helped(session, other.id) == {guest.id: (EvacuationHelp.CARRY,)}


def test_help_follows_from_all_that_one_needs(session: Session) -> None:
    held, people = world(session, people=3)
    needs(session, people[0], NeedChoice.WHEELCHAIR, NeedChoice.COMPANION, HALAL)
    needs(session, people[1], VEGAN)
    assert evacuation.helped(session, held.id) == {
        people[0].id: (EvacuationHelp.CARRY, EvacuationHelp.TOGETHER)
    }
