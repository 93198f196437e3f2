"""A drawing's shapes as SVG with real text, for a web page: the letters stay selectable and scale with the page."""

from __future__ import annotations

from html import escape

from kyoten.chart import style
from kyoten.export.drawing.shapes import Dot, Drawing, LegendEntry, Rect, Shape, Stroke, Text

BASELINE = 0.36
"""How far under the middle of a line its letters stand, in em."""
LARGEST = 1.4
"""Words of 11 points are 15 pixels high then: as large as the page's own."""
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def picture(drawing: Drawing, width: float, *, name: str, alt: str) -> str:
    """An <svg> that fills its place up to LARGEST times its own `width`.

    `name` is unique on the page, `alt` is what a screen reader says.
    """
    patterns = {(s.pattern, s.fill, s.over) for s in drawing.shapes if isinstance(s, Rect) and s.pattern}
    marks = {look: f"{name}-p{number}" for number, look in enumerate(sorted(patterns))}
    defs = "".join(_pattern(mark, *look) for look, mark in marks.items())
    body = "".join(_shape(shape, marks) for shape in drawing.shapes)
    return (
        f'<svg class="{name}" viewBox="0 0 {_n(width)} {_n(drawing.height)}" style="max-width:{_n(width * LARGEST)}px" '
        f'role="img" aria-label="{escape(alt)}"><defs>{defs}</defs>{body}</svg>'
    )


def swatch(key: LegendEntry, name: str) -> str:
    """The sign of a legend's entry; it says nothing that its words do not."""
    if key.shape in ("line", "dotted"):
        stroke = Stroke(((0, 8), (20, 8)), key.fill, 2.6, "dotted" if key.shape == "dotted" else "solid")
        return _sign(20, _shape(stroke, {}))
    if key.shape:
        return _sign(14, _dot(Dot(7, 8, 5, key.fill, key.shape)))
    mark = {(key.pattern, key.fill, key.over): name}
    defs = f"<defs>{_pattern(name, key.pattern, key.fill, key.over)}</defs>" if key.pattern else ""
    square = Rect(1, 2, 12, 12, key.fill, key.pattern, key.over)
    edge = f'<rect x="1" y="2" width="12" height="12" fill="none" stroke="{style.QUIET}"/>'
    return _sign(14, defs + _shape(square, mark) + edge)


def _sign(width: float, body: str) -> str:
    return f'<svg width="{_n(width)}" height="16" viewBox="0 0 {_n(width)} 16" aria-hidden="true">{body}</svg>'


def _shape(shape: Shape, marks: dict[tuple[str, str, str], str]) -> str:
    if isinstance(shape, Rect):
        fill = f"url(#{marks[shape.pattern, shape.fill, shape.over]})" if shape.pattern else shape.fill
        size = f'width="{_n(max(shape.w, 0))}" height="{_n(shape.h)}"'
        return f'<rect x="{_n(shape.x)}" y="{_n(shape.y)}" {size} fill="{fill}"/>'
    if isinstance(shape, Stroke):
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
        dash = ' stroke-dasharray="2 3"' if shape.dash == "dotted" else ""
        look = f'stroke="{shape.stroke}" stroke-width="{_n(shape.width)}"{dash} stroke-linejoin="round"'
        return f'<polyline points="{points}" fill="none" {look}/>'
    return _dot(shape) if isinstance(shape, Dot) else _text(shape)


def _dot(dot: Dot) -> str:
    x, y, r = dot.x, dot.y, dot.r
    if dot.shape == "square":
        return f'<rect x="{_n(x - r)}" y="{_n(y - r)}" width="{_n(2 * r)}" height="{_n(2 * r)}" fill="{dot.fill}"/>'
    corners = {
        "diamond": ((x, y - r), (x + r, y), (x, y + r), (x - r, y)),
        "triangle-down": ((x - r, y - 0.8 * r), (x + r, y - 0.8 * r), (x, y + 0.9 * r)),
    }
    if dot.shape in corners:
        points = " ".join(f"{_n(a)},{_n(b)}" for a, b in corners[dot.shape])
        return f'<polygon points="{points}" fill="{dot.fill}"/>'
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}" fill="{dot.fill}"/>'


def _text(text: Text) -> str:
    place = f'x="{_n(text.x)}" y="{_n(text.y + text.size * BASELINE)}"'
    look = f'font-size="{_n(text.size)}" fill="{text.fill}" text-anchor="{_ANCHORS[text.align]}"'
    bold = ' font-weight="700"' if text.bold else ""
    return f"<text {place} {look}{bold}>{escape(text.text)}</text>"


def _pattern(mark: str, pattern: str, fill: str, over: str) -> str:
    stroke = f'stroke="{over}" fill="none"'
    over_it = {
        "/": f'<path d="M-1 7 7 -1M-1 1 1 -1M5 7 7 5" stroke-width="1.1" {stroke}/>',
        ".": f'<circle cx="3" cy="3" r="1" fill="{over}"/>',
        "-": f'<path d="M0 2H6M0 5H6" stroke-width="1" {stroke}/>',
        "|": f'<path d="M3 0V6" stroke-width="0.8" {stroke}/>',
    }[pattern]
    ground = f'<rect width="6" height="6" fill="{fill}"/>'
    return f'<pattern id="{mark}" width="6" height="6" patternUnits="userSpaceOnUse">{ground}{over_it}</pattern>'


def _n(value: float) -> str:
    """A length with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
