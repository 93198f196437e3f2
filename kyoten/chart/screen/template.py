"""The look of every chart on screen: plotly's template and configuration."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from kyoten.chart.style import FONT, FONT_SIZE, INK, LINES, WHITE


def _template() -> go.layout.Template:
    """The one template: white ground, quiet lines, Japanese system fonts, labels that make their own room."""
    axis: dict[str, Any] = {
        "automargin": True,
        "gridcolor": LINES,
        "linecolor": LINES,
        "zeroline": False,
        # Clear ticks keep the labels off the plot.
        "ticks": "outside",
        "ticklen": 5,
        "tickcolor": "rgba(0,0,0,0)",
        "tickfont": {"size": FONT_SIZE, "color": INK},
        "fixedrange": True,
    }
    layout = go.Layout(
        font={"family": FONT, "size": FONT_SIZE, "color": INK},
        paper_bgcolor=WHITE,
        plot_bgcolor=WHITE,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        xaxis=axis,
        yaxis=axis,
        hoverlabel={"font": {"family": FONT, "size": FONT_SIZE}, "align": "left"},
        hovermode="closest",
        dragmode=False,
        showlegend=False,
        separators=".",
    )
    return go.layout.Template(layout=layout)


TEMPLATE = _template()


def figure(height: int) -> go.Figure:
    """An empty figure of `height` pixels and whatever width its place has."""
    return go.Figure(layout={"template": TEMPLATE, "height": height, "autosize": True})


def config(file_name: str) -> dict[str, Any]:
    """What st.plotly_chart takes as `config`: camera button for a PNG of that name, nothing fetched, no zoom."""
    return {
        "displaylogo": False,
        "scrollZoom": False,
        "doubleClick": False,
        "responsive": True,
        # The bundled locale "ja" holds only words that these charts never show; naming another would fetch one.
        "locale": "ja",
        "locales": {"ja": {"dictionary": _WORDS, "format": {}}},
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "filename": file_name, "scale": 2},
    }


_WORDS = {
    "Download plot as a PNG": "図を画像(PNG)で保存",
    "Download plot": "図を保存",
    "Taking snapshot - this may take a few seconds": "画像を作成しています",
    "Snapshot succeeded": "画像を保存しました",
    "Sorry, there was a problem downloading your snapshot!": "画像を保存できませんでした",
}
