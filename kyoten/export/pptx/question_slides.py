"""委員会の質問: one slide each, the answer as its title; as many rows as it holds, all of them in the notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kyoten.chart import style
from kyoten.export.contents import answer_tables
from kyoten.export.pptx import speaker_notes
from kyoten.export.pptx.row_table import Row, RowTable
from kyoten.export.pptx.slides import BODY, Slides, TableCell
from kyoten.views.committee.answer import Answer

if TYPE_CHECKING:
    from kyoten.views.view import View


def add(slides: Slides, view: View) -> None:
    """In the order of the questions; nothing of those that cannot be answered."""
    for title, answer in answer_tables.found(view).items():
        printed = answer_tables.printed(answer)
        heads = [column.head for column in answer.columns]
        told = ["、".join(f"{head} {cell}" for head, cell in zip(heads, row, strict=True)) for row in printed]
        notes = [answer.question, answer.sentence, "", *told, "", *speaker_notes.sources(view.meta)]
        measure = f"{answer.question}。{answer.note}" if answer.note else f"{answer.question}。"
        slide = slides.titled(answer.sentence.removesuffix("。"), measure, notes)
        if printed:
            table = _table(answer)
            table.add(slide, _shown(table, answer, printed), name=title, alt=answer.sentence)


def _table(answer: Answer) -> RowTable:
    unit = BODY[2] / sum(column.width for column in answer.columns)
    return RowTable(tuple((column.head, column.width * unit) for column in answer.columns))


def _shown(table: RowTable, answer: Answer, printed: list[list[str]]) -> list[Row]:
    """As many rows as stand on one slide; where there are more, a line counts them."""
    rows = [_row(answer, cells) for cells in printed]
    shown = table.pages(rows)[0]
    left = len(rows) - len(shown)
    return table.with_rest(shown, left, partial(_rest, answer)) if left else shown


def _row(answer: Answer, cells: list[str]) -> Row:
    return tuple(
        TableCell(cell, align="right" if column.number else "left", bold=at == 0)
        for at, (column, cell) in enumerate(zip(answer.columns, cells, strict=True))
    )


def _rest(answer: Answer, left: int) -> Row:
    """In the widest column."""
    widest = max(range(len(answer.columns)), key=lambda at: answer.columns[at].width)
    words = answer_tables.rest(left, "ノート")
    return tuple(TableCell(words if at == widest else "", colour=style.QUIET_TEXT) for at in range(len(answer.columns)))
