"""What is said of a plan's workbook beside the plan itself: what was not read, what its headers leave open
(docs/reading.md, "The account")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kyoten.fiscal import year_label
from kyoten.plan import checks
from kyoten.plan import columns as kinds
from kyoten.plan.carry_down import PlanDraft
from kyoten.plan.columns import Layout
from kyoten.plan.find_headers import nearest
from kyoten.plan.month_columns import has_words
from kyoten.plan.tables import Aside, Table
from kyoten.plan.year import YearFound
from kyoten.problems.problem import Problem, problem
from kyoten.reader.workbook import CellFault, Sheet, Workbook
from kyoten.table.cell_text import plain, text_of

_KINDS = {"note": "注記やページの印", "total": "合計の行", "other_table": "計画とは別の表や欄"}


def unread_sheets(
    workbook: Workbook, by_sheet: Sequence[tuple[Sheet, list[Table]]], tables: Sequence[Table]
) -> Iterable[Problem]:
    """Every sheet that holds something and was not read is named; where none was, the nearest header is."""
    read = {id(table.sheet) for table in tables}
    if not tables:
        guesses = [(sheet, nearest(sheet)) for sheet, _ in by_sheet if sheet.rows and not sheet.hidden]
        likeliest = sorted(guesses, key=lambda each: each[1] is None)[:1]
        yield problem("no_matrix", value=workbook.name, nearest="".join(_nearest(*each) for each in likeliest))
        return
    for sheet, _ in by_sheet:
        if id(sheet) in read or not any(value is not None for row in sheet.rows for value in row):
            continue
        if sheet.hidden:
            yield problem("plan_hidden_sheet", sheet=sheet.name, value=sheet.name)
        else:
            words = _nearest(replace(sheet, name=""), nearest(sheet))
            yield problem("plan_sheet_not_read", sheet=sheet.name, value=sheet.name, nearest=words)


def _nearest(sheet: Sheet, guess: Layout | None) -> str:
    where = f"シート「{sheet.name}」で" if sheet.name else ""
    if guess is None:
        return f"{where}見出しのように見える行がありません"
    labels = "、".join(column.label for column in guess.columns[:8])
    return f"{where}最も見出しに近いのは{sheet.row_name(guess.first_row)}「{labels}」です"


def year_problems(found: YearFound, tables: Sequence[Table]) -> Iterable[Problem]:
    if found.year is None and tables:
        yield problem("no_year")
    label = year_label(found.year or 0)
    if found.several:
        yield problem("several_years", value="、".join(map(year_label, found.several)), year=label)
    left = {id(table.sheet): table.sheet for table in tables if table not in found.tables}
    for sheet in left.values():
        yield problem("table_of_other_year", sheet=sheet.name, value=sheet.name, found="ほかの年度", year=label)


def header_problems(draft: PlanDraft, tables: Sequence[Table], year: int | None) -> Iterable[Problem]:
    for table in tables:
        yield from checks.header_problems(table.layout, year or 0)
        for column in table.layout.actions:
            if column.source in draft.without_role:
                sheet, _, cell = column.source.rpartition("!")
                letters = table.sheet.column_name(column.number)
                yield problem("no_role", sheet=sheet, cell=cell, value=column.label, column=letters)
        yield from _calendar_words(table)


def _calendar_words(table: Table) -> Iterable[Problem]:
    """Columns of months in which words stand: the month is taken, the word is not."""
    for column in table.layout.of(kinds.MONTHS):
        if column.month and any(has_words(table.cells(row).get(column.number, "")) for row in table.rows):
            sheet, _, cell = column.source.rpartition("!")
            yield problem("columns_beside_kept", sheet=sheet, cell=cell, value=column.label)


def no_items(tables: Sequence[Table]) -> Problem:
    layout, sheet = tables[0].layout, tables[0].sheet
    labels = "、".join(column.label for column in layout.columns)
    cell = sheet.address(layout.first_row, layout.columns[0].number) if layout.columns else ""
    return problem("no_items", sheet=sheet.shown_name, cell=cell, value=labels)


def struck_texts(sheets: Sequence[Sheet], tables: Sequence[Table]) -> Iterable[Problem]:
    names = {table.sheet.name for table in tables}
    for sheet in sheets:
        if sheet.name in names:
            for (row, column), remains in sorted(sheet.struck.items()):
                text = plain(text_of(sheet.cell(row, column)))
                gone = text.replace(remains.strip(), "…", 1) if remains.strip() else text
                yield problem("struck_text", sheet=sheet.shown_name, cell=sheet.address(row, column), value=gone)


def unknown_looks(workbook: Workbook, tables: Sequence[Table]) -> Iterable[Problem]:
    """A format that does not say what is hidden or struck is no workbook in which nothing is."""
    if any(not table.sheet.looks_known for table in tables):
        yield problem("looks_unknown", value=workbook.format)


def texts_apart(tables: Sequence[Table]) -> Iterable[Problem]:
    """What lies in the cells of a document's tables and is none of their texts."""
    for sheet in {id(table.sheet): table.sheet for table in tables}.values():
        for (row, column), text in sorted(sheet.not_text.items()):
            yield problem("text_apart", sheet=sheet.shown_name, cell=sheet.address(row, column), value=text)


def faults(tables: Sequence[Table]) -> list[Problem]:
    """Error cells and formulas without a value stand for a text that can't be read."""
    return [
        problem("plan_cell_fault", sheet=table.sheet.name, cell=table.sheet.address(row, column), value=value.text)
        for table in tables
        for row in table.rows
        for column, value in enumerate(table.sheet.rows[row])
        if isinstance(value, CellFault)
    ]


def asides(tables: Sequence[Table]) -> Iterable[Problem]:
    """Rows that are none of the plan, one problem for those that lie together."""
    for table in tables:
        group: list[Aside] = []
        for aside in [*table.asides, None]:
            if group and (
                aside is None
                or aside.code != group[-1].code
                or aside.row > group[-1].row + 2
                or aside.code != "other_table"
            ):
                yield _aside(table.sheet, group)
                group = []
            if aside:
                group.append(aside)


def _aside(sheet: Sheet, group: Sequence[Aside]) -> Problem:
    first, last = group[0], group[-1]
    cell = sheet.address(first.row, min(first.cells))
    if len(group) > 1:
        cell += ":" + sheet.address(last.row, max(column for each in group for column in each.cells))
    value = " / ".join(text for each in group for text in each.cells.values())
    name = sheet.shown_name
    if first.code == "note":
        return problem("text_not_read", sheet=name, cell=cell, value=value)
    return problem("row_left_out", sheet=name, cell=cell, value=value, kind=_KINDS[first.code])


def unused_targets(draft: PlanDraft) -> Iterable[Problem]:
    for source, text in draft.unused_targets:
        sheet, _, cell = source.rpartition("!")
        yield problem("target_not_counted", sheet=sheet, cell=cell, value=text)
