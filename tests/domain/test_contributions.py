"""A line of what is said: words, a kind, whose it is, and never a person."""

from dataclasses import replace

import pytest

from conference.domain.contributions import SPOKEN, ContributionKind, Line, NothingSaid, Voice

LINE = Line(ContributionKind.PROPOSAL, "Flere møteplasser", Voice.UNNAMED, None, "")


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
@pytest.mark.parametrize("kind", SPOKEN)
def test_something_is_said(text: str, kind: ContributionKind) -> None:
    with pytest.raises(NothingSaid):
        replace(LINE, text=text, kind=kind).checked()


def test_that_nothing_was_said_is_a_record_without_words() -> None:
    none = replace(LINE, kind=ContributionKind.NONE)
    told = replace(none, voice=Voice.SEVERAL, responsible="NAV")
    assert told.checked() == replace(none, text="")


def test_a_line_is_one_line() -> None:
    checked = replace(LINE, text=" Flere\n møteplasser ", responsible=" NAV\t").checked()
    assert (checked.text, checked.responsible) == ("Flere møteplasser", "NAV")


@pytest.mark.parametrize(
    ("voice", "organisation", "expected"),
    [
        (Voice.ORGANISATION, 7, (Voice.ORGANISATION, 7)),
        (Voice.ORGANISATION, None, (Voice.UNNAMED, None)),
        (Voice.SEVERAL, 7, (Voice.SEVERAL, None)),
    ],
)
def test_it_is_an_organisations_or_it_is_not(
    voice: Voice, organisation: int | None, expected: tuple[Voice, int | None]
) -> None:
    checked = replace(LINE, voice=voice, organisation_id=organisation).checked()
    assert (checked.voice, checked.organisation_id) == expected
