"""Rows that run over a page: what stands at the top of the next one belongs to the row before the break
(docs/reading.md, "Word and PDF"). Each join can be answered otherwise, as can a row left apart in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kyoten.model import Repair
from kyoten.plan.choices import PlanChoices
from kyoten.plan.find_headers import header_at
from kyoten.plan.repairs import repair
from kyoten.reader.workbook import Sheet, Value
from kyoten.table.cell_text import plain, text_of
from kyoten.table.header_rows import TALLEST
from kyoten.table.marks import starts_with_mark

JOINED, APART = "row_over_page", "row_at_page_top"
_ENDS = ("。", "．", "か", "?", "？", "!", "！", ")", "）", "」", "】", "☆", "★")
_TAGS = ("【", "<", "＜", "〈", "[", "［", "(", "（", "☆", "★", "※")
_HEADER_CELLS = 3
"""Filled cells from which a row that says the same as one before is a header that is repeated."""


@dataclass(frozen=True)
class _Top:
    """`row` at the top of a page, `above` the row that it may go on with; `cells`: column → where the text above is."""

    row: int
    cells: dict[int, tuple[int, int]]
    joins: bool
    doubtful: bool


def joined_over_pages(sheet: Sheet, choices: PlanChoices) -> tuple[Sheet, list[Repair]]:
    """The sheet with rows put together that a page break parted, and what is to be confirmed."""
    repairs: list[Repair] = []
    rows = [list(row) for row in sheet.rows]
    gone: set[int] = set()
    struck = dict(sheet.struck)
    for top in _tops(sheet):
        code = JOINED if top.joins else APART
        source = sheet.source(top.row, min(top.cells))
        if top.joins or top.doubtful:
            repairs.append(repair(code, source))
        if top.joins == choices.takes_other(source, code):
            continue
        for column, (row, left) in sorted(top.cells.items()):
            before, text = rows[row][left], rows[top.row][column]
            rows[row][left] = _put_together(before, text)
            if (row, left) in struck or (top.row, column) in struck:
                kept = struck.pop((row, left), text_of(before)), struck.pop((top.row, column), text_of(text))
                struck[row, left] = text_of(_put_together(*kept))
        gone.add(top.row)
    return (_without(replace(sheet, rows=tuple(map(tuple, rows)), struck=struck), gone) if gone else sheet), repairs


def _tops(sheet: Sheet) -> Iterable[_Top]:
    seen: set[tuple[Value, ...]] = set()
    at = 0
    for row, before in sorted(sheet.page_tops.items()):
        seen.update(sheet.rows[at:row])
        at = row
        first = row
        while first < len(sheet.rows) and _is_repeated(sheet.rows[first], seen):
            first += 1
        if first < len(sheet.rows) and not _heads(sheet, before) and (top := _top(sheet, first, before)):
            yield top


def _heads(sheet: Sheet, row: int) -> bool:
    """Whether a row is the last of a header: nothing at the next page's top goes on with it."""
    headers = (header_at(sheet, first) for first in range(max(0, row - TALLEST + 1), row + 1))
    return any(header is not None and header.last_row >= row for header in headers)


def _is_repeated(row: tuple[Value, ...], seen: set[tuple[Value, ...]]) -> bool:
    return row in seen and sum(value is not None for value in row) >= _HEADER_CELLS


def _top(sheet: Sheet, row: int, before: int) -> _Top | None:
    corners = {
        (inside, column): area[:2]
        for area in sheet.merged
        if area[0] <= before <= area[2]
        for inside in (before,)
        for column in range(area[1], area[3] + 1)
    }
    filled = [column for column, value in enumerate(sheet.rows[row]) if value is not None]
    above = {column: corners.get((before, column), (before, column)) for column in filled}
    if not filled:
        return None
    verdicts = [_goes_on(sheet, above[column], row, column) for column in filled]
    starts = [_begins(sheet, row, column) for column in filled]
    joins = any(verdict == "yes" for verdict in verdicts)
    doubtful = not joins and not any(starts) and any(verdict == "perhaps" for verdict in verdicts)
    return _Top(row, above, joins, doubtful)


def _goes_on(sheet: Sheet, above: tuple[int, int], row: int, column: int) -> str:
    """Whether a text goes on with the one above the break: "yes", "perhaps", "no"."""
    before, text = plain(text_of(sheet.cell(*above))), plain(text_of(sheet.cell(row, column)))
    if not before or not text or _begins(sheet, row, column):
        return "no"
    if not before.endswith(_ENDS):
        texts = _column(sheet, column, row)
        whole = sum(each.endswith(_ENDS) or starts_with_mark(each) != "" for each in texts)
        return "yes" if whole * 2 > len(texts) else "perhaps"
    return "perhaps" if starts_with_mark(before) else "no"


def _begins(sheet: Sheet, row: int, column: int) -> bool:
    text = plain(text_of(sheet.cell(row, column)))
    return starts_with_mark(text) != "" or text.startswith(_TAGS)


def _column(sheet: Sheet, column: int, but: int) -> list[str]:
    texts = (plain(text_of(row[column])) for number, row in enumerate(sheet.rows) if number != but)
    return [text for text in texts if text]


def _put_together(before: Value, text: Value) -> Value:
    one, other = text_of(before), text_of(text)
    if not one or not other:
        return one or other or None
    fresh = starts_with_mark(other) or one.endswith("。") or other.startswith("【")
    return f"{one}\n{other}" if fresh else one + other


def _without(sheet: Sheet, gone: set[int]) -> Sheet:
    """The sheet without some rows; everything below moves up."""
    kept = [row for row in range(len(sheet.rows)) if row not in gone]
    number = {row: at for at, row in enumerate(kept)}
    return replace(
        sheet,
        rows=tuple(sheet.rows[row] for row in kept),
        row_names=tuple(sheet.row_names[row] for row in kept),
        merged=tuple(_moved(sheet.merged, number, gone)),
        hidden_rows=frozenset(number[row] for row in sheet.hidden_rows if row in number),
        struck={(number[row], column): text for (row, column), text in sheet.struck.items() if row in number},
        not_text={(number.get(row, 0), column): text for (row, column), text in sheet.not_text.items()},
        page_tops={},
    )


def _moved(
    merged: Sequence[tuple[int, int, int, int]], number: dict[int, int], gone: set[int]
) -> Iterable[tuple[int, int, int, int]]:
    for top, left, bottom, right in merged:
        rows = [number[row] for row in range(top, bottom + 1) if row not in gone]
        if rows:
            yield rows[0], left, rows[-1], right
