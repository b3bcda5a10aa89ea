"""A letter's plain text as the parts that a page or an HTML mail sets it in.

Nothing is marked up in the text itself: an empty line ends a paragraph, "- " begins an item of a
list, and addresses become links.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

_ADDRESS = re.compile(
    r"(?P<web>https?://[^\s<>\"«»]*[^\s<>\"«».,:;!?()\[\]'])"
    r"|(?P<mail>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
ITEM = "- "


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line; `url` is where they lead, or an empty string."""

    text: str
    url: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines under each other; spaces that begin a line count."""

    kind: ClassVar[str] = "paragraph"
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    kind: ClassVar[str] = "list"
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class KeyLink:
    """The reader's personal link, alone on its line; `url` is the mark where it isn't shown."""

    kind: ClassVar[str] = "link"
    url: str


Part = Paragraph | Items | KeyLink


def parts(text: str, key_link: str | None = None) -> tuple[Part, ...]:
    """Return the parts of `text`; a line that is `key_link` alone is the personal link."""
    found: list[Part] = []
    for group in re.split(r"\n(?:[ \t]*\n)+", text.strip("\n")):
        found.extend(_group(group.split("\n"), key_link))
    return tuple(found)


def _group(lines: list[str], key_link: str | None) -> Iterator[Part]:
    """Yield the parts of lines without an empty one between them."""
    begun: list[Line] = []
    is_list = False
    for line in [*lines, None]:
        is_key = line is not None and key_link is not None and line.strip() == key_link
        is_item = line is not None and line.startswith(ITEM)
        if begun and (line is None or is_key or is_item != is_list):
            yield Items(tuple(begun)) if is_list else Paragraph(tuple(begun))
            begun = []
        if is_key:
            yield KeyLink(str(key_link))
        elif line is not None:
            begun.append(_pieces(line.removeprefix(ITEM) if is_item else line))
        is_list = is_item


def _pieces(line: str) -> Line:
    found: list[Piece] = []
    end = 0
    for match in _ADDRESS.finditer(line):
        found.append(Piece(line[end : match.start()]))
        url = match[0] if match["web"] else f"mailto:{match[0]}"
        found.append(Piece(match[0], url))
        end = match.end()
    found.append(Piece(line[end:]))
    return tuple(each for each in found if each.text)
