"""A whole registration as an organisation makes it: open the link, answer with two people."""

import re
from collections.abc import Callable
from http.client import HTTPConnection
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import select

from conference import db
from conference.domain.links import token_hash
from conference.models import Conference, Invitation, Organisation, ParallelSession

TOKEN_LENGTH = 43
CSRF = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')


def token(number: int) -> str:
    """Return the link's key of the benchmark's invitation `number`."""
    return f"bench{number:0{TOKEN_LENGTH - 5}d}"


def invite(app: Flask, count: int) -> list[int]:
    """Invite `count` more organisations, whose links' keys are known; return the sessions' ids."""
    with app.app_context(), db.transaction() as session:
        conference = session.scalars(select(Conference)).one()
        model = session.scalars(select(Invitation).limit(1)).one()
        for number in range(count):
            organisation = Organisation(
                name=f"Målt organisasjon {number}",
                kind=model.organisation.kind,
                county=model.organisation.county,
                municipality=model.organisation.municipality,
                written_standard=model.organisation.written_standard,
                contact_name="Kari Måling",
                contact_email=f"kari{number}@example.no",
                is_invented=True,
            )
            session.add(
                Invitation(
                    conference=conference,
                    organisation=organisation,
                    state="invited",
                    quota=2,
                    closes_at=conference.closes_at,
                    token_hash=token_hash(token(number)),
                    link_expires_at=model.link_expires_at,
                    sent_at=model.sent_at,
                    contact_name=organisation.contact_name,
                    contact_email=organisation.contact_email,
                )
            )
        return list(session.scalars(select(ParallelSession.id).order_by(ParallelSession.number)))


def answer(sessions: list[int]) -> Callable[[HTTPConnection, int], None]:
    """Return a visit that answers invitation `number` with two people and three wishes each."""

    def visit(connection: HTTPConnection, number: int) -> None:
        path = f"/invitation/{token(number)}"
        connection.request("GET", path)
        page = connection.getresponse()
        found = CSRF.search(page.read())
        cookie = (page.getheader("Set-Cookie") or "").partition(";")[0]
        if found is None:
            raise RuntimeError(f"no form at invitation {number}: {page.status}")
        body = urlencode({"csrf_token": found[1].decode(), **people(sessions, number)})
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
        connection.request("POST", f"{path}/answer", body, headers)
        done = connection.getresponse()
        done.read()
        if done.status != 303:
            raise RuntimeError(f"invitation {number} was answered with {done.status}")

    return visit


def people(sessions: list[int], number: int) -> dict[str, str]:
    """Return the form's fields for two people with wishes."""
    fields = {}
    for seat in (1, 2):
        fields[f"seat{seat}-name"] = f"Måla Målesen {number}-{seat}"
        for rank in (1, 2, 3):
            wish = sessions[(number + seat + rank) % len(sessions)]
            fields[f"seat{seat}-wish{rank}"] = str(wish)
    return fields
