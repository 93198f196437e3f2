"""Paces on screen: a dot a row on the bands, its distance from the plan, and the number at the right."""

from __future__ import annotations

import plotly.graph_objects as go

from kyoten.chart import style
from kyoten.chart.forms import PaceRows
from kyoten.chart.screen import template
from kyoten.chart.screen.pseudo_html import literal

ROW = 24
"""Pixels."""


def figure(form: PaceRows) -> go.Figure:
    """Each function's name over its roles."""
    headings, at = form.places()
    count = max(len(headings) + len(at), 1)
    drawn = template.figure(height=56 + ROW * count)
    _add_grounds(drawn, form)
    _add_stems(drawn, form, at)
    drawn.add_trace(_dots(form, at))
    drawn.add_trace(_numbers(form, at))
    for name, place in headings:
        drawn.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            xshift=-46,
            y=place,
            text=f"<b>{literal(name)}</b>",
            showarrow=False,
            align="left",
        )
    drawn.update_xaxes(
        range=[0, _end(form)], tickvals=[0, 50, 100, 150], ticktext=["0%", "50%", "計画 100%", "150%"], showgrid=False
    )
    drawn.update_yaxes(
        range=[count - 0.5, -2.1], tickvals=at, ticktext=[literal(row.role) for row in form.rows], showgrid=False
    )
    return drawn


def _end(form: PaceRows) -> float:
    """The right edge, up to which the numbers stand in a column."""
    return form.bands[-1][2]


def _add_grounds(drawn: go.Figure, form: PaceRows) -> None:
    for name, start, end in form.bands:
        drawn.add_shape(
            type="rect", x0=start, x1=end, y0=0, y1=1, yref="paper", layer="below", line_width=0,
            fillcolor=style.BAND_GROUNDS[name],
        )  # fmt: skip
        drawn.add_annotation(
            x=start, y=1, yref="paper", xanchor="left", yanchor="top", text=name.replace("や遅", "や<br>遅"),
            align="left", showarrow=False,
            font={"size": 12, "color": style.QUIET_TEXT},
        )  # fmt: skip
    drawn.add_shape(
        type="line", x0=100, x1=100, y0=0, y1=1, yref="paper", layer="below", line={"color": style.QUIET, "dash": "dot"}
    )


def _add_stems(drawn: go.Figure, form: PaceRows, at: list[int]) -> None:
    """A quiet line along each row, and a strong one from the plan to the dot: the distance is what counts."""
    for place in at:
        drawn.add_shape(
            type="line", x0=0, x1=_end(form), y0=place, y1=place, layer="below",
            line={"color": style.LINES, "width": 1},
        )  # fmt: skip
    for row, place in zip(form.rows, at, strict=True):
        if row.pace is not None:
            colour = style.BAND_COLOURS[row.band]
            drawn.add_shape(
                type="line", x0=100, x1=min(row.pace, form.reach), y0=place, y1=place, layer="below",
                line={"color": colour, "width": 3},
            )  # fmt: skip


def _dots(form: PaceRows, at: list[int]) -> go.Scatter:
    places = [(min(row.pace, form.reach), place, row)
              for row, place in zip(form.rows, at, strict=True) if row.pace is not None]  # fmt: skip
    drawn = [row for _, _, row in places]
    return go.Scatter(
        x=[x for x, _, _ in places],
        y=[y for _, y, _ in places],
        mode="markers",
        marker={
            "size": 12,
            "opacity": 1,
            "color": [style.BAND_COLOURS[row.band] for row in drawn],
            "symbol": [form.symbol(row) for row in drawn],
        },
        customdata=[[row.function, row.role] for row in drawn],
        hovertext=[f"{literal(row.function)} {literal(row.role)}<br>{literal(row.words)}" for row in drawn],
        hoverinfo="text",
        cliponaxis=False,
    )


def _numbers(form: PaceRows, at: list[int]) -> go.Scatter:
    """The pace of every row, or 未報告, in a column at the right."""
    return go.Scatter(
        x=[_end(form)] * len(form.rows),
        y=at,
        mode="text",
        text=[row.shown for row in form.rows],
        textposition="middle left",
        textfont={"color": [style.INK if row.pace is not None else style.QUIET_TEXT for row in form.rows], "size": 13},
        hoverinfo="skip",
    )
