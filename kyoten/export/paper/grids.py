"""機能 × 役割 and 機能別の状況 on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kyoten.chart import function_role, status_mix, style
from kyoten.chart.base import Chart
from kyoten.chart.group_rows import Row, by_group, rows
from kyoten.export.paper.shapes import (  # fmt: skip
    LINE,
    PICTURE,
    SIZE,
    SMALL,
    Drawing,
    Key,
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

if TYPE_CHECKING:
    from kyoten.views.view import Meta

CELL_HEIGHT = 30.0
MAX_CELL = 170.0
BAR_ROW, BAR = 30.0, 20.0
ALIKE, LIGHT = 1.3, 0.6
"""Contrast below which two greys look alike; luminance from which a pattern is drawn dark on light."""
PATTERNS = ("-", "|")


def heatmap(chart: Chart, meta: Meta, room: Room = PICTURE) -> Drawing:
    """function_role: the same words and colours in the cells as on screen."""
    del meta  # the frame says it all
    cells = by_group(chart.frame, "function", "role")
    functions = list(dict.fromkeys(chart.frame["function"]))
    roles = list(dict.fromkeys(chart.frame["role"]))
    left = label_column(functions, width=room.label)
    width = min(MAX_CELL, (room.width - left) / max(len(roles), 1))
    across = max(int(width / SIZE), 2)
    head = 24 + (label_lines(roles, across) - 1) * LINE
    row_height = room.row(CELL_HEIGHT, label_lines(functions, room.label) * LINE + 3, len(functions), head)
    shapes: list[Shape] = []
    for column, role in enumerate(roles):
        shapes += label(role, left + (column + 0.5) * width, (head - 4) / 2, "center", across)
    for line, function in enumerate(functions):
        top = head + line * row_height
        shapes += label(function, left - 10, top + row_height / 2, width=room.label)
        for column, role in enumerate(roles):
            place = (left + column * width, top, width, row_height)
            shapes += _cell(cells[function, role], *place)
    return Drawing(head + len(functions) * row_height, tuple(shapes), _heat_keys())


def _cell(row: Row, x: float, y: float, w: float, h: float) -> list[Shape]:
    """A coloured ground and the words on it, smaller where the cell is narrow."""
    size = min(SIZE + 1, (w - 4) / max(text_width(row["shown"], 1), 1))
    return [
        Rect(x + 1.5, y + 1.5, w - 3, h - 3, function_role.fill(row)),
        Text(x + w / 2, y + h / 2, row["shown"], size, function_role.ink(row), "center"),
    ]


def _heat_keys() -> tuple[Key, ...]:
    steps = [Key(f"{at}%", style.heat(at)) for at in (0, 25, 50, 75, 100)]
    return (*steps, Key(UNREPORTED, style.UNREPORTED_FILL))


def bars(chart: Chart, meta: Meta, room: Room = PICTURE) -> Drawing:
    """status_mix: stacked bars; numbers in parts of three items and more where they fit, the sum at the end."""
    listed = rows(chart.frame)
    shown = {part.column for part in status_mix.shown_parts(chart.frame, meta.settings)}
    # Patterns are given before some parts are left out, so that a status looks the same on every page.
    parts = [part for part in grey_safe(status_mix.parts(meta.settings)) if part.column in shown]
    names = [row["function"] for row in listed]
    left = label_column(names, width=room.label)
    most = max((row["items"] for row in listed), default=1)
    scale = (room.width - left - 44) / max(most, 1)
    row_height = room.row(BAR_ROW, max(18.0, label_lines(names, room.label) * LINE + 2), len(listed), 0)
    shapes: list[Shape] = []
    for line, row in enumerate(listed):
        middle = (line + 0.5) * row_height
        shapes += label(row["function"], left - 10, middle, width=room.label)
        x = left
        for part in parts:
            shapes += _part(part, int(row[part.column]), (x, middle, scale, min(BAR, row_height * BAR / BAR_ROW)))
            x += row[part.column] * scale
        shapes.append(Text(x + 6, middle, f"{row['items']}件", SMALL, style.QUIET_TEXT))
    keys = tuple(Key(part.name, part.colour, part.pattern, part.over) for part in parts)
    return Drawing(max(len(listed), 1) * row_height, tuple(shapes), keys)


def grey_safe(parts: Sequence[status_mix.Part]) -> list[status_mix.Part]:
    """The parts, with a pattern on each whose grey could be taken for that of one before it."""
    made: list[status_mix.Part] = []
    spare = iter(PATTERNS)
    for part in parts:
        plain = [each for each in made if not each.pattern]
        alike = any(style.contrast(part.colour, each.colour) < ALIKE for each in plain)
        over = style.QUIET if style.luminance(part.colour) > LIGHT else style.WHITE
        pattern = next(spare, "") if alike and not part.pattern else ""
        made.append(replace(part, pattern=pattern, over=over) if pattern else part)
    return made


def _part(part: status_mix.Part, count: int, place: tuple[float, float, float, float]) -> list[Shape]:
    """One part of a bar; `place`: its left end, the bar's middle, points for one item, the bar's height."""
    x, middle, scale, bar = place
    if count == 0:
        return []
    width = count * scale
    drawn: list[Shape] = [Rect(x, middle - bar / 2, width - 0.8, bar, part.colour, part.pattern, part.over)]
    if count >= status_mix.LABELLED_FROM and text_width(str(count), SIZE) + 2 <= width:
        if part.pattern:
            # A number on a hatch can't be read: give it a plain ground.
            ground, high = text_width(str(count), SIZE) + 4, min(14.0, bar)
            drawn.append(Rect(x + (width - ground) / 2, middle - high / 2, ground, high, part.colour))
        drawn.append(Text(x + width / 2, middle, str(count), SIZE, style.text_on(part.colour), "center"))
    return drawn
