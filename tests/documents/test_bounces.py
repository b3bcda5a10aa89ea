"""A mailbox file gives up its lasting failures and nothing else, whatever it is made of."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.documents.bounces import MESSAGE_LIMIT, read
from tests.support.returns import holiday, mailbox, report


def test_a_failure_tells_of_which_letter_whom_and_why() -> None:
    (found,) = read(report()).reports
    assert found.message_id == "<1@example.no>"
    assert found.recipient == "kontakt1@example.no"
    assert found.status == "5.1.1"
    assert found.words == "550 5.1.1 No such user"
    assert found.is_address


def test_a_mailbox_gives_every_failure_and_counts_the_rest() -> None:
    box = mailbox(
        report(message_id="<1@example.no>"),
        holiday(),
        report(message_id="<2@example.no>", status="4.4.1", action="delayed"),
        report(message_id="<3@example.no>", status="5.2.2"),
    )
    found = read(box)
    assert [each.message_id for each in found.reports] == ["<1@example.no>", "<3@example.no>"]
    assert found.others == 2
    assert not found.reports[1].is_address, "a full mailbox is a right address"


@pytest.mark.parametrize(
    ("action", "status", "counts"),
    [
        ("failed", "5.1.1", True),
        ("Failed", "5.0.0", True),
        ("failed", "", True),
        ("failed", "4.4.7", False),
        ("delayed", "4.4.7", False),
        ("delivered", "2.0.0", False),
        ("relayed", "2.0.0", False),
    ],
)
def test_only_a_lasting_failure_counts(action: str, status: str, counts: bool) -> None:
    assert bool(read(report(action=action, status=status)).reports) is counts


def test_without_the_letter_the_address_is_left() -> None:
    (found,) = read(report("Kontakt1@Example.no", None)).reports
    assert (found.message_id, found.recipient) == (None, "kontakt1@example.no")


def test_headers_alone_and_windows_line_ends_are_read_too() -> None:
    text = report().replace(b"message/rfc822", b"text/rfc822-headers").replace(b"\n", b"\r\n")
    (found,) = read(text).reports
    assert found.message_id == "<1@example.no>"


def test_words_are_one_short_line() -> None:
    (found,) = read(report(words="smtp; 550 \x1b[31m " + "x" * 2000)).reports
    assert len(found.words) <= 300
    assert found.words.isprintable()


@pytest.mark.parametrize("content", [b"", b"\x00" * 1000, b"PK\x03\x04 zip", b"bare ord"])
def test_what_is_no_mailbox_is_empty(content: bytes) -> None:
    assert read(content).is_empty


@given(st.binary(max_size=2000))
def test_noise_is_read_without_a_crash(content: bytes) -> None:
    assert read(content).reports == ()
    read(mailbox(content))
    read(report() + content)


def test_a_nest_without_bottom_is_no_report() -> None:
    nest = b""
    for depth in range(3000):
        nest += b"Content-Type: multipart/report; boundary=b%d\n\n--b%d\n" % (depth, depth)
    assert read(nest).reports == ()


def test_a_huge_file_gives_its_reports() -> None:
    rng = random.Random(1)
    noise = rng.randbytes(4 * MESSAGE_LIMIT)
    box = mailbox(*[report(message_id=f"<{n}@example.no>") for n in range(300)], b"A: b\n" + noise)
    assert len(read(box).reports) == 300
