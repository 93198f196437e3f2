"""A table's columns while it is told what each of them holds: the header's words beside the cells under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kyoten.problems.problem import Problem, problem
from kyoten.reader.workbook import Sheet
from kyoten.sheet.foreign.columns.contents import has_values
from kyoten.sheet.foreign.header.columns import ColumnMeaning, with_choices
from kyoten.sheet.foreign.header.find import Header
from kyoten.sheet.foreign.header.words import IGNORE
from kyoten.sheet.known import Choices, Known


@dataclass(frozen=True)
class Columns:
    """`meanings`: what each column holds as far as it is known; `rows`: the rows (from 0) under the header.

    `chosen`: what a person said of columns, by number. `quarter`: the one (1–4) that the sheet names; `taken_as`: the
    one that values without a quarter of their own are read as, whoever says it; `quarter_answered`: a person did.
    `duplicates` are not read since another column holds the same; `of_quarter_alone` are counts beside those since
    April.
    """

    sheet: Sheet
    header: Header
    rows: range
    known: Known
    meanings: tuple[ColumnMeaning, ...]
    chosen: Mapping[int, str] = field(default_factory=dict)
    quarter: int | None = None
    taken_as: int | None = None
    quarter_answered: bool = False
    duplicates: frozenset[int] = frozenset()
    of_quarter_alone: frozenset[int] = frozenset()

    @classmethod
    def of_header(
        cls, sheet: Sheet, header: Header, end: int, *, known: Known, choices: Choices, quarter: int | None = None
    ) -> Columns:
        """The columns as the header names them and a person assigned them, with rows down to `end` (exclusive)."""
        chosen = choices.assignments.get(header.signature, {})
        meanings = with_choices(header.columns, chosen)
        return cls(sheet, header, range(header.top, end), known, meanings, chosen, quarter)

    def label(self, column: int) -> str:
        """The header's words over a column, in one line."""
        return self.meanings[column].label

    def is_filled(self, column: int) -> bool:
        return has_values(self.sheet, column, self.rows)

    def alike(self, code: str, by: Callable[[ColumnMeaning], tuple[object, ...]]) -> list[list[int]]:
        """The columns with a code that are equal in `by`, where there are two or more."""
        groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for column, meaning in enumerate(self.meanings):
            if meaning.code == code:
                groups[by(meaning)].append(column)
        return [columns for columns in groups.values() if len(columns) > 1]

    def with_meaning(self, column: int, meaning: ColumnMeaning) -> Columns:
        return replace(self, meanings=(*self.meanings[:column], meaning, *self.meanings[column + 1 :]))

    def with_ticks(self, column: int, rating: str) -> Columns:
        """With a column in which a mark gives a rating."""
        return self.with_meaning(column, replace(self.meanings[column], code="status", tick=rating))

    def with_code(self, columns: Iterable[int], code: str) -> Columns:
        meanings = list(self.meanings)
        for column in columns:
            meanings[column] = replace(meanings[column], code=code)
        return replace(self, meanings=tuple(meanings))

    def with_duplicates(self, columns: Iterable[int]) -> Columns:
        """With columns that are not read since another holds the same."""
        found = frozenset(columns)
        return replace(self.with_code(found, IGNORE), duplicates=self.duplicates | found)

    def problem(self, code: str, at: int | None = None, **facts: str) -> Problem:
        """A problem or question at a column's header, or about the sheet."""
        cell = "" if at is None else self.sheet.address(self.header.last, at)
        return problem(code, sheet=self.sheet.name, cell=cell, severity=None, **facts)
