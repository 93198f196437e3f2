"""Curves over the four quarters on screen: one large, or a small one a function."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from kyoten.chart import number_words, style
from kyoten.chart.forms import ACTUAL, PLAN, Curve, Panel, SmallCurves, below_plan, planned, reached
from kyoten.chart.number_words import one_decimal
from kyoten.chart.screen import template
from kyoten.chart.screen.pseudo_html import broken, literal
from kyoten.measures import CurvePoint
from kyoten.measures.expected import QUARTERS

ACROSS, PANEL = 2, 168
"""Small curves side by side, and the height of each in pixels."""
_SMALL = f"font-size:12px;color:{style.QUIET_TEXT}"


def year(form: Curve) -> go.Figure:
    """Every known quarter with its number; both lines named at their ends."""
    drawn = template.figure(height=260)
    drawn.add_trace(_plan(form.points))
    drawn.add_trace(_actual(form.points))
    drawn.update_xaxes(
        tickmode="array",
        tickvals=list(QUARTERS),
        ticktext=[f"第{n}" for n in QUARTERS],
        range=[0.5, 4.75],
        showgrid=False,
    )
    drawn.update_yaxes(range=[-4, 109], tickvals=[0, 25, 50, 75, 100])
    _name_lines(drawn, form)
    return drawn


def _plan(points: Sequence[CurvePoint]) -> go.Scatter:
    return go.Scatter(
        name=PLAN,
        x=[point.quarter for point in points],
        y=[point.expected for point in points],
        mode="lines",
        line={"color": style.QUIET, "width": 2, "dash": "dot"},
        hovertemplate="第%{x}四半期<br>計画 %{y:.1f}%<extra></extra>",
    )


def _actual(points: Sequence[CurvePoint]) -> go.Scatter:
    numbers = {point.quarter: one_decimal(mean) for point, mean in reached(points)}
    return go.Scatter(
        name=ACTUAL,
        x=[point.quarter for point in points],
        y=[point.mean_progress for point in points],
        mode="lines+markers+text",
        connectgaps=False,
        line={"color": style.ACCENT, "width": 3},
        marker={"size": 9, "color": style.ACCENT},
        text=[numbers.get(point.quarter, "") for point in points],
        textposition=_beside(points),
        textfont={"color": style.ACCENT, "size": 13},
        customdata=[[point.covered, point.items] for point in points],
        hovertemplate="第%{x}四半期<br>実績 %{y:.1f}%<br>値あり %{customdata[0]}/%{customdata[1]}件<extra></extra>",
        cliponaxis=False,
    )


def _beside(points: Sequence[CurvePoint]) -> list[str]:
    """Each number on the side of its point where no line runs."""
    return ["bottom right" if below_plan(point) else "top left" for point in points]


def _name_lines(drawn: go.Figure, form: Curve) -> None:
    """計画 beside the end of its line, 実績 beside the newest point, on the side where its number is not."""
    if plan := planned(form.points):
        (end, value), above = plan[-1], form.plan_name_above
        _name(drawn, PLAN, end.quarter, value, style.QUIET_TEXT, left=above, above=above)
    if actual := reached(form.points):
        newest, value = actual[-1]
        _name(drawn, ACTUAL, newest.quarter, value, style.ACCENT, left=False, above=not below_plan(newest))


def _name(drawn: go.Figure, text: str, x: float, y: float, colour: str, *, left: bool, above: bool) -> None:
    """Where the number stands to the lower right of a point, its line's name stands under the number."""
    drawn.add_annotation(
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


def panels(form: SmallCurves) -> go.Figure:
    """Two side by side, each with its function's name and how it stands."""
    listed = form.panels
    across = max(1, min(ACROSS, len(listed)))
    down = max(1, -(-len(listed) // across))
    name_lines = max((len(number_words.lines(panel.name)) for panel in listed), default=1)
    title = 34 + 16 * (name_lines - 1)
    height = 20 + (PANEL + 16 * (name_lines - 1)) * down
    drawn = make_subplots(
        rows=down, cols=across, shared_xaxes="all", shared_yaxes="all",
        horizontal_spacing=0.05, vertical_spacing=0.0 if down == 1 else (title + 16) / (height - title - 30),
    )  # fmt: skip
    drawn.update_layout(template=template.TEMPLATE, height=height, autosize=True, margin={"t": title + 8})
    for number, panel in enumerate(listed):
        _add_panel(drawn, panel, (number // across + 1, number % across + 1))
    drawn.update_xaxes(tickvals=list(QUARTERS), ticktext=[f"第{n}" for n in QUARTERS], range=[0.6, 4.9], showgrid=False)
    drawn.update_yaxes(range=[-6, 112], tickvals=[0, 50, 100])
    drawn.update_xaxes(tickfont={"size": 12, "color": style.QUIET_TEXT})
    drawn.update_yaxes(tickfont={"size": 12, "color": style.QUIET_TEXT})
    return drawn


def _add_panel(drawn: go.Figure, panel: Panel, place: tuple[int, int]) -> None:
    row, column = place
    plan = go.Scatter(
        name=PLAN,
        x=[point.quarter for point in panel.points],
        y=[point.expected for point in panel.points],
        mode="lines",
        line={"color": style.QUIET, "width": 1.5, "dash": "dot"},
        customdata=[[literal(panel.name)] for _ in panel.points],
        hovertemplate="%{customdata[0]}<br>第%{x}四半期 計画 %{y:.1f}%<extra></extra>",
    )
    drawn.add_trace(plan, row=row, col=column)
    drawn.add_trace(_small_actual(panel), row=row, col=column)
    drawn.add_annotation(
        x=0, xref="x domain", xanchor="left", y=1, yref="y domain", yanchor="bottom", align="left", showarrow=False,
        text=f"<b>{broken(panel.name)}</b><br><span style='{_SMALL}'>{literal(panel.standing)}</span>",
        row=row, col=column,
    )  # fmt: skip


def _small_actual(panel: Panel) -> go.Scatter:
    """The curve; only its newest point carries its number, the others are in the hover and the table."""
    newest = {point.quarter: one_decimal(mean) for point, mean in reached(panel.points)[-1:]}
    return go.Scatter(
        name=ACTUAL,
        x=[point.quarter for point in panel.points],
        y=[point.mean_progress for point in panel.points],
        mode="lines+markers+text",
        connectgaps=False,
        line={"color": style.ACCENT, "width": 2.5},
        marker={"size": 7, "color": style.ACCENT},
        text=[newest.get(point.quarter, "") for point in panel.points],
        textposition=_beside(panel.points),
        textfont={"color": style.ACCENT, "size": 12},
        customdata=[[literal(panel.name), point.covered, point.items] for point in panel.points],
        hovertemplate="%{customdata[0]}<br>第%{x}四半期 実績 %{y:.1f}%<br>"
        "値あり %{customdata[1]}/%{customdata[2]}件<extra></extra>",
        cliponaxis=False,
    )
