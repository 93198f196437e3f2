"""Stacked bars on screen, from the top down, with the number in each part that has room for it."""

from __future__ import annotations

import plotly.graph_objects as go

from kyoten.chart import style
from kyoten.chart.forms import LABELLED_FROM, Segment, StackedBars
from kyoten.chart.screen import template
from kyoten.chart.screen.pseudo_html import broken, literal


def figure(form: StackedBars) -> go.Figure:
    """One bar a name; the legend above takes as many lines as it needs."""
    drawn = template.figure(height=112 + 35 * max(len(form.names), 1))
    for segment in form.present:
        drawn.add_trace(_bar(form, segment))
    drawn.update_layout(
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
            "entrywidth": 11 * max((len(segment.label) for segment in form.present), default=1),
            "entrywidthmode": "pixels",
            "maxheight": 0.7,
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": 11},
        },
        margin={"t": 52},
    )
    longest = max(form.totals, default=0)
    drawn.update_xaxes(showgrid=False, showticklabels=False, range=[0, max(longest, 1) * 1.02 if form.names else 1])
    drawn.update_yaxes(
        categoryarray=form.names,
        range=[len(form.names) - 0.5, -0.5],
        type="category",
        tickvals=form.names,
        ticktext=[broken(name) for name in form.names],
    )
    return drawn


def _bar(form: StackedBars, segment: Segment) -> go.Bar:
    counts = form.counts[segment.column]
    return go.Bar(
        name=literal(segment.label),
        orientation="h",
        x=counts,
        y=form.names,
        text=[str(count) if count >= LABELLED_FROM else "" for count in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": 12, "color": style.text_on(segment.colour)},
        marker={
            "color": segment.colour,
            "line": {"color": style.WHITE, "width": 1},
            "pattern": {
                "shape": segment.pattern,
                "bgcolor": segment.colour,
                "fgcolor": segment.over,
                "size": 7,
                "solidity": 0.15,
            },
        },
        customdata=[[name, segment.name] for name in form.names],
        hovertext=[
            f"{literal(name)}<br>{literal(segment.name)} {count}件"
            for name, count in zip(form.names, counts, strict=True)
        ],
        hoverinfo="text",
    )
