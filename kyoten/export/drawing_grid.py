"""機能 × 役割 and 機能別の状況 on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kyoten.chart import function_role, status_mix, style
from kyoten.chart.base import Chart
from kyoten.chart.data import by_group, rows
from kyoten.export.drawing import SIZE, SMALL, WIDTH, Drawing, Key, Rect, Shape, Text, label, label_column, text_width
from kyoten.settings import UNREPORTED

if TYPE_CHECKING:
    from kyoten.view import Meta

CELL_HEIGHT = 30.0
MAX_CELL = 170.0
BAR_ROW, BAR = 30.0, 20.0


def heatmap(chart: Chart, meta: Meta) -> Drawing:
    """function_role: the same words and colours in the cells as on screen."""
    del meta  # the frame says it all
    cells = by_group(chart.frame, "function", "role")
    functions = list(dict.fromkeys(chart.frame["function"]))
    roles = list(dict.fromkeys(chart.frame["role"]))
    left = label_column(functions)
    width = min(MAX_CELL, (WIDTH - left) / max(len(roles), 1))
    shapes: list[Shape] = []
    for column, role in enumerate(roles):
        shapes += label(role, left + (column + 0.5) * width, 10, "center", max(int(width / SIZE), 4))
    for line, function in enumerate(functions):
        top = 24 + line * CELL_HEIGHT
        shapes += label(function, left - 10, top + CELL_HEIGHT / 2)
        for column, role in enumerate(roles):
            row = cells[function, role]
            x = left + column * width
            shapes.append(Rect(x + 1.5, top + 1.5, width - 3, CELL_HEIGHT - 3, function_role.fill(row)))
            middle = (x + width / 2, top + CELL_HEIGHT / 2)
            shapes.append(Text(*middle, row["shown"], SIZE + 1, function_role.ink(row), "center"))
    return Drawing(24 + len(functions) * CELL_HEIGHT, tuple(shapes), _heat_keys())


def _heat_keys() -> tuple[Key, ...]:
    steps = [Key(f"{at}%", style.heat(at)) for at in (0, 25, 50, 75, 100)]
    return (*steps, Key(UNREPORTED, style.UNREPORTED_FILL))


def bars(chart: Chart, meta: Meta) -> Drawing:
    """status_mix: stacked bars; numbers in parts of three items and more where they fit, the sum at the end."""
    listed = rows(chart.frame)
    parts = status_mix.shown_parts(chart.frame, meta.settings)
    left = label_column([row["function"] for row in listed])
    most = max((row["items"] for row in listed), default=1)
    scale = (WIDTH - left - 44) / max(most, 1)
    shapes: list[Shape] = []
    for line, row in enumerate(listed):
        middle = (line + 0.5) * BAR_ROW
        shapes += label(row["function"], left - 10, middle)
        x = left
        for part in parts:
            shapes += _part(part, int(row[part.column]), x, middle, scale)
            x += row[part.column] * scale
        shapes.append(Text(x + 6, middle, f"{row['items']}件", SMALL, style.QUIET_TEXT))
    keys = tuple(Key(part.name, part.colour, part.pattern, part.over) for part in parts)
    return Drawing(max(len(listed), 1) * BAR_ROW, tuple(shapes), keys)


def _part(part: status_mix.Part, count: int, x: float, middle: float, scale: float) -> list[Shape]:
    if count == 0:
        return []
    width = count * scale
    drawn: list[Shape] = [Rect(x, middle - BAR / 2, width - 0.8, BAR, part.colour, part.pattern, part.over)]
    if count >= status_mix.LABELLED_FROM and text_width(str(count), SIZE) + 2 <= width:
        if part.pattern:
            # A number on a hatch can't be read: give it a plain ground.
            ground = text_width(str(count), SIZE) + 4
            drawn.append(Rect(x + (width - ground) / 2, middle - 7, ground, 14, part.colour))
        drawn.append(Text(x + width / 2, middle, str(count), SIZE, style.text_on(part.colour), "center"))
    return drawn
