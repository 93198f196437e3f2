"""Whose sheet it is: site, year, quarter, role, plan version; several sheets in one book; text files."""

from __future__ import annotations

import dataclasses

import pytest
from quarter_sheets import (
    FILLED,
    MACHINE,
    PLAN,
    Q1,
    Q2,
    Filled,
    filled,
    found,
    item,
    read_book,
    said,
    sheet_bytes,
)

from kyoten.model import Plan
from kyoten.problems.problem import Severity
from kyoten.reader.workbook import Sheet, Workbook, read_workbook

# Columns of 法人's sheet: A number, E text, F target, G–J last values, K 状況, L 進捗率, M 実績, N 取組実績, O 課題,
# P 次期の対応, Q 担当. Rows 5–9 are H01–H05.


def test_two_files_of_the_same_item_are_each_read_for_themselves():
    """Which of them counts is the store's to say (the newest); as two sheets of one book they contradict each other."""
    one, other = Filled().type("1-1-H01", 進捗率=40), Filled().type("1-1-H01", 進捗率=60)
    assert (said(one.read())["1-1-H01"][1], said(other.read())["1-1-H01"][1]) == (40, 60)
    first, second = (read_workbook(each.bytes(), "報告.xlsx", isolated=False) for each in (one, other))
    both = Workbook("二部.xlsx", "xlsx", (first.sheets[1], dataclasses.replace(second.sheets[1], name="報告 (2)")))
    report = read_book(both)
    assert [(each.sheet, each.cell, each.code) for each in report.problems] == [
        ("報告", "A5", "duplicate_item"),
        ("報告 (2)", "A5", "duplicate_item"),
    ]


def test_sheets_of_several_roles_in_one_book():
    """法人's and 行政's sheets are read together; the report is of no single role."""
    houjin = read_workbook(filled().bytes(), "報告.xlsx", isolated=False).sheets[1]
    gyousei = Filled(sheet_bytes(role="行政")).type("1-1-G01", 状況="着手")
    other = dataclasses.replace(read_workbook(gyousei.bytes(), "x", isolated=False).sheets[1], name="行政")
    report = read_book(Workbook("両方.xlsx", "xlsx", (houjin, other)))
    assert (report.role, report.problems) == (None, ())
    assert [(each.item, each.role) for each in report.entries][-1] == ("1-1-G01", "行政")
    assert len(report.entries) == 5


def test_an_item_of_another_role_is_taken_with_a_warning():
    """行政's item written into 法人's sheet is 行政's report."""
    sheet = Filled()
    sheet.sheet["A10"], sheet.sheet["K10"] = "1-1-G01", "着手"
    for column, value in zip("BCDEF", ["親子の居場所", *_plan_texts("1-1-G01")], strict=True):
        sheet.sheet[f"{column}10"] = value
    report = sheet.read()
    assert found(report) == [("A10", "item_of_other_role")]
    assert [(each.item, each.role) for each in report.entries] == [("1-1-G01", "行政")]


@pytest.mark.parametrize(
    ("handed_out", "known", "code", "value"),
    [
        ({"site": "隣の拠点"}, {}, "other_site", "隣の拠点"),
        ({"quarter": dataclasses.replace(Q2, year=2012)}, {}, "other_year", "平成24年度"),
        ({"quarter": Q1, "previous": {}}, {}, "other_quarter", "第1四半期"),
        ({}, {"role": "行政"}, "other_role", "法人"),
        ({"version": 3}, {}, "other_plan", "3"),
    ],
)
def test_a_sheet_of_something_else_is_not_taken(handed_out, known, code, value):
    """One error at the machine row's cell; no entry, and no row counts as left blank."""
    report = Filled(sheet_bytes(**handed_out)).type("1-1-H05", 状況="完了").read(**known)
    assert [(each.severity, each.cell, each.code, each.value) for each in report.problems] == [
        (Severity.ERROR, "A3", code, value)
    ]
    assert (report.entries, report.blank) == ((), ())


def test_the_rows_of_another_quarters_sheet_are_checked_all_the_same():
    """Wrong quarter and 120 %: both are said at once."""
    report = Filled(sheet_bytes(quarter=Q1, previous={})).type("1-1-H01", 進捗率=120).read()
    assert found(report) == [("A3", "other_quarter"), ("L5", "percent_out_of_range")]


def test_last_quarters_sheet_left_in_the_book_is_only_mentioned():
    """The right sheet beside it is read; a hidden one is not even mentioned."""
    right = read_workbook(filled().bytes(), "報告.xlsx", isolated=False).sheets[1]
    old_data = Filled(sheet_bytes(quarter=Q1, previous={})).type("1-1-H01", 状況="完了").bytes()
    old = dataclasses.replace(read_workbook(old_data, "x", isolated=False).sheets[1], name="前回")
    report = read_book(Workbook("x.xlsx", "xlsx", (old, right)))
    assert [(each.severity, each.sheet, each.code) for each in report.problems] == [
        (Severity.WARNING, "前回", "other_quarter")
    ]
    assert said(report) == FILLED
    assert read_book(Workbook("x.xlsx", "xlsx", (dataclasses.replace(old, hidden=True), right))).problems == ()


def test_without_a_quarter_given_the_sheet_says_its_own():
    """`sheet check FILE` with no quarter takes it from the machine row."""
    report = Filled(sheet_bytes(quarter=Q1, previous={})).type("1-1-H05", 状況="完了").read(quarter=None)
    assert (report.quarter, report.problems, len(report.entries)) == (Q1, (), 1)


def test_a_sheet_of_an_older_plan_version_is_matched_by_number():
    """Version 1's sheet against version 2, where H01 was reworded: warnings, and the report is taken."""
    newer = Plan(2011, items=(item("1-1-H01", "来館しやすい地図を作る。"), *PLAN.items[1:]))
    report = Filled().type("1-1-H01", 状況="着手").read(plan=newer, version=2)
    assert [(each.severity, each.cell, each.code) for each in report.problems] == [
        (Severity.WARNING, "A3", "older_plan"),
        (Severity.WARNING, "E5", "plan_revised"),
    ]
    assert list(said(report)) == ["1-1-H01"]


@pytest.mark.parametrize(
    "cell",
    [None, "メモ", '{"kyoten": 1', '{"kyoten": 1}', '{"kyoten": 9, "site": "試験拠点"}', '{"kyoten"' + "[" * 20_000],
)
def test_a_sheet_without_its_machine_row_is_read_by_its_headers(cell):
    """Missing, damaged or strange machine rows: the sheet's headers, ids and title tell as much."""
    sheet = Filled().type("1-1-H05", 状況="完了", 進捗率=100)
    sheet.sheet.cell(MACHINE, 1).value = cell
    report = sheet.read()
    assert ([(each.item, each.status) for each in report.entries], report.quarter) == ([("1-1-H05", "完了")], Q2)
    assert report.errors == ()


def test_csv_of_our_sheet_is_read_too():
    """Saved as text the same sheet gives the same entries, with the addresses of a text file."""
    sheet = read_workbook(filled().bytes(), "報告.xlsx", isolated=False).sheets[1]
    rows = tuple(
        tuple(None if value is None else f"{value:g}" if isinstance(value, float | int) else value for value in row)
        for row in sheet.rows
    )
    report = read_book(Workbook("報告.csv", "csv", (Sheet("報告", rows, textual=True),)))
    assert said(report) == FILLED
    assert report.entries[0].cells[0] == ("status", "R5C11")
    assert report.problems == ()


def _plan_texts(name: str) -> list[str]:
    """Columns C to F of an item: its state, viewpoint, text, and 達成型."""
    wanted = next(each for each in PLAN.items if each.id == name)
    return [wanted.target_states[0], wanted.viewpoints[0], wanted.text, "達成型"]
