"""Rows as they were found → the rectangular grid of a Sheet, held to the limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.cells import Sheet, Value, column_letters
from kyoten.reader.limits import Limits


def too_large(sheet: str, found: str, limit: str) -> Unreadable:
    """The one way in which a sheet's extent ends reading."""
    return Unreadable(problem("too_many_cells", sheet=sheet, found=found, limit=limit))


def check_extent(sheet: str, rows: int, columns: int, limits: Limits) -> None:
    """Raises Unreadable where `rows` × `columns`, counted from A1, is more than is read."""
    if rows > limits.rows:
        raise too_large(sheet, f"{rows:,}行", f"{limits.rows:,}行")
    if columns > limits.columns:
        raise too_large(sheet, f"{columns:,}列", f"{limits.columns:,}列")
    if rows * columns > limits.cells:
        raise too_large(sheet, f"{rows:,}行×{columns:,}列", f"{limits.cells:,}セル")


def check_total(grids: Iterable[Sequence[Sequence[Value]]], limits: Limits) -> None:
    """Raises Unreadable where all the sheets together hold more cells than is read."""
    cells = sum(len(rows) * len(rows[0]) for rows in grids if rows)
    if cells > limits.cells:
        raise too_large("", f"全シートで{cells:,}セル", f"{limits.cells:,}セル")


def check_merged(sheets: Iterable[Sheet], limits: Limits) -> None:
    """Raises Unreadable where all the sheets together have more merged areas than is read."""
    refuse_merged(sum(len(sheet.merged) for sheet in sheets), limits)


def refuse_merged(areas: int, limits: Limits) -> None:
    """Raises Unreadable for more merged areas than are read."""
    if areas > limits.merged:
        raise Unreadable(problem("too_many_merged", found=f"{areas:,}か所", limit=f"{limits.merged:,}か所"))


def rectangle(
    rows: Iterable[Sequence[Value]],
    *,
    top: int = 0,
    left: int = 0,
    over: Mapping[tuple[int, int], Value] | None = None,
) -> tuple[tuple[Value, ...], ...]:
    """A1-anchored grid: `rows` begins at (`top`, `left`); "" becomes None, every line break \\n; `over` says what
    stands in a cell in place of what was found.

    Wholly empty rows and columns at the end are dropped; all rows have one length.
    """
    cells: list[list[Value]] = [[] for _ in range(top)]
    texts = _Texts()
    cells.extend([texts[value] if type(value) is str else value for value in row] for row in rows)
    if left:
        before: list[Value] = [None] * left
        cells[top:] = [before + row for row in cells[top:]]
    for (row, col), value in (over or {}).items():
        _put(cells, row, col, value)
    width = max((_filled(row) for row in cells), default=0)
    while cells and not _filled(cells[-1]):
        cells.pop()
    # Most rows reach to the last column: no copy is cut from them.
    return tuple(
        tuple(row) if len(row) == width else tuple(row[:width]) + (None,) * (width - len(row)) for row in cells
    )


def check_texts(sheet: str, rows: Sequence[Sequence[Value]], limits: Limits, *, textual: bool, before: int = 0) -> int:
    """How many characters the different texts have, and the `before` ones of other sheets.

    Raises Unreadable for too many of them, and at the first cell whose text is longer than the limit.
    """
    longest = limits.cell_text
    # One look at each distinct value tells of nearly every sheet that there is nothing to look for.
    lengths = [len(value) for value in set().union(*rows) if type(value) is str]
    if (total := before + sum(lengths)) > limits.text:
        found, limit = f"違う文だけで{total:,}字", f"{limits.text:,}字"
        raise Unreadable(problem("too_much_text", sheet=sheet, found=found, limit=limit))
    if max(lengths, default=0) <= longest:
        return total
    for row, values in enumerate(rows):
        for col, value in enumerate(values):
            if type(value) is str and len(value) > longest:
                cell = f"R{row + 1}C{col + 1}" if textual else f"{column_letters(col)}{row + 1}"
                found = f"{len(value):,}字"
                limit = f"{limits.cell_text:,}字"
                raise Unreadable(problem("cell_text_too_long", sheet=sheet, cell=cell, found=found, limit=limit))
    return total


class _Texts(dict[str, "str | None"]):
    """Text → as it stands in the grid. Equal texts become one: a sheet says 実施中 ten thousand times, and whoever
    looks it up later has its hash already. Bounded, for a sheet in which every text is another."""

    def __missing__(self, text: str) -> str | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        made = self[text] = _one_line_end(text)
        return made


_REMEMBERED = 20_000
"""Different texts of a sheet that are kept while it is read."""


def _one_line_end(text: str) -> str | None:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text or None


def _put(cells: list[list[Value]], row: int, col: int, value: Value) -> None:
    while len(cells) <= row:
        cells.append([])
    cells[row].extend([None] * (col + 1 - len(cells[row])))
    cells[row][col] = value


def _filled(row: Sequence[Value]) -> int:
    """How long the row is up to its last filled cell."""
    length = len(row)
    while length and row[length - 1] is None:
        length -= 1
    return length
