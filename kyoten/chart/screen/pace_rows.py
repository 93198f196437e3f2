"""Paces on screen: a dot a row on the bands, its distance from the plan, and the number at the right."""

from __future__ import annotations

from kyoten.chart import signs, style
from kyoten.chart.forms import PaceRows, range_words
from kyoten.chart.screen import template
from kyoten.chart.screen.pseudo_html import literal
from kyoten.chart.screen.template import FinishedFigure, Part
from kyoten.measures import FULL

ROW = 20
"""Pixels."""
_FULL_HEIGHT = {"y0": 0, "y1": 1, "yref": "paper", "layer": "below"}


def figure(form: PaceRows) -> FinishedFigure:
    """Each function's name over its roles."""
    headings, at = form.places()
    count = max(len(headings) + len(at), 1)
    return template.figure(
        [_dots(form, at), _numbers(form, at)],
        height=56 + ROW * count,
        shapes=[*_grounds(form), _plan_line(), *_stems(form, at)],
        annotations=[*_band_names(form), *(_heading(name, place) for name, place in headings)],
        xaxis={
            "range": [0, _end(form)],
            "tickvals": [0, 50, 100],
            "ticktext": ["0%", "50%", "計画 100%"],
            "showgrid": False,
        },
        yaxis={
            "range": [count - 0.5, -2.1],
            "tickvals": at,
            "ticktext": [literal(row.role) for row in form.rows],
            "showgrid": False,
        },
    )


def _end(form: PaceRows) -> float:
    """The right edge, up to which the numbers stand in a column."""
    return form.bands[-1][2]


def _heading(name: str, place: float) -> Part:
    return {
        "x": 0, "xref": "paper", "xanchor": "left", "xshift": -46, "y": place, "text": f"<b>{literal(name)}</b>",
        "showarrow": False, "align": "left",
    }  # fmt: skip


def _grounds(form: PaceRows) -> list[Part]:
    return [
        {
            "type": "rect",
            "x0": start,
            "x1": end,
            **_FULL_HEIGHT,
            "line": {"width": 0},
            "fillcolor": style.BAND_GROUNDS[name],
        }
        for name, start, end in form.bands
    ]


def _band_names(form: PaceRows) -> list[Part]:
    # Small enough for the narrowest band on a telephone.
    font = {"size": 10, "color": style.QUIET_TEXT}
    return [
        {
            "x": start, "y": 1, "yref": "paper", "xanchor": "left", "yanchor": "top",
            "text": range_words(start, end), "align": "left", "showarrow": False, "font": font,
        }
        for _, start, end in form.bands
    ]  # fmt: skip


def _plan_line() -> Part:
    return {"type": "line", "x0": FULL, "x1": FULL, **_FULL_HEIGHT, "line": {"color": style.QUIET, "dash": "dot"}}


def _stems(form: PaceRows, at: list[int]) -> list[Part]:
    """A quiet line along each row, and a strong one from the plan to the dot: the distance is what counts."""
    quiet = [_stem(0, FULL, place, style.LINES, 1) for place in at]
    strong = [
        _stem(FULL, row.pace, place, style.BAND_COLOURS[row.band], 3)
        for row, place in zip(form.rows, at, strict=True)
        if row.pace is not None
    ]
    return [*quiet, *strong]


def _stem(start: float, end: float, place: int, colour: str, width: int) -> Part:
    line = {"color": colour, "width": width}
    return {"type": "line", "x0": start, "x1": end, "y0": place, "y1": place, "layer": "below", "line": line}


def _dots(form: PaceRows, at: list[int]) -> Part:
    places = [(place, row) for row, place in zip(form.rows, at, strict=True) if row.pace is not None]
    drawn = [row for _, row in places]
    return {
        "type": "scatter",
        "x": [row.pace for row in drawn],
        "y": [place for place, _ in places],
        "mode": "markers",
        "marker": {
            "size": 12,
            "opacity": 1,
            "color": [style.BAND_COLOURS[row.band] for row in drawn],
            "symbol": [signs.BANDS[row.band].shape for row in drawn],
        },
        "customdata": [[row.function, row.role] for row in drawn],
        "hovertext": [f"{literal(row.function)} {literal(row.role)}<br>{literal(row.words)}" for row in drawn],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _numbers(form: PaceRows, at: list[int]) -> Part:
    """The pace of every row, or 未報告, in a column at the right."""
    return {
        "type": "scatter",
        "x": [_end(form)] * len(form.rows),
        "y": at,
        "mode": "text",
        "text": [row.shown for row in form.rows],
        "textposition": "middle left",
        "textfont": {
            "color": [style.INK if row.pace is not None else style.QUIET_TEXT for row in form.rows],
            "size": 13,
        },
        "customdata": [[row.function, row.role] for row in form.rows],
        "hovertext": [f"{literal(row.function)} {literal(row.role)}<br>{literal(row.words)}" for row in form.rows],
        "hoverinfo": "text",
    }
