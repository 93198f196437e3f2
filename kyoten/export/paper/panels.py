"""The charts of the handout: which stand on the first page, which later, and which are too high for one page.

A chart that does not fit into its place gets the page's whole width, and is parted by function where a page is too low
for all of it: its heading stays with it, and its letters keep their size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kyoten.chart.chart import Chart
from kyoten.chart.forms import Form, Parted
from kyoten.chart.kinds import KINDS, ChartKind, OnHandout
from kyoten.export.drawing import layout
from kyoten.export.drawing.shapes import Drawing, Room

if TYPE_CHECKING:
    from kyoten.views.view import View

UNIT = 0.82
"""What one point of a drawing takes on the page: its words of 11 points are 9 high."""
PAGE_WIDTH, PAGE_HEIGHT = 778.0, 400.0
"""A page without its margins and, in height, without the chart's own words."""
FIRST_HEIGHT, FIRST_LIMIT, FURTHER_HEIGHT = 112.0, 230.0, 270.0
"""What a drawing should take of the page's height: on the first page, at most there, and under 機能別の進み."""
WIDE_LETTERS = 26
"""Characters of a name on one line where a chart has the page's width."""
Panel = dict[str, Any]


@dataclass(frozen=True)
class ChartPanels:
    """The first page's charts, side by side, and the further ones row by row, as handout.typ takes them."""

    first: list[Panel]
    further: list[list[Panel]]


def panels(view: View) -> ChartPanels:
    """Every chart of the handout in its place, or on pages of its own."""
    first, *later = [list(_row(view, row)) for row in chart_rows()]
    moved = [part for panel, parts in first if panel is None for part in parts]
    further = [[part] for part in moved]
    for row in later:
        placed = [panel for panel, _ in row if panel is not None]
        # Side by side where each of them fits; else each for itself.
        further += [placed] if len(placed) == len(row) else [[part] for _, parts in row for part in parts]
    return ChartPanels([panel for panel, _ in first if panel is not None], further)


def chart_rows() -> list[list[tuple[OnHandout, ChartKind]]]:
    """The charts of the handout with their places, row by row from the first page on."""
    places = [(kind.handout, kind) for kind in KINDS if kind.handout]
    numbers = sorted({place.row for place, _ in places})
    return [[(place, kind) for place, kind in places if place.row == number] for number in numbers]


def room(place: OnHandout) -> Room:
    """What a chart's drawing may take in its place, in the drawing's own points."""
    height = FIRST_HEIGHT if place.row == 1 else FURTHER_HEIGHT
    return Room(place.width / UNIT, height / UNIT, place.letters)


def _row(view: View, row: list[tuple[OnHandout, ChartKind]]) -> Iterator[tuple[Panel | None, list[Panel]]]:
    """Of each chart the panel in its place, None where it is too high for it, and its panels on pages of their own."""
    for place, kind in row:
        chart = kind.build(view)
        drawn = layout.drawing(chart.form, room(place))
        if drawn.height * UNIT <= (FIRST_LIMIT if place.row == 1 else PAGE_HEIGHT):
            panel = _panel(kind, chart, drawn, place.width)
            yield panel, [panel]
        else:
            yield None, _pages(kind, chart)


def _pages(kind: ChartKind, chart: Chart) -> list[Panel]:
    forms = list(parted(chart.form))
    made = []
    for number, form in enumerate(forms, start=1):
        panel = _panel(kind, chart, layout.drawing(form, WHOLE_PAGE), PAGE_WIDTH)
        if len(forms) > 1:
            panel["finding"] += f"({number}/{len(forms)})"
            panel["alt"] = chart.alt if number == 1 else f"{kind.name}の続き: {'、'.join(form.groups)}。"
        made.append(panel)
    return made


def parted(form: Form) -> Iterator[Any]:
    """The form in parts of whole functions, as many on each page as there is room for; one alone may be too high."""
    if not isinstance(form, Parted):
        yield form
        return
    names: list[str] = []
    for name in form.groups:
        if names and layout.drawing(form.only([*names, name]), WHOLE_PAGE).height * UNIT > PAGE_HEIGHT:
            yield form.only(names)
            names = []
        names.append(name)
    yield form.only(names)


WHOLE_PAGE = Room(PAGE_WIDTH / UNIT, PAGE_HEIGHT / UNIT, WIDE_LETTERS)


def _panel(kind: ChartKind, chart: Chart, drawing: Drawing, width: float) -> Panel:
    """`unit` shrinks what is higher than a page all the same."""
    words = {"name": kind.name, "finding": chart.finding, "measure": chart.measure, "alt": chart.alt}
    unit = min(UNIT, PAGE_HEIGHT / max(drawing.height, 1))
    return {**words, "width": width, "unit": unit, "drawing": drawing.data(), "empty": chart.frame.empty}
