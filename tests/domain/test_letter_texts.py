"""Letters' texts: placeholders are checked before they're kept, and filled in without being run."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.letter_fields import Placeholder, by_word, fields_of, written
from conference.domain.letter_texts import (
    LONGEST_BODY,
    LONGEST_SUBJECT,
    LetterWords,
    TextFault,
    TextFaultKind,
    TextPart,
    check,
    fill,
    tidy,
    used,
)
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import LINK_MARK, MessageKind
from conference.letters import house_words

NB, NN = WrittenStandard.NB, WrittenStandard.NN
INVITATION = MessageKind.INVITATION
GOOD = LetterWords("Kom til {konferanse}", "Hei {kontaktperson},\n\n{lenke}\n")
every_house_text = pytest.mark.parametrize(
    ("kind", "standard"), [(kind, standard) for kind in MessageKind for standard in WrittenStandard]
)


def faults(body: str, subject: str = "Kom", kind: MessageKind = INVITATION) -> list[TextFault]:
    return list(check(kind, NB, LetterWords(subject, body)))


def only(body: str, subject: str = "Kom", kind: MessageKind = INVITATION) -> TextFault:
    """Return the one fault of a text that has the link."""
    (fault,) = faults(f"{body}\n{{lenke}}\n", subject, kind)
    return fault


@every_house_text
def test_the_houses_own_texts_are_whole(kind: MessageKind, standard: WrittenStandard) -> None:
    words = house_words(kind, standard)
    assert check(kind, standard, words) == ()
    assert words == tidy(words.subject, words.body)
    theirs = {written(each, standard) for each in fields_of(kind).allowed}
    assert set(re.findall(r"\{.*?\}", words.subject + words.body)) <= theirs


def test_a_text_without_faults_has_none() -> None:
    assert check(INVITATION, NB, GOOD) == ()
    assert check(MessageKind.NEWS, NB, LetterWords("Hei", "Uten felt\n")) == ()


def test_either_standards_words_do_in_both_and_so_do_capitals_and_spaces() -> None:
    for text in ("{lenkje}", "{lenke}", "{Lenke}", "{ LENKE }"):
        assert used(text) == {Placeholder.LINK}
        assert check(INVITATION, NN, LetterWords("Kom", text)) == ()


def test_a_letter_that_needs_its_link_is_refused_without_one() -> None:
    (fault,) = faults("Hei {kontaktperson}\n")
    assert (fault.kind, fault.word) == (TextFaultKind.MISSING, "{lenke}")
    (fault,) = check(MessageKind.RECEIPT, NN, LetterWords("Kom", "Takk\n"))
    assert (fault.kind, fault.word) == (TextFaultKind.MISSING, "{svaret}")


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("{kontakperson}", "{kontaktperson}"),
        ("{organisasjonen}", "{organisasjon}"),
        ("{fristen}", "{frist}"),
        ("{xyz}", ""),
        ("{}", ""),
        ("{konferanse.__class__}", "{konferanse}"),
        ("{0}", ""),
        ("{konferanse!r}", "{konferanse}"),
    ],
)
def test_an_unknown_placeholder_is_named_with_the_nearest(word: str, nearest: str) -> None:
    fault = only(f"Hei\n{word}")
    assert fault == TextFault(TextPart.BODY, TextFaultKind.UNKNOWN, word, nearest, line=2)
    assert only("Hei", subject=word).part is TextPart.SUBJECT


@pytest.mark.parametrize("text", ["{frist", "frist}", "{{frist}}", "{% raw %", "}{", "{fri\nst}"])
def test_braces_come_in_pairs_around_a_word(text: str) -> None:
    found = faults(f"{text}\n{{lenke}}\n")
    assert {each.kind for each in found} == {TextFaultKind.BRACE}
    assert found[0].line == 1


def test_a_placeholder_of_another_letter_is_refused() -> None:
    assert only("Hei\n\n{svaret}").kind is TextFaultKind.NOT_HERE


def test_links_and_blocks_have_no_place_in_a_subject_and_blocks_stand_alone() -> None:
    assert only("Hei", subject="Gå til {lenke}").kind is TextFaultKind.NOT_IN_SUBJECT
    (fault,) = faults("Her: {svaret}\n", kind=MessageKind.RECEIPT)
    assert fault == TextFault(TextPart.BODY, TextFaultKind.NOT_ALONE, "{svaret}", line=1)


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("", TextFaultKind.EMPTY),
        ("  ", TextFaultKind.EMPTY),
        ("{ny_lenke} {telefon}", TextFaultKind.EMPTY),
        ("a\nBcc: x@example.no", TextFaultKind.ODD_SIGN),
        ("a\u2028b", TextFaultKind.ODD_SIGN),
        ("a\x00", TextFaultKind.ODD_SIGN),
        ("=?utf-8?q?=0A?=", TextFaultKind.ODD_SIGN),
        ("a" * (LONGEST_SUBJECT + 1), TextFaultKind.TOO_LONG),
    ],
)
def test_a_subject_is_one_plain_line(subject: str, kind: TextFaultKind) -> None:
    fault = only("Hei", subject=subject)
    assert (fault.part, fault.kind) == (TextPart.SUBJECT, kind)


def test_a_body_is_plain_text_of_a_letters_length() -> None:
    assert TextFaultKind.EMPTY in {each.kind for each in faults(" \n")}
    assert only("a" * LONGEST_BODY).kind is TextFaultKind.TOO_LONG
    assert only(f"Her: {LINK_MARK}").kind is TextFaultKind.ODD_SIGN
    assert only("a\x07b").kind is TextFaultKind.ODD_SIGN


def test_a_text_is_kept_in_one_way() -> None:
    assert tidy(" Kom ", "\r\nHei  \r\nder\rnå\n\n") == LetterWords("Kom", "Hei\nder\nnå\n")


def filled(text: str, **values: str) -> str:
    return fill(text, lambda each: values.get(each.value, ""))


def test_placeholders_become_their_values_and_nothing_else() -> None:
    assert filled("Hei {kontaktperson}, {ukjent}!", contact="{frist}") == "Hei {frist}, {ukjent}!"
    assert filled("{svaret}\n\nHilsen", answer="1. A\n\n2. B") == "1. A\n\n2. B\n\nHilsen"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{ny_lenke} Kom nå", "Kom nå"),
        ("Kom nå. {gammel_lenke}", "Kom nå."),
        ("Kom {ny_lenke} nå", "Kom nå"),
        ("Kom{ny_lenke} nå", "Kom nå"),
        ("En\n\n{hvorfor}\n\nTo", "En\n\nTo"),
        ("En\n{hvorfor}\nTo", "En\nTo"),
        ("{hvorfor}\n\nTo", "To"),
        ("En\n\n\n\nTo", "En\n\nTo"),
        ("  - innrykk", "  - innrykk"),
    ],
)
def test_what_becomes_nothing_leaves_no_gap(text: str, result: str) -> None:
    assert filled(text) == result


def unspaced(text: str) -> str:
    return re.sub(r"\s", "", text)


words_ = st.sampled_from(sorted(by_word()))
pieces = st.lists(
    st.one_of(
        words_.map(lambda word: "{" + word + "}"),
        st.text(alphabet=st.sampled_from("aå {}%$\\\n.-[]<&0"), max_size=8),
    ),
    max_size=12,
).map("".join)
values_ = st.fixed_dictionaries(
    {
        each: st.text(alphabet=st.sampled_from("bø{}%$\\[]frist \n<&"), max_size=9)
        for each in Placeholder
    }
)


@given(pieces, values_)
def test_filling_in_loses_nothing_and_runs_nothing(
    text: str, values: dict[Placeholder, str]
) -> None:
    expected = re.sub(
        r"\{([^{}\n]*)\}",
        lambda match: values[next(iter(used(match[0])))] if used(match[0]) else match[0],
        text,
    )
    assert unspaced(fill(text, values.__getitem__)) == unspaced(expected)


@given(pieces, pieces)
def test_what_passes_the_check_leaves_no_brace_of_its_own(subject: str, body: str) -> None:
    words = tidy(subject, body)
    for kind in MessageKind:
        if not check(kind, NB, words):
            for part in (words.subject, words.body):
                assert not set(fill(part, lambda each: each.value)) & set("{}")
                assert used(part) <= set(fields_of(kind).allowed)
