"""A header's columns put beside what stands under them: each code once for a quarter and role, or a question.

Source: docs/reading.md, "Theirs": where the columns can't be told, a person assigns them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from kyoten.fiscal import year_label
from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import Conversion
from kyoten.reader.workbook import Sheet
from kyoten.sheet.columns import BY_CODE, INPUTS
from kyoten.sheet.foreign import column_contents
from kyoten.sheet.foreign.block import Block
from kyoten.sheet.foreign.columns_skipped import columns_left_out, cumulative_pairs, not_cumulative
from kyoten.sheet.foreign.header import Head
from kyoten.sheet.foreign.header_columns import Field, assigned, is_single
from kyoten.sheet.foreign.header_words import IGNORE, UNNAMED, header_words
from kyoten.sheet.foreign.role_columns import listed
from kyoten.sheet.foreign.row_periods import has_item_twice, names_quarters, row_quarters
from kyoten.sheet.known import Choices, Known
from kyoten.sheet.match.hints import looks_like_id
from kyoten.text import key

_LOOKED_AT = 300
_OF_PLAN = ("計画", "目標", "項目", "事業")
_KINDS = {UNNAMED: "状況・進捗率・実績・取組実績"}


@dataclass
class Settled:
    """`blocked`: a question is open, so no row of the sheet may be taken yet."""

    fields: list[Field]
    problems: list[Problem] = field(default_factory=list)
    conversions: list[Conversion] = field(default_factory=list)
    blocked: bool = False


def settle(
    sheet: Sheet, head: Head, end: int, known: Known, choices: Choices, *, quarter: int | None = None
) -> Settled:
    """The fields of a header with rows down to `end` (exclusive) under it. `quarter`: that the sheet itself names."""
    return _Settler(sheet, head, range(head.top, end), known, choices).settle(quarter)


class _Settler:
    def __init__(self, sheet: Sheet, head: Head, rows: range, known: Known, choices: Choices) -> None:
        self.sheet, self.head, self.rows, self.known = sheet, head, rows, known
        self.chosen = choices.assignments.get(head.signature, {})
        self.result = Settled(list(assigned(head.fields, self.chosen)))
        self.second: set[int] = set()
        self.alone: set[int] = set()

    def settle(self, quarter: int | None) -> Settled:
        self._other_years()
        self._row_periods(quarter)
        self._by_content()
        self._one_text()
        self._one_id()
        self._cumulative()
        self._no_doubles()
        self._no_sums()
        self._not_read()
        return self.result

    def _say(self, code: str, at: int | None = None, **facts: str) -> None:
        cell = "" if at is None else self.sheet.address(self.head.last, at)
        self.result.problems.append(problem(code, sheet=self.sheet.name, cell=cell, severity=None, **facts))

    def _other_years(self) -> None:
        plan_year = self.known.plan.fiscal_year
        fields = self.result.fields
        inputs = [each for each in fields if each.is_input]
        # Where all are of another year, the sheet is: that is for its period to say.
        if all(each.year not in (None, plan_year) for each in inputs):
            return
        other = [c for c, each in enumerate(fields) if each.is_input and each.year not in (None, plan_year)]
        for column in other:
            fields[column] = replace(fields[column], code=IGNORE)
        if other:
            years = {self.head.fields[column].year or plan_year for column in other}
            named = "、".join(year_label(year) for year in sorted(years))
            self._say("columns_of_other_year", other[0], value=named, expected=year_label(plan_year))

    def _row_periods(self, said: int | None) -> None:
        """A column of quarters says what a row reports of, unless columns do, or it is what the item is planned for."""
        fields = self.result.fields
        for code in ("quarter", "year"):
            columns = [column for column, each in enumerate(fields) if each.code == code]
            self._set_second([column for column in columns if column not in (self.chosen or columns[:1])])
        block = Block(self.sheet, tuple(fields), self.rows.start, self.rows.stop)
        for column in block.columns("quarter"):
            by_columns = any(each.is_input and each.quarter for each in fields)
            if column in self.chosen:
                continue
            if by_columns or not names_quarters(block, column):
                self._set([column], "")
            elif said and row_quarters(block) != [said] and not has_item_twice(block, column):
                self._set([column], IGNORE)
                self._say("quarter_column_of_plan", column, value=self.head.label(column))

    def _by_content(self) -> None:
        """Columns with the same words, of all quarters together, hold the same kind of thing."""
        groups: dict[tuple[str, str, tuple[str, ...]], list[int]] = defaultdict(list)
        for column, each in enumerate(self.result.fields):
            if column not in self.chosen and each.is_input:
                words = tuple(header_words(part, self.known.plan.roles).rest for part in self.head.parts[column])
                groups[each.code, each.role, tuple(word for word in words if word)].append(column)
        for (code, _, _), columns in groups.items():
            found = column_contents.kinds(self.sheet, columns, self.rows, self.known.settings.scale)
            meant = column_contents.code_by_content(
                code, found, partial(column_contents.largest_number, self.sheet, columns, self.rows)
            )
            if meant != code and found:
                self._change(columns, code, meant)
            elif code == UNNAMED:
                self._set(columns, IGNORE)  # nothing in it yet: a quarter that is still to come

    def _change(self, columns: list[int], code: str, meant: str) -> None:
        if not meant:
            label = self.head.label(columns[0])
            asked = column_contents.question(code, label)
            if asked == "count_of_quarter" and self._has_beside(columns, "count"):
                self._set(columns, "")  # 今期の回数 beside 累計回数: the year's is there, the other is said as not read
                return
            if asked == "count_of_quarter" and self._has_cumulative(columns):
                self._set(columns, "count")  # to be settled with the other
                return
            self.result.blocked = True
            self._set(columns, UNNAMED)  # so that on screen the column waits for an answer, be it what its header says
            self._say(asked, columns[0], value=label, column=_KINDS.get(code, ""))
            return
        taken = {(each.code, each.quarter, each.role) for each in self.result.fields}
        wanted = {(meant, self.result.fields[c].quarter, self.result.fields[c].role) for c in columns}
        if is_single(meant) and taken & wanted:
            return
        self._set(columns, meant)
        self._say("column_by_content", columns[0], value=listed(map(self.head.label, columns)), column=_name(meant))

    def _has_beside(self, columns: list[int], code: str) -> bool:
        """Whether other columns hold that code for each of the same quarters and roles."""
        fields = self.result.fields
        held = {(each.quarter, each.role) for each in fields if each.code == code}
        return all((fields[column].quarter, fields[column].role) in held for column in columns)

    def _has_cumulative(self, columns: list[int]) -> bool:
        pairs = cumulative_pairs(self.sheet, self.head, self.result.fields, self.rows)
        return {own for own, _, _ in pairs}.issuperset(columns)

    def _set(self, columns: list[int], code: str) -> None:
        for column in columns:
            self.result.fields[column] = replace(self.result.fields[column], code=code)

    def _set_second(self, columns: list[int]) -> None:
        """Columns that are not read since another holds the same kind of thing."""
        self._set(columns, IGNORE)
        self.second.update(columns)

    def _one_text(self) -> None:
        """Of several columns that may hold the items, for one role, the one with most of the plan's words."""
        for columns in self._doubled("text", lambda each: (each.role,)):
            best = max(columns, key=self._texts_of_plan)
            for column in columns:
                label = self.head.label(column)
                if column > best and "内容" in label and not any(word in label for word in _OF_PLAN):
                    self._set([column], "result")
                    self._say("column_by_content", column, value=listed([label]), column=_name("result"))
                elif column != best:
                    self._set([column], "")

    def _texts_of_plan(self, column: int) -> int:
        keys = {key(item.text)[:12] for item in self.known.plan.items}
        cells = (self.sheet.rows[row][column] for row in self.rows[:_LOOKED_AT])
        return sum(1 for value in cells if isinstance(value, str) and key(value)[:12] in keys)

    def _one_id(self) -> None:
        for columns in self._doubled("item", lambda _: ()):
            cells = {c: [self.sheet.rows[row][c] for row in self.rows[:_LOOKED_AT]] for c in columns}
            best = max(columns, key=lambda c: sum(isinstance(v, str) and looks_like_id(v) for v in cells[c]))
            self._set_second([column for column in columns if column != best])

    def _cumulative(self) -> None:
        """累計 beside a quarter's count is that quarter's; where that is not sure, a person says which of them is."""
        fields = self.result.fields
        for own, total, sure in list(cumulative_pairs(self.sheet, self.head, fields, self.rows)):
            if fields[own].code == UNNAMED:
                continue  # that is asked about already
            fields[total] = replace(fields[total], code="count", quarter=fields[own].quarter)
            if sure and own not in self.chosen:
                self._set([own], IGNORE)
                self.alone.add(own)

    def _no_doubles(self) -> None:
        """Of several columns with one code the filled one counts; where two are filled, a person says which."""
        for code in INPUTS:
            if not is_single(code):
                continue  # two columns of text are both read
            for columns in self._doubled(code, lambda each: (each.quarter, each.role)):
                used = [column for column in columns if column_contents.filled(self.sheet, column, self.rows)]
                self._set([column for column in columns if column not in (used or columns[:1])], IGNORE)
                if len(used) > 1:
                    self.result.blocked = True
                    self._say("same_columns", used[1], value=listed(map(self.head.label, used)), column=_name(code))

    def _no_sums(self) -> None:
        """Counts of each quarter alone are no counts since April, which is what a report has."""
        if question := not_cumulative(self.sheet, self.head, self.result.fields, self.rows):
            self.result.blocked = True
            self.result.problems.append(question)

    def _doubled(self, code: str, of: Callable[[Field], tuple[object, ...]]) -> Iterator[list[int]]:
        groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for column, each in enumerate(self.result.fields):
            if each.code == code:
                groups[of(each)].append(column)
        yield from (columns for columns in groups.values() if len(columns) > 1)

    def _not_read(self) -> None:
        """Columns where something stands: those with headers that are not understood, and those left out."""
        labels = [
            self.head.label(column)
            for column, each in enumerate(self.result.fields)
            if not each.code and self.head.parts[column] and column_contents.filled(self.sheet, column, self.rows)
        ]
        if labels:
            self._say("column_not_read", value=listed(labels))
        self.result.conversions += columns_left_out(
            self.sheet, self.head, self.result.fields, self.rows, second=self.second, alone=self.alone
        )


def _name(code: str) -> str:
    return " ".join(BY_CODE[code].header.split())
