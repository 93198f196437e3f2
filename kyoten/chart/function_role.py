"""機能 × 役割: how far each role is in each function, as a heatmap with the number in every cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from kyoten.chart import group_rows, sentences, style
from kyoten.chart.base import Chart
from kyoten.chart.number_words import known, one_decimal

if TYPE_CHECKING:
    from kyoten.views.view import View

KEY = "function_role"
NO_ITEMS = "—"


@dataclass(frozen=True)
class Measure:
    """A column of the roll-up that can be drawn, and what it is called."""

    column: str
    name: str
    note: str


MEASURES = {
    each.column: each
    for each in (
        Measure("completion_rate", "完了率", "完了 ÷ (項目 − 中止・評価困難)"),
        Measure("mean_progress", "平均進捗率", "当期に値のある項目の平均"),
    )
}


def build(view: View, measure: str = "completion_rate") -> Chart:
    """The chart for one of MEASURES (KeyError for another). Frame: one row per function and role."""
    drawn = MEASURES[measure]
    frame = _frame(view, drawn)
    return Chart(
        key=KEY,
        finding=_finding(frame, drawn),
        measure=f"機能 × 役割 {drawn.name}(%) {drawn.note}。「—」は対象なし",
        alt=_alt(frame, drawn),
        frame=frame,
        labels=_labels(drawn),
        draw=partial(_figure, frame, group_rows.functions(view), group_rows.roles(view)),
    )


def _frame(view: View, drawn: Measure) -> pd.DataFrame:
    found = group_rows.by_group(group_rows.rolled(view, "function", "role"), "function", "role")
    made = [
        _cell(name, role, found.get((name, role)), drawn)
        for name in group_rows.functions(view)
        for role in group_rows.roles(view)
    ]
    return pd.DataFrame(made, columns=list(_labels(drawn)))


def _cell(function: str, role: str, row: group_rows.Row | None, drawn: Measure) -> dict[str, Any]:
    if row is None or row["items"] == 0:
        nothing = dict.fromkeys(("items", "completed", "excluded", "unreported", "covered"), 0)
        return {"function": function, "role": role, **nothing, "value": float("nan"), "shown": NO_ITEMS}
    counts = {name: int(row[name]) for name in ("items", "completed", "excluded", "unreported", "covered")}
    value = float(row[drawn.column])
    shown = one_decimal(value) if known(value) else group_rows.gap_label(row)
    return {"function": function, "role": role, **counts, "value": value, "shown": shown}


def _labels(drawn: Measure) -> dict[str, str]:
    return {
        "function": "機能",
        "role": "役割",
        "items": "項目数",
        "completed": "完了",
        "excluded": "中止・評価困難",
        "unreported": "未報告",
        "covered": "当期に値のある項目数",
        "value": f"{drawn.name}(%)",
        "shown": "表示",
    }


def _finding(frame: pd.DataFrame, drawn: Measure) -> str:
    present = frame[frame["items"] > 0]
    groups = [
        sentences.Named(f"{function}の{role}", value)
        for function, role, value in zip(present["function"], present["role"], present["value"], strict=True)
    ]
    if drawn.column == "completion_rate":
        return sentences.completion(groups, int(present["completed"].sum()), int(present["items"].sum()))
    return sentences.extremes(drawn.name, groups)


def _alt(frame: pd.DataFrame, drawn: Measure) -> str:
    lines = []
    for function, cells in frame.groupby("function", sort=False):
        told = "、".join(f"{row['role']}は{_alt_cell(row)}" for row in group_rows.rows(cells))
        lines.append(f"{function}：{told}")
    return f"機能と役割ごとの{drawn.name}の表。" + "。".join(lines) + ("。" if lines else sentences.NOTHING)


def _alt_cell(row: group_rows.Row) -> str:
    if row["items"] == 0:
        return "対象なし"
    value = f"{row['shown']}%" if known(row["value"]) else row["shown"]
    return f"{value}({row['items']}件中、完了{row['completed']}件、未報告{row['unreported']}件)"


def fill(row: group_rows.Row) -> str:
    """The ground of a cell: the heat of its value, the colour of 未報告, or white."""
    if known(row["value"]):
        return style.heat(row["value"])
    return style.WHITE if row["items"] == 0 else style.UNREPORTED_FILL


def ink(row: group_rows.Row) -> str:
    """The colour of the words in a cell."""
    return style.QUIET_TEXT if row["items"] == 0 else style.text_on(fill(row))


def _figure(frame: pd.DataFrame, functions: list[str], roles: list[str]) -> go.Figure:
    cells = group_rows.by_group(frame, "function", "role")
    grid = [[cells[function, role] for role in roles] for function in functions]
    figure = style.figure(height=48 + 36 * max(len(functions), 1))
    figure.add_trace(_grounds(grid, functions, roles))
    figure.add_trace(_heat(grid, functions, roles))
    figure.add_trace(_numbers(grid, functions, roles))
    figure.update_xaxes(
        side="top", showgrid=False, type="category", categoryarray=roles, range=[-0.5, len(roles) - 0.5]
    )
    figure.update_yaxes(
        showgrid=False,
        type="category",
        categoryarray=functions,
        range=[len(functions) - 0.5, -0.5],
        tickvals=functions,
        ticktext=[style.broken(name) for name in functions],
    )
    # A low plot gets no room made for its upper labels: give it.
    figure.update_layout(margin={"t": 32})
    return figure


def _grounds(grid: list[list[dict[str, Any]]], functions: list[str], roles: list[str]) -> go.Heatmap:
    """Cells that have items but no value."""
    z = [[1.0 if row["items"] and not known(row["value"]) else None for row in line] for line in grid]
    flat = [[0, style.UNREPORTED_FILL], [1, style.UNREPORTED_FILL]]
    return go.Heatmap(x=roles, y=functions, z=z, colorscale=flat, showscale=False, xgap=3, ygap=3, hoverinfo="skip")


def _heat(grid: list[list[dict[str, Any]]], functions: list[str], roles: list[str]) -> go.Heatmap:
    z = [[row["value"] if known(row["value"]) else None for row in line] for line in grid]
    scale = [[at / 100, colour] for colour, at in style.HEAT]
    return go.Heatmap(
        x=roles, y=functions, z=z, zmin=0, zmax=100, colorscale=scale, showscale=False, xgap=3, ygap=3, hoverinfo="skip"
    )


def _numbers(grid: list[list[dict[str, Any]]], functions: list[str], roles: list[str]) -> go.Scatter:
    """The words in the cells; hover and selection hang on them, as a heatmap's empty cells answer to neither."""
    cells = [row for line in grid for row in line]
    return go.Scatter(
        x=[row["role"] for row in cells],
        y=[row["function"] for row in cells],
        mode="text",
        text=[row["shown"] for row in cells],
        textfont={"color": [ink(row) for row in cells], "size": 14},
        customdata=[[row["function"], row["role"]] for row in cells],
        hovertext=[f"{row['function']} {row['role']}<br>{_alt_cell(row)}" for row in cells],
        hoverinfo="text",
    )
