"""A grid as shapes: the same words and colours in the cells as on screen."""

from __future__ import annotations

from kyoten.chart import style
from kyoten.chart.forms import Grid, GridCell
from kyoten.export.drawing.shapes import (  # fmt: skip
    LINE,
    SIZE,
    Drawing,
    LegendEntry,
    Rect,
    Room,
    Shape,
    Text,
    label,
    label_column,
    label_lines,
    text_width,
)
from kyoten.settings import UNREPORTED

CELL_HEIGHT = 30.0
MAX_CELL = 170.0


def drawing(form: Grid, room: Room) -> Drawing:
    """Columns' names over the cells, rows' names at the left."""
    left = label_column(form.rows, width=room.label)
    width = min(MAX_CELL, (room.width - left) / max(len(form.columns), 1))
    across = max(int(width / SIZE), 2)
    head = 24 + (label_lines(form.columns, across) - 1) * LINE
    row_height = room.row(CELL_HEIGHT, label_lines(form.rows, room.label) * LINE + 3, len(form.rows), head)
    shapes: list[Shape] = []
    for column, name in enumerate(form.columns):
        shapes += label(name, left + (column + 0.5) * width, (head - 4) / 2, "center", across)
    for line, (name, cells) in enumerate(form.lines()):
        top = head + line * row_height
        shapes += label(name, left - 10, top + row_height / 2, width=room.label)
        for column, cell in enumerate(cells):
            shapes += _cell(cell, left + column * width, top, width, row_height)
    return Drawing(head + len(form.rows) * row_height, tuple(shapes), _heat_keys(form))


def _cell(cell: GridCell, x: float, y: float, w: float, h: float) -> list[Shape]:
    """A coloured ground and the words on it, smaller where the cell is narrow."""
    size = min(SIZE + 1, (w - 4) / max(text_width(cell.shown, 1), 1))
    return [
        Rect(x + 1.5, y + 1.5, w - 3, h - 3, cell.fill),
        Text(x + w / 2, y + h / 2, cell.shown, size, cell.ink, "center"),
    ]


def _heat_keys(form: Grid) -> tuple[LegendEntry, ...]:
    steps = [LegendEntry(f"{at}%", style.heat(at, form.scale)) for at in (0, 25, 50, 75, 100)]
    return (*steps, LegendEntry(UNREPORTED, style.UNREPORTED_FILL))
