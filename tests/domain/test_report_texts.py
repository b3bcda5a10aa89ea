"""A chapter's text is paragraphs, lists and headings, and points only at what there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.report_texts import (
    Block,
    BlockKind,
    Span,
    UnknownCited,
    blocks,
    check,
    cited,
    tidy,
)

P, L, H = BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.HEADING


def kinds(text: str) -> list[BlockKind]:
    return [each.kind for each in blocks(text)]


def test_paragraphs_lists_and_headings_are_told_apart() -> None:
    text = "En linje\nog en til\n\n- ett\n- to\n\n## Et tema\nMer om det\n- tre\n\n"
    assert kinds(text) == [P, L, H, P, L]
    assert blocks(text)[0].lines == ((Span("En linje og en til"),),)
    assert len(blocks(text)[1].lines) == 2


def test_a_number_in_brackets_points_at_a_contribution() -> None:
    assert blocks("Se [12] og [3].") == (
        Block(P, ((Span("Se "), Span("[12]", 12), Span(" og "), Span("[3]", 3), Span(".")),)),
    )
    assert cited("[12], [3], [x], [], 7") == {12, 3}


def test_pointing_at_nothing_is_refused() -> None:
    check("Se [12].", {12})
    with pytest.raises(UnknownCited) as refused:
        check("Se [12], [9] og [8].", {12})
    assert refused.value.params["numbers"] == [8, 9]


@given(st.text(alphabet=st.sampled_from("ab-# \n[]12\r"), max_size=80))
def test_no_word_is_lost(text: str) -> None:
    told = "".join(span.text for each in blocks(text) for line in each.lines for span in line)
    left = [each for each in "".join(told) if each in "ab12[]"]
    assert left == [each for each in tidy(text) if each in "ab12[]"]
