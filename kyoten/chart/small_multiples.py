"""機能別の推移: one small curve per function over the quarters, all on the same axes, in plan order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from kyoten.chart import group_rows, number_words, sentences, style
from kyoten.chart.base import Chart
from kyoten.chart.number_words import known, one_decimal, percent
from kyoten.chart.pace import BANDS
from kyoten.chart.year_curve import QUARTERS, below_plan

if TYPE_CHECKING:
    from kyoten.views.view import View

KEY = "small_multiples"
LABELS = {
    "function": "機能",
    "quarter": "四半期",
    "mean_progress": "平均進捗率(%)",
    "expected": "計画(%)",
    "covered": "値のある項目数",
    "items": "項目数",
    "pace": "計画比(%)",
    "band": "判定",
}
PANEL = 168
_SMALL = f"font-size:12px;color:{style.QUIET_TEXT}"


def build(view: View, columns: int = 2) -> Chart:
    """Frame: one row per function and quarter 1–4. `columns`: how many panels stand side by side on screen."""
    frame = _frame(view)
    good = f"{view.meta.settings.on_track:g}%"
    return Chart(
        key=KEY,
        finding=headline(view),
        measure=f"機能ごとの平均進捗率の推移(%)。点線は計画。計画どおり = 計画比{good}以上",
        alt=_alt(frame, view.quarter.number),
        frame=frame,
        labels=LABELS,
        draw=partial(_figure, frame, view.quarter.number, columns),
    )


def headline(view: View) -> str:
    """The whole view in one sentence: how many functions go to plan, which is behind and for how long."""
    compared = group_rows.streaks(view)
    return sentences.NOT_YET if group_rows.functions(view) and not compared else sentences.headline(compared, BANDS)


def _frame(view: View) -> pd.DataFrame:
    found = group_rows.by_group(view.curve("function"), "function", "quarter")
    paces = group_rows.paces_by_quarter(view)
    made: list[dict[str, Any]] = []
    for name in group_rows.functions(view):
        for quarter in QUARTERS:
            if (row := found.get((name, quarter))) is not None:
                told = paces.get((name, quarter), {"pace": float("nan"), "band": ""})
                made.append({**row, "pace": told["pace"], "band": told["band"]})
    return pd.DataFrame(made, columns=list(LABELS))


def points(panel: pd.DataFrame) -> list[sentences.Point]:
    """One function's rows as points, first quarter first."""
    return [
        sentences.Point(
            int(row["quarter"]),
            float(row["mean_progress"]),
            float(row["expected"]),
            int(row["covered"]),
            int(row["items"]),
        )
        for row in group_rows.rows(panel)
    ]


def panels(frame: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Each function with its rows, in plan order."""
    return [(str(name), part) for name, part in frame.groupby("function", sort=False)]


def standing(panel: pd.DataFrame, quarter: int) -> str:
    """What stands under a function's name: 計画比 92.0% 順調, or 第2四半期は未報告."""
    row = next(row for row in group_rows.rows(panel) if row["quarter"] == quarter)
    if known(row["pace"]):
        return f"計画比 {percent(row['pace'])} {row['band']}"
    return f"第{quarter}四半期は{'計画なし' if row['covered'] else '未報告'}"


def _alt(frame: pd.DataFrame, quarter: int) -> str:
    lines = [f"{name}：{alt_panel(panel, quarter)}" for name, panel in panels(frame)]
    return "機能ごとの平均進捗率の折れ線グラフ。" + "。".join(lines) + ("。" if lines else sentences.NOTHING)


def alt_panel(panel: pd.DataFrame, quarter: int) -> str:
    """One function's curve in words."""
    told = []
    for row in group_rows.rows(panel):
        plan = f"計画{percent(row['expected'])}"
        mean = "" if row["quarter"] > quarter else "未報告、"
        if known(row["mean_progress"]):
            mean = f"実績{percent(row['mean_progress'])}({row['items']}件中{row['covered']}件)、"
        told.append(f"第{row['quarter']}四半期は{mean}{plan}")
    return "、".join(told)


def _figure(frame: pd.DataFrame, quarter: int, columns: int) -> go.Figure:
    listed = panels(frame)
    across = max(1, min(columns, len(listed)))
    down = max(1, -(-len(listed) // across))
    rows = max((len(number_words.lines(name)) for name, _ in listed), default=1)
    title = 34 + 16 * (rows - 1)
    height = 20 + (PANEL + 16 * (rows - 1)) * down
    made = make_subplots(
        rows=down, cols=across, shared_xaxes="all", shared_yaxes="all",
        horizontal_spacing=0.05, vertical_spacing=0.0 if down == 1 else (title + 16) / (height - title - 30),
    )  # fmt: skip
    made.update_layout(template=style.TEMPLATE, height=height, autosize=True, margin={"t": title + 8})
    for number, (name, panel) in enumerate(listed):
        _add_panel(made, name, panel, quarter, (number // across + 1, number % across + 1))
    made.update_xaxes(tickvals=list(QUARTERS), ticktext=[f"第{n}" for n in QUARTERS], range=[0.6, 4.9], showgrid=False)
    made.update_yaxes(range=[-6, 112], tickvals=[0, 50, 100])
    made.update_xaxes(tickfont={"size": 12, "color": style.QUIET_TEXT})
    made.update_yaxes(tickfont={"size": 12, "color": style.QUIET_TEXT})
    return made


def _add_panel(made: go.Figure, name: str, panel: pd.DataFrame, quarter: int, place: tuple[int, int]) -> None:
    row, column = place
    listed = points(panel)
    plan = go.Scatter(
        name="計画",
        x=[point.quarter for point in listed],
        y=[point.expected if known(point.expected) else None for point in listed],
        mode="lines",
        line={"color": style.QUIET, "width": 1.5, "dash": "dot"},
        customdata=[[name] for _ in listed],
        hovertemplate="%{customdata[0]}<br>第%{x}四半期 計画 %{y:.1f}%<extra></extra>",
    )
    made.add_trace(plan, row=row, col=column)
    made.add_trace(_actual(name, listed), row=row, col=column)
    made.add_annotation(
        x=0, xref="x domain", xanchor="left", y=1, yref="y domain", yanchor="bottom", align="left", showarrow=False,
        text=f"<b>{style.broken(name)}</b><br><span style='{_SMALL}'>{standing(panel, quarter)}</span>",
        row=row, col=column,
    )  # fmt: skip


def _actual(name: str, listed: list[sentences.Point]) -> go.Scatter:
    """The curve; only its newest point carries its number, the others are in the hover and the table."""
    told = [known(point.mean) for point in listed]
    newest = max((point.quarter for point, there in zip(listed, told, strict=True) if there), default=0)
    return go.Scatter(
        name="実績",
        x=[point.quarter for point in listed],
        y=[point.mean if there else None for point, there in zip(listed, told, strict=True)],
        mode="lines+markers+text",
        connectgaps=False,
        line={"color": style.ACCENT, "width": 2.5},
        marker={"size": 7, "color": style.ACCENT},
        text=[one_decimal(point.mean) if point.quarter == newest else "" for point in listed],
        textposition=["bottom right" if below_plan(point) else "top left" for point in listed],
        textfont={"color": style.ACCENT, "size": 12},
        customdata=[[name, point.covered, point.items] for point in listed],
        hovertemplate="%{customdata[0]}<br>第%{x}四半期 実績 %{y:.1f}%<br>"
        "値あり %{customdata[1]}/%{customdata[2]}件<extra></extra>",
        cliponaxis=False,
    )
