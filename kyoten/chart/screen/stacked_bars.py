"""Stacked bars on screen, from the top down, with the number in each part that has room for it."""

from __future__ import annotations

from kyoten.chart import style
from kyoten.chart.forms import LABELLED_FROM, Segment, StackedBars
from kyoten.chart.screen import template
from kyoten.chart.screen.pseudo_html import broken, literal
from kyoten.chart.screen.template import FinishedFigure, Part


def figure(form: StackedBars) -> FinishedFigure:
    """One bar a name; the legend above takes as many lines as it needs."""
    longest = max(form.totals, default=0)
    return template.figure(
        [_bar(form, segment) for segment in form.present],
        height=112 + 35 * max(len(form.names), 1),
        barmode="stack",
        bargap=0.35,
        showlegend=True,
        legend=_legend(form),
        margin={"t": 52},
        xaxis={
            "showgrid": False,
            "showticklabels": False,
            "range": [0, max(longest, 1) * 1.02 if form.names else 1],
        },
        yaxis={
            "categoryarray": form.names,
            "range": [len(form.names) - 0.5, -0.5],
            "type": "category",
            "tickvals": form.names,
            "ticktext": [broken(name) for name in form.names],
        },
    )


def _legend(form: StackedBars) -> Part:
    return {
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
    }


def _bar(form: StackedBars, segment: Segment) -> Part:
    counts = form.counts[segment.column]
    return {
        "type": "bar",
        "name": literal(segment.label),
        "orientation": "h",
        "x": counts,
        "y": form.names,
        "text": [str(count) if count >= LABELLED_FROM else "" for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 12, "color": style.text_on(segment.colour)},
        "marker": {
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
        "customdata": [[name, segment.name] for name in form.names],
        "hovertext": [
            f"{literal(name)}<br>{literal(segment.name)} {count}件"
            for name, count in zip(form.names, counts, strict=True)
        ],
        "hoverinfo": "text",
    }
