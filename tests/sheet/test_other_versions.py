"""Sheets of a site whose plan calls a function otherwise now, and whose items have ended since (docs/time.md)."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from foreign_books import book
from store_samples import item

from kyoten import intake
from kyoten.fiscal import Quarter
from kyoten.model import Plan
from kyoten.problems.report import Report
from kyoten.storage.store import FunctionName, Store

SITE, Q3 = "みなと拠点", Quarter(2011, 3)
OLD, NEW = "親子の居場所", "親子ひろば"
KEPT = tuple(
    item(f"1-1-H0{n}", text=text) for n, text in ((1, "講座を開く。"), (2, "便りを出す。"), (3, "見学会を行う。"))
)
OTHER = item("2-1-H01", function="子育て相談", text="講座を開く。")
BEFORE = Plan(2011, (*KEPT, OTHER))
AFTER = Plan(2011, (*(replace(each, function=NEW) for each in KEPT[:2]), OTHER))
"""The function has another name and 見学会を行う。 has ended."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}")
    opened.migrate()
    opened.save_plan(SITE, BEFORE, file="計画.tsv", data=b"1", by="館長")
    return opened


def filled(data: bytes, *rows: int) -> bytes:
    """The sheet that was handed out, with 50 % in these rows of items (from 0)."""
    made = openpyxl.load_workbook(io.BytesIO(data))
    sheet = made["報告"]
    column = next(cell.column for cell in sheet[3] if cell.value == "percent")
    for row in rows:
        sheet.cell(5 + row, column).value = 50
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def taken(store: Store, data: bytes, name: str = "報告.xlsx") -> Report:
    return intake.check(intake.stored(store, SITE, 2011), name, data, quarter=Q3).report


def revise(store: Store, *, same: bool | None) -> None:
    store.save_plan(SITE, AFTER, file="改訂.tsv", data=b"2", by="館長", holds_from=3)
    if same is not None:
        store.name_functions(SITE, 2011, [FunctionName(NEW, OLD, same)], "館長")


def said(report: Report) -> list[tuple[str, str]]:
    return [(each.code, each.value) for each in report.problems]


def test_a_sheet_handed_out_under_the_old_name_is_read_without_a_word_on_it(store):
    data = filled(intake.sheet_for(store, SITE, Q3, "法人"), 0, 1)
    revise(store, same=True)
    report = taken(store, data)
    assert [entry.item for entry in report.entries] == ["1-1-H01", "1-1-H02"]
    assert said(report) == [("older_plan", "1"), ("ended_item", "1-1-H03")]


def test_a_function_that_nobody_has_called_the_same_is_still_warned_about(store):
    data = filled(intake.sheet_for(store, SITE, Q3, "法人"), 0, 1)
    revise(store, same=None)
    assert [code for code, value in said(taken(store, data)) if value == OLD] == ["plan_revised", "plan_revised"]


def test_a_row_of_an_item_that_has_ended_is_said_to_be_and_keeps_nothing_else_out(store):
    data = filled(intake.sheet_for(store, SITE, Q3, "法人"), 0, 2)
    revise(store, same=True)
    report = taken(store, data)
    assert [entry.item for entry in report.entries] == ["1-1-H01"]
    assert ("ended_item", "1-1-H03") in said(report)
    assert not [each for each in report.problems if each.severity.value == "error"]


def theirs(function: str, quarter: int = 3) -> bytes:
    """Two functions have an item 講座を開く。; the cell says which is meant."""
    head = ["機能", "行動計画", "状況", "進捗率"]
    return book((f"第{quarter}四半期", [head, [function, "講座を開く。", "実施中", 50]]))


def test_in_other_peoples_sheets_the_old_name_means_the_function_of_the_new_one(store):
    revise(store, same=True)
    for name in (OLD, NEW):
        report = taken(store, theirs(name), "平成23年度.xlsx")
        assert [entry.item for entry in report.entries] == ["1-1-H01"], name


def test_a_late_sheet_with_the_new_name_is_understood_in_a_quarter_of_the_old_one(store):
    """Of the second quarter, in which the old name held."""
    revise(store, same=True)
    found = intake.check(
        intake.stored(store, SITE, 2011), "平成23年度.xlsx", theirs(NEW, 2), quarter=Quarter(2011, 2)
    ).report
    assert [entry.item for entry in found.entries] == ["1-1-H01"]


def test_a_whole_table_under_the_old_name(store):
    """The name stands over the table alone."""
    revise(store, same=True)
    rows = [["平成23年度 第3四半期"], [OLD], ["行動計画", "状況", "進捗率"], ["講座を開く。", "実施中", 50]]
    assert [entry.item for entry in taken(store, book(("表", rows)), "報告.xlsx").entries] == ["1-1-H01"]


def test_without_a_word_on_the_names_a_person_is_asked_which_is_meant(store):
    revise(store, same=False)
    report = taken(store, theirs(OLD), "平成23年度.xlsx")
    assert (report.entries, [doubt.source for doubt in report.doubts]) == ((), ["第3四半期!B2"])
