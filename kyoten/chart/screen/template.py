"""The look of every chart on screen: plotly's template and configuration.

Figures are made of plain dictionaries, as plotly's JSON has them: building them of plotly's own objects, which check
every value, takes ten to twenty times as long. The tests check them instead (tests/chart/test_kinds.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from kyoten.chart.style import FONT, FONT_SIZE, INK, LINES, WHITE

Part = dict[str, Any]
"""A part of a figure by plotly's names: a trace, an axis, an annotation."""


class FinishedFigure(go.Figure):  # type: ignore[misc]  # plotly ships no types
    """A figure that nobody changes any more: what is sent of it is worked out once, not in every run of a page."""

    _sent: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Always the same dictionary: never change it."""
        if self._sent is None:
            self._sent = super().to_dict()
        return self._sent


def _template() -> Part:
    """The one template: white ground, quiet lines, Japanese system fonts, labels that make their own room."""
    axis: Part = {
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
    layout = {
        "font": {"family": FONT, "size": FONT_SIZE, "color": INK},
        "paper_bgcolor": WHITE,
        "plot_bgcolor": WHITE,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "xaxis": axis,
        "yaxis": axis,
        "hoverlabel": {"font": {"family": FONT, "size": FONT_SIZE}, "align": "left"},
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "separators": ".",
    }
    return {"layout": layout}


_TEMPLATE = _template()


def figure(traces: Sequence[Part], *, height: int, **layout: object) -> FinishedFigure:
    """A figure of `height` pixels and whatever width its place has; `layout` by plotly's names."""
    whole = {"template": _TEMPLATE, "height": height, "autosize": True, **layout}
    return FinishedFigure(data=list(traces), layout=whole, _validate=False)


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
