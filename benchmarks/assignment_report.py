"""The page of the optimiser's results, docs/benchmarks-assignment.md: figures beside goals."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from benchmarks.assignment_figures import OURS, Figures
from benchmarks.assignment_rivals import LIMIT_SECONDS, METHODS, PACKAGES

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks-assignment.md"
GOALS = MappingProxyType(
    {
        "200 people": 0.2,
        "2,000 people": 1.0,
        "20,000 people": 2.0,
        "200,000 people": 3.0,
        "2,000,000 people": 6.0,
    }
)
MEMORY_GOAL_MB = 2000

WHAT = """\
Three wishes of eight sessions in two slots unless it says otherwise, some sessions dearer than
others, 20 % more seats than needed, six kinds of unequal size, organisations of one or two people
as in 2015, no group to be under 8, spread and balance on. Seconds are the median of five runs
(three for two million people) on data in memory, each in a process of its own; memory is the most
that any of these processes held, the instance and the libraries included. Every plan is proven
optimal by all criteria, or there would be no page. Reading is from JSON to a problem with all its
checks, writing from a plan with every reason in words to JSON, once each."""

BESIDE = f"""\
The same instances in the same run, all judged by one count. A level is the ranks of a person's
sessions, the worst first; an unlisted session ranks after those listed, and a slot without a seat
last of all. The other methods ran once. What took more than {LIMIT_SECONDS:.0f} s was stopped;
"not tried" would have taken longer still, or several gigabytes.

*First come, first served* gives everybody in the list's order, where an organisation's people
stand together, the best bundle left, and *random serial dictatorship* does so in an order drawn by
lot. *fairpyx* ({PACKAGES[0]}) is timed without the making of its instance: *round robin*, and
*iterated matching*, plain and compensating (who got less than they could have has it added to the
next choice).

Plenum doesn't aim at few people with a session they never asked for, but at nobody badly off:
where not all can be spared one, as with three slots, it may give one such session to more people
so that nobody has two. On the guest list of 2015 those who have one listed one wish or two: with
one there is no other way, and after two it ranks as a third wish does."""

NOT_ASKED = """\
## What fairpyx could not be asked

A course is a session in a slot, and courses of the same slot or the same session are in conflict,
which is exact: nobody gets two in a slot or one session twice. What has no counterpart there:

- levels: it adds values up, so two second wishes are worth what a first and a third are. A wish is
  worth one more than the next on the list, the last one more than what isn't listed;
- a seat for everybody before wishes: it never moves anybody to make room, so somebody may end up
  without a seat, the last one open being one they have in the other slot;
- the smallest useful group, organisations to be spread, and kinds to be balanced;
- the lottery: round robin goes by the list's order, and iterated matching settles ties unseen."""


class Measured(Protocol):
    """What was measured on one instance."""

    @property
    def ours(self) -> Figures:
        """The optimiser's figures."""

    @property
    def reading(self) -> float:
        """Seconds from JSON to the problem."""

    @property
    def writing(self) -> float:
        """Seconds from the plan to JSON."""

    @property
    def others(self) -> Mapping[str, Figures | str]:
        """The other methods' figures, or why there are none."""


def write(
    found: Mapping[str, Measured], has_fairpyx: bool, date: str, machine: str, commit: str
) -> None:
    """Write the page."""
    lines = [
        "# Benchmarks of the assignment",
        "",
        "Made by `make bench` (this part alone: `python -m benchmarks assignment`); don't edit.",
        "",
        f"{date}, commit {commit}, {machine}.",
        *("", "## How long it takes", "", WHAT, ""),
        *_times(found),
        *("", "## Beside other ways to give places", "", BESIDE),
        *([] if has_fairpyx else ["", "**fairpyx could not be installed where this was run.**"]),
    ]
    for name, measured in found.items():
        if measured.others:
            lines += ["", f"### {name}", "", *_beside(measured)]
    lines += ["", NOT_ASKED]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _times(found: Mapping[str, Measured]) -> Iterator[str]:
    yield "| | types | seconds | goal | | memory | goal | | reading | writing |"
    yield "|---|---:|---:|---:|---|---:|---:|---|---:|---:|"
    for name, measured in found.items():
        ours, goal = measured.ours, GOALS.get(name)
        seconds = ["", ""] if goal is None else [f"{goal:g} s", _verdict(ours.seconds <= goal)]
        is_limited = name == list(GOALS)[-1]
        within = _verdict(ours.peak_mb <= MEMORY_GOAL_MB)
        memory = [f"{MEMORY_GOAL_MB:,} MB", within] if is_limited else ["", ""]
        cells = [
            *(name, f"{ours.types:,}", f"{ours.seconds:.2f} s", *seconds),
            *(f"{ours.peak_mb:,.0f} MB", *memory),
            *(f"{measured.reading:.2f} s", f"{measured.writing:.2f} s"),
        ]
        yield _row(cells)


def _beside(measured: Measured) -> Iterator[str]:
    """Yield a table with a column for each method and a row for each thing counted."""
    columns: list[Figures | str] = [measured.ours, *(measured.others[each] for each in METHODS)]
    known = [each for each in columns if isinstance(each, Figures)]
    levels = sorted({_level(each) for one in known for each in one.levels}, reverse=True)
    yield _row(["", OURS, *METHODS])
    yield _row(["---", *["---:"] * len(columns)])
    yield _row(["seconds", *(_cell(each, f"{_seconds(each):.2f}") for each in columns)])
    for level in levels:
        name = ", ".join(map(str, level))
        people = [each.levels.get(name, 0) if isinstance(each, Figures) else 0 for each in columns]
        yield _row([f"at ({name})", *_numbers(columns, people)])
    for what, attribute in COUNTS.items():
        people = [getattr(each, attribute, 0) for each in columns]
        yield _row([what, *_numbers(columns, people)])


COUNTS = MappingProxyType(
    {
        "people who lack a seat": "unseated",
        "people with a session they never asked for": "unlisted",
        "people of one organisation sharing a room": "together",
        "groups under the minimum": "small",
        "missing to the kinds' fair shares": "balance",
    }
)


def _level(name: str) -> tuple[int, ...]:
    return tuple(int(each) for each in name.split(", "))


def _seconds(column: Figures | str) -> float:
    return column.seconds if isinstance(column, Figures) else 0.0


def _numbers(columns: Iterable[Figures | str], people: Iterable[int]) -> Iterator[str]:
    for column, number in zip(columns, people, strict=True):
        yield f"{number:,}" if isinstance(column, Figures) else "–"


def _cell(column: Figures | str, text: str) -> str:
    return text if isinstance(column, Figures) else column


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _verdict(reached: bool) -> str:
    return "reached" if reached else "**not reached**"
