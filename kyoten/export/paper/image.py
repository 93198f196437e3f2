"""One chart → PNG (2x) or SVG through typst: no browser, no network, the same bytes everywhere.

Title, measure, legend and drawing come from the chart; the footer says of whom, of when and from which files, since a
picture travels alone.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typst

from kyoten.chart import style
from kyoten.chart.chart import Chart
from kyoten.export.contents import about
from kyoten.export.drawing import layout
from kyoten.export.paper.fonts import fonts
from kyoten.export.paper.glyphs import printable

if TYPE_CHECKING:
    from kyoten.views.view import Meta

PictureFormat = Literal["png", "svg"]
FORMATS: tuple[PictureFormat, ...] = ("png", "svg")
TEMPLATE, SHAPES = (Path(__file__).with_name(name) for name in ("chart.typ", "shapes.typ"))
PPI = 144.0
"""Twice the 72 points of an inch: one point of the template is two pixels."""


def render(chart: Chart, meta: Meta, fmt: str) -> bytes:
    """The chart as a picture of its own; `fmt` is one of FORMATS, else ValueError."""
    kind = next((known for known in FORMATS if known == fmt), None)
    if kind is None:
        raise ValueError(f"a chart is drawn as one of {', '.join(FORMATS)}, not {fmt}")
    picture = typst.compile(
        source(TEMPLATE),
        font_paths=fonts(),
        ignore_system_fonts=True,
        format=kind,
        ppi=PPI,
        sys_inputs={"data": json.dumps(printable(_data(chart, meta)), ensure_ascii=False, sort_keys=True)},
    )
    return _described(picture, chart) if kind == "svg" else picture


def source(template: Path) -> bytes:
    """A template behind the shapes that it draws with: typst takes one source that is no file."""
    return SHAPES.read_bytes() + template.read_bytes()


def _data(chart: Chart, meta: Meta) -> dict[str, object]:
    return {
        "title": chart.finding,
        "subtitle": chart.measure,
        "drawing": layout.drawing(chart.form).data(),
        "footer": about.footer(meta),
        "ink": style.INK,
        "quiet": style.QUIET_TEXT,
        "rule": style.LINES,
    }


def _described(svg: bytes, chart: Chart) -> bytes:
    """The SVG with a title and a text alternative in front, as its letters are outlines that no reader can read."""
    head, rest = svg.decode("utf-8").split(">", 1)
    words = f"<title>{escape(chart.finding)}</title><desc>{escape(chart.alt)}</desc>"
    return f'{head} role="img">{words}{rest}'.encode()
