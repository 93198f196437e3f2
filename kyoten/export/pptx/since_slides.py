"""前回の会議から: what changed since the meeting, native tables of as many rows a slide as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kyoten.export.contents import since_tables
from kyoten.export.pptx import speaker_notes
from kyoten.export.pptx.slides import BODY, CORNER, Slides, TableCell, add_table, by_height, height_of
from kyoten.sheet.values.display import shortened
from kyoten.views.changes_since import ChangesSince

if TYPE_CHECKING:
    from kyoten.views.view import View

SIZE, HEAD = 10.0, 24.0
OF_A_KIND = 8
"""Lines of one kind that are shown; the notes of the last slide have all of them."""
LONGEST = 150
"""Letters of a cell; the notes have the whole text."""
COLUMNS = (("種類", 104.0), ("項目番号", 64.0), ("項目", 300.0), ("変わったこと", BODY[2] - 468.0))
Row = tuple[str, str, str, str]


def add_appendix(slides: Slides, view: View) -> None:
    """Each change; nothing where no earlier day is chosen. The answer in short stands among the questions."""
    found = since_tables.found(view)
    if found is None:
        return
    pages = by_height(_rows(found), _height, BODY[3] - HEAD)
    measure = f"{found.span}に届いた報告や決めたことで変わったこと。{OF_A_KIND}件を超える種類は、はじめの{OF_A_KIND}件"
    said = [f"{row['kind']} {row['item'] or ''} {row['words']}" for row in since_tables.rows(found)]
    for number, page in enumerate(pages, start=1):
        kinds = "・".join(dict.fromkeys(row[0] for row in page)) or "変わったことはない"
        title = f"付録 {since_tables.TITLE}：{kinds}" + (f"({number}/{len(pages)})" if len(pages) > 1 else "")
        notes = [found.summary, "", *(said if number == len(pages) else ()), "", *speaker_notes.sources(view.meta)]
        slide = slides.titled(title, measure, notes)
        if page:
            widths = [width for _, width in COLUMNS]
            cells = [[TableCell(words) for words in row] for row in ([name for name, _ in COLUMNS], *page)]
            heights = [HEAD, *map(_height, page)]
            alt = "。".join(f"{row[0]} {row[1]} {row[3]}" for row in page)
            add_table(slide, CORNER, widths, cells, heights, size=SIZE, name=since_tables.TITLE, alt=alt)


def _rows(found: ChangesSince) -> list[Row]:
    listed: list[Row] = []
    for label, lines in found.groups.items():
        for line in lines[:OF_A_KIND]:
            listed.append((label, line.item, shortened(line.text, LONGEST), shortened(line.words, LONGEST)))
        if (rest := len(lines) - OF_A_KIND) > 0:
            listed.append((label, "", "", f"ほか{rest}件(すべてはノートにある)"))
    return listed


def _height(row: Row) -> float:
    return height_of([(words, width) for words, (_, width) in zip(row, COLUMNS, strict=True)], SIZE, 24.0)
