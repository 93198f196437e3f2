"""機能別の状況: how many items of each function stand at which step of the scale, as stacked bars."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from kyoten.chart import group_rows, sentences, style
from kyoten.chart.base import Chart
from kyoten.settings import UNREPORTED, Settings

if TYPE_CHECKING:
    from kyoten.views.view import View

KEY = "status_mix"
NO_STATUS = "状況の記入なし"
NO_STATUS_SHORT = "記入なし"
LABELLED_FROM = 3
"""A part of fewer items is too narrow for its number (docs/product.md, "Looks")."""


@dataclass(frozen=True)
class Part:
    """One part of the bars: its column in the frame, its name, its fill, and "/" or "." drawn over it in `over`."""

    column: str
    name: str
    colour: str
    pattern: str = ""
    over: str = style.WHITE

    @property
    def short(self) -> str:
        """Its name in the legend, whose columns are as wide as the longest."""
        return NO_STATUS_SHORT if self.name == NO_STATUS else self.name


def parts(settings: Settings) -> list[Part]:
    """All parts from left to right: best status first, then those without a value, then what is not known."""
    valued = sorted((r for r in settings.scale if r.percent is not None), key=lambda r: -(r.percent or 0.0))
    out = [rating for rating in settings.scale if rating.percent is None]
    return [
        *(Part(rating.name, rating.name, rating.colour) for rating in valued),
        *(Part(rating.name, rating.name, rating.colour, "/") for rating in out),
        Part("no_status", NO_STATUS, style.NO_STATUS_COLOUR, ".", style.QUIET),
        Part("unreported", UNREPORTED, style.UNREPORTED_FILL),
    ]


def shown_parts(frame: pd.DataFrame, settings: Settings) -> list[Part]:
    """The parts that any function has items in."""
    return [part for part in parts(settings) if frame[part.column].sum() > 0]


def build(view: View) -> Chart:
    """Frame: one row per function; a column of counts per status."""
    settings = view.meta.settings
    labels = {"function": "機能", "items": "項目数", **{part.column: part.name for part in parts(settings)}}
    frame = _frame(view, list(labels))
    return Chart(
        key=KEY,
        finding=_finding(frame, settings),
        measure="機能ごとの状況(件)。当期に報告された状況で、未報告も数える",
        alt=_alt(frame, settings),
        frame=frame,
        labels=labels,
        draw=partial(_figure, frame, settings),
    )


def _frame(view: View, columns: list[str]) -> pd.DataFrame:
    found = group_rows.by_group(group_rows.rolled(view, "function"), "function")
    made = [found[name,] for name in group_rows.functions(view) if (name,) in found]
    frame = pd.DataFrame(made, columns=columns)
    counts = [name for name in columns if name != "function"]
    return frame.astype(dict.fromkeys(counts, int))


def _finding(frame: pd.DataFrame, settings: Settings) -> str:
    counts = {part.name: int(frame[part.column].sum()) for part in parts(settings) if part.name != UNREPORTED}
    missing = [sentences.Named(row["function"], row["unreported"]) for row in group_rows.rows(frame)]
    return sentences.status_mix(int(frame["items"].sum()), counts, int(frame["unreported"].sum()), missing)


def _alt(frame: pd.DataFrame, settings: Settings) -> str:
    lines = []
    for row in group_rows.rows(frame):
        told = "、".join(f"{part.name}{row[part.column]}件" for part in parts(settings) if row[part.column])
        lines.append(f"{row['function']}は{row['items']}件で、{told}")
    return "機能ごとの状況の帯グラフ。" + "。".join(lines) + ("。" if lines else sentences.NOTHING)


def _figure(frame: pd.DataFrame, settings: Settings) -> go.Figure:
    names = list(frame["function"])
    figure = style.figure(height=112 + 35 * max(len(names), 1))
    shown = shown_parts(frame, settings)
    for part in shown:
        figure.add_trace(_bar(frame, names, part))
    figure.update_layout(
        barmode="stack",
        bargap=0.35,
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "xref": "container",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "traceorder": "normal",
            "entrywidth": 11 * max((len(part.short) for part in shown), default=1),
            "entrywidthmode": "pixels",
            "maxheight": 0.7,
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": 11},
        },
        margin={"t": 52},
    )
    figure.update_xaxes(
        showgrid=False, showticklabels=False, range=[0, max(frame["items"].max(), 1) * 1.02 if names else 1]
    )
    figure.update_yaxes(
        categoryarray=names,
        range=[len(names) - 0.5, -0.5],
        type="category",
        tickvals=names,
        ticktext=[style.broken(name) for name in names],
    )
    return figure


def _bar(frame: pd.DataFrame, names: list[str], part: Part) -> go.Bar:
    counts = [int(count) for count in frame[part.column]]
    return go.Bar(
        name=part.short,
        orientation="h",
        x=counts,
        y=names,
        text=[str(count) if count >= LABELLED_FROM else "" for count in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": 12, "color": style.text_on(part.colour)},
        marker={
            "color": part.colour,
            "line": {"color": style.WHITE, "width": 1},
            "pattern": {
                "shape": part.pattern,
                "bgcolor": part.colour,
                "fgcolor": part.over,
                "size": 7,
                "solidity": 0.15,
            },
        },
        customdata=[[name, part.name] for name in names],
        hovertemplate="%{y}<br>" + part.name + " %{x}件<extra></extra>",
    )
