"""Plans as other bases lay them out: one table a kind of layout, the reading worked out by hand.

`(function, role, text, times a year)` for each item; what is asked, repaired in doubt or left out beside it.
"""

from __future__ import annotations

import re

import pytest
from plan_case import HEADER, HOME, STATE, VIEW, Case, sheet
from plan_contents_of_others import FILLED
from plan_grids import book
from plan_headers_of_others import HEADED

from kyoten.model import Plan
from kyoten.plan.account import unaccounted
from kyoten.plan.tables import tables_of
from kyoten.plan.understand import understand
from kyoten.reader.workbook import Sheet

CASES = (*HEADED, *FILLED)
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
