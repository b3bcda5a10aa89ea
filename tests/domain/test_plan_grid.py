"""A timetable shows everything once, in its track and as high as it is long."""

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from conference.domain.clock import OSLO
from conference.domain.plan import Plan, PlannedItem, PlannedOccurrence, Room
from conference.domain.plan_grid import Grid, grid
from conference.domain.programme import ItemKind

DAY = date(2015, 10, 20)
EIGHT = datetime(2015, 10, 20, 8, 0, tzinfo=OSLO)
ROOMS = (Room("Sal A", 100), Room("Sal B", 30))


def item(
    key: int,
    begins: int,
    lasts: int,
    room: str | None = None,
    kind: ItemKind = ItemKind.SPEECH,
) -> PlannedItem:
    """An item that begins so many minutes after eight."""
    start = EIGHT + timedelta(minutes=begins)
    return PlannedItem(key, start, start + timedelta(minutes=lasts), kind, room=room)


def shown(found: Grid) -> list[list[tuple[str | None, int, list[int]]]]:
    """Return each row's cells as (track, rows, the keys of what is in them)."""
    return [
        [
            (
                cell.track,
                cell.rows,
                [each.occurrence.key if each.occurrence else each.item.key for each in cell.blocks],
            )
            for cell in row.cells
        ]
        for row in found.rows
    ]


def test_an_empty_day_has_tracks_and_no_rows() -> None:
    assert grid(Plan(DAY, ROOMS)) == Grid((None, "Sal A", "Sal B"), ())


def test_plenary_and_rooms_stand_side_by_side() -> None:
    plan = Plan(DAY, ROOMS, (item(1, 0, 60), item(2, 60, 30, "Sal A")))
    assert shown(grid(plan)) == [
        [(None, 1, [1]), ("Sal A", 1, []), ("Sal B", 1, [])],
        [(None, 1, []), ("Sal A", 1, [2]), ("Sal B", 1, [])],
    ]


def test_a_session_stands_in_its_room_beside_its_slot() -> None:
    slot = item(1, 0, 90, kind=ItemKind.PARALLEL_SESSIONS)
    held = PlannedOccurrence(7, 1, 3, "Sal B", 30)
    plan = Plan(DAY, ROOMS, (slot, item(2, 30, 30, "Sal A")), occurrences=(held,))
    assert shown(grid(plan)) == [
        [(None, 3, [1]), ("Sal A", 1, []), ("Sal B", 3, [7])],
        [("Sal A", 1, [2])],
        [("Sal A", 1, [])],
    ]


def test_what_overlaps_shares_a_cell() -> None:
    plan = Plan(DAY, (), (item(1, 0, 60), item(2, 30, 60), item(3, 90, 10)))
    assert shown(grid(plan)) == [[(None, 3, [1, 2])], [], [], [(None, 1, [3])]]


items = st.lists(
    st.tuples(st.integers(0, 600), st.integers(1, 240), st.sampled_from([None, "Sal A", "Sal B"])),
    max_size=12,
)


@given(items)
def test_every_item_is_shown_once_and_every_row_is_full(
    wanted: list[tuple[int, int, str | None]],
) -> None:
    made = tuple(item(key, *each) for key, each in enumerate(wanted, start=1))
    found = grid(Plan(DAY, ROOMS, made))
    keys = Counter(
        each.item.key for row in found.rows for cell in row.cells for each in cell.blocks
    )
    assert keys == Counter(range(1, len(wanted) + 1))
    for track in found.tracks:
        heights = [cell.rows for row in found.rows for cell in row.cells if cell.track == track]
        assert sum(heights) == len(found.rows)
    for row in found.rows:
        for cell in row.cells:
            assert all(each.track == cell.track for each in cell.blocks)
