"""Workbooks of several sheets, and the plan's matrix with quarters beside it, worked out by hand from their cells."""

from __future__ import annotations

import dataclasses
import io

import openpyxl
import plan_workbook
import pytest
from foreign_books import (
    ADVICE,
    CHECK,
    COURSE,
    EXPERT,
    GUIDE,
    MANUAL,
    PLACE,
    PLAN,
    Q2,
    SAFE,
    SECOND_STATE,
    VISIT,
    book,
    found,
    grid,
    read,
    read_cells,
    said,
)

from kyoten.problems.problem import Severity
from kyoten.reader.workbook import Workbook
from kyoten.sample import read_shipped_plan


def test_a_sheet_for_each_function():
    """The function stands on the tab only; a cover and an example are left out."""
    same = "利用者の声を聞く。"
    items = (
        *PLAN.items,
        dataclasses.replace(PLAN.items[0], id="1-1-H09", text=same),
        dataclasses.replace(PLAN.items[4], id="4-1-H09", text=same),
    )
    header = ["行動計画", "状況"]
    data = book(
        ("表紙", [["平成23年度 第1四半期"]]),
        ("親子の居場所", [header, [GUIDE, "着手"], [same, "完了"]]),
        ("子育て相談", [header, [MANUAL, "実施中"], [same, "未着手"]]),
        ("記入例", [header, [CHECK, "完了"]]),
    )
    report = read(data, "1Q.xlsx", plan=dataclasses.replace(PLAN, items=items))
    assert [row[:3] for row in said(report)] == [
        (1, "1-1-H01", "着手"),
        (1, "1-1-H09", "完了"),
        (1, "4-1-H01", "実施中"),
        (1, "4-1-H09", "未着手"),
    ]
    assert [each.code for each in report.problems] == ["example_not_read"]


@pytest.mark.parametrize("names", [("法人", "行政"), ("1Q_法人", "1Q_行政"), ("法人の役割", "行政の役割")])
def test_a_sheet_for_each_role(names):
    """The role stands on the tab only; the same words are two items, one of each role."""
    same = "案内を配る。"
    items = (
        *PLAN.items,
        dataclasses.replace(PLAN.items[0], id="1-1-H09", text=same),
        dataclasses.replace(PLAN.items[2], id="1-1-G09", text=same),
    )
    rows = [["項目", "状況"], [same, "着手"]]
    plan = dataclasses.replace(PLAN, items=items)
    report = read(book((names[0], rows), (names[1], [rows[0], [same, "完了"]])), "1Q.xlsx", plan=plan)
    assert [(each.item, each.role, each.status) for each in report.entries] == [
        ("1-1-H09", "法人", "着手"),
        ("1-1-G09", "行政", "完了"),
    ]
    assert (report.role, report.problems) == (None, ())


def test_one_quarter_a_sheet():
    """Four tabs; asked for the second quarter only its tab is read, and the others are named."""
    header = ["項目", "状況"]
    data = book(("1Q", [header, [GUIDE, "着手"]]), ("2Q", [header, [GUIDE, "実施中"]]), ("3Q", [header, [GUIDE, ""]]))
    report = read(data)
    assert [row[:3] for row in said(report)] == [(1, "1-1-H01", "着手"), (2, "1-1-H01", "実施中")]
    assert (report.quarter, report.problems) == (Q2, ())
    asked = read(data, quarter=Q2)
    assert [row[:3] for row in said(asked)] == [(2, "1-1-H01", "実施中")]
    assert [(each.sheet, each.code, each.severity) for each in asked.problems] == [
        ("1Q", "other_quarter", Severity.WARNING),
        ("3Q", "other_quarter", Severity.WARNING),
    ]


MATRIX_HEADER = (
    "機能 目指す拠点の姿 振り返りの視点 平成23年度行動計画(法人の役割) 平成23年度行動計画(行政の役割) "
    "第1四半期状況 第1四半期取組実績"
)


TWO = f"●{GUIDE}\n●{COURSE}"


MATRIX = [
    ["平成23年度 行動計画"],
    MATRIX_HEADER.split(),
    [PLACE, "①温かく迎え入れる雰囲気がある。", "○迎えるための工夫をしているか。", TWO, "", "着手\n実施中", "準備中。"],
    ["", "", "", "", f"●{VISIT}", "完了", "●周知した。"],
    ["", f"②{SECOND_STATE}", f"○{SAFE}", f"●{CHECK}", "", "○", ""],
    [ADVICE, "①気軽に相談できる。", "○相談の手順があるか。", f"●{MANUAL}", f"●{EXPERT}", "着手", ""],
]


def test_the_matrix_with_quarters_beside_it():
    """Several ● in a cell with a status on each line, a text for all; one status for two items is asked about."""
    report = read(book(("計画", MATRIX)))
    assert said(report) == [
        (1, "1-1-H01", "着手", None, None, "準備中。"),
        (1, "1-1-H02", "実施中", None, None, "準備中。"),
        (1, "1-1-G01", "完了", None, None, "●周知した。"),
        (1, "1-2-H03", "概ね達成", None, None, ""),
    ]
    assert found(report) == [("F6", "several_items_one_value")]
    assert report.errors[0].value == "着手"


SCALE = ("未着手", "着手", "実施中", "概ね達成", "完了")


def with_quarters(data: bytes, sources: dict[str, str]) -> tuple[bytes, dict[tuple[int, str], str]]:
    """The plan's matrix with 状況 of two quarters at its right, a line for each item of the row; and what each says."""
    made = openpyxl.load_workbook(io.BytesIO(data))
    right = {sheet.title: sheet.max_column + 1 for sheet in made}
    for sheet in made:
        for row in range(1, sheet.max_row + 1):
            if sheet.cell(row, 1).value == "機能":
                for number in (1, 2):
                    sheet.cell(row, right[sheet.title] + number - 1, f"第{number}四半期\n状況")
    lines: dict[tuple[str, int, int], list[str]] = {}
    says: dict[tuple[int, str], str] = {}
    # Left to right and, within a cell, in the plan's order: sources stand in that order already.
    for turn, (item_id, source) in enumerate(sorted(sources.items(), key=lambda each: each[1].rpartition("!")[2][:1])):
        title, _, address = source.rpartition("!")
        for number in (1, 2):
            says[number, item_id] = SCALE[(turn + number) % len(SCALE)]
            lines.setdefault((title, int(address[1:]), number), []).append(says[number, item_id])
    for (title, row, number), statuses in lines.items():
        made[title].cell(row, right[title] + number - 1, "\n".join(statuses))
    target = io.BytesIO()
    made.save(target)
    return target.getvalue(), says


@pytest.mark.parametrize("make", [plan_workbook.sheet_per_function, plan_workbook.all_on_one_sheet])
def test_the_whole_plan_with_two_quarters_beside_it(make):
    """All 136 items of the real plan, several in a cell, one sheet a function or blocks below each other."""
    data, says = with_quarters(*make())
    report = read(data, plan=read_shipped_plan())
    assert {(each.quarter.number, each.item): each.status for each in report.entries} == says
    assert (len(says), report.errors, report.unmatched) == (272, (), ())


def test_how_far_a_book_of_several_sheets_is_read():
    """Each sheet begins where the one before ends: never back, never beyond the whole."""
    told: list[float] = []
    header = ["行動計画", "状況"]
    cells = Workbook("1Q.xlsx", "xlsx", (
        grid([header, [GUIDE, "着手"]], name="親子の居場所"),
        grid([header, [MANUAL, "実施中"], [EXPERT, "着手"]], name="子育て相談"),
        grid([header, [CHECK, "完了"], [COURSE, "着手"]], name="その他"),
    ))  # fmt: skip
    read_cells(cells, on_progress=told.append)
    assert told == sorted(told)
    assert len(set(told)) > 3
    assert 0 <= told[0] <= told[-1] <= 1


def test_a_column_of_a_month_in_a_sheet_whose_quarter_another_sheet_names():
    """June under a book of the third quarter is asked about, as it is where the sheet says its quarter itself."""
    data = book(
        ("表紙", [["平成23年度 第3四半期 報告書"]]),
        ("法人", [["行動計画", "進捗率(6月)"], [GUIDE, 40], [COURSE, 60]]),
    )
    report = read(data)
    assert report.entries == ()
    assert ("B1", "column_of_other_time") in found(report)


def test_a_number_that_no_item_has_is_said_beside_an_items_text():
    report = read(book(("2Q", [["番号", "行動計画", "状況"], ["9-9-H99", GUIDE, "着手"], ["1-1-H02", COURSE, "着手"]])))
    assert [entry.item for entry in report.entries] == ["1-1-H01", "1-1-H02"]
    assert [(each.source, each.result.partition(" ")[0], each.rule) for each in report.conversions] == [
        ("9-9-H99", "1-1-H01", "行動計画にない番号のため、文によって項目を決めました")
    ]
