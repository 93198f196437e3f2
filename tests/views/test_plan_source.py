"""A plan beside its cells, worked out by hand: what stands in each row, what it became, what it did not."""

from __future__ import annotations

from plan_grids import HEADER, book, grid

from kyoten.plan.choices import PlanChoices
from kyoten.plan.understand import understand
from kyoten.reader.workbook import read_workbook
from kyoten.sample import PLAN_FILE, read_shipped_plan
from kyoten.views.plan_source import FromCell, by_function
from kyoten.views.plan_view import items_at

SHEET = grid(
    ["令和5年度計画"],
    [*HEADER, "備考"],
    ["親子の居場所", "①姿", "○視点か。", "【法人】●五年", "●年3回7月に講座\n●乙", "", "要調整"],
    ["", "", "○次か。", "", "", "●丙", ""],
    ["子育て相談", "①相談", "", "", "", "●丁", ""],
    ["計", "", "", "", "3", "1", ""],
    name="計画",
    textual=False,
)


def test_each_row_stands_beside_what_it_became() -> None:
    plan = understand(book(SHEET)).plan
    rows = by_function(book(SHEET), plan)
    assert list(rows) == ["親子の居場所", "子育て相談"]
    first, second = rows["親子の居場所"]
    assert first.place == "計画　3行目"
    assert first.cells == (
        ("A3", "親子の居場所"),
        ("B3", "①姿"),
        ("C3", "○視点か。"),
        ("D3", "【法人】●五年"),
        ("E3", "●年3回7月に講座\n●乙"),
        ("G3", "要調整"),
    )
    assert first.read == (
        FromCell("目指す拠点の姿", "姿"),
        FromCell("振り返りの視点", "視点か。"),
        FromCell("5か年の取組(法人)", "五年"),
        FromCell("1-1-H01　法人", "年3回7月に講座", "回数型 年3回 7月", item=True),
        FromCell("1-1-H02　法人", "乙", "達成型", item=True),
    )
    assert [each.head for each in second.read] == ["振り返りの視点", "1-1-G01　行政"]


def test_a_row_that_is_not_in_the_plan_stands_where_it_was_and_says_so() -> None:
    plan = understand(book(SHEET)).plan
    last = by_function(book(SHEET), plan)["子育て相談"][-1]
    assert (last.place, last.read, last.left) == ("計画　6行目", (), ("A6",))


def test_every_item_of_the_shipped_plan_stands_beside_its_cell() -> None:
    """By hand (tests/plan/plan_expected): 46, 21, 12, 15, 14 and 28 items, in the plan's order of functions."""
    workbook = read_workbook(PLAN_FILE.read_bytes(), "計画.tsv", isolated=False)
    rows = by_function(workbook, read_shipped_plan())
    counts = [sum(each.item for row in listed for each in row.read) for listed in rows.values()]
    assert counts == [46, 21, 12, 15, 14, 28]


def test_the_items_of_a_cell_or_else_of_its_row_are_found() -> None:
    plan = understand(book(SHEET), PlanChoices()).plan
    assert [item.text for item in items_at(plan, "計画!E3")] == ["年3回7月に講座", "乙"]
    assert [item.text for item in items_at(plan, "計画!A4")] == ["丙"]
    assert items_at(plan, "計画!A9") == ()
    assert items_at(plan, "ほか!E3") == ()
    shipped = read_shipped_plan()
    assert [item.id for item in items_at(shipped, "R62C6")] == ["4-3-H01"]


def test_a_function_of_which_nothing_but_a_five_year_task_was_read_is_shown() -> None:
    sheet = grid(
        HEADER, ("親子の居場所", "", "", "【区】●五年"), ("子育て相談", "", "", "", "●甲"), name="計画", textual=False
    )
    rows = by_function(book(sheet), understand(book(sheet)).plan)
    assert {function: [each.head for row in listed for each in row.read] for function, listed in rows.items()} == {
        "子育て相談": ["1-0-H01　法人"],
        "親子の居場所": ["5か年の取組(区)"],
    }
