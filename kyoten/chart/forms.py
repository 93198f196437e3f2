"""What a chart shows, as plain values of one of six forms. Each medium says once how it draws a form.

Screen: kyoten/chart/screen/. Paper and web: kyoten/export/drawing/. Slides: kyoten/export/pptx/chart_slides.py.
Workbook: kyoten/export/xlsx/native_charts.py. Percents are 0–100, None = not known.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from kyoten.chart import style
from kyoten.measures import FULL, CurvePoint

PLAN, ACTUAL = "計画", "実績"
"""The two lines of a curve."""
LABELLED_FROM = 3
"""A segment of fewer items is too narrow for its number (docs/product.md, "Looks")."""


@dataclass(frozen=True)
class GridCell:
    """A cell of a grid: `shown` stands in it, `full` is the same with its unit.

    `counts` says what it counts ("" where there is nothing to count), `words` the whole in words.
    """

    row: str
    column: str
    value: float | None
    shown: str
    full: str
    counts: str
    words: str
    fill: str
    ink: str


@dataclass(frozen=True)
class Grid:
    """Cells in rows and columns on the colours of their values; `rows` and `columns` in plan order.

    `measure`: the column of the roll-up that the cells show."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], GridCell]
    scale: style.Scale = style.HEAT
    """The colours of the values, for a legend."""
    measure: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        return self.rows

    def only(self, groups: Collection[str]) -> Grid:
        return replace(self, rows=tuple(row for row in self.rows if row in groups))

    def lines(self) -> list[tuple[str, list[GridCell]]]:
        """Each row's name with its cells from left to right."""
        return [(row, [self.cells[row, column] for column in self.columns]) for row in self.rows]


@dataclass(frozen=True)
class Segment:
    """One part of stacked bars: its column in the frame, its name, its fill, and "/" or "." drawn over it in `over`."""

    column: str
    name: str
    colour: str
    pattern: str = ""
    over: str = style.WHITE
    short: str = ""
    """Its name where room is scarce ("" = its name)."""

    @property
    def label(self) -> str:
        return self.short or self.name


@dataclass(frozen=True)
class StackedBars:
    """Numbers of items by `by` (function or role), one bar a name. `counts`: the segment's column → a count a name."""

    by: str
    names: tuple[str, ...]
    totals: tuple[int, ...]
    segments: tuple[Segment, ...]
    counts: Mapping[str, tuple[int, ...]]

    @property
    def present(self) -> list[Segment]:
        """The segments that any bar has items in."""
        return [segment for segment in self.segments if any(self.counts[segment.column])]

    @property
    def groups(self) -> tuple[str, ...]:
        return self.names

    def only(self, groups: Collection[str]) -> StackedBars:
        kept = [at for at, name in enumerate(self.names) if name in groups]
        return replace(
            self,
            names=tuple(self.names[at] for at in kept),
            totals=tuple(self.totals[at] for at in kept),
            counts={column: tuple(counts[at] for at in kept) for column, counts in self.counts.items()},
        )


@dataclass(frozen=True)
class ValueBars:
    """One percentage by `by`, one plain bar a name; `column` is where the workbook's table holds it."""

    by: str
    column: str
    names: tuple[str, ...]
    values: tuple[float | None, ...]
    highest: int | None
    """The end of the axis; None = as far as the longest bar."""


@dataclass(frozen=True)
class Curve:
    """The four quarters of a year, what was expected beside what was reached."""

    points: tuple[CurvePoint, ...]

    @property
    def plan_name_above(self) -> bool:
        """Whether 計画 stands above the end of its line: not where the last quarter's number is."""
        return below_plan(self.points[-1])


@dataclass(frozen=True)
class Panel:
    """One small curve with the function's name, how it stands (計画比 92.0% 順調), how many of its items have the best
    band (45件のうち32件が順調, "" without a pace), and its curve in words."""

    name: str
    standing: str
    words: str
    points: tuple[CurvePoint, ...]
    counts: str = ""


@dataclass(frozen=True)
class SmallCurves:
    """A curve for each function, all on the same axes, in plan order."""

    panels: tuple[Panel, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(panel.name for panel in self.panels)

    def only(self, groups: Collection[str]) -> SmallCurves:
        return SmallCurves(tuple(panel for panel in self.panels if panel.name in groups))


@dataclass(frozen=True)
class PaceRow:
    """A function's role, its pace (0–100 %) and band ("" where there is no pace), what is shown for it, and the whole
    in words."""

    function: str
    role: str
    pace: float | None
    band: str
    shown: str
    words: str


@dataclass(frozen=True)
class PaceRows:
    """Paces on their bands, one row a function and role.

    The axis ends at the plan (100 %), as no group is ahead of it. `bands`: name, start and end of each on the axis,
    from the left; the last one goes on beyond it. Over the grounds stand their percents (`range_words`), not the
    bands' names: a group that lies few points behind its plan is 順調 with a pace below 順調's.
    """

    rows: tuple[PaceRow, ...]
    bands: tuple[tuple[str, float, float], ...]

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.function for row in self.rows))

    def only(self, groups: Collection[str]) -> PaceRows:
        return replace(self, rows=tuple(row for row in self.rows if row.function in groups))

    def places(self) -> tuple[list[tuple[str, int]], list[int]]:
        """Where things stand, in rows from the top: each function's heading, and each row under it."""
        headings: list[tuple[str, int]] = []
        at: list[int] = []
        for row in self.rows:
            if not headings or headings[-1][0] != row.function:
                headings.append((row.function, len(headings) + len(at)))
            at.append(len(headings) + len(at))
        return headings, at


def range_words(start: float, end: float) -> str:
    """60%未満, 60〜80%, 80%以上, 100%: one band's part of the axis of paces."""
    if start == 0:
        return f"{end:g}%未満"
    if end > FULL:
        return f"{start:g}%以上" if start < FULL else f"{start:g}%"
    return f"{start:g}〜{end:g}%"


def reached(points: Sequence[CurvePoint]) -> list[tuple[CurvePoint, float]]:
    """The points that have a mean, each with it."""
    return [(point, point.mean_progress) for point in points if point.mean_progress is not None]


def planned(points: Sequence[CurvePoint]) -> list[tuple[CurvePoint, float]]:
    """The points of which the plan expects something, each with it."""
    return [(point, point.expected) for point in points if point.expected is not None]


def below_plan(point: CurvePoint) -> bool:
    """Whether a point's number stands under the line, on the side away from the plan's; so it is where it has none."""
    mean, planned = point.mean_progress, point.expected
    return mean is None or planned is None or mean <= planned


Form = Grid | StackedBars | ValueBars | Curve | SmallCurves | PaceRows


@runtime_checkable
class Parted(Protocol):
    """A form of several functions (or roles), of which some can be shown where there is no room for all."""

    @property
    def groups(self) -> tuple[str, ...]:
        """Their names, in plan order."""
        ...

    def only(self, groups: Collection[str]) -> Form:
        """The same form of these alone."""
        ...
