"""What rows are found and sorted by follows what stands in them, whoever writes it."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.models import Invitation, Organisation, Registration, keys
from tests.support import factories

KEYS = {
    Organisation: {
        "name_key": keys.name_key,
        "place_key": keys.place_key,
        "tag_key": keys.tag_key,
        "search_key": keys.search_key,
    },
    Invitation: {"search_key": keys.invitation_key},
    Registration: {"search_key": keys.person_key},
}


@pytest.mark.seeded
@pytest.mark.parametrize("model", KEYS, ids=lambda model: str(model.__name__))
def test_the_demos_rows_carry_their_keys(
    app: Flask, session: Session, model: type[Organisation | Invitation | Registration]
) -> None:
    found = session.scalars(select(model)).all()
    assert len(found) > 100
    for row in found:
        for name, key in KEYS[model].items():
            assert getattr(row, name) == key(vars(row)), name


def test_a_changed_row_is_found_anew(session: Session) -> None:
    changed = factories.organisation(session, "Østavind")
    changed.name, changed.tags, changed.county = "Åpne dører", ["Nord"], "Ås"
    session.commit()
    assert changed.name_key == keys.name_key({"name": "Åpne dører"})
    assert (changed.tag_key, "apne dorer" in changed.search_key) == ("\nnord\n", True)
    assert changed.place_key.startswith("z\ue003s\n")


def test_names_are_in_norwegian_order_on_every_database(session: Session) -> None:
    names = ["Aa", "anker", "Émile", "zen", "Ærlig", "Østa", "Åpne", "Ås"]
    for name in reversed(names):
        factories.organisation(session, name)
    query = select(Organisation.name).order_by(Organisation.name_key)
    assert list(session.scalars(query)) == names
