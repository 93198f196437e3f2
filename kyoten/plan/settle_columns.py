"""What a header alone does not say, its columns' contents, the plan's year and what is hidden do: goals beside actions,
last year's columns, who acts in a row (docs/reading.md, "Blocks")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kyoten.plan import columns as kinds
from kyoten.plan.columns import HeaderColumn
from kyoten.plan.header_words import WEAK, is_year
from kyoten.plan.month_columns import FEWEST
from kyoten.plan.tables import Table
from kyoten.plan.year import side_by_side
from kyoten.table.roles import is_role
from kyoten.table.words import is_empty
from kyoten.table.years import years_of
from kyoten.text import bare

LAST_YEAR = "other_year"
HIDDEN = "hidden"
"""Kinds of columns that are left out, each for its reason."""
_SIGN = re.compile(r"[○〇◯◎●△レ✓✔☑■◆★☆vV×✕－\-―]")
_QUANTITY = re.compile(r"\d|[一二三四五六七八九十]+回|毎月|毎週|随時|通年|全(?:員|数|て)")
_PLAN_ROWS = 400

Step = Callable[[Table, tuple[HeaderColumn, ...]], tuple[HeaderColumn, ...]]


def settle(table: Table, year: int | None, *, with_hidden: bool) -> Table:
    """The table with its columns decided. Those assigned by hand are left as they are."""
    by_hand = {column.number: column for column in table.layout.columns if column.number in table.layout.by_hand}
    steps: tuple[Step, ...] = (
        _goals,
        lambda _, columns: _of_year(columns, year),
        lambda _, columns: _year_columns(columns, year),
        _roles_by_contents,
        _role_marks,
        _roleless,
        _calendar,
        lambda each, columns: columns if with_hidden else _hidden(each, columns),
    )
    columns = table.layout.columns
    for step in steps:
        columns = tuple(by_hand.get(column.number, column) for column in step(table, columns))
    return replace(table, layout=table.layout.with_columns(columns))


def _goals(table: Table, columns: tuple[HeaderColumn, ...]) -> tuple[HeaderColumn, ...]:
    """目標 heads the actions where nothing else of its role does; else it is their target, or a state of its own."""
    strong = {column.role for column in columns if column.kind == kinds.ACTION}
    has_state = any(column.kind == kinds.STATE for column in columns)
    first = min((column.number for column in columns if column.kind == kinds.ACTION), default=0)

    def settled(column: HeaderColumn) -> HeaderColumn:
        if column.kind != WEAK:
            return column
        if column.role not in strong and not (strong and not column.role):
            return replace(column, kind=kinds.ACTION)
        texts = contents(table, column.number)
        if column.role in strong or sum(_QUANTITY.search(text) is not None for text in texts) * 2 > len(texts):
            return replace(column, kind=kinds.TARGET)
        if not has_state and column.number < first:
            return replace(column, kind=kinds.STATE, sure=False)
        return replace(column, kind=kinds.OTHER)

    return tuple(settled(column) for column in columns)


def _of_year(columns: tuple[HeaderColumn, ...], year: int | None) -> tuple[HeaderColumn, ...]:
    """Columns of another year go where the same role has one of the plan's; alone, the year is a slip of the pen."""
    if year is None:
        return columns
    several = side_by_side(columns)

    def settled(column: HeaderColumn) -> HeaderColumn:
        years = years_of(column.label)
        other = bool(years) and year not in years
        wanted = column.kind in (kinds.ACTION, kinds.TARGET, kinds.INDICATOR, kinds.MONTHS, kinds.PERSON)
        return replace(column, kind=LAST_YEAR) if other and wanted and several else column

    return tuple(settled(column) for column in columns)


def _year_columns(columns: tuple[HeaderColumn, ...], year: int | None) -> tuple[HeaderColumn, ...]:
    """令和5年度 | 令和6年度 and no other action: the column of the plan's year holds them."""
    if any(column.kind == kinds.ACTION for column in columns):
        return columns
    named = {c.number: years_of(c.label) for c in columns if c.kind == kinds.OTHER and is_year(c.label)}
    return tuple(
        replace(column, kind=kinds.ACTION if year in named[column.number] else LAST_YEAR)
        if column.number in named
        else column
        for column in columns
    )


def _roles_by_contents(table: Table, columns: tuple[HeaderColumn, ...]) -> tuple[HeaderColumn, ...]:
    """担当 may name roles, 区分 none."""
    named = any(column.kind == kinds.ACTION and column.role for column in columns)
    has_column = any(column.kind == kinds.ROLE for column in columns)

    def settled(column: HeaderColumn) -> HeaderColumn:
        if column.kind not in (kinds.PERSON, kinds.ROLE):
            return column
        texts = contents(table, column.number)
        roles = sum(is_role(text.strip("○●・")) for text in texts)
        if column.kind == kinds.PERSON and not named and not has_column and texts and roles == len(texts):
            return replace(column, kind=kinds.ROLE)
        if column.kind == kinds.ROLE and (named or (roles * 2 < len(texts) and "区分" in bare(column.label))):
            return replace(column, kind=kinds.OTHER)
        return column

    return tuple(settled(column) for column in columns)


def _role_marks(table: Table, columns: tuple[HeaderColumn, ...]) -> tuple[HeaderColumn, ...]:
    """取組 | 法人 | 区 with ○ under the roles."""
    if not any(column.kind == kinds.ACTION and not column.role for column in columns):
        return columns

    def settled(column: HeaderColumn) -> HeaderColumn:
        texts = contents(table, column.number) if column.kind == kinds.ACTION and column.role else []
        marks = bool(texts) and all(_SIGN.fullmatch(text.strip()) for text in texts)
        return (
            replace(column, kind=kinds.ROLE_MARK) if column.kind == kinds.ACTION and column.role and marks else column
        )

    return tuple(settled(column) for column in columns)


def _roleless(table: Table, columns: tuple[HeaderColumn, ...]) -> tuple[HeaderColumn, ...]:
    """取組 beside the roles' own columns is none of theirs; of 取組 | 具体的な取組 the one with fewer is a heading."""
    acting = [column for column in columns if column.kind == kinds.ACTION]
    roleless = [column for column in acting if not column.role]
    if not roleless or len(acting) == 1:
        return columns
    changed: dict[int, HeaderColumn] = {}
    if len(roleless) < len(acting):
        changed = {column.number: replace(column, kind=kinds.OTHER) for column in roleless}
    else:
        counts = {column.number: len(contents(table, column.number)) for column in roleless}
        taken = {column.kind for column in columns}
        free = next((kind for kind in (kinds.VIEWPOINT, kinds.STATE) if kind not in taken), kinds.OTHER)
        most = max(counts.values())
        for column in roleless:
            if counts[column.number] < most and column.number < roleless[-1].number:
                changed[column.number] = replace(column, kind=free, sure=False)
                free = kinds.OTHER
    return tuple(changed.get(column.number, column) for column in columns)


def _calendar(_: Table, columns: tuple[HeaderColumn, ...]) -> tuple[HeaderColumn, ...]:
    """A column or two headed by a month are no calendar of the actions."""
    of_months = [column for column in columns if column.month is not None]
    if len(of_months) >= FEWEST:
        return columns
    return tuple(replace(column, kind=kinds.OTHER) if column in of_months else column for column in columns)


def _hidden(table: Table, columns: tuple[HeaderColumn, ...]) -> tuple[HeaderColumn, ...]:
    """What a hidden column says of actions is not part of the plan as it is shown; functions, states and viewpoints
    hold for the rows that are."""
    hidden = table.sheet.hidden_columns
    return tuple(
        replace(column, kind=HIDDEN)
        if column.number in hidden and column.kind not in (*kinds.STRUCTURE, kinds.ROLE, kinds.ROLE_MARK)
        else column
        for column in columns
    )


def contents(table: Table, number: int) -> list[str]:
    """The texts of a column in the rows of a table, empty ones left out."""
    rows: Sequence[int] = table.rows[:_PLAN_ROWS]
    texts = (table.cells(row).get(number, "") for row in rows)
    return [text for text in texts if not is_empty(text)]
