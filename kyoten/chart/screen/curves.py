"""The curve over the four quarters on screen."""

from __future__ import annotations

from collections.abc import Sequence

from kyoten.chart import style
from kyoten.chart.forms import ACTUAL, PLAN, Curve, below_plan, planned, reached
from kyoten.chart.number_words import one_decimal
from kyoten.chart.screen import template
from kyoten.chart.screen.template import FinishedFigure, Part
from kyoten.fiscal import QUARTERS
from kyoten.measures import CurvePoint


def figure(form: Curve) -> FinishedFigure:
    """Every known quarter with its number; both lines named at their ends."""
    return template.figure(
        [_plan(form.points), _actual(form.points)],
        height=206,
        annotations=_line_names(form),
        xaxis={
            "tickmode": "array",
            "tickvals": list(QUARTERS),
            "ticktext": [f"第{n}" for n in QUARTERS],
            "range": [0.5, 4.75],
            "showgrid": False,
        },
        yaxis={"range": [-4, 109], "tickvals": [0, 25, 50, 75, 100]},
    )


def _plan(points: Sequence[CurvePoint]) -> Part:
    return {
        "type": "scatter",
        "name": PLAN,
        "x": [point.quarter for point in points],
        "y": [point.expected for point in points],
        "mode": "lines",
        "line": {"color": style.QUIET, "width": 2, "dash": "dot"},
        "hovertemplate": "第%{x}四半期<br>計画 %{y:.1f}%<extra></extra>",
    }


def _actual(points: Sequence[CurvePoint]) -> Part:
    numbers = {point.quarter: one_decimal(mean) for point, mean in reached(points)}
    return {
        "type": "scatter",
        "name": ACTUAL,
        "x": [point.quarter for point in points],
        "y": [point.mean_progress for point in points],
        "mode": "lines+markers+text",
        "connectgaps": False,
        "line": {"color": style.ACCENT, "width": 3},
        "marker": {"size": 9, "color": style.ACCENT},
        "text": [numbers.get(point.quarter, "") for point in points],
        "textposition": beside(points),
        "textfont": {"color": style.ACCENT, "size": 13},
        "customdata": [[point.covered, point.items] for point in points],
        "hovertemplate": "第%{x}四半期<br>実績 %{y:.1f}%<br>値あり %{customdata[0]}/%{customdata[1]}件<extra></extra>",
        "cliponaxis": False,
    }


def beside(points: Sequence[CurvePoint]) -> list[str]:
    """Each number on the side of its point where no line runs."""
    return ["bottom right" if below_plan(point) else "top left" for point in points]


def _line_names(form: Curve) -> list[Part]:
    """計画 beside the end of its line, 実績 beside the newest point, on the side where its number is not."""
    names = []
    if plan := planned(form.points):
        (end, value), above = plan[-1], form.plan_name_above
        names.append(_name(PLAN, end.quarter, value, style.QUIET_TEXT, left=above, above=above))
    if actual := reached(form.points):
        newest, value = actual[-1]
        names.append(_name(ACTUAL, newest.quarter, value, style.ACCENT, left=False, above=not below_plan(newest)))
    return names


def _name(text: str, x: float, y: float, colour: str, *, left: bool, above: bool) -> Part:
    """Where the number stands to the lower right of a point, its line's name stands under the number."""
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": "right" if left else "left",
        "yanchor": "bottom" if above else "top",
        "xshift": -8 if left else 6,
        "yshift": 0 if left else (-2 if above else -20),
        "font": {"color": colour, "size": 13},
    }
