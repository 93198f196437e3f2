"""One chart → PNG (2x) or SVG through typst: no browser, no network, the same bytes everywhere.

Title, measure, legend and drawing come from the chart's own frame and palette; the footer says of whom, of when and
from which files (docs/product.md, "The legend travels").
"""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typst

from kyoten.chart import function_role, pace, small_multiples, status_mix, style, year_curve
from kyoten.chart.base import Chart
from kyoten.export.paper import curves, grids, pace_chart
from kyoten.export.paper.fonts import fonts
from kyoten.export.paper.glyphs import printable
from kyoten.export.paper.shapes import PICTURE, Drawing, Room
from kyoten.settings import Settings

if TYPE_CHECKING:
    from kyoten.views.view import Meta

Format = Literal["png", "svg"]
FORMATS: tuple[Format, ...] = ("png", "svg")
TEMPLATE, SHAPES = (Path(__file__).with_name(name) for name in ("chart.typ", "shapes.typ"))
PPI = 144.0
"""Twice the 72 points of an inch: one point of the template is two pixels."""
FILES_NAMED = 6

LAYOUTS: dict[str, Callable[[Chart, Meta, Room], Drawing]] = {
    function_role.KEY: grids.heatmap,
    status_mix.KEY: grids.bars,
    year_curve.KEY: curves.year,
    pace.KEY: pace_chart.pace_rows,
    small_multiples.KEY: curves.multiples,
}


def draw(chart: Chart, meta: Meta, fmt: str) -> bytes:
    """The chart as a picture of its own; `fmt` is one of FORMATS, else ValueError."""
    kind = next((known for known in FORMATS if known == fmt), None)
    if kind is None:
        raise ValueError(f"a chart is drawn as one of {', '.join(FORMATS)}, not {fmt}")
    made = typst.compile(
        source(TEMPLATE),
        font_paths=fonts(),
        ignore_system_fonts=True,
        format=kind,
        ppi=PPI,
        sys_inputs={"data": json.dumps(printable(_data(chart, meta)), ensure_ascii=False, sort_keys=True)},
    )
    return _described(made, chart) if kind == "svg" else made


def layout(chart: Chart, meta: Meta, room: Room = PICTURE) -> Drawing:
    """The chart's body as shapes, in the room that it has (KeyError for an unknown key)."""
    return LAYOUTS[chart.key](chart, meta, room)


def source(template: Path) -> bytes:
    """A template behind the shapes that it draws with: typst takes one source that is no file."""
    return SHAPES.read_bytes() + template.read_bytes()


def _data(chart: Chart, meta: Meta) -> dict[str, object]:
    return {
        "title": chart.finding,
        "subtitle": chart.measure,
        "drawing": layout(chart, meta).data(),
        "footer": footer(meta),
        "ink": style.INK,
        "quiet": style.QUIET_TEXT,
        "rule": style.LINES,
    }


def footer(meta: Meta) -> list[str]:
    """Whose, when, as of, how much is missing; the files; the scale and the thresholds."""
    mark = " · サンプルデータ" if meta.sample else ""
    missing = f"未報告 {meta.unreported}件({meta.items}件中)"
    return [
        f"{meta.site} · {meta.period_label} · {meta.as_of_label} · {missing} · {meta.scope_label}{mark}",
        f"出典 {sources_text(meta.sources)}",
        f"評価尺度 {scale_text(meta.settings)} · 判定(計画比) {pace.bands_text(meta.settings)}",
    ]


def sources_text(sources: tuple[str, ...]) -> str:
    """The first files by name and how many more there are."""
    if not sources:
        return "報告なし"
    more = len(sources) - FILES_NAMED
    return "、".join(sources[:FILES_NAMED]) + (f" ほか{more}件" if more > 0 else "")


def scale_text(settings: Settings) -> str:
    """未着手 0%、着手 25%、…、中止・評価困難は率に含めない"""
    steps = [f"{rating.name} {rating.percent:g}%" for rating in settings.scale if rating.percent is not None]
    out = "・".join(rating.name for rating in settings.scale if rating.percent is None)
    return "、".join([*steps, f"{out}は率に含めない"] if out else steps)


def _described(svg: bytes, chart: Chart) -> bytes:
    """The SVG with a title and a text alternative in front, as its letters are outlines that no reader can read."""
    head, rest = svg.decode("utf-8").split(">", 1)
    words = f"<title>{escape(chart.finding)}</title><desc>{escape(chart.alt)}</desc>"
    return f'{head} role="img">{words}{rest}'.encode()
