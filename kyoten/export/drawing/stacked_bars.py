"""Stacked bars as shapes: numbers in parts of three and more where they fit, the sum at each bar's end."""

from __future__ import annotations

from kyoten.chart import style
from kyoten.chart.forms import LABELLED_FROM, Segment, StackedBars
from kyoten.chart.greys import grey_safe
from kyoten.export.drawing.shapes import (  # fmt: skip
    LINE,
    SIZE,
    SMALL,
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

BAR_ROW, BAR = 30.0, 20.0


def drawing(form: StackedBars, room: Room) -> Drawing:
    """A bar a name, all on one scale."""
    present = {segment.column for segment in form.present}
    # Patterns are given before some segments are left out, so that a status looks the same on every page.
    segments = [segment for segment in grey_safe(form.segments) if segment.column in present]
    left = label_column(form.names, width=room.label)
    scale = (room.width - left - 44) / max([1, *form.totals])
    least = max(18.0, label_lines(form.names, room.label) * LINE + 2)
    row_height = room.row(BAR_ROW, least, len(form.names), 0)
    bar = min(BAR, row_height * BAR / BAR_ROW)
    shapes: list[Shape] = []
    for line, (name, total) in enumerate(zip(form.names, form.totals, strict=True)):
        middle = (line + 0.5) * row_height
        shapes += label(name, left - 10, middle, width=room.label)
        x = left
        for segment in segments:
            count = form.counts[segment.column][line]
            shapes += _segment(segment, count, (x, middle, scale, bar))
            x += count * scale
        shapes.append(Text(x + 6, middle, f"{total}件", SMALL, style.QUIET_TEXT))
    keys = tuple(LegendEntry(each.name, each.colour, each.pattern, each.over) for each in segments)
    return Drawing(max(len(form.names), 1) * row_height, tuple(shapes), keys)


def _segment(segment: Segment, count: int, place: tuple[float, float, float, float]) -> list[Shape]:
    """One part of a bar; `place`: its left end, the bar's middle, points for one item, the bar's height."""
    x, middle, scale, bar = place
    if count == 0:
        return []
    width = count * scale
    shapes: list[Shape] = [Rect(x, middle - bar / 2, width - 0.8, bar, segment.colour, segment.pattern, segment.over)]
    if count >= LABELLED_FROM and text_width(str(count), SIZE) + 2 <= width:
        if segment.pattern:
            # A number on a hatch can't be read: give it a plain ground.
            ground, high = text_width(str(count), SIZE) + 4, min(14.0, bar)
            shapes.append(Rect(x + (width - ground) / 2, middle - high / 2, ground, high, segment.colour))
        shapes.append(Text(x + width / 2, middle, str(count), SIZE, style.text_on(segment.colour), "center"))
    return shapes
