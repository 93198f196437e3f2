"""A native table of rows with long texts: each row in the largest size that leaves room for another, slide by slide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kyoten.export.drawing.shares import shares
from kyoten.export.pptx.slides import BODY, CORNER, TableCell, add_table, by_height, height_of

SIZES = (10.0, 9.0, 8.0, 7.0, 6.0)
"""From the usual size down to what a very long text is set in."""
READABLE = 8.0
"""No row is set smaller than this to make room for another."""
HEAD, LEAST = 24.0, 28.0
MORE = "…(全文はノートにある)"
Row = tuple[TableCell, ...]


@dataclass(frozen=True)
class RowTable:
    """`columns`: heads with their widths, a number's column aligned by its cells."""

    columns: tuple[tuple[str, float], ...]

    def by_texts(self, rows: Sequence[Row]) -> RowTable:
        """The same columns with the first as it is, the others sharing the rest as the rows' texts ask for it."""
        first, *others = self.columns
        if not rows:
            return self
        width = sum(wide for _, wide in others)
        wanted = shares([[cell.text for cell in row[1:]] for row in rows])
        return RowTable((first, *((head, share * width) for (head, _), share in zip(others, wanted, strict=True))))

    def pages(self, rows: Sequence[Row], most: int | None = None) -> list[list[Row]]:
        """The rows slide by slide: at most so many, and no more than there is room for."""
        return by_height(rows, self.height, BODY[3] - HEAD, most)

    def with_rest(self, rows: Sequence[Row], left: int, rest: Callable[[int], Row]) -> list[Row]:
        """One slide's rows with a last one, `rest` of how many are not there; rows make room for it where they must.
        `left`: those that are not among `rows`."""
        shown = list(rows)
        while len(shown) > 1 and sum(map(self.height, (*shown, rest(left)))) > BODY[3] - HEAD:
            shown.pop()
            left += 1
        return [*shown, rest(left)]

    def height(self, row: Row) -> float:
        """What a row takes, in points, at its own size."""
        return self._high(row, self.size(row))

    def size(self, row: Row) -> float:
        """The largest size at which two such rows stand on a slide, or at least this one; else the smallest."""
        room = BODY[3] - HEAD
        halved = (size for size in SIZES if size >= READABLE and self._high(row, size) <= room / 2)
        whole = (size for size in SIZES if self._high(row, size) <= room)
        return next(halved, next(whole, SIZES[-1]))

    def add(self, slide: Any, rows: Sequence[Row], *, name: str, alt: str) -> None:  # noqa: ANN401 - an untyped library
        """Draw them under the slide's title."""
        aligned = [cell.align for cell in rows[0]] if rows else ["left"] * len(self.columns)
        head = [TableCell(words, align=align) for (words, _), align in zip(self.columns, aligned, strict=True)]
        body = [self._cut(row) for row in rows]
        heights = [HEAD, *(min(self.height(row), BODY[3] - HEAD) for row in rows)]
        widths = [width for _, width in self.columns]
        add_table(slide, CORNER, widths, [head, *body], heights, size=SIZES[0], name=name, alt=alt)

    def _high(self, row: Row, size: float) -> float:
        texts = [(cell.text, width) for cell, (_, width) in zip(row, self.columns, strict=True)]
        return height_of(texts, size, LEAST)

    def _cut(self, row: Row) -> list[TableCell]:
        size = self.size(row)
        return [
            replace(cell, text=_cut(cell.text, width, size), size=size)
            for cell, (_, width) in zip(row, self.columns, strict=True)
        ]


def _cut(text: str, width: float, size: float) -> str:
    """The text, or as much of it as a slide can hold at the smallest size: the notes have all of it."""
    room = BODY[3] - HEAD
    if height_of([(text, width)], size) <= room:
        return text
    kept = len(text)
    while kept and height_of([(text[:kept] + MORE, width)], size) > room:
        kept -= max(1, kept // 20)
    return text[:kept] + MORE
