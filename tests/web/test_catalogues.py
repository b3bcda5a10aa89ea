"""Every text that people read stands in the nynorsk and the English catalogue, filled in."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "N_": None, "lazy_gettext": None}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%")
Texts = str | list[str] | tuple[str, ...] | None


@cache
def texts() -> Catalog:
    """Every text in the code and the templates, as `make catalogues` finds them."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)  # type: ignore[no-untyped-call]
    found = Catalog()
    for _, _, text, _, _ in extract_from_dir(ROOT, methods, options, KEYWORDS):
        found.add(text)
    return found


def faults(text: Message, entry: Message | None, plurals: int) -> list[str]:
    """What is wrong with a catalogue's `entry` for `text`, in plain words."""
    if entry is None:
        return ["missing"]
    if entry.fuzzy:
        return ["fuzzy"]
    wanted = forms(text.id)
    given = forms(entry.string)
    if len(given) != (plurals if text.pluralizable else 1) or not all(map(str.strip, given)):
        return ["empty"]
    last = placeholders(wanted[-1])
    allowed = [{placeholders(each) for each in wanted}] + [{last}] * (len(given) - 1)
    if any(placeholders(form) not in fit for form, fit in zip(given, allowed, strict=True)):
        return ["other placeholders"]
    return []


def forms(of: Texts) -> list[str]:
    """The singular and plural forms of a text, or the one it has."""
    return [of] if isinstance(of, str) else list(of or ())


def placeholders(text: str) -> tuple[str, ...]:
    """The places in `text` where something is filled in, in alphabetical order."""
    return tuple(sorted(set(PLACEHOLDER.findall(text))))


def test_the_texts_are_found() -> None:
    for text in ("Meld på", "Se programmet", "Fordeling nr. %(number)d"):
        assert texts().get(text), text


@pytest.mark.parametrize("language", ["nn", "en"])
def test_every_text_is_translated(language: str) -> None:
    path = ROOT / "conference/translations" / language / "LC_MESSAGES/messages.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    wrong = [
        f"{fault}: {text.id!r}"
        for text in texts()
        if text.id
        for fault in faults(text, catalogue.get(text.id, text.context), catalogue.num_plurals)
    ]
    assert not wrong, f"{len(wrong)} in {path}:\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (("%(num)d gjest", "%(num)d gjester"), []),
        (("Ein gjest", ""), ["empty"]),
        (("%(num)d gjest", "%(number)d gjester"), ["other placeholders"]),
    ],
)
def test_a_fault_is_noticed(given: tuple[str, str], fault: list[str]) -> None:
    text = Message(("%(num)d gjest", "%(num)d gjester"))
    assert faults(text, Message(text.id, given), 2) == fault
    assert faults(text, None, 2) == ["missing"]
    assert faults(text, Message(text.id, given, flags=["fuzzy"]), 2) == ["fuzzy"]
