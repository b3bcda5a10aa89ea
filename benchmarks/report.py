"""The page of results, docs/benchmarks.md: every figure beside its goal."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
REMARKS = PAGE.with_name("benchmarks-remarks.md")
GOALS = {"registration": 0.4}
PAGE_GOAL = 0.5
QUERY_GOAL, MEMORY_GOAL, START_GOAL, PACKAGE_GOAL, SIZE_GOAL = 12, 90, 1.5, 50, 250
NAMES = {"/programme": "programme page", "registration": "whole registrations"}


class Measured(Protocol):
    """The figures of one database."""

    rates: dict[str, tuple[float, float]]
    queries: dict[str, int]
    memory_mb: float
    start_seconds: float


def write(
    figures: Mapping[str, Measured],
    packages: tuple[int, float],
    date: str,
    machine: str,
    commit: str,
) -> None:
    """Write the page, with the remarks that stand beside it."""
    lines = [
        "# Benchmarks",
        "",
        "Made by `make bench`; don't edit. What the figures mean, and why some goals aren't",
        "reached, stands in [remarks](benchmarks-remarks.md).",
        "",
        f"{date}, commit {commit}, {machine}. Two gunicorn workers, 16 visitors at once on the",
        "same machine; a rate is the best of three rounds.",
        *_rates(figures),
        *_queries(figures),
        *_sizes(figures, packages),
    ]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _verdict(reached: bool) -> str:
    return "reached" if reached else "**not reached**"


def _rates(figures: Mapping[str, Measured]) -> Iterator[str]:
    yield from (
        "",
        "## Per second, beside a bare Flask view",
        "",
        "| | database | Plenum | bare view | ratio | goal | |",
        "|---|---|---:|---:|---:|---:|---|",
    )
    for database, measured in figures.items():
        for path, (mine, least) in measured.rates.items():
            name, goal = NAMES.get(path, "organisation page"), GOALS.get(path, PAGE_GOAL)
            ratio = mine / least
            yield (
                f"| {name} | {database} | {mine:,.0f} | {least:,.0f} | {ratio:.2f} "
                f"| {goal:.2f} | {_verdict(ratio >= goal)} |"
            )


def _queries(figures: Mapping[str, Measured]) -> Iterator[str]:
    yield from (
        "",
        "## Queries",
        "",
        "| | database | queries | goal | |",
        "|---|---|---:|---:|---|",
    )
    for database, measured in figures.items():
        for name, count in measured.queries.items():
            is_whole = name.startswith("whole")
            goal = str(QUERY_GOAL) if is_whole else ""
            verdict = _verdict(count <= QUERY_GOAL) if is_whole else ""
            yield f"| {name} | {database} | {count} | {goal} | {verdict} |"


def _sizes(figures: Mapping[str, Measured], packages: tuple[int, float]) -> Iterator[str]:
    yield from ("", "## Size and start", "", "| | measured | goal | |", "|---|---:|---:|---|")
    for database, measured in figures.items():
        memory, seconds = measured.memory_mb, measured.start_seconds
        yield (
            f"| memory per worker after the load, {database} (PSS) | {memory:.0f} MB "
            f"| {MEMORY_GOAL} MB | {_verdict(memory <= MEMORY_GOAL)} |"
        )
        yield (
            f"| process start to first answer, {database} | {seconds:.2f} s | {START_GOAL} s "
            f"| {_verdict(seconds <= START_GOAL)} |"
        )
    count, size = packages
    yield f"| packages | {count} | {PACKAGE_GOAL} | {_verdict(count <= PACKAGE_GOAL)} |"
    yield f"| their size | {size:.0f} MB | {SIZE_GOAL} MB | {_verdict(size <= SIZE_GOAL)} |"
