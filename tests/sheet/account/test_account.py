"""The account of a report's cells: each in one group, and a cell that a reading lost shows (docs/reading.md).

Every workbook that the tests of kyoten.sheet read is held to it (tests/support/foreign_books.py, quarter_sheets.py);
here stand what the groups say, that the account can fail, and the workbooks of a folder that KYOTEN_CORPUS names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import corpus
from accounts import faults_of
from foreign_books import COURSE, GUIDE, MANUAL, PLACE, VISIT, book, read
from quarter_sheets import ROWS as OWN_ROWS
from quarter_sheets import Filled

from kyoten.model import Plan
from kyoten.plan.read import read_plan
from kyoten.problems.account import Fate
from kyoten.problems.problem import Unreadable
from kyoten.reader.endings import DOCUMENTS
from kyoten.reader.workbook import read_workbook
from kyoten.settings import DATA, Settings
from kyoten.sheet.known import Known
from kyoten.sheet.understand import understand

FOLDERS = (DATA, Path(__file__).parents[2] / "support" / "strange_workbooks")
ROWS = [
    ["平成23年度 第2四半期 進捗報告", "", "", "", "", "", "担当に回覧"],
    ["No.", "行動計画", "状況", "取組実績", "前回の状況", "予算", ""],
    [1, GUIDE, "○", "案内を刷った。", "△", 1000, ""],
    [2, COURSE, "－", "7月に開いた。", "", "", "再度確認"],
    [3, "駐車場の舗装を直す。", "完了", "", "", "", ""],
    ["計", "", "", 2, "", "", ""],
    ["※状況は9月末現在", "", "", "", "", "", ""],
]


def groups(report) -> list[tuple[str, tuple[str, ...], str]]:
    return [(each.fate.value, each.cells, each.why) for each in report.account]


def test_what_the_groups_say():
    """Each cell once: the period, the header, a heading, names, values, a row that is asked about, what is left out."""
    rows = [*ROWS[:2], [PLACE], *ROWS[2:]]
    report = read(book(("表", rows)))
    assert groups(report) == [
        ("names", ("A1",), "期間"),
        ("left", ("G1",), "表の上の文"),
        *(("names", (f"{letter}2",), "見出し") for letter in "ABCDEF"),
        ("names", ("A3",), "下の行の見出し"),
        ("names", ("A4:A6",), "項目・分類の列"),
        ("names", ("B4:B6",), "項目・分類の列"),
        ("taken", ("C4",), "報告の値"),
        ("taken", ("D4:D5",), "報告の値"),
        ("left", ("E4",), "「前回の状況」の列"),
        ("left", ("F4",), "「予算」の列"),
        ("left", ("C5",), "空欄を表す言葉"),
        ("left", ("G5",), "見出しのない列"),
        ("told", ("C6",), "指摘のある行"),
        ("left", ("A7",), "集計の行"),
        ("left", ("D7",), "集計の行"),
        ("left", ("A8",), "注記の行"),
    ]
    # What may have been meant to be read stands first.
    assert [each.place for each in report.left_out][:3] == ["表!F4", "表!G5", "表!G1"]


def test_a_dash_that_the_legend_explains_is_no_empty_cell():
    """Said twice, 未着手 is in one entry; the second ― is as little a word for nothing as the first."""
    legend = [["第2四半期"], ["進捗欄", "○ 概ね達成", "― 未着手"]]
    head = ["行動計画", "状況", "取組実績"]
    again = [COURSE, "―", "7月に開いた。"]
    report = read(book(("表", [*legend, head, [GUIDE, "○", "案内を刷った。"], again, again])))
    assert [entry.status for entry in report.entries] == ["概ね達成", "未着手"]
    assert [group for group in groups(report) if group[1] in (("B4:B5",), ("B6",))] == [
        ("taken", ("B4:B5",), "報告の値"),
        ("left", ("B6",), "ほかの行と同じ内容か、担当だけの行"),
    ]


def test_two_rows_of_an_item_that_differ_wait():
    """Neither row is taken, and neither is the same as another: both are told of."""
    report = read(book(("表", [["第2四半期"], ["行動計画", "状況"], [GUIDE, "○"], [GUIDE, "完了"]])))
    assert report.entries == ()
    assert ("told", ("B3:B4",), "指摘のある行") in groups(report)


def test_two_rows_of_an_item_that_differ_wait_in_a_sheet_of_ours():
    sheet = Filled().type("1-1-H01", 状況="実施中").type("1-1-H02", 状況="着手")
    sheet.sheet.cell(OWN_ROWS["1-1-H02"], 1).value = "1-1-H01"
    told = [each for each in sheet.read().account if each.sheet == "報告" and each.fate is Fate.TOLD]
    assert [(len(each.cells), each.text) for each in told] == [(1, "実施中")]
    assert told[0].cells[0].endswith(f"{OWN_ROWS['1-1-H02']}")


def test_a_cell_that_a_reading_lost_shows():
    """The account is held against the entries: without one of them its cells are no longer taken."""
    data = book(("表", [*ROWS[:2], [1, GUIDE, "○", "案内を刷った。"], [2, VISIT, "△", ""]]))
    workbook, report = read_workbook(data, "報告.xlsx", isolated=False), read(data)
    assert faults_of(workbook, report) == []
    lost = replace(report, entries=report.entries[1:])
    assert faults_of(workbook, lost) == [
        f"表!{cell} is taken, an entry rests on it: False" for cell in ("C3", "D3")
    ]  # fmt: skip
    short = replace(report, account=report.account[1:])
    assert faults_of(workbook, short) == ["表!A1 in no group"]


def test_sheets_that_are_not_read():
    """A guide is folded, a table without a header of ours is not."""
    report = read(
        book(
            ("記入要領", [["書き方"]]),
            ("表", [["第2四半期"], ["項目", "状況"], [MANUAL, "着手"]]),
            ("名簿", [["氏名"], ["区"]]),
        )
    )
    found = [(each.sheet, each.cells, each.folded) for each in report.account if each.fate is Fate.LEFT]
    assert found == [("記入要領", ("A1",), True), ("名簿", ("A1:A2",), False)]


def test_a_sheet_of_ours():
    """What is written beside our columns is said; a note under the table has its warning."""
    sheet = Filled().type("1-1-H01", 状況="実施中", 取組実績="刷った。")
    row = sheet.sheet.max_row + 2
    sheet.sheet.cell(5, 30, "欄の外")
    sheet.sheet.cell(row, 1, "※前回と同じ")
    account = [(each.fate.value, each.cells, each.why) for each in sheet.read().account if each.sheet == "報告"]
    assert ("left", ("AD5",), "報告用紙にない列") in account
    assert ("told", (f"A{row}",), "指摘のある行") in account


def test_every_workbook_at_hand_adds_up():
    """The workbooks of the project, and those of the folder that KYOTEN_CORPUS names."""
    paths = [path for folder in FOLDERS for path in sorted(folder.rglob("*")) if path.is_file()]
    checked = [name for path in (*paths, *(each.path for each in corpus.files())) for name in _checked(path)]
    assert len(checked) >= 12


def _checked(path: Path) -> Iterator[str]:
    """The file's name once its account was found to add up; nothing for a file that can't be read."""
    try:
        workbook = read_workbook(path.read_bytes(), path.name)
    except Unreadable:
        return
    if workbook.format not in DOCUMENTS:
        faults = faults_of(workbook, understand(workbook, Known("拠点", _plan(), 1, Settings())))
        assert (path.name, faults[:5]) == (path.name, [])
        yield path.name


@cache
def _plan() -> Plan:
    file = DATA / "plan_matrix_h23.tsv"
    return read_plan(read_workbook(file.read_bytes(), file.name, isolated=False))
