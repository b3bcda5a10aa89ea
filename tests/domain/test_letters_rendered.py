"""Names and texts meet in a letter: nothing in a name can be read as anything but a name."""

from dataclasses import replace
from datetime import date

import pytest

from conference.domain.letter_fields import fields_of, written
from conference.domain.letter_texts import LetterWords
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import LINK_MARK, MessageKind, is_replaced, with_link
from conference.letters import InvitationLetter, house_words, render
from conference.letters.about import About
from conference.letters.examples import example, example_sessions
from tests.support.factories import CLOSES_AT

NB = WrittenStandard.NB
FACTS = About(
    conference="Dialog 2015",
    date=date(2015, 10, 20),
    organiser="Regjeringen",
    organisation="Håp",
    contact="Åse",
    closes_at=CLOSES_AT,
    phone="22 22 22 22",
    email="arrangor@example.no",
)
TEXT = LetterWords("Til {organisasjon}", "Hei {organisasjon}\n\n{lenke}\n")


def invited(organisation: str) -> InvitationLetter:
    facts = replace(FACTS, organisation=organisation)
    made = example(MessageKind.INVITATION, facts, 2, example_sessions(NB))
    assert isinstance(made, InvitationLetter)
    return made


@pytest.mark.parametrize("kind", list(MessageKind))
@pytest.mark.parametrize("standard", list(WrittenStandard))
@pytest.mark.parametrize("again", [False, True])
def test_every_placeholder_of_every_letter_becomes_something(
    kind: MessageKind, standard: WrittenStandard, again: bool
) -> None:
    data = example(kind, FACTS, 2, example_sessions(standard), again=again)
    for each in fields_of(kind).allowed:
        body = render(data, standard, LetterWords("-", f"<{written(each, standard)}>")).body
        assert "{" not in body
        assert body != "<>\n" or not again
    letter = render(data, standard)
    assert "\n\n\n" not in letter.body
    assert letter.subject == letter.subject.strip()
    assert letter == render(data, standard, house_words(kind, standard))


@pytest.mark.parametrize(
    "name",
    ["{lenke}", "{{ 7*7 }}", "{% raw %}", "{0.__class__}", "%s %(x)s", "\\1 \\g<0>", "<b>&amp;"],
)
def test_what_looks_like_code_in_a_name_is_a_name(name: str) -> None:
    letter = render(invited(name), NB, TEXT)
    assert letter.subject == f"Til {name}"
    assert letter.body == f"Hei {name}\n\n{LINK_MARK}\n"


@pytest.mark.parametrize("name", ["A\nBcc: x@example.no", "A\r\n\r\nB", "A\u2028B", "A\x00B\x85C"])
def test_a_name_is_one_line_in_subject_and_text(name: str) -> None:
    letter = render(invited(name), NB, TEXT)
    assert len(letter.subject.splitlines()) == 1
    assert letter.body.count("\n") == TEXT.body.count("\n")
    assert "\0" not in letter.subject + letter.body


@pytest.mark.parametrize("name", [LINK_MARK, f"[{LINK_MARK}]", f"[[{LINK_MARK}]]", "\0"])
def test_a_name_never_becomes_the_personal_link(name: str) -> None:
    letter = render(invited(name), NB, TEXT)
    assert letter.body.count(LINK_MARK) == 1
    assert with_link(letter.body, "https://x.no/").count("https://x.no/") == 1
    bare = render(invited(name), NB, LetterWords("Hei", "Hei {organisasjon} [{organisasjon}]\n"))
    assert not is_replaced(bare.body, None), "the letter has no link that could be dead"


def test_a_subject_fits_its_row() -> None:
    letter = render(invited("Å" * 290), NB, LetterWords("{organisasjon} {organisasjon}", "x"))
    assert len(letter.subject) == 300
    assert letter.subject.endswith("…")
