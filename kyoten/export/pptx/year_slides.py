"""前年度との比較: one native table of every function in both years, and more slides where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kyoten.export.contents import year_tables
from kyoten.export.pptx import speaker_notes
from kyoten.export.pptx.slides import BODY, CORNER, Slides, TableCell, add_table, by_height, height_of

if TYPE_CHECKING:
    from kyoten.views.view import View

SIZE, HEAD, FIRST = 10.0, 38.0, 160.0


def add(slides: Slides, view: View) -> None:
    """Nothing where last year has nothing to compare with."""
    found = year_tables.found(view)
    if found is None:
        return
    table, title = year_tables.table(found), found.sentence()
    wide = (BODY[2] - FIRST) / (len(table.heads) - 1)
    widths = [FIRST, *[wide] * (len(table.heads) - 1)]
    head = [_cell(words.replace(" ", "\n"), number) for number, words in enumerate(table.heads)]
    said = [f"{pair.name}：{pair.words}" for pair in found.pairs]
    pages = by_height(table.rows, _height, BODY[3] - HEAD)
    for number, page in enumerate(pages, start=1):
        part = f"({number}/{len(pages)})" if len(pages) > 1 else ""
        slide = slides.titled(title + part, year_tables.note(found), [*said, "", *speaker_notes.sources(view.meta)])
        body = [[_cell(words, number) for number, words in enumerate(row)] for row in page]
        heights = [HEAD, *map(_height, page)]
        add_table(slide, CORNER, widths, [head, *body], heights, size=SIZE, name=year_tables.TITLE, alt="。".join(said))


def _height(row: Sequence[str]) -> float:
    return height_of([(row[0], FIRST)], SIZE, 26.0)


def _cell(words: str, column: int) -> TableCell:
    return TableCell(words, align="right" if column else "left", anchor="middle")
