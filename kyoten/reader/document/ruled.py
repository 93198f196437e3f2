"""Lines ruled on a page → grids of cells. Pure geometry: points, y downwards (docs/reading.md, "Word and PDF")."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

_SAME = 3.0
"""Points by which the two lines of a double rule, or the ends of two that meet, lie apart."""
_BEYOND = 6.0
"""Points by which rules reach past the outermost one across them, where a table has no outer border."""


class RuledLine(NamedTuple):
    """A line across the page: at `at` (y, or x of an upright one), from `start` to `end`."""

    at: float
    start: float
    end: float


class GridArea(NamedTuple):
    """A cell on the grid; both ends inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class RuledGrid:
    """A ruled table. `xs`, `ys`: its edges; `areas`: the cells, by the first place that each covers."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owners: dict[tuple[int, int], tuple[int, int]] = field(repr=False)
    """(row, column) → the first place of the cell that covers it."""

    @cached_property
    def areas(self) -> dict[tuple[int, int], GridArea]:
        places: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for place, owner in self.owners.items():
            places[owner].append(place)
        return {
            owner: GridArea(owner[0], min(column for _, column in own), max(own)[0], max(column for _, column in own))
            for owner, own in places.items()
        }

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell at a point, by its first place; None outside."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return self.owners.get((row, column))


def grids(across: Sequence[RuledLine], upright: Sequence[RuledLine]) -> list[RuledGrid]:
    """The tables that rules make, from the top down: rules that meet make one; a frame around something is none."""
    across, upright = joined(across), joined(upright)
    found = [_grid(*group) for group in _groups(across, upright)]
    return sorted((grid for grid in found if grid), key=lambda grid: (grid.ys[0], grid.xs[0]))


def joined(rules: Iterable[RuledLine]) -> list[RuledLine]:
    """Rules on one line, overlapping or nearly so, as one; double rules as one."""
    lines: list[list[RuledLine]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][-1].at <= _SAME and rule.at - lines[-1][0].at <= 2 * _SAME:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    found: list[RuledLine] = []
    for line in lines:
        at = sum(rule.at for rule in line) / len(line)
        end = float("-inf")
        for rule in sorted(line, key=attrgetter("start")):
            if rule.start <= end + _SAME:
                end = max(end, rule.end)
                found[-1] = RuledLine(at, found[-1].start, end)
            else:
                end = rule.end
                found.append(RuledLine(at, rule.start, end))
    return found


def _groups(across: list[RuledLine], upright: list[RuledLine]) -> Iterable[tuple[list[RuledLine], list[RuledLine]]]:
    """Rules that meet, directly or over others."""
    leader = list(range(len(across) + len(upright)))

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for number, line in enumerate(across):
        for other, post in enumerate(upright, len(across)):
            if line.start - _SAME <= post.at <= line.end + _SAME and post.start - _SAME <= line.at <= post.end + _SAME:
                leader[find(number)] = find(other)
    groups: dict[int, tuple[list[RuledLine], list[RuledLine]]] = defaultdict(lambda: ([], []))
    for number in range(len(leader)):
        is_across = number < len(across)
        groups[find(number)][0 if is_across else 1].append(
            across[number] if is_across else upright[number - len(across)]
        )
    return groups.values()


def _grid(across: list[RuledLine], upright: list[RuledLine]) -> RuledGrid | None:
    if not across or not upright:
        return None
    xs, ys = _edges(upright, across), _edges(across, upright)
    if len(xs) < 3 or len(ys) < 2:
        return None
    columns, rows = len(xs) - 1, len(ys) - 1
    walls, floors = _cover(xs, ys, upright), _cover(ys, xs, across)
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(rows):
        for column in range(columns):
            owner = (row, column)
            if column and (column, row) not in walls:
                owner = owners[row, column - 1]
            if row and (row, column) not in floors:
                above = owners[row - 1, column]
                if above != owner and column and owner == owners[row, column - 1]:
                    _give(owners, owner, above)
                owner = above
            owners[row, column] = owner
    return RuledGrid(tuple(xs), tuple(ys), owners) if len(set(owners.values())) > 1 else None


def _give(owners: dict[tuple[int, int], tuple[int, int]], old: tuple[int, int], new: tuple[int, int]) -> None:
    for place, owner in owners.items():
        if owner == old:
            owners[place] = new


def _edges(rules: Sequence[RuledLine], others: Sequence[RuledLine]) -> list[float]:
    """Where rules lie, and how far those across them reach where that is further."""
    edges = sorted({rule.at for rule in rules})
    first, last = min(other.start for other in others), max(other.end for other in others)
    return [
        *([first] if first < edges[0] - _BEYOND else []),
        *edges,
        *([last] if last > edges[-1] + _BEYOND else []),
    ]


def _cover(edges: Sequence[float], between: Sequence[float], rules: Sequence[RuledLine]) -> set[tuple[int, int]]:
    """(edge, gap): the edges on which a rule lies along the gap between two neighbours of `between`."""
    number = {edge: at for at, edge in enumerate(edges)}
    middles = [(one + other) / 2 for one, other in pairwise(between)]
    return {
        (number[rule.at], gap)
        for rule in rules
        for gap, middle in enumerate(middles)
        if rule.start <= middle <= rule.end
    }
