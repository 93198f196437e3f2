"""The shipped plan, read and compared with its hand-worked reading (plan_expected/README.md), field by field."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from plan_tables import (
    differences,
    expected_items,
    expected_states,
    expected_tasks,
    expected_viewpoints,
    found_items,
    found_states,
    found_tasks,
    found_viewpoints,
    table,
)

from kyoten.model import Plan
from kyoten.plan.read import read_plan
from kyoten.reader.workbook import read_workbook

MATRIX = Path(__file__).parents[2] / "data" / "plan_matrix_h23.tsv"
SHA256 = "b7d63d38a6387c992f988e810545c03d3d0c97ff589a1f27cfdaea5cd994e6b4"

# Counted in the file, function by function: 法人, 行政, 市社協.
COUNTS = {
    "親子の居場所": (34, 12, 0),
    "情報収集・提供": (15, 6, 0),
    "ネットワーク": (11, 1, 0),
    "子育て相談": (11, 4, 0),
    "人材育成": (9, 5, 0),
    "子育てサポートシステム": (20, 7, 1),
}

# As they stand in the file, character by character: widths, spaces and slips of the pen are the plan's own.
FULL_TEXTS = {
    "1-1-H06": "新規受入れ説明は、入館の際に受け付で即時対応できるよう、"
    "ひろばスタッフ全員が新規説明ができる体制を実施した。",
    "1-6-H01": "遊びのマイスター一月1回継続実施。",
    "1-6-H02": "2～3歳児向けに「つくる楽しみ」を感じるプログラムを新規実施。月1回予定。施。",
    "2-2-H01": "既存の支援者間の複数のネットワークを把握し、ネットワーク間、個人間で情報交換できる"
    "仕組みづくりについて検討する。(ネットワークにも同じ項目)",
    "2-2-H02": "子育て支援者・主任児童委員が必要な【情報】がどういったものなのかを把握する。",
    "3-2-H04": "再掲：地域の子育てサロン、サークルに、拠点で発生したボランティア活動グループが参加したり、"
    "交流できるような機会をつくる。",
    "4-1-H02": "ひろば↔相談員との綿密な連携を継続して行う。",
    "4-2-H02": "年2回(9月と3月を予定)にどろっぷとのカンファレンスの場を持つ。"
    "またそれ以外には適宜必要なときは速やかに事例検討が持てる機会をお互いで創る。",
    "4-3-G01": "記録用紙の保存の徹底",
    "6-4-S01": "他機関との調整。",
}

# Plain cases only: an item in the same words stands beside the task, or no item speaks of the matter at all.
FIVE_YEAR_TASKS = (
    ("利用者への対応についてのスタッフの研鑽", "R6C4", False),
    ("同じニーズ、共通課題を持つ親同士のつながりづくり", "R8C4", False),
    ("こんにちは赤ちゃん事業を通じた周知(再掲)", "R8C4", False),
    ("親が子どもを遊ばせながらリラックスできる企画の実施", "R12C4", False),
    ("解決につながっていないニーズについて、解決に向けた取組を継続", "R16C4", False),
    (
        "拠点が育成した人材を、区域全体の活動へコーディネートできるよう、"
        "拠点の支援(区のネットワーク活用等)、助言を行う。",
        "R68C4",
        False,
    ),
    ("ヒヤリハット経験者をより減らしていくための安全管理対策", "R10C4", True),
    ("妊娠期からの子育て支援を実施していくための妊娠期の方のネットワーク化", "R50C4", True),
    ("働く親のグループ化", "R50C4", True),
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(read_workbook(MATRIX.read_bytes(), MATRIX.name, isolated=False))


def test_the_shipped_matrix_is_the_plan_byte_for_byte():
    assert hashlib.sha256(MATRIX.read_bytes()).hexdigest() == SHA256


def test_the_plan_is_of_the_year_that_most_headers_name(plan):
    assert plan.fiscal_year == 2011


def test_every_item_stands_where_the_hand_reading_puts_it(plan):
    assert differences(expected_items(), found_items(plan)) == []


def test_every_target_state_is_read(plan):
    assert differences(expected_states(), found_states(plan)) == []


def test_every_viewpoint_has_its_states_and_items(plan):
    assert differences(expected_viewpoints(), found_viewpoints(plan)) == []


def test_every_five_year_task_has_its_segment(plan):
    assert differences(expected_tasks(), found_tasks(plan)) == []


def test_items_per_function_and_role_are_as_counted_in_the_file(plan):
    found = Counter((item.function, item.role) for item in plan.items)
    counts = {name: tuple(found[name, role] for role in ("法人", "行政", "市社協")) for name in COUNTS}
    assert counts == COUNTS
    assert sum(found.values()) == 136


@pytest.mark.parametrize(("item_id", "text"), FULL_TEXTS.items())
def test_texts_are_kept_as_written(plan, item_id, text):
    item = plan.item(item_id)
    assert item is not None
    assert item.text == text


def test_rows_are_repaired_where_the_hand_reading_repairs_them_and_doubt_is_marked(plan):
    """By rows: a repair may be recorded at any cell of the row, and once or for each cell that it moves."""
    expected = {_row(line["source"]): line["confirm"] == "true" for line in table("repairs")}
    found = {_row(repair.source): False for repair in plan.repairs}
    for repair in plan.repairs:
        found[_row(repair.source)] |= repair.confirm
    assert found == expected


def test_every_repair_says_what_was_concluded_at_a_cell_that_holds_text(plan):
    cells = [line.split("\t") for line in MATRIX.read_text("utf-8-sig").split("\n")]
    for repair in plan.repairs:
        row, _, column = repair.source.removeprefix("R").partition("C")
        assert cells[int(row) - 1][int(column) - 1].strip(), repair
        assert repair.message, repair


def test_problems_are_those_that_the_hand_reading_reports(plan):
    """All but the five-year tasks with no item like them: how alike is alike is for the next test."""
    expected = Counter((line["source"], line["code"]) for line in table("reports"))
    found = Counter((each.cell, each.code) for each in plan.problems if each.code != "five_year_without_item")
    assert {"missing": expected - found, "too many": found - expected} == {"missing": Counter(), "too many": Counter()}


@pytest.mark.parametrize(("text", "source", "reported"), FIVE_YEAR_TASKS)
def test_a_five_year_task_is_reported_where_no_item_is_like_it(plan, text, source, reported):
    found = {(each.value, each.cell) for each in plan.problems if each.code == "five_year_without_item"}
    assert ((text, source) in found) is reported


def test_the_expected_tables_agree_with_each_other_and_with_the_file():
    """Viewpoints and items name each other, and each text stands in the cell that is given for it."""
    under = {line["key"]: line["items"].split() for line in table("viewpoints")}
    for item in table("items"):
        assert [key for key, items in under.items() if item["id"] in items] == item["viewpoints"].split(), item["id"]
    cells = [line.split("\t") for line in MATRIX.read_text("utf-8-sig").split("\n")]
    for name in ("items", "target_states", "viewpoints", "five_year_tasks"):
        for line in table(name):
            row, _, column = line["source"].removeprefix("R").partition("C")
            assert line["text"] in cells[int(row) - 1][int(column) - 1], line


def _row(source: str) -> str:
    return source.partition("C")[0]
