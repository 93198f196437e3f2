"""計画に対する進み: the pace of each function and role, on the bands that the settings give."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from kyoten.chart import group_rows, sentences, style
from kyoten.chart.base import Chart
from kyoten.chart.number_words import known, one_decimal, percent
from kyoten.measures import BEHIND, ON_TRACK, SLIGHTLY_BEHIND
from kyoten.settings import Settings

if TYPE_CHECKING:
    from kyoten.views.view import View

KEY = "pace"
LABELS = {
    "function": "機能",
    "role": "役割",
    "items": "項目数",
    "covered": "値のある項目数",
    "mean_progress": "平均進捗率(%)",
    "expected": "計画(%)",
    "pace": "計画比(%)",
    "band": "判定",
    "shown": "表示",
}
BANDS = (ON_TRACK, SLIGHTLY_BEHIND, BEHIND)
REACH = 150.0
"""The axis ends here; a pace beyond it is drawn at the end with an arrow and its true number."""
END = 180.0
"""The right edge, up to which the numbers stand in a column."""
ROW = 24


def build(view: View) -> Chart:
    """Frame: one row per function and role that has items."""
    settings = view.meta.settings
    frame, silent = _frame(view)
    return Chart(
        key=KEY,
        finding=_finding(frame, silent),
        measure=f"機能・役割ごとの計画比(%) = 平均進捗率 ÷ 計画。{bands_text(settings)}",
        alt=_alt(frame),
        frame=frame,
        labels=LABELS,
        draw=partial(_figure, frame, settings),
    )


def bands_text(settings: Settings) -> str:
    """順調は80%以上、やや遅れは60%以上、遅れは60%未満"""
    good, middle = f"{settings.on_track:g}%", f"{settings.slightly_behind:g}%"
    return f"順調は{good}以上、やや遅れは{middle}以上、遅れは{middle}未満"


def _frame(view: View) -> tuple[pd.DataFrame, list[bool]]:
    """The frame, and for each row whether nothing of it was reported."""
    found = group_rows.by_group(group_rows.rolled(view, "function", "role"), "function", "role")
    keys = [(name, role) for name in group_rows.functions(view) for role in group_rows.roles(view)]
    kept = [found[key] for key in keys if key in found and found[key]["items"] > 0]
    made = [_row(row) for row in kept]
    return pd.DataFrame(made, columns=list(LABELS)), [group_rows.silent(row) for row in kept]


def _row(row: group_rows.Row) -> dict[str, Any]:
    pace = float(row["pace"])
    shown = f"{one_decimal(pace)}%" if known(pace) else group_rows.gap_label(row)
    facts = {name: row[name] for name in ("function", "role", "items", "covered", "mean_progress", "expected")}
    return {**facts, "pace": pace, "band": row["band"], "shown": shown}


def _finding(frame: pd.DataFrame, silent: list[bool]) -> str:
    groups = [
        sentences.Paced(f"{row['function']}の{row['role']}", row["pace"], row["band"] or None, quiet)
        for row, quiet in zip(group_rows.rows(frame), silent, strict=True)
        if row["shown"] not in (group_rows.OUT, group_rows.NOT_DUE)
    ]
    return sentences.NOT_YET if len(frame) and not groups else sentences.pace(groups, BANDS)


def _alt(frame: pd.DataFrame) -> str:
    lines = [f"{row['function']}の{row['role']}は{_alt_row(row)}" for row in group_rows.rows(frame)]
    return "機能と役割ごとの計画比のグラフ。" + "。".join(lines) + ("。" if lines else sentences.NOTHING)


def _alt_row(row: group_rows.Row) -> str:
    if not known(row["pace"]):
        return f"{row['shown']}({row['items']}件)"
    means = f"平均進捗率{percent(row['mean_progress'])}、計画{percent(row['expected'])}"
    return f"{row['shown']}で{row['band']}({means}、{row['items']}件中{row['covered']}件)"


def places(frame: pd.DataFrame) -> tuple[list[tuple[str, int]], list[int]]:
    """Where things stand, in rows from the top: each function's heading, and each row of the frame under it."""
    headings: list[tuple[str, int]] = []
    at: list[int] = []
    for function in frame["function"]:
        if not headings or headings[-1][0] != function:
            headings.append((function, len(headings) + len(at)))
        at.append(len(headings) + len(at))
    return headings, at


def _figure(frame: pd.DataFrame, settings: Settings) -> go.Figure:
    headings, at = places(frame)
    count = max(len(headings) + len(at), 1)
    figure = style.figure(height=56 + ROW * count)
    _add_grounds(figure, settings)
    _add_stems(figure, frame, at)
    figure.add_trace(_dots(frame, at))
    figure.add_trace(_numbers(frame, at))
    for name, place in headings:
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", xshift=-46, y=place, text=f"<b>{name}</b>", showarrow=False, align="left"
        )
    figure.update_xaxes(
        range=[0, END], tickvals=[0, 50, 100, 150], ticktext=["0%", "50%", "計画 100%", "150%"], showgrid=False
    )
    figure.update_yaxes(range=[count - 0.5, -2.1], tickvals=at, ticktext=list(frame["role"]), showgrid=False)
    return figure


def band_edges(settings: Settings) -> list[tuple[str, float, float]]:
    """Each band with its ends on the axis, from the left."""
    middle, good = settings.slightly_behind, settings.on_track
    return [(BEHIND, 0.0, middle), (SLIGHTLY_BEHIND, middle, good), (ON_TRACK, good, END)]


def _add_grounds(figure: go.Figure, settings: Settings) -> None:
    for name, start, end in band_edges(settings):
        figure.add_shape(
            type="rect", x0=start, x1=end, y0=0, y1=1, yref="paper", layer="below", line_width=0,
            fillcolor=style.BAND_GROUNDS[name],
        )  # fmt: skip
        figure.add_annotation(
            x=start, y=1, yref="paper", xanchor="left", yanchor="top", text=name.replace("や遅", "や<br>遅"),
            align="left", showarrow=False,
            font={"size": 12, "color": style.QUIET_TEXT},
        )  # fmt: skip
    figure.add_shape(
        type="line", x0=100, x1=100, y0=0, y1=1, yref="paper", layer="below", line={"color": style.QUIET, "dash": "dot"}
    )


def _add_stems(figure: go.Figure, frame: pd.DataFrame, at: list[int]) -> None:
    """A quiet line along each row, and a strong one from the plan to the dot: the distance is what counts."""
    for place in at:
        figure.add_shape(
            type="line", x0=0, x1=END, y0=place, y1=place, layer="below", line={"color": style.LINES, "width": 1}
        )
    for row, place in zip(group_rows.rows(frame), at, strict=True):
        if known(row["pace"]):
            colour = style.BAND_COLOURS[row["band"]]
            figure.add_shape(
                type="line", x0=100, x1=min(row["pace"], REACH), y0=place, y1=place, layer="below",
                line={"color": colour, "width": 3},
            )  # fmt: skip


def _dots(frame: pd.DataFrame, at: list[int]) -> go.Scatter:
    told = [(row, place) for row, place in zip(group_rows.rows(frame), at, strict=True) if known(row["pace"])]
    return go.Scatter(
        x=[min(row["pace"], REACH) for row, _ in told],
        y=[place for _, place in told],
        mode="markers",
        marker={
            "size": 12,
            "opacity": 1,
            "color": [style.BAND_COLOURS[row["band"]] for row, _ in told],
            "symbol": [symbol(row) for row, _ in told],
        },
        customdata=[[row["function"], row["role"]] for row, _ in told],
        hovertext=[f"{row['function']} {row['role']}<br>{_alt_row(row)}" for row, _ in told],
        hoverinfo="text",
        cliponaxis=False,
    )


def _numbers(frame: pd.DataFrame, at: list[int]) -> go.Scatter:
    """The pace of every row, or 未報告, in a column at the right."""
    listed = group_rows.rows(frame)
    return go.Scatter(
        x=[END] * len(listed),
        y=at,
        mode="text",
        text=[row["shown"] for row in listed],
        textposition="middle left",
        textfont={"color": [style.INK if known(row["pace"]) else style.QUIET_TEXT for row in listed], "size": 13},
        hoverinfo="skip",
    )


def symbol(row: group_rows.Row) -> str:
    """The marker's shape: the band's, or an arrow where the axis ends before the value."""
    if known(row["pace"]) and row["pace"] > REACH:
        return "triangle-right"
    return style.BAND_SYMBOLS.get(row["band"], "circle")
