"""The charts of a deck: native PowerPoint charts and tables, over as many slides as there is room for on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kyoten.chart.chart import Chart
from kyoten.chart.forms import Curve, Grid, PaceRow, PaceRows, SmallCurves, StackedBars
from kyoten.export.pptx import bar_charts, curve_charts, speaker_notes, table_slides
from kyoten.export.pptx.slides import Slides, batches

PACE_ROWS = 24
"""Bars on a slide."""
Pages = Iterator[tuple[Any, Sequence[str]]]
"""What of a form each slide shows, with its functions (none = all)."""


def add(slides: Slides, chart: Chart) -> None:
    """The slides of a chart; KeyError for a form that no chart in a deck has."""
    pages, draw = _FORMS[type(chart.form)]
    parts = list(pages(chart.form))
    for number, (form, functions) in enumerate(parts, start=1):
        title = f"{chart.finding}({number}/{len(parts)})" if len(parts) > 1 else chart.finding
        frame = chart.frame[chart.frame["function"].isin(functions)] if functions else chart.frame
        notes = speaker_notes.of_chart(chart, slides.meta, frame)
        draw(slides.titled(title, chart.measure, notes), form, chart)


def _whole(form: Any) -> Pages:  # noqa: ANN401 - any form
    yield form, ()


def _grids(form: Grid) -> Pages:
    for rows in table_slides.grid_pages(form):
        yield form.only(rows), rows


def _small_curves(form: SmallCurves) -> Pages:
    for panels in batches(form.panels, curve_charts.PANELS):
        yield SmallCurves(tuple(panels)), [panel.name for panel in panels]


def _paces(form: PaceRows) -> Pages:
    for functions in _whole_functions(form.rows):
        yield form.only(functions), functions


def _whole_functions(rows: Sequence[PaceRow]) -> list[list[str]]:
    """The functions slide by slide, so that no more than PACE_ROWS bars stand on one."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.function] = counts.get(row.function, 0) + 1
    slides: list[list[str]] = []
    left = 0
    for name, count in counts.items():
        if not slides or count > left:
            slides.append([])
            left = PACE_ROWS
        slides[-1].append(name)
        left -= count
    return slides


_FORMS: dict[type, tuple[Callable[[Any], Pages], Callable[..., None]]] = {
    Grid: (_grids, table_slides.grid),
    StackedBars: (_whole, bar_charts.stacked_bars),
    Curve: (_whole, curve_charts.year),
    SmallCurves: (_small_curves, curve_charts.panels),
    PaceRows: (_paces, bar_charts.paces),
}
"""How each form is parted into slides, and how one of them is drawn: (slide, form, chart)."""
