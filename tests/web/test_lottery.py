"""The lottery can be checked by anyone: on the page, and by one's own command that agrees."""

import html
import re
import shlex
import subprocess
import sys

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from conference.domain.lottery import command, lottery_number
from conference.models import Invitation, Organisation
from tests.support import factories
from tests.support.visitor import Visitor

SEED = "a seed for tests"
SEEDS = [SEED, "dialog-2015", 'it\'s "quoted" & $HOME', "frø æøå"]


def printed(line: str) -> int:
    """What the command prints, run by a Python that has nothing of this project."""
    words = shlex.split(line)
    assert words[0] == "python3"
    told = subprocess.run(
        [sys.executable, "-I", *words[1:]], capture_output=True, text=True, check=True
    )
    return int(told.stdout)


def shown_command(page: str) -> str:
    found = re.search(r"<pre[^>]*><code>(.*?)</code>", page)
    assert found
    return html.unescape(found[1])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_command_gives_the_same_number(seed: str) -> None:
    for organisation, seat in ((1, 1), (12, 2), (987654321, 999)):
        assert printed(command(seed, organisation, seat)) == lottery_number(
            seed, organisation, seat
        )


def test_the_page_works_the_number_out(client: Visitor, session: Session) -> None:
    factories.conference(session)
    answer = client.get("/placement?organisation=7&seat=2")
    assert answer.status_code == 200
    assert f"<strong>{lottery_number(SEED, 7, 2)}</strong>" in answer.text
    assert printed(shown_command(answer.text)) == lottery_number(SEED, 7, 2)
    assert "Set-Cookie" not in answer.headers


def test_without_a_question_the_page_has_an_example(client: Visitor, session: Session) -> None:
    factories.conference(session)
    client.get("/placement?organisation=7&seat=2")
    page = client.get("/placement").text
    assert printed(shown_command(page)) == lottery_number(SEED, 12, 1)
    assert SEED in page
    assert "har loddet" not in page
    assert 'class="error"' not in page


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"organisation": "", "seat": "1"}, "organisation"),
        ({"organisation": "sju", "seat": "1"}, "organisation"),
        ({"organisation": "0", "seat": "1"}, "organisation"),
        ({"organisation": "-4", "seat": "1"}, "organisation"),
        ({"organisation": "9" * 5000, "seat": "1"}, "organisation"),
        ({"organisation": "7", "seat": ""}, "seat"),
        ({"organisation": "7", "seat": "1,5"}, "seat"),
        ({"organisation": "7", "seat": "1000"}, "seat"),
        ({"organisation": "<b>", "seat": "2"}, "organisation"),
    ],
)
def test_a_fault_is_told_beside_its_field(
    client: Visitor, session: Session, typed: dict[str, str], wrong: str
) -> None:
    factories.conference(session)
    answer = client.get("/placement", query_string=typed)
    assert answer.status_code == 422
    assert re.findall(r'class="error" id="(\w+)-error"', answer.text) == [wrong]
    assert answer.text.count('class="error"') == 1
    for value in typed.values():
        assert f'value="{html.escape(value)}"' in answer.text
    assert "har loddet" not in answer.text


def test_an_answer_tells_nothing_of_who_is_invited(client: Visitor, session: Session) -> None:
    held = factories.conference(session)
    factories.invitation(session, held, factories.organisation(session, "Østlandet forening"))
    address = "/placement?organisation=1&seat=1"
    known = client.get(address).text
    session.execute(delete(Invitation))
    session.execute(delete(Organisation))
    assert client.get(address).text == known
    assert "Østlandet" not in known
