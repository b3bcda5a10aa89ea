"""Which characters the lists' own fonts can print, and what stands in for the rest.

An accessible PDF (PDF/UA-1) may hold no character that no font has a glyph for: one such name would
cost everybody the list. So what is printed goes through `printable` first, which asks the fonts'
own character tables. A character that can't be printed, together with the marks on it, becomes □:
plain to see on paper, and the rest of the name stays readable.
"""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parent / "fonts"
PLACEHOLDER = "□"

# Joins and parts letters within a word in Arabic script; every other invisible sign (which could
# turn the direction of what follows, for one) is left out of a printed line.
_JOINERS = "\u200c\u200d"
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
# A run of letters that no language has words for would print over the next column.
_ENDLESS, _PART, _SOFT_HYPHEN = re.compile(r"\S{33,}"), re.compile(r".{12}(?=.)"), "\u00ad"


@cache
def coverage() -> tuple[frozenset[int], ...]:
    """Return, for each of the fonts, the code points that it has a glyph for."""
    fonts = sorted(FONTS.glob("*.ttf"))
    return tuple(frozenset(_code_points(path.read_bytes())) for path in fonts)


def printable(text: str) -> str:
    """Return `text` on one line, composed (NFC), with □ for each letter that can't be printed."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if _plain().issuperset(line):
        return line
    clusters: list[str] = []
    for each in line:
        category = unicodedata.category(each)
        if clusters and (category[0] == "M" or each in _JOINERS):
            clusters[-1] += each
        elif category not in _UNSEEN:
            clusters.append(each)
    return "".join(map(_or_placeholder, clusters))


@cache
def _plain() -> frozenset[str]:
    """Return the characters that some font has and that stand by themselves: most lines' all."""
    known = {chr(point) for font in coverage() for point in font}
    return frozenset(each for each in known if unicodedata.category(each)[0] not in "CM")


def printable_data(value: Any) -> Any:
    """Return `value` (what JSON can hold) with every text in it printable, and divisible where it
    is too long for a column."""
    if isinstance(value, dict):
        return {key: printable_data(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [printable_data(each) for each in value]
    if isinstance(value, str):
        return _ENDLESS.sub(_divisible, printable(value))
    return value


def _divisible(word: re.Match[str]) -> str:
    return _PART.sub(rf"\g<0>{_SOFT_HYPHEN}", word[0])


def _or_placeholder(cluster: str) -> str:
    # One font must hold a letter and its marks: shaping doesn't put them together from two.
    seen = {ord(each) for each in cluster if each not in _JOINERS}
    return cluster if any(seen <= font for font in coverage()) else PLACEHOLDER


def _code_points(font: bytes) -> set[int]:
    """Return what the Unicode tables (formats 4 and 12) of an OpenType file hold."""
    cmap = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", cmap, 2)
    found: set[int] = set()
    for index in range(count):
        (offset,) = struct.unpack_from(">4xL", cmap, 4 + 8 * index)
        (kind,) = struct.unpack_from(">H", cmap, offset)
        if kind == 4:
            found |= _segments(cmap[offset:])
        elif kind == 12:
            found |= _groups(cmap[offset:])
    return found


def _table(font: bytes, tag: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        name, offset, length = struct.unpack_from(">4s4xLL", font, 12 + 16 * index)
        if name == tag:
            return font[offset : offset + length]
    raise ValueError(f"the font has no table {tag!r}")


def _segments(table: bytes) -> set[int]:
    (doubled,) = struct.unpack_from(">H", table, 6)
    count = doubled // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", table, at)
        for at in (14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled)
    )
    found: set[int] = set()
    for index in range(count):
        for code in range(starts[index], ends[index] + 1):
            glyph = code
            if offsets[index]:
                place = 16 + 3 * doubled + 2 * index + offsets[index] + 2 * (code - starts[index])
                (glyph,) = struct.unpack_from(">H", table, place)
            if offsets[index] == 0 or glyph:
                glyph = (glyph + deltas[index]) & 0xFFFF
            if glyph and code != 0xFFFF:
                found.add(code)
    return found


def _groups(table: bytes) -> set[int]:
    (count,) = struct.unpack_from(">L", table, 12)
    found: set[int] = set()
    for index in range(count):
        start, end, glyph = struct.unpack_from(">LLL", table, 16 + 12 * index)
        found.update(range(start + (glyph == 0), end + 1))
    return found
