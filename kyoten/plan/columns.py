"""What a header's columns are: the layout under which rows are read, and the codes a person assigns by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from kyoten.fiscal import parse_year
from kyoten.table.years import without_years
from kyoten.text import bare, key

FUNCTION, STATE, VIEWPOINT, FIVE_YEAR, ACTION = "function", "state", "viewpoint", "five_year", "action"
ROLE, TARGET, INDICATOR, MONTHS, PERSON = "role", "target", "indicator", "months", "person"
OTHER, IGNORE = "other", "ignore"
ROLE_MARK = "role_mark"
"""A column headed 法人 in which a ○ says that the row is theirs."""
CODES = {
    FUNCTION: "機能",
    STATE: "目指す拠点の姿",
    VIEWPOINT: "振り返りの視点",
    FIVE_YEAR: "次期5か年で取り組むこと",
    ACTION: "行動計画",
    ROLE: "役割(行ごと)",
    ROLE_MARK: "役割の印",
    TARGET: "目標値",
    INDICATOR: "指標",
    MONTHS: "実施時期",
    PERSON: "担当",
    IGNORE: "読まない",
}
"""What a person can make of a column → its name on screen. `action:法人` is an action of that role, as `target:法人` is
its target."""
WITH_ROLE = (ACTION, ROLE_MARK, TARGET, MONTHS, PERSON)
STRUCTURE = (FUNCTION, STATE, VIEWPOINT)
_MONTH = re.compile(r"(?<!\d)([1-9]|1[0-2])月$")
_DRAFT = re.compile(r"[(\[【]案[)\]】]")


@dataclass(frozen=True)
class HeaderColumn:
    """One column of a header: `kind` as above; `label` as written, flat; `role` "" where the header names none."""

    number: int
    kind: str
    label: str
    source: str
    role: str = ""
    sure: bool = True
    """Whether no other reading is likely; else it is asked about."""

    @property
    def year(self) -> int | None:
        return parse_year(self.label)

    @property
    def month(self) -> int | None:
        """Of a column headed by a month alone: 4月, 実施時期 4月."""
        found = _MONTH.search(bare(self.label)) if self.kind == MONTHS else None
        return int(found[1]) if found else None

    @property
    def draft(self) -> bool:
        return _DRAFT.search(bare(self.label)) is not None

    @property
    def code(self) -> str:
        """As it is assigned by hand: action:法人; "" for a column that was not understood."""
        if self.kind not in CODES:
            return ""
        return f"{self.kind}:{self.role}" if self.role and self.kind in WITH_ROLE else self.kind


@dataclass(frozen=True)
class Layout:
    """What the columns under one header are. Columns count from 0; None where the matrix has no such column."""

    first_row: int
    last_row: int
    columns: tuple[HeaderColumn, ...]
    by_hand: frozenset[int] = frozenset()
    """Columns that a person assigned: nothing changes them any more."""

    @cached_property
    def function(self) -> int | None:
        return self._first(FUNCTION)

    @cached_property
    def state(self) -> int | None:
        return self._first(STATE)

    @cached_property
    def viewpoint(self) -> int | None:
        return self._first(VIEWPOINT)

    @cached_property
    def five_year(self) -> int | None:
        return self._first(FIVE_YEAR)

    @cached_property
    def role(self) -> int | None:
        """The column that names the role of each row."""
        return self._first(ROLE)

    @cached_property
    def actions(self) -> tuple[HeaderColumn, ...]:
        """The columns of actions, from left to right."""
        return self.of(ACTION)

    @cached_property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(column.role for column in self.actions if column.role))

    @cached_property
    def last(self) -> int:
        """The last column that has a header."""
        return self.columns[-1].number

    @cached_property
    def signature(self) -> str:
        """The header's words, the same wherever it stands again and in the next year's plan."""
        return "|".join(["plan", *(key(without_years(column.label)) for column in self.columns)])

    def of(self, *kinds: str) -> tuple[HeaderColumn, ...]:
        return tuple(column for column in self.columns if column.kind in kinds)

    def at(self, number: int) -> HeaderColumn | None:
        return next((column for column in self.columns if column.number == number), None)

    def with_columns(self, columns: Iterable[HeaderColumn]) -> Layout:
        return replace(self, columns=tuple(columns))

    def _first(self, kind: str) -> int | None:
        return next((column.number for column in self.columns if column.kind == kind), None)


def parse_code(code: str) -> tuple[str, str]:
    """(kind, role) of a column's code. Raises ValueError for one that is none."""
    kind, _, role = code.partition(":")
    kind, role = kind.strip(), role.strip()
    if kind not in CODES or (role and kind not in WITH_ROLE):
        raise ValueError(code)
    return kind, role
