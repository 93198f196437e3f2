"""A grid on screen: a heatmap with the number in every cell."""

from __future__ import annotations

from kyoten.chart import style
from kyoten.chart.forms import Grid, GridCell
from kyoten.chart.screen import template
from kyoten.chart.screen.pseudo_html import broken, literal
from kyoten.chart.screen.template import FinishedFigure, Part


def figure(form: Grid) -> FinishedFigure:
    """Rows from the top, columns' names over them."""
    lines = [cells for _, cells in form.lines()]
    return template.figure(
        [_grounds(form, lines), _heat(form, lines), _numbers(lines)],
        height=48 + 36 * max(len(form.rows), 1),
        xaxis={
            "side": "top",
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
            "ticktext": [broken(name) for name in form.rows],
        },
        # A low plot gets no room made for its upper labels: give it.
        margin={"t": 32},
    )


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
    scale = [[at / 100, colour] for colour, at in style.HEAT]
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


def _numbers(lines: list[list[GridCell]]) -> Part:
    """The words in the cells; hover and selection hang on them, as a heatmap's empty cells answer to neither."""
    cells = [cell for line in lines for cell in line]
    return {
        "type": "scatter",
        "x": [cell.column for cell in cells],
        "y": [cell.row for cell in cells],
        "mode": "text",
        "text": [cell.shown for cell in cells],
        "textfont": {"color": [cell.ink for cell in cells], "size": 14},
        "customdata": [[cell.row, cell.column] for cell in cells],
        "hovertext": [f"{literal(cell.row)} {literal(cell.column)}<br>{literal(cell.words)}" for cell in cells],
        "hoverinfo": "text",
    }
