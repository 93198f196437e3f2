"""A header's columns put beside what stands under them: each code once for a quarter and role, or a question.

Source: docs/reading.md, "Theirs": where the columns can't be told, a person assigns them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kyoten.problems.problem import Problem, Severity
from kyoten.problems.report import Conversion
from kyoten.sheet.foreign.columns import steps
from kyoten.sheet.foreign.columns.brackets import say_unknown_brackets
from kyoten.sheet.foreign.columns.columns import Columns
from kyoten.sheet.foreign.columns.counts import ask_about_added_counts, take_cumulative_counts
from kyoten.sheet.foreign.columns.marks import take_columns_of_marks
from kyoten.sheet.foreign.columns.other_times import ask_about_other_times
from kyoten.sheet.foreign.columns.skipped import skipped_columns
from kyoten.sheet.foreign.header.columns import ColumnMeaning

Step = Callable[[Columns], tuple[Columns, Sequence[Problem]]]
"""Columns → what is known of them afterwards, and what a person is told or asked."""

STEPS: tuple[Step, ...] = (
    steps.leave_out_other_years,
    steps.take_one_column_of_quarters,
    steps.tell_by_contents,
    take_columns_of_marks,
    steps.take_one_column_of_items,
    steps.take_column_of_roles,
    steps.take_one_column_of_numbers,
    take_cumulative_counts,
    steps.take_filled_columns,
    ask_about_added_counts,
    ask_about_other_times,
    say_unknown_brackets,
    steps.name_columns_not_understood,
)
"""In this order: what a column holds is told by its cells once columns of other years are out, and so on."""


@dataclass(frozen=True)
class ResolvedColumns:
    """What each column holds, what is said of them, and the columns that are understood and not read."""

    meanings: tuple[ColumnMeaning, ...]
    problems: tuple[Problem, ...]
    conversions: tuple[Conversion, ...]

    @property
    def is_open(self) -> bool:
        """Whether a question waits for an answer, so that no row of the sheet may be taken yet."""
        return any(each.severity is Severity.ERROR for each in self.problems)


def resolve_columns(columns: Columns) -> ResolvedColumns:
    """Every step in turn."""
    problems: list[Problem] = []
    for step in STEPS:
        columns, found = step(columns)
        problems += found
    return ResolvedColumns(columns.meanings, tuple(problems), tuple(skipped_columns(columns)))
