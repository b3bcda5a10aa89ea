"""A letter's text with placeholders in braces: read, checked and filled in.

The text is the organiser's own words and is never run: a placeholder is one of a fixed list of
words, what it becomes is put in as it is, and nothing in it is read again.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from conference.domain.letter_fields import (
    BLOCKS,
    MAY_BE_EMPTY,
    NOT_IN_SUBJECT,
    Placeholder,
    by_word,
    fields_of,
    written,
)
from conference.domain.marks import mark
from conference.domain.organisations import WrittenStandard
from conference.domain.outbox import LINK_MARK, MessageKind

LONGEST_SUBJECT = 200
LONGEST_BODY = 10_000
_BRACES = re.compile(r"\{([^{}\n]*)\}")
_HIDDEN = ("Cc", "Cs", "Zl", "Zp")  # controls, half characters, and other ends of a line


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What a letter says, before or after its placeholders are filled in."""

    subject: str
    body: str


class TextPart(StrEnum):
    """Where in a letter something stands."""

    SUBJECT = "subject"
    BODY = "body"


class TextFaultKind(StrEnum):
    """What can be wrong with a text."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    ODD_SIGN = "odd_sign"
    BRACE = "brace"
    UNKNOWN = "unknown"
    NOT_HERE = "not_here"
    NOT_IN_SUBJECT = "not_in_subject"
    NOT_ALONE = "not_alone"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class TextFault:
    """Something that must be mended before the text can be saved.

    `word` is what it is about, as written or as it should be; `nearest` the placeholder that may
    have been meant, with its braces, or an empty string; `line` counts the body's lines from 1.
    """

    part: TextPart
    kind: TextFaultKind
    word: str = ""
    nearest: str = ""
    line: int = 0


def tidy(subject: str, body: str) -> LetterWords:
    """Return a text as it is kept: one way to end a line, and no space at the end of one."""
    lines = [line.rstrip() for line in re.split(r"\r\n?|\n", unicodedata.normalize("NFC", body))]
    return LetterWords(
        unicodedata.normalize("NFC", subject).strip(), "\n".join(lines).strip("\n") + "\n"
    )


def texts_mark(texts: Mapping[WrittenStandard, LetterWords]) -> str:
    """Return the mark of a letter's texts (`domain.marks`), in both written standards."""
    return mark([(texts[each].subject, texts[each].body) for each in WrittenStandard])


def placeholder(word: str) -> Placeholder | None:
    """Return the placeholder that is written `word` inside its braces, or None."""
    return by_word().get(word.strip().lower())


def used(text: str) -> frozenset[Placeholder]:
    """Return the placeholders in `text`."""
    found = (placeholder(each[1]) for each in _BRACES.finditer(text))
    return frozenset(each for each in found if each is not None)


def check(
    kind: MessageKind, standard: WrittenStandard, words: LetterWords
) -> tuple[TextFault, ...]:
    """Return what must be mended in the text of a letter of `kind`; nothing where it's whole."""
    faults = [*_plain(words), *_subject(kind, standard, words.subject)]
    for number, line in enumerate(words.body.split("\n"), start=1):
        faults += _line(kind, standard, line, number)
    missing = fields_of(kind).required - used(words.body)
    faults += [
        TextFault(TextPart.BODY, TextFaultKind.MISSING, written(each, standard))
        for each in sorted(missing)
    ]
    return tuple(faults)


def _plain(words: LetterWords) -> Iterator[TextFault]:
    """Yield what is wrong whatever the placeholders are."""
    for part, text, longest in (
        (TextPart.SUBJECT, words.subject, LONGEST_SUBJECT),
        (TextPart.BODY, words.body, LONGEST_BODY),
    ):
        if not _BRACES.sub(_lasting, text).strip():
            yield TextFault(part, TextFaultKind.EMPTY)
        if len(text) > longest:
            yield TextFault(part, TextFaultKind.TOO_LONG, str(longest))
    # Two signs that begin a coded word, which a mail program would read as something else.
    if "=?" in words.subject:
        yield TextFault(TextPart.SUBJECT, TextFaultKind.ODD_SIGN, "=?")
    if LINK_MARK in words.body:
        yield TextFault(TextPart.BODY, TextFaultKind.ODD_SIGN, LINK_MARK)
    for part, text in ((TextPart.SUBJECT, words.subject), (TextPart.BODY, words.body)):
        kept = "\n\t" if part is TextPart.BODY else ""
        if any(unicodedata.category(each) in _HIDDEN and each not in kept for each in text):
            yield TextFault(part, TextFaultKind.ODD_SIGN)


def _lasting(match: re.Match[str]) -> str:
    """Return what surely stays of a placeholder: nothing of one that may become nothing."""
    return "" if placeholder(match[1]) in MAY_BE_EMPTY else match[0]


def _subject(kind: MessageKind, standard: WrittenStandard, text: str) -> Iterator[TextFault]:
    for fault in _words(kind, standard, text):
        yield TextFault(TextPart.SUBJECT, *fault)
    for each in sorted(used(text) & NOT_IN_SUBJECT & set(fields_of(kind).allowed)):
        yield TextFault(TextPart.SUBJECT, TextFaultKind.NOT_IN_SUBJECT, written(each, standard))


def _line(
    kind: MessageKind, standard: WrittenStandard, line: str, number: int
) -> Iterator[TextFault]:
    for fault in _words(kind, standard, line):
        yield TextFault(TextPart.BODY, *fault, line=number)
    for match in _BRACES.finditer(line):
        if placeholder(match[1]) in BLOCKS and line.strip() != match[0]:
            yield TextFault(TextPart.BODY, TextFaultKind.NOT_ALONE, match[0], line=number)


def _words(
    kind: MessageKind, standard: WrittenStandard, text: str
) -> Iterator[tuple[TextFaultKind, str, str]]:
    """Yield what is wrong with the braces and words of one line: kind, word, nearest."""
    if set(_BRACES.sub("", text)) & set("{}"):
        yield TextFaultKind.BRACE, "", ""
    allowed = fields_of(kind).allowed
    for match in _BRACES.finditer(text):
        found = placeholder(match[1])
        if found is None:
            yield TextFaultKind.UNKNOWN, match[0], _nearest(match[0], allowed, standard)
        elif found not in allowed:
            yield TextFaultKind.NOT_HERE, match[0], ""


def _nearest(word: str, allowed: tuple[Placeholder, ...], standard: WrittenStandard) -> str:
    choices = {written(each, standard).strip("{}"): written(each, standard) for each in allowed}
    found = get_close_matches(word.strip("{} ").lower(), choices, n=1, cutoff=0.5)
    return choices[found[0]] if found else ""


def fill(text: str, value: Callable[[Placeholder], str]) -> str:
    """Return `text` with what `value` gives for each of its placeholders.

    Where that is nothing, a space beside it goes too, and a line that held nothing else; between
    paragraphs there is never more than one empty line. Braces around anything else stay.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        filled = _filled(line, value)
        if filled is not None and (filled or (lines and lines[-1])):
            lines.append(filled)
    return "\n".join(lines).strip("\n")


def _filled(line: str, value: Callable[[Placeholder], str]) -> str | None:
    """Return one line filled in, or None where nothing came of its placeholders."""
    parts: list[str] = []
    is_empty, end = False, 0
    for match in _BRACES.finditer(line):
        found = placeholder(match[1])
        if found is None:
            continue
        parts.append(line[end : match.start()])
        end = match.end()
        put = value(found)
        if put:
            parts.append(put)
            continue
        is_empty = True
        if not "".join(parts).rstrip(" ") or parts[-1].endswith(" "):
            end += line.startswith(" ", end)
    filled = "".join(parts) + line[end:]
    if is_empty:
        filled = filled.rstrip(" ")
    return None if is_empty and not filled else filled
