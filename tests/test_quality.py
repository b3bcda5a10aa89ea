"""House rules that no linter knows: small rooms, files that say what they are, clean templates."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE, LONGEST_FUNCTION = 220, 35  # lines; aim for 200 and 25
LONGEST_TESTS, LONGEST_TEST = 400, 60  # a list of cases and a journey are read from top to bottom

FOLDERS = ("conference", "seeds", "tests", "benchmarks")
PYTHON = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*.py")
    if "versions" not in path.parts
)
PAGES = sorted((ROOT / "templates").rglob("*.html"))
OFFENCES = {
    "an inline style, which the page's policy blocks": re.compile(r"<[^>]*\sstyle\s*=|<style"),
    "an inline handler, which the page's policy blocks": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "an inline script, which the page's policy blocks": re.compile(
        # Data for search engines is no script; `tojson` alone writes it so that it can't end early.
        r"<script(?![^>]*\ssrc=)(?! type=\"application/ld\+json\">{{ \w+ \| tojson }}</script>)"
    ),
    "something from another host": re.compile(r"(?:src|srcset|action)\s*=\s*[\"'](?:https?:)?//"),
    "text that is not escaped": re.compile(r"\|\s*safe\b|autoescape\s+false"),
}

in_python = pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
in_pages = pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


@in_python
def test_a_file_says_what_it_is_for_and_fits_one_look(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "the file doesn't say what it is for"
    assert text.count("\n") <= (LONGEST_TESTS if _is_test(path) else LONGEST_FILE)


@in_python
def test_functions_are_short_and_public_ones_explained(path: Path) -> None:
    longest = LONGEST_TEST if _is_test(path) else LONGEST_FUNCTION
    faults = []
    for name, node in _definitions(ast.parse(path.read_text(encoding="utf-8"))):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > longest and not isinstance(node, ast.ClassDef):
            faults.append(f"line {node.lineno}: {name} has {length} lines")
        if _is_public(name, path) and not ast.get_docstring(node):
            faults.append(f"line {node.lineno}: {name} has no docstring")
    assert faults == []


@in_pages
def test_a_template_holds_nothing_that_the_policy_blocks(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = [what for what, pattern in OFFENCES.items() if pattern.search(text)]
    assert found == []


def test_the_patterns_for_templates_find_what_they_look_for() -> None:
    samples = (
        '<p style="color: red">',
        '<a class="x" onclick="go()">',
        "<script>go()</script>",
        '<img src="//elsewhere.example/x.png">',
        "{{ text|safe }}",
    )
    for sample, (what, pattern) in zip(samples, OFFENCES.items(), strict=True):
        assert pattern.search(sample), what
    unescaped = '<script type="application/ld+json">{{ event }}</script>'
    assert any(pattern.search(unescaped) for pattern in OFFENCES.values())
    for innocent in (
        '<script src="/static/rank.js" defer></script>',
        '<script type="application/ld+json">{{ event | tojson }}</script>',
        '<a href="https://x.no">',
    ):
        assert not any(pattern.search(innocent) for pattern in OFFENCES.values())


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _definitions(tree: ast.AST, inside: str = "") -> Iterator[tuple[str, Definition]]:
    """Yield every function and class with its dotted name; "()" stands for a function's inside."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Definition):
            yield inside + node.name, node
            brackets = "" if isinstance(node, ast.ClassDef) else "()"
            yield from _definitions(node, f"{inside}{node.name}{brackets}.")
        else:
            yield from _definitions(node, inside)


def _is_test(path: Path) -> bool:
    return path.name.startswith("test_")


def _is_public(name: str, path: Path) -> bool:
    """Whether somebody else may call it; what a test or an inner function is called says enough."""
    return not _is_test(path) and "()" not in name and not any(p[0] == "_" for p in name.split("."))
