"""Plans as other bases lay them out: one table a kind of layout, the reading worked out by hand.

`(function, role, text, times a year)` for each item; what is asked, repaired in doubt or left out beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from plan_grids import Row, book, grid

from kyoten.model import Plan
from kyoten.plan.account import unaccounted
from kyoten.plan.choices import PlanChoices
from kyoten.plan.tables import tables_of
from kyoten.plan.understand import understand
from kyoten.reader.workbook import Sheet

HOME, TALK, NET = "親子の居場所", "子育て相談", "ネットワーク"
HEADER = ("機能", "目指す拠点の姿", "振り返りの視点", "令和6年度行動計画(法人の役割)", "令和6年度行動計画(行政の役割)")
STATE, VIEW = "①迎える雰囲気がある。", "○配慮をしているか。"
Item = tuple[str, str, str, int | None]


def sheet(*rows: Row, name: str = "計画", **facts) -> Sheet:
    return grid(*rows, name=name, textual=False, **facts)


@dataclass(frozen=True)
class Case:
    """`doubts`: (cell, code) of repairs to confirm; `reported`: (cell, code) of what is no remark on the content."""

    name: str
    sheets: tuple[Sheet, ...]
    items: tuple[Item, ...]
    doubts: tuple[tuple[str, str], ...] = ()
    reported: tuple[tuple[str, str], ...] = ()
    year: int = 2024
    choices: PlanChoices = field(default_factory=PlanChoices)


CASES = (
    Case(
        "other words, no viewpoint and no five years",
        (
            sheet(
                ["事業", "目指す姿", "令和6年度の取組(法人)", "区の取組"],
                [HOME, STATE, "・甲を行う。\n・乙を行う。", "・丙"],
            ),
        ),
        ((HOME, "法人", "甲を行う。", None), (HOME, "法人", "乙を行う。", None), (HOME, "区", "丙", None)),
    ),
    Case(
        "two header rows, roles bare under a heading, a remark beside them",
        (
            sheet(
                ["機能", "姿", "視点", "令和6年度の取組", "", ""],
                ["", "", "", "法人", "区・法人共通", "備考"],
                [HOME, STATE, VIEW, "●甲", "●乙", "要調整"],
                merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 5)],
            ),
        ),
        ((HOME, "法人", "甲", None), (HOME, "区・法人共通", "乙", None)),
        reported=(("F2", "unknown_column"),),
    ),
    Case(
        "three header rows, the target beside each action",
        (
            sheet(
                ["機能", "目指す姿", "令和6年度行動計画", "", "", ""],
                ["", "", "法人", "", "区", ""],
                ["", "", "取組内容", "目標", "取組内容", "目標"],
                [HOME, STATE, "●講座", "年3回", "●周知", "300人"],
                merged=[(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 5), (1, 2, 1, 3), (1, 4, 1, 5)],
            ),
        ),
        ((HOME, "法人", "講座", 3), (HOME, "区", "周知", None)),
        reported=(("E4", "target_not_counted"),),
    ),
    Case(
        "one sheet a function, one a role",
        (
            sheet(["令和6年度計画"], ["姿", "視点", "法人の取組"], [STATE, VIEW, "◆甲"], name="1 親子の居場所"),
            sheet(["令和6年度計画（区）"], ["姿", "視点", "取組"], [STATE, VIEW, "◆乙"], name="2 子育て相談"),
        ),
        ((HOME, "法人", "甲", None), (TALK, "区", "乙", None)),
    ),
    Case(
        "functions as heading rows over the table",
        (
            sheet(
                ["令和6年度", "", ""],
                ["目指す姿", "取組(法人)", "取組(区)"],
                ["1 親子の居場所事業", "", ""],
                ["姿甲。", "■甲", ""],
                ["地域の輪", "", ""],
                ["姿乙。", "", "■乙"],
                merged=[(2, 0, 2, 2), (4, 0, 4, 2)],
            ),
        ),
        (("親子の居場所事業", "法人", "甲", None), ("地域の輪", "区", "乙", None)),
        doubts=(("計画!A5", "function_heading"),),
    ),
    Case(
        "a role in each row, carried down",
        (
            sheet(
                ["機能", "姿", "令和6年度の行動計画", "実施主体"],
                [HOME, STATE, "講座を年3回開く。", "法人"],
                ["", "", "周知する。", ""],
                ["", "", "連絡会を開く。", "区・法人共通"],
            ),
        ),
        (
            (HOME, "法人", "講座を年3回開く。", 3),
            (HOME, "法人", "周知する。", None),
            (HOME, "区・法人共通", "連絡会を開く。", None),
        ),
        doubts=(("計画!C3", "role_carried"),),
    ),
    Case(
        "a mark under the role whose action it is",
        (
            sheet(
                ["機能", "姿", "令和6年度の取組", "法人", "区"],
                [HOME, STATE, "講座を開く。", "○", ""],
                ["", "", "連絡会を開く。", "○", "◎"],
            ),
        ),
        ((HOME, "法人", "講座を開く。", None), (HOME, "法人・区", "連絡会を開く。", None)),
        doubts=(("計画!D3", "several_roles"),),
    ),
    Case(
        "tags of roles inside one action cell",
        (
            sheet(
                ["機能", "姿", "令和6年度行動計画(各主体の役割)"],
                [HOME, STATE, "【法人】\n・甲\n・乙\n【区】・丙\n【区及び法人】丁"],
            ),
        ),
        (
            (HOME, "法人", "甲", None),
            (HOME, "法人", "乙", None),
            (HOME, "区", "丙", None),
            (HOME, "区及び法人", "丁", None),
        ),
        doubts=(("計画!C2", "no_bullet"),),
    ),
    Case(
        "blank rows, a page mark, the header again; carried until a new state",
        (
            sheet(
                HEADER,
                [HOME, STATE, VIEW, "●甲", ""],
                [],
                ["", "", "", "●乙", ""],
                ["", "", "", "", "- 1 -"],
                HEADER,
                ["", "", "", "●丙", ""],
                ["", "②次の姿。", "", "●丁", ""],
            ),
        ),
        (
            (HOME, "法人", "甲", None),
            (HOME, "法人", "乙", None),
            (HOME, "法人", "丙", None),
            (HOME, "法人", "丁", None),
        ),
        reported=(("E5", "text_not_read"),),
    ),
    Case(
        "dittos and empties",
        (
            sheet(
                HEADER,
                [HOME, STATE, VIEW, "甲", "―"],
                ["〃", "同上", "○次か。", "同上", "同左"],
                [TALK, "①受け止める。", "○体制があるか。", "特になし", "乙"],
                ["〃", "〃", "○守っているか。", "－", "〃"],
            ),
        ),
        (
            (HOME, "法人", "甲", None),
            (HOME, "法人", "甲", None),
            (HOME, "行政", "甲", None),
            (TALK, "行政", "乙", None),
            (TALK, "行政", "乙", None),
        ),
    ),
    Case(
        "totals, notes, approvals and a table of ratings below",
        (
            sheet(
                HEADER,
                [HOME, STATE, VIEW, "●甲", "●乙"],
                ["計", "", "", "1件", "1件"],
                ["※ 行政は区役所のこと"],
                [],
                ["評価", "内容", "目安"],
                ["A", "計画どおりに達成した。", "90%以上"],
            ),
        ),
        ((HOME, "法人", "甲", None), (HOME, "行政", "乙", None)),
        reported=(("A4", "text_not_read"), ("A3", "row_left_out"), ("A6:C7", "row_left_out")),
    ),
    Case(
        "last year's plan and result beside this year's",
        (
            sheet(
                ["機能", "姿", "R5計画(法人)", "R5実績(法人)", "R6計画(法人)", "R5計画(区)", "R6計画(区)"],
                [HOME, STATE, "●旧", "●した", "●甲", "●旧2", "●乙"],
            ),
        ),
        ((HOME, "法人", "甲", None), (HOME, "区", "乙", None)),
        reported=(("C1", "column_of_other_year"), ("D1", "unknown_column"), ("F1", "column_of_other_year")),
    ),
    Case(
        "a meeting's line and a span before the title",
        (
            sheet(
                ["令和5年度 第4回 運営協議会", "", "資料2"],
                ["第4期計画(令和4年度～令和8年度)"],
                ["令和6年度 行動計画(案)"],
                ["機能", "姿", "取組(法人)"],
                [HOME, STATE, "●甲"],
            ),
        ),
        ((HOME, "法人", "甲", None),),
    ),
    Case(
        "target, months and person beside the action",
        (
            sheet(
                ["機能", "姿", "令和6年度の取組(法人)", "目標値", "実施時期", "担当"],
                [HOME, STATE, "父親講座を開く", "年3回", "6月・10月・2月", "甲野"],
                ["", "", "点検をする", "", "毎月", ""],
                ["", "", "講座を年2回行う", 4.0, "", ""],
                ["", "", "●丙\n●丁", "年5回", "", ""],
            ),
        ),
        (
            (HOME, "法人", "父親講座を開く", 3),
            (HOME, "法人", "点検をする", 12),
            (HOME, "法人", "講座を年2回行う", 2),
            (HOME, "法人", "丙", None),
            (HOME, "法人", "丁", None),
        ),
        doubts=(
            ("計画!C2", "no_bullet"),
            ("計画!C3", "no_bullet"),
            ("計画!C4", "no_bullet"),
            ("計画!C5", "target_of_several"),
        ),
        reported=(("C4", "target_not_counted"),),
    ),
    Case(
        "states marked ○ and a memo beside the last column move nothing",
        (
            sheet(
                (*HEADER, ""),
                [HOME, "○迎える雰囲気がある。", "・配慮があるか。", "●甲", "●乙", ""],
                ["", "", "・交流があるか。", "", "●丙", "要調整"],
                ["", "○安全である。", "・点検しているか。", "", "●丁", "未定"],
            ),
        ),
        (
            (HOME, "法人", "甲", None),
            (HOME, "行政", "乙", None),
            (HOME, "行政", "丙", None),
            (HOME, "行政", "丁", None),
        ),
        reported=(("F3", "text_not_read"), ("F4", "text_not_read")),
    ),
    Case(
        "hidden rows and columns are left out and named",
        (
            sheet(
                HEADER,
                [HOME, STATE, VIEW, "●甲", "●乙"],
                ["", "", "○隠れた視点か。", "●隠れた", ""],
                ["", "②次の姿。", "○次か。", "●丙", ""],
                hidden_rows=frozenset({2}),
                hidden_columns=frozenset({4}),
            ),
        ),
        ((HOME, "法人", "甲", None), (HOME, "法人", "丙", None)),
        reported=(("C3", "hidden_row"), ("E1", "hidden_column")),
    ),
    Case(
        "the same with what is hidden",
        (
            sheet(
                HEADER,
                [HOME, STATE, VIEW, "●甲", "●乙"],
                ["", "", "○隠れた視点か。", "●隠れた", ""],
                hidden_rows=frozenset({2}),
                hidden_columns=frozenset({4}),
            ),
        ),
        ((HOME, "法人", "甲", None), (HOME, "行政", "乙", None), (HOME, "法人", "隠れた", None)),
        choices=PlanChoices(hidden=True),
    ),
    Case(
        "struck text is left out and listed",
        (
            sheet(
                HEADER,
                [HOME, STATE, VIEW, "●やめる。\n●続ける。", "●なくす。"],
                struck={(1, 3): "●続ける。", (1, 4): ""},
            ),
        ),
        ((HOME, "法人", "続ける。", None),),
        reported=(("D2", "struck_text"), ("E2", "struck_text")),
    ),
    Case(
        "two years in one book are asked about",
        (
            sheet(["令和5年度計画"], ["機能", "姿", "取組(法人)"], [HOME, STATE, "●旧"], name="R5"),
            sheet(["令和6年度計画"], ["機能", "姿", "取組(法人)"], [HOME, STATE, "●甲"], name="R6"),
        ),
        ((HOME, "法人", "甲", None),),
        reported=(("", "several_years"), ("", "table_of_other_year")),
    ),
    Case(
        "and read for the year that is chosen",
        (
            sheet(["令和5年度計画"], ["機能", "姿", "取組(法人)"], [HOME, STATE, "●旧"], name="R5"),
            sheet(["令和6年度計画"], ["機能", "姿", "取組(法人)"], [HOME, STATE, "●甲"], name="R6"),
        ),
        ((HOME, "法人", "旧", None),),
        reported=(("", "table_of_other_year"),),
        year=2023,
        choices=PlanChoices(year=2023),
    ),
    Case(
        "a second sheet of another form is read, a third that is no plan is named",
        (
            sheet(HEADER, [HOME, STATE, VIEW, "●甲", ""], name="1"),
            sheet(["事業", "目指す姿", "着眼点", "法人の取組"], [NET, "姿。", "視点か。", "●乙"], name="2"),
            sheet(["記入のしかた"], ["●で始めます"], name="3"),
        ),
        ((HOME, "法人", "甲", None), (NET, "法人", "乙", None)),
        reported=(("", "plan_sheet_not_read"),),
    ),
    Case(
        "goals left of the actions are states, in doubt",
        (sheet(["機能", "重点目標", "令和6年度の取組(法人)"], [HOME, "居心地のよい場にする。", "●甲"]),),
        ((HOME, "法人", "甲", None),),
        doubts=(("計画!B1", "column_guessed"),),
    ),
    Case(
        "brackets name what follows",
        (sheet(HEADER, ["＜一般項目＞"], [HOME, STATE, VIEW, "＜重点＞\n●甲\n＜その他＞\n●乙", ""]),),
        ((HOME, "法人", "甲", None), (HOME, "法人", "乙", None)),
    ),
    Case(
        "an official name is the same function",
        (sheet(HEADER, [HOME, STATE, VIEW, "●甲", ""], ["(1)親子の居場所事業", "②別の姿。", VIEW, "●乙", ""]),),
        ((HOME, "法人", "甲", None), (HOME, "法人", "乙", None)),
    ),
    Case(
        "an action merged downwards stands once",
        (sheet(HEADER, [HOME, STATE, VIEW, "●甲", ""], ["", "", "○次か。", "", ""], merged=[(1, 3, 2, 3)]),),
        ((HOME, "法人", "甲", None),),
    ),
)
CONTENT = {
    "viewpoint_without_item",
    "state_without_role_item",
    "five_year_without_item",
    "past_tense",
    "repeated_item",
    "draft_column",
}
"""Codes of what is said of a plan's content, not of its reading."""


_BEFORE_TEXT = re.compile(r"^(?:\d\s|【[^】]+】|[①②○・\s]|\(\d\))+")


def _plan(case: Case) -> Plan:
    return understand(book(*case.sheets), case.choices).plan


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_plan_is_read_as_a_careful_person_reads_it(case):
    plan = _plan(case)
    assert [(item.function, item.role, item.text, item.target_count) for item in plan.items] == list(case.items)
    assert plan.fiscal_year == case.year
    assert sorted((each.source, each.code) for each in plan.repairs if each.confirm) == sorted(case.doubts)
    found = [(each.cell, each.code) for each in plan.problems if each.code not in CONTENT]
    assert sorted(found) == sorted(case.reported)


def _texts(one: Sheet) -> list[tuple[str, str]]:
    """(source, line) of each filled line of a sheet."""
    return [
        (one.source(row, column), line.strip("●・■◆ "))
        for row, values in enumerate(one.rows)
        for column, value in enumerate(values)
        if isinstance(value, str)
        for line in value.splitlines()
    ]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_text_under_a_header_is_in_the_plan_or_in_what_is_said_of_it(case):
    """The account by other means: each line stands in a text of the plan, or its cell, row or column is named."""
    reading = understand(book(*case.sheets), case.choices)
    plan = reading.plan
    parts = (plan.items, plan.target_states, plan.viewpoints, plan.five_year_tasks)
    said = "\n".join([*(each.text for part in parts for each in part), *plan.functions, *plan.roles])
    said += "\n".join(f"{each.value}\n{each.message}" for each in plan.problems)
    said += "\n".join(f"{each.source}\n{each.message}" for each in plan.repairs)
    said += "\n".join(reading.persons.values())
    headed = {word for header in reading.headers for word in " ".join(header.words).split()}
    known = (
        "〃",
        "同上",
        "同左",
        "―",
        "－",
        "特になし",
        "○",
        "◎",
        "○迎える雰囲気がある。",
        "○安全である。",
        "(1)親子の居場所事業",
    )
    beside = {"年3回", "6月・10月・2月", "毎月", "年5回"}
    left = {each.sheet for each in plan.problems if each.code in ("table_of_other_year", "plan_sheet_not_read")}
    columns = {each.cell[0] for each in plan.problems if each.cell[1:] in ("1", "2") and "column" in each.code}
    missing = [
        (source, line)
        for one in case.sheets
        if one.name not in left
        for source, line in _texts(one)[_above(one) :]
        if line not in known
        and line not in headed
        and line not in beside
        and source.partition("!")[2][0] not in columns
        and _BEFORE_TEXT.sub("", line) not in said
    ]
    assert missing == []


def _above(one: Sheet) -> int:
    """How many lines stand above the row that names 姿, the header."""
    first = next((n for n, row in enumerate(one.rows) if any(v and "姿" in str(v) for v in row)), 0)
    first = next((n for n, row in enumerate(one.rows) if any(v and "目標" in str(v) for v in row)), first)
    rows = one.rows[: min(first, len(one.rows))]
    return sum(len(str(value).splitlines()) for row in rows for value in row if isinstance(value, str))


def test_a_line_that_nothing_speaks_of_is_found_by_the_account():
    """The check can fail: a plan from which an item was taken away leaves its text over."""
    reading = understand(book(sheet(HEADER, [HOME, STATE, VIEW, "●甲を行う。\n●乙を行う。", ""])))
    tables = tables_of(sheet(HEADER, [HOME, STATE, VIEW, "●甲を行う。\n●乙を行う。", ""]), {}, {})
    assert unaccounted(tables, reading.plan) == ()
    lost = Plan(2024, reading.plan.items[:1], reading.plan.target_states, reading.plan.viewpoints)
    assert [(each.code, each.cell, each.value) for each in unaccounted(tables, lost)] == [
        ("part_not_read", "D2", "●乙を行う。")
    ]
