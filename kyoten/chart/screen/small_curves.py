"""Small curves on screen, one a function, side by side and under each other with one scale for all."""

from __future__ import annotations

from typing import NamedTuple

from kyoten.chart import number_words, style
from kyoten.chart.forms import ACTUAL, PLAN, Panel, SmallCurves, reached
from kyoten.chart.number_words import one_decimal
from kyoten.chart.screen import template
from kyoten.chart.screen.curves import beside
from kyoten.chart.screen.pseudo_html import broken, literal
from kyoten.chart.screen.template import FinishedFigure, Part
from kyoten.fiscal import QUARTERS

ACROSS, PANEL = 2, 132
"""Small curves side by side, and the height of each in pixels."""
_SMALL = f"font-size:12px;color:{style.QUIET_TEXT}"
_BETWEEN = 0.05
"""Between two panels of a line, as a part of the width."""
_TICKS = {"size": 12, "color": style.QUIET_TEXT}


class _Raster(NamedTuple):
    """`across` by `down` panels; `gap` between two lines, as a part of the height."""

    across: int
    down: int
    gap: float

    @property
    def panels(self) -> range:
        return range(self.across * self.down)

    def columns(self, number: int) -> list[float]:
        """From where to where the panel reaches, as parts of the width."""
        width = (1 - _BETWEEN * (self.across - 1)) / self.across
        start = number % self.across * (width + _BETWEEN)
        return [start, start + width]

    def lines(self, number: int) -> list[float]:
        """The same of the height, from below."""
        height = (1 - self.gap * (self.down - 1)) / self.down
        start = (self.down - 1 - number // self.across) * (height + self.gap)
        return [start, start + height]

    @property
    def last(self) -> int:
        """The first panel of the lowest line, whose scale the others follow."""
        return self.across * (self.down - 1)


def figure(form: SmallCurves) -> FinishedFigure:
    """Two side by side, each with its function's name and how it stands."""
    across = max(1, min(ACROSS, len(form.panels)))
    down = max(1, -(-len(form.panels) // across))
    name_lines = max((len(number_words.lines(panel.name)) for panel in form.panels), default=1)
    title = 34 + 16 * (name_lines - 1)
    height = 20 + (PANEL + 16 * (name_lines - 1)) * down
    raster = _Raster(across, down, 0.0 if down == 1 else (title + 16) / (height - title - 30))
    return template.figure(
        [trace for number, panel in enumerate(form.panels) for trace in (_plan(panel, number), _actual(panel, number))],
        height=height,
        margin={"t": title + 8},
        annotations=[_title(panel, number) for number, panel in enumerate(form.panels)],
        **{_axis("xaxis", number): _across(raster, number) for number in raster.panels},
        **{_axis("yaxis", number): _up(raster, number) for number in raster.panels},
    )


def _axis(name: str, number: int) -> str:
    """plotly's name of a panel's axis: the first has no number."""
    return f"{name}{number + 1}" if number else name


def _across(raster: _Raster, number: int) -> Part:
    """The quarters; named under the lowest line."""
    return {
        "anchor": _axis("y", number),
        "domain": raster.columns(number),
        "tickvals": list(QUARTERS),
        "ticktext": [f"第{n}" for n in QUARTERS],
        "range": [0.6, 4.9],
        "showgrid": False,
        "tickfont": _TICKS,
        **({} if number == raster.last else {"matches": _axis("x", raster.last)}),
        **({} if number >= raster.last else {"showticklabels": False}),
    }


def _up(raster: _Raster, number: int) -> Part:
    """Percent; named at the left."""
    return {
        "anchor": _axis("x", number),
        "domain": raster.lines(number),
        "range": [-6, 112],
        "tickvals": [0, 50, 100],
        "tickfont": _TICKS,
        **({} if number == raster.last else {"matches": _axis("y", raster.last)}),
        **({"showticklabels": False} if number % raster.across else {}),
    }


def _title(panel: Panel, number: int) -> Part:
    return {
        "x": 0, "xref": f"{_axis('x', number)} domain", "xanchor": "left",
        "y": 1, "yref": f"{_axis('y', number)} domain", "yanchor": "bottom", "align": "left", "showarrow": False,
        "text": f"<b>{broken(panel.name)}</b><br><span style='{_SMALL}'>{literal(panel.standing)}</span>",
    }  # fmt: skip


def _places(number: int) -> Part:
    return {"xaxis": _axis("x", number), "yaxis": _axis("y", number)}


def _plan(panel: Panel, number: int) -> Part:
    return {
        "type": "scatter",
        "name": PLAN,
        "x": [point.quarter for point in panel.points],
        "y": [point.expected for point in panel.points],
        "mode": "lines",
        "line": {"color": style.QUIET, "width": 1.5, "dash": "dot"},
        "customdata": [[literal(panel.name)] for _ in panel.points],
        "hovertemplate": "%{customdata[0]}<br>第%{x}四半期 計画 %{y:.1f}%<extra></extra>",
        **_places(number),
    }


def _actual(panel: Panel, number: int) -> Part:
    """The curve; only its newest point carries its number, the others are in the hover and the table."""
    newest = {point.quarter: one_decimal(mean) for point, mean in reached(panel.points)[-1:]}
    return {
        "type": "scatter",
        "name": ACTUAL,
        "x": [point.quarter for point in panel.points],
        "y": [point.mean_progress for point in panel.points],
        "mode": "lines+markers+text",
        "connectgaps": False,
        "line": {"color": style.ACCENT, "width": 2.5},
        "marker": {"size": 7, "color": style.ACCENT},
        "text": [newest.get(point.quarter, "") for point in panel.points],
        "textposition": beside(panel.points),
        "textfont": {"color": style.ACCENT, "size": 12},
        "customdata": [[literal(panel.name), point.covered, point.items] for point in panel.points],
        "hovertemplate": "%{customdata[0]}<br>第%{x}四半期 実績 %{y:.1f}%<br>"
        "値あり %{customdata[1]}/%{customdata[2]}件<extra></extra>",
        "cliponaxis": False,
        **_places(number),
    }
