"""A report's input columns while its rows are read: what is the same for all cells, and what was read before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kyoten.problems.problem import Problem
from kyoten.problems.report import Conversion
from kyoten.reader.workbook import Value
from kyoten.sheet.columns import INPUTS
from kyoten.sheet.values import cell_values


class InputColumn(NamedTuple):
    """`before`, `after`: what stands around the row's number in an address; `place`: the sheet's name and `before`.
    `plain`: nothing in it is merged, and equal values mean the same.

    `as_is`: of a plain column, value → what it says, where it was read as it stands, with nothing to be said of it.
    `readings`: (type, value, shown as a percentage) → Reading.
    """

    at: int
    code: str
    before: str
    after: str
    place: str
    plain: bool
    as_is: dict[Value, Any]
    readings: dict[tuple[type, Value, bool], cell_values.Reading[Any]]


class Addresses(Mapping[str, str]):
    """Column code → address in one row, made when it is asked for; a missing input column is at the row's own cell."""

    __slots__ = ("_cell", "_columns", "_row")

    def __init__(self, columns: Mapping[str, InputColumn], row: int, cell: str) -> None:
        self._columns, self._row, self._cell = columns, row, cell

    def __getitem__(self, code: str) -> str:
        if column := self._columns.get(code):
            return f"{column.before}{self._row + 1}{column.after}"
        if self._cell and code in INPUTS:
            return self._cell
        raise KeyError(code)

    def __iter__(self) -> Iterator[str]:
        return iter({*self._columns, *(INPUTS if self._cell else ())})

    def __len__(self) -> int:
        return len(set(iter(self)))


class RowValues:
    """What the input cells of one row came to: column code → value and where it stands, and what is to be said."""

    __slots__ = ("conversions", "faulty", "fields", "problems", "sources")

    def __init__(self, fields: dict[str, Any], sources: list[tuple[str, str]]) -> None:
        self.fields, self.sources = fields, sources
        self.problems: list[Problem] = []
        self.conversions: list[Conversion] = []
        self.faulty: list[str] = []
