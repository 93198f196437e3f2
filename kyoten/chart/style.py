"""How every chart looks, on screen and on paper: palette, fonts, plotly template and configuration.

Palette and traps: docs/product.md, "Looks".
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from kyoten.chart.number_words import lines
from kyoten.measures import BEHIND, ON_TRACK, SLIGHTLY_BEHIND
from kyoten.settings import UNREPORTED_COLOUR

INK, QUIET, LINES, WHITE, BLACK = "#1C2733", "#6B7785", "#D9DFE5", "#FFFFFF", "#000000"
ACCENT, AMBER, RED = "#1F5F8B", "#D9A441", "#C4472B"
QUIET_TEXT = "#55616D"
"""QUIET a little darker: 6:1 on white, for words that have to be read."""
READABLE = 4.5
"""The contrast that WCAG AA asks of words."""
HEAT = (("#F3D9C9", 0.0), ("#EDE6DC", 33.0), ("#D6E4EE", 60.0), (ACCENT, 100.0))
"""The heatmap's colours and the percents at which each stands."""
NO_STATUS_COLOUR = WHITE
UNREPORTED_FILL = UNREPORTED_COLOUR

BAND_COLOURS = {ON_TRACK: ACCENT, SLIGHTLY_BEHIND: AMBER, BEHIND: RED}
BAND_SYMBOLS = {ON_TRACK: "circle", SLIGHTLY_BEHIND: "diamond", BEHIND: "square"}
"""A shape for each band, so that colour is never alone."""
BAND_GROUNDS = {ON_TRACK: "#F1F6FA", SLIGHTLY_BEHIND: "#FCF6E8", BEHIND: "#FBEFEB"}

FONT = "'BIZ UDPGothic','Yu Gothic UI','Yu Gothic',Meiryo,'Hiragino Sans','Noto Sans JP','IPAexGothic',sans-serif"
FONT_SIZE = 13


def template() -> go.layout.Template:
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


TEMPLATE = template()


def broken(name: str) -> str:
    """A long name over several lines, as plotly writes them."""
    return "<br>".join(lines(name))


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


def heat(percent: float) -> str:
    """The heatmap's colour for 0–100."""
    for (low, start), (high, end) in pairwise(HEAT):
        if percent <= end:
            return _mix(low, high, (max(percent, 0.0) - start) / (end - start))
    return HEAT[-1][0]


def text_on(fill: str) -> str:
    """INK or white, whichever contrasts more with the fill; black on middle grounds, where neither has 4.5:1."""
    best = INK if contrast(INK, fill) >= contrast(WHITE, fill) else WHITE
    return best if contrast(best, fill) >= READABLE else BLACK


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG defines it, 1–21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """WCAG relative luminance 0–1 of #RRGGBB."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mix(low: str, high: str, share: float) -> str:
    mixed = (round(a + (b - a) * share) for a, b in zip(_parts(low), _parts(high), strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)
