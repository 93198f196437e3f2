"""年間の進み: the mean progress quarter by quarter against the line that the plan expects."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from kyoten.chart import group_rows, sentences, style
from kyoten.chart.base import Chart
from kyoten.chart.number_words import known, one_decimal, percent

if TYPE_CHECKING:
    from kyoten.views.view import View

KEY = "year_curve"
LABELS = {
    "quarter": "四半期",
    "mean_progress": "平均進捗率(%)",
    "expected": "計画(%)",
    "covered": "値のある項目数",
    "items": "項目数",
}
QUARTERS = (1, 2, 3, 4)
PLAN, ACTUAL = "計画", "実績"


def build(view: View) -> Chart:
    """Frame: one row per quarter 1–4; no mean where the quarter is unreported or still to come."""
    frame = _frame(view)
    return Chart(
        key=KEY,
        finding=sentences.year_curve(_points(frame), view.quarter.number),
        measure="平均進捗率の推移(%)。点線は計画(全項目の平均)、線の切れ目は未報告",
        alt=_alt(frame, view.quarter.number),
        frame=frame,
        labels=LABELS,
        draw=partial(_figure, frame),
    )


def _frame(view: View) -> pd.DataFrame:
    frame = view.curve().sort_values("quarter")
    return frame[list(LABELS)].reset_index(drop=True)


def _points(frame: pd.DataFrame) -> list[sentences.Point]:
    return [
        sentences.Point(
            int(row["quarter"]),
            float(row["mean_progress"]),
            float(row["expected"]),
            int(row["covered"]),
            int(row["items"]),
        )
        for row in group_rows.rows(frame)
    ]


def _alt(frame: pd.DataFrame, quarter: int) -> str:
    lines = [_alt_point(point, quarter) for point in _points(frame)]
    return "平均進捗率と計画の折れ線グラフ。" + "。".join(lines) + ("。" if lines else sentences.NOTHING)


def _alt_point(point: sentences.Point, quarter: int) -> str:
    plan = f"計画{percent(point.expected)}"
    if point.quarter > quarter:
        return f"第{point.quarter}四半期は{plan}"
    if not known(point.mean):
        return f"第{point.quarter}四半期は未報告、{plan}"
    return f"第{point.quarter}四半期は実績{percent(point.mean)}({point.items}件中{point.covered}件)、{plan}"


def below_plan(point: sentences.Point) -> bool:
    """Whether the number of a point stands under the line: on the side away from the plan's."""
    return not (known(point.expected) and point.mean > point.expected)


def plan_name_above(points: list[sentences.Point]) -> bool:
    """Whether 計画 stands above the end of its line: not where the last quarter's number is."""
    last = points[-1]
    return not known(last.mean) or below_plan(last)


def _figure(frame: pd.DataFrame) -> go.Figure:
    points = _points(frame)
    figure = style.figure(height=260)
    figure.add_trace(_plan(points))
    figure.add_trace(_actual(points))
    figure.update_xaxes(
        tickmode="array",
        tickvals=list(QUARTERS),
        ticktext=[f"第{n}" for n in QUARTERS],
        range=[0.5, 4.75],
        showgrid=False,
    )
    figure.update_yaxes(range=[-4, 109], tickvals=[0, 25, 50, 75, 100])
    _name_lines(figure, points)
    return figure


def _plan(points: list[sentences.Point]) -> go.Scatter:
    return go.Scatter(
        name=PLAN,
        x=[point.quarter for point in points],
        y=[point.expected if known(point.expected) else None for point in points],
        mode="lines",
        line={"color": style.QUIET, "width": 2, "dash": "dot"},
        hovertemplate="第%{x}四半期<br>計画 %{y:.1f}%<extra></extra>",
    )


def _actual(points: list[sentences.Point]) -> go.Scatter:
    told = [known(point.mean) for point in points]
    return go.Scatter(
        name=ACTUAL,
        x=[point.quarter for point in points],
        y=[point.mean if there else None for point, there in zip(points, told, strict=True)],
        mode="lines+markers+text",
        connectgaps=False,
        line={"color": style.ACCENT, "width": 3},
        marker={"size": 9, "color": style.ACCENT},
        text=[one_decimal(point.mean) if there else "" for point, there in zip(points, told, strict=True)],
        textposition=["bottom right" if below_plan(point) else "top left" for point in points],
        textfont={"color": style.ACCENT, "size": 13},
        customdata=[[point.covered, point.items] for point in points],
        hovertemplate="第%{x}四半期<br>実績 %{y:.1f}%<br>値あり %{customdata[0]}/%{customdata[1]}件<extra></extra>",
        cliponaxis=False,
    )


def _name_lines(figure: go.Figure, points: list[sentences.Point]) -> None:
    """計画 beside the end of its line, 実績 beside the newest point, on the side where its number is not."""
    planned = [point for point in points if known(point.expected)]
    told = [point for point in points if known(point.mean)]
    if planned:
        end = planned[-1]
        above = plan_name_above(points)
        _name(figure, PLAN, end.quarter, end.expected, style.QUIET_TEXT, left=above, above=above)
    if told:
        newest = told[-1]
        _name(figure, ACTUAL, newest.quarter, newest.mean, style.ACCENT, left=False, above=not below_plan(newest))


def _name(figure: go.Figure, text: str, x: float, y: float, colour: str, *, left: bool, above: bool) -> None:
    """Where the number stands to the lower right of a point, its line's name stands under the number."""
    figure.add_annotation(
        x=x,
        y=y,
        text=text,
        showarrow=False,
        xanchor="right" if left else "left",
        yanchor="bottom" if above else "top",
        xshift=-8 if left else 6,
        yshift=0 if left else (-2 if above else -20),
        font={"color": colour, "size": 13},
    )
