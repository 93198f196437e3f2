"""Header rows of the matrix and the blocks under them (docs/reading.md, "Blocks", "Fiscal year")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kyoten.fiscal import parse_year
from kyoten.plan.cell_markup import plain
from kyoten.reader.workbook import CellFault, Sheet, Value
from kyoten.text import bare, flat

_ROLE_IN_BRACKETS = re.compile(r"\(([^()]+)の役割")
_ROLE = re.compile(r"(.+?)の役割")
_BEFORE_ROLE = re.compile(r".*(?:目標|計画|年度|取組|取り組み|[:・、/|(])")
_SHORT_ROLE = re.compile(r"(?:目標|計画).*\((法人|行政|市社協)\)")
_DRAFT = re.compile(r"[(\[【]案[)\]】]")
_FIVE_YEARS = re.compile(r"[5五](?:[かヵカヶケ箇]年|年間)")
_LONGEST_HEADER = 20
"""A header names a column; a sentence about 機能 or 視点 is longer."""


@dataclass(frozen=True)
class HeaderColumn:
    """One column of a header: `kind` function, state, viewpoint, five_year, role or other; `label` as written, flat."""

    number: int
    kind: str
    label: str
    source: str
    role: str = ""

    @property
    def year(self) -> int | None:
        return parse_year(self.label)

    @property
    def draft(self) -> bool:
        return _DRAFT.search(bare(self.label)) is not None


@dataclass(frozen=True)
class Layout:
    """What the columns under one header are. Columns count from 0; None where the matrix has no such column."""

    first_row: int
    last_row: int
    columns: tuple[HeaderColumn, ...]

    @property
    def function(self) -> int:
        return self._first("function") or 0

    @property
    def state(self) -> int | None:
        return self._first("state")

    @property
    def viewpoint(self) -> int:
        found = self._first("viewpoint")
        assert found is not None, "a header names 視点"
        return found

    @property
    def five_year(self) -> int | None:
        return self._first("five_year")

    @property
    def actions(self) -> tuple[HeaderColumn, ...]:
        """The roles' columns, from left to right."""
        return tuple(column for column in self.columns if column.kind == "role")

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(column.role for column in self.actions))

    @property
    def last(self) -> int:
        """The last column that has a header."""
        return self.columns[-1].number

    def _first(self, kind: str) -> int | None:
        return next((column.number for column in self.columns if column.kind == kind), None)


@dataclass
class Block:
    """Rows under one header up to the next blank row or header; `opens`: they stand right under the header."""

    sheet: Sheet
    layout: Layout
    opens: bool
    rows: list[int] = field(default_factory=list)


def text_of(value: Value) -> str:
    """A cell's text: numbers as they would be typed, "" for an empty cell or one without a value."""
    if value is None or isinstance(value, CellFault):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def blocks(sheet: Sheet) -> list[Block]:
    """The blocks of a sheet; rows above its first header belong to none."""
    found: list[Block] = []
    layout: Layout | None = None
    for row in range(len(sheet.rows)):
        if layout and row <= layout.last_row:
            continue
        if header := layout_at(sheet, row):
            layout = header
            found.append(Block(sheet, header, opens=True))
        elif layout and _blank(sheet, row):
            if not _inside_merge(sheet, row):
                found.append(Block(sheet, layout, opens=False))
        elif found:
            found[-1].rows.append(row)
    return [block for block in found if block.rows or block.opens]


def layout_at(sheet: Sheet, row: int) -> Layout | None:
    """The layout that a header in this row gives, or None where the row is no header."""
    if not _names_function_and_viewpoint(sheet, row):
        return None
    last = row + 1 if _continues_header(sheet, row) else row
    labels = {number: _label(sheet, row, last, number) for number in range(len(sheet.rows[row]))}
    columns = (_column(number, label, sheet.source(row, number)) for number, label in labels.items() if label)
    return Layout(row, last, tuple(columns))


def fiscal_year(layouts: Iterable[Layout], titles: Iterable[str]) -> int | None:
    """The year that most of the roles' headers name; without any, the first that another header or a title names."""
    found = list(layouts)
    votes = Counter(year for layout in found for column in layout.actions if (year := column.year))
    if votes:
        return votes.most_common(1)[0][0]
    others = [column.label for layout in found for column in layout.columns if column.kind not in ("role", "five_year")]
    return next((year for text in (*others, *titles) if (year := parse_year(text))), None)


def titles(sheet: Sheet) -> Iterator[str]:
    """The texts above a sheet's first header, then the sheet's own name."""
    for row in range(len(sheet.rows)):
        if layout_at(sheet, row):
            break
        yield from (flat(text_of(value)) for value in sheet.rows[row] if text_of(value))
    yield sheet.name


def _names_function_and_viewpoint(sheet: Sheet, row: int) -> bool:
    short = [(number, bare(plain(text_of(value)))) for number, value in enumerate(sheet.rows[row]) if value is not None]
    short = [(number, label) for number, label in short if len(label) <= _LONGEST_HEADER and not label.endswith("。")]
    functions = {number for number, label in short if _is_function_header(label)}
    viewpoints = {number for number, label in short if _is_viewpoint_header(label)}
    return bool(functions) and bool(viewpoints - functions)


def _is_function_header(label: str) -> bool:
    return re.fullmatch(r"\W*(?:.{0,6})機能(?:名|区分|分野|項目)?\W*", label) is not None


def _is_viewpoint_header(label: str) -> bool:
    return "視点" in label and not label.startswith(("○", "●", "〇", "◯"))


def _continues_header(sheet: Sheet, row: int) -> bool:
    """Whether the roles stand in a second header row, under a heading that they share."""
    here = [bare(text_of(value)) for value in sheet.rows[row]]
    below = [bare(text_of(sheet.cell(row + 1, number))) for number in range(len(here))]
    named = [label for label in below if label]
    return not any(_role_of(label) for label in here) and bool(named) and all("の役割" in label for label in named)


def _label(sheet: Sheet, first: int, last: int, number: int) -> str:
    """The header's text in a column, with the heading that is merged across it, in one line."""
    parts = [flat(plain(text_of(_merged_value(sheet, row, number)))) for row in range(first, last + 1)]
    return " ".join(dict.fromkeys(part for part in parts if part))


def _merged_value(sheet: Sheet, row: int, col: int) -> Value:
    for top, left, bottom, right in sheet.merged:
        if top <= row <= bottom and left <= col <= right:
            return sheet.cell(top, left)
    return sheet.cell(row, col)


def _column(number: int, label: str, source: str) -> HeaderColumn:
    words = bare(label)
    role = _role_of(words)
    if _FIVE_YEARS.search(words) and ("取り組" in words or not role):
        return HeaderColumn(number, "five_year", label, source)
    if role:
        return HeaderColumn(number, "role", label, source, role)
    if _is_viewpoint_header(words):
        return HeaderColumn(number, "viewpoint", label, source)
    if "姿" in words:
        return HeaderColumn(number, "state", label, source)
    return HeaderColumn(number, "function" if _is_function_header(words) else "other", label, source)


def _role_of(label: str) -> str:
    """法人 of 平成23年度行動計画・達成目標(法人の役割); "" where the header names no role. A bracket may be missing."""
    if found := _ROLE_IN_BRACKETS.search(label):
        return found[1]
    if found := _ROLE.search(label):
        return _BEFORE_ROLE.sub("", found[1]).strip("()")
    found = _SHORT_ROLE.search(label)
    return found[1] if found else ""


def _blank(sheet: Sheet, row: int) -> bool:
    return not any(isinstance(value, CellFault) or plain(text_of(value)) for value in sheet.rows[row])


def _inside_merge(sheet: Sheet, row: int) -> bool:
    return any(top < row <= bottom for top, _, bottom, _ in sheet.merged)
