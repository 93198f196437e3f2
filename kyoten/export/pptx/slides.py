"""A deck while it is written: slides with a message as title, measure, footer and notes; boxes and native tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeVar

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from kyoten.chart import style
from kyoten.export.pptx import text_runs
from kyoten.export.pptx.theme import COVER, HEIGHT, MARGIN, TITLE_BOX, TITLED, WIDTH, Box, empty
from kyoten.views.view import Meta

TITLE_SIZES = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
MEASURE_BOX: Box = (MARGIN, 86.0, WIDTH - 2 * MARGIN, 34.0)
BODY: Box = (MARGIN, 124.0, WIDTH - 2 * MARGIN, HEIGHT - 124.0 - 42.0)
"""Where a slide's picture or table stands."""
CORNER = BODY[:2]
PAD = 4.0
"""Points between a cell's edge and its text, at each side."""
UNDER_SIZE = 9.0
"""A cell's second, smaller line."""
HEAD_FILL = "#EEF2F5"
_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own table style without lines or fills."""


T = TypeVar("T")


@dataclass(frozen=True)
class TableCell:
    """A table's cell: its text and its look (size None = the table's)."""

    text: str
    fill: str | None = None
    colour: str = style.INK
    align: str = "left"
    bold: bool = False
    size: float | None = None
    under: str = ""
    """A second, smaller line."""
    anchor: str = "top"


class Slides:
    """The deck and what all its slides share."""

    def __init__(self, meta: Meta) -> None:
        self.meta = meta
        self.deck: Any = empty()

    def cover(self, title: str, subtitle: str) -> Any:  # noqa: ANN401 - the library ships no types
        """The first slide; its two placeholders filled."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[COVER])
        slide.shapes.title.name, slide.placeholders[1].name = "表題", "副題"
        size = text_runs.fitting(title, WIDTH - 2 * MARGIN - 15, 90, (36.0, 32.0, 28.0, 24.0, 20.0))
        text_runs.fill(slide.shapes.title.text_frame, title, size, bold=True, anchor="bottom")
        size = text_runs.fitting(subtitle, WIDTH - 2 * MARGIN - 15, 56, (20.0, 18.0, 16.0, 14.0, 12.0))
        text_runs.fill(slide.placeholders[1].text_frame, subtitle, size, colour=style.ACCENT)
        self._foot(slide, COVER)
        return slide

    def titled(self, title: str, measure: str, notes: Sequence[str]) -> Any:  # noqa: ANN401
        """A slide with its message on top, what is shown below it, the footer, and the numbers in the notes."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[TITLED])
        slide.shapes.title.name = "見出し"
        size = text_runs.fitting(title, TITLE_BOX[2] - 15, TITLE_BOX[3], TITLE_SIZES)
        text_runs.fill(slide.shapes.title.text_frame, title, size, bold=True, anchor="bottom")
        size = text_runs.fitting(measure, MEASURE_BOX[2] - 15, MEASURE_BOX[3], (13.0, 12.0, 11.0, 10.0, 9.0))
        add_text(slide, MEASURE_BOX, measure, size, colour=style.QUIET_TEXT, name="測り方")
        self._foot(slide, TITLED)
        note(slide, notes)
        return slide

    def _foot(self, slide: Any, layout: int) -> None:  # noqa: ANN401
        """The layout's footer and slide number, which the library leaves behind."""
        for shape in self.deck.slide_layouts[layout].placeholders:
            kind = shape.placeholder_format.type.name
            if kind not in ("FOOTER", "SLIDE_NUMBER"):
                continue
            copy = deepcopy(shape._element)
            slide.shapes._spTree.append(copy)
            mine = slide.shapes[-1]
            mine._element.nvSpPr.cNvPr.set("id", str(len(slide.shapes) + 1))
            if kind == "FOOTER":
                mine.name = "フッター"
                box = (footer(self.meta), 800.0 - 15, 22.0)
                size = text_runs.fitting(*box, (10.0, 9.0, 8.0, 7.0, 6.0))
                text_runs.fill(mine.text_frame, footer(self.meta), size, colour=style.QUIET_TEXT, anchor="middle")
            else:
                mine.name = "スライド番号"
                for letters in copy.iter(qn("a:rPr")):
                    letters.set("sz", "1000")
                    text_runs.in_japanese(letters)


def add_text(slide: Any, box: Box, words: str | Sequence[str], size: float, **look: Any) -> None:  # noqa: ANN401
    """A text box; `look` as text_runs.fill takes it, and the shape's `name`."""
    shape = slide.shapes.add_textbox(*place(box))
    shape.name = look.pop("name", "本文")
    text_runs.fill(shape.text_frame, words, size, **look)


def add_table(
    slide: Any,  # noqa: ANN401
    corner: tuple[float, float],
    widths: Sequence[float],
    rows: Sequence[Sequence[TableCell]],
    heights: Sequence[float],
    *,
    size: float,
    name: str,
    alt: str,
) -> None:
    """A native table whose first row is its header.

    Points: `corner` its left and top, `widths` one a column, `heights` one a row (a row grows where its text needs it).
    """
    left, top = corner
    frame = slide.shapes.add_table(len(rows), len(widths), *place((left, top, sum(widths), sum(heights))))
    describe(frame, name, alt)
    table = frame.table
    frame._element.find(f".//{qn('a:tableStyleId')}").text = _NO_GRID
    table.horz_banding = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(Pt(width))
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        table.rows[number].height = Emu(Pt(height))
        for column, cell in enumerate(row):
            _write(table.cell(number, column), cell, size, head=number == 0)


def batches(listed: Sequence[T], size: int) -> list[Sequence[T]]:
    """The list in batches of `size`, the last one maybe shorter."""
    return [listed[start : start + size] for start in range(0, len(listed), size)]


def by_height(
    rows: Sequence[T],
    height: Callable[[T], float],
    room: float,
    most: int | None = None,
    *,
    first: float | None = None,
) -> list[list[T]]:
    """The rows slide by slide, no more on one than the room (points) holds, nor than `most`; a row that is taller than
    the room has a slide of its own. One slide without rows where there are none. `first`: the room of the first slide,
    where it has less."""
    slides: list[list[T]] = [[]]
    left = room if first is None else first
    for row in rows:
        needed = height(row)
        if slides[-1] and (needed > left or len(slides[-1]) == most):
            slides.append([])
            left = room
        slides[-1].append(row)
        left -= needed
    return slides


def footer(meta: Meta) -> str:
    """Whose, when, as of, how much is missing, whether it is a sample."""
    mark = " ・ サンプルデータ" if meta.sample else ""
    missing = f"未報告{meta.unreported}件({meta.items}件中)"
    return f"{meta.site} ・ {meta.period_label} ・ {meta.standing_label} ・ {missing} ・ {meta.scope_label}{mark}"


def place(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    """A box of points as the library takes it."""
    left, top, width, height = (Emu(Pt(length)) for length in box)
    return left, top, width, height


def describe(shape: Any, name: str, alt: str) -> None:  # noqa: ANN401
    """Name and text alternative of a chart or table."""
    shape.name = name
    shape._element.nvGraphicFramePr.cNvPr.set("descr", alt)


def note(slide: Any, words: Sequence[str]) -> None:  # noqa: ANN401
    """Speaker notes, one paragraph a string."""
    text_runs.fill(slide.notes_slide.notes_text_frame, words, 11.0)


def height_of(rows: Sequence[tuple[str, float]], size: float, least: float = 0.0) -> float:
    """Points that a table row needs for its texts in columns of these widths."""
    most = max((text_runs.lines(text, width - 2 * PAD, size) for text, width in rows), default=1)
    return max(least, most * size * text_runs.LEADING + 2 * PAD)


def _write(target: Any, cell: TableCell, size: float, *, head: bool) -> None:  # noqa: ANN401
    target.margin_left = target.margin_right = Emu(Pt(PAD))
    target.margin_top = target.margin_bottom = Emu(Pt(PAD / 2))
    ground = cell.fill or (HEAD_FILL if head else None)
    if ground:
        target.fill.solid()
        target.fill.fore_color.rgb = text_runs.rgb(ground)
    anchor = "middle" if head or cell.fill else cell.anchor
    look = {"colour": cell.colour, "align": cell.align}
    text_runs.fill(target.text_frame, cell.text, cell.size or size, bold=cell.bold or head, anchor=anchor, **look)
    target.vertical_anchor = target.text_frame.vertical_anchor
    if cell.under:
        _add_under(target.text_frame, cell)
    _underline(target._tc.get_or_add_tcPr(), style.WHITE if cell.fill else style.LINES)


def _add_under(frame: Any, cell: TableCell) -> None:  # noqa: ANN401
    paragraph = frame.add_paragraph()
    paragraph.alignment = frame.paragraphs[0].alignment
    paragraph.line_spacing = Pt(UNDER_SIZE * text_runs.LEADING)
    run = paragraph.add_run()
    run.text = cell.under
    text_runs.set_font(run.font, UNDER_SIZE, cell.colour)


def _underline(properties: etree._Element, colour: str) -> None:
    """A thin line below the cell; lines come before fills in the schema."""
    line = etree.Element(qn("a:lnB"), w=str(Pt(0.75)), cap="flat", cmpd="sng", algn="ctr")
    etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr"), val=colour[1:])
    properties.insert(0, line)
