"""A grid on screen: a heatmap with the number in every cell."""

from __future__ import annotations

from kyoten.chart import number_words, style
from kyoten.chart.forms import Grid, GridCell
from kyoten.chart.screen import template
from kyoten.chart.screen.pseudo_html import broken, literal
from kyoten.chart.screen.template import FinishedFigure, Part

HEAD, ROW, SCALE = 26, 23, 36
"""Pixels: the columns' names, a row, the scale below."""
SCALE_WORDS = 16
"""Pixels: the percents under the scale."""
NAME = 8
"""Letters of a row's name on one line."""
NARROW = 4
"""From so many columns on numbers are smaller: a card has some 45 pixels for each of three."""


def figure(form: Grid) -> FinishedFigure:
    """Rows from the top, columns' names over them."""
    lines = [cells for _, cells in form.lines()]
    return template.figure(
        [_grounds(form, lines), _heat(form, lines), _numbers(form, lines), _scale(form)],
        height=_height(form),
        hoverdistance=80,
        xaxis={
            "side": "top",
            "tickangle": 0,
            "showgrid": False,
            "type": "category",
            "categoryarray": form.columns,
            "range": [-0.5, len(form.columns) - 0.5],
            "tickvals": form.columns,
            "ticktext": [literal(name) for name in form.columns],
        },
        yaxis={
            "showgrid": False,
            "type": "category",
            "categoryarray": form.rows,
            "range": [len(form.rows) - 0.5, -0.5],
            "tickvals": form.rows,
            "ticktext": [_row_name(name) for name in form.rows],
            "tickfont": {"size": 12},
        },
        # A low plot gets no room made for its upper labels: give it.
        margin={"t": HEAD, "b": SCALE},
    )


def _row_name(name: str) -> str:
    """On two lines it is smaller, so that it keeps off the rows above and below."""
    words = broken(name, NAME)
    return f'<span style="font-size:10px">{words}</span>' if len(name) > NAME else words


def _grounds(form: Grid, lines: list[list[GridCell]]) -> Part:
    """Cells that have items but no value."""
    z = [[1.0 if cell.counts and cell.value is None else None for cell in line] for line in lines]
    flat = [[0, style.UNREPORTED_FILL], [1, style.UNREPORTED_FILL]]
    return {
        "type": "heatmap",
        "x": form.columns,
        "y": form.rows,
        "z": z,
        "colorscale": flat,
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "hoverinfo": "skip",
    }


def _heat(form: Grid, lines: list[list[GridCell]]) -> Part:
    z = [[cell.value for cell in line] for line in lines]
    scale = [[at / 100, colour] for colour, at in form.scale]
    return {
        "type": "heatmap",
        "x": form.columns,
        "y": form.rows,
        "z": z,
        "zmin": 0,
        "zmax": 100,
        "colorscale": scale,
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "hoverinfo": "skip",
    }


def _height(form: Grid) -> int:
    return HEAD + ROW * max(len(form.rows), 1) + SCALE


def _scale(form: Grid) -> Part:
    """The colours of the values along the foot, in a trace of its own that draws nothing else."""
    return {
        "type": "scatter",
        "x": [None],
        "y": [None],
        "mode": "markers",
        "hoverinfo": "skip",
        "marker": {
            "color": [0],
            "cmin": 0,
            "cmax": 100,
            "colorscale": [[at / 100, colour] for colour, at in form.scale],
            "showscale": True,
            "colorbar": {
                "orientation": "h",
                "thickness": 8,
                "len": 1,
                "xpad": 0,
                "ypad": 0,
                "y": SCALE_WORDS / _height(form),
                "yref": "container",
                "yanchor": "bottom",
                "outlinewidth": 0,
                "ticks": "",
                "tickangle": 0,
                "tickvals": [at for _, at in form.scale],
                "ticktext": [f"{at:g}%" for _, at in form.scale],
                "tickfont": {"size": 11, "color": style.QUIET_TEXT},
            },
        },
    }


def _in_cell(cell: GridCell) -> str:
    """A number, or a word in lines that a narrow cell has room for."""
    return cell.shown if cell.value is not None else "<br>".join(map(literal, number_words.lines(cell.shown, 3)))


def _numbers(form: Grid, lines: list[list[GridCell]]) -> Part:
    """The words in the cells; hover and selection hang on them, as a heatmap's empty cells answer to neither."""
    cells = [cell for line in lines for cell in line]
    return {
        "type": "scatter",
        "x": [cell.column for cell in cells],
        "y": [cell.row for cell in cells],
        # A click hits a marker: unseen ones, as high as the cells; beside them the nearest is meant (hoverdistance).
        "mode": "markers+text",
        "marker": {"symbol": "square", "size": 32, "opacity": 0},
        "text": [_in_cell(cell) for cell in cells],
        "textfont": {
            "color": [cell.ink for cell in cells],
            "size": [11 if cell.value is None or len(form.columns) >= NARROW else 13 for cell in cells],
        },
        "customdata": [[cell.row, cell.column] for cell in cells],
        "hovertext": [f"{literal(cell.row)} {literal(cell.column)}<br>{literal(cell.words)}" for cell in cells],
        "hoverinfo": "text",
    }
