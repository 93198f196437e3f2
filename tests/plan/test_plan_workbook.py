"""The same matrix in an Excel workbook with merged cells gives the same plan as the text file's hand-worked reading."""

from __future__ import annotations

import io

import openpyxl
import plan_workbook
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
    without,
)

from kyoten.model import Plan
from kyoten.plan.read import read_plan
from kyoten.reader.workbook import read_workbook

LAYOUTS = {
    "sheet per function": plan_workbook.sheet_per_function,
    "all on one sheet": plan_workbook.all_on_one_sheet,
}


@pytest.fixture(scope="module", params=LAYOUTS.values(), ids=LAYOUTS)
def written(request) -> tuple[bytes, dict[str, str]]:
    return request.param()


@pytest.fixture(scope="module")
def plan(written) -> Plan:
    return read_plan(read_workbook(written[0], "行動計画.xlsx", isolated=False))


def test_the_year_is_that_of_most_headers(plan):
    assert plan.fiscal_year == 2011


def test_items_are_those_of_the_text_file(plan):
    assert differences(without("source", expected_items()), without("source", found_items(plan))) == []


def test_each_item_says_the_cell_it_stands_in(plan, written):
    assert {item.id: item.source for item in plan.items} == written[1]


def test_item_texts_are_as_written_in_their_cells(plan):
    assert {item.id: item.text for item in plan.items} == {line["id"]: line["text"] for line in table("items")}


def test_target_states_are_those_of_the_text_file(plan):
    assert differences(without("source", expected_states()), without("source", found_states(plan))) == []


def test_viewpoints_are_those_of_the_text_file(plan):
    assert differences(without("source", expected_viewpoints()), without("source", found_viewpoints(plan))) == []


def test_five_year_tasks_are_those_of_the_text_file(plan):
    assert differences(without("source", expected_tasks()), without("source", found_tasks(plan))) == []


def test_nothing_is_repaired_where_nothing_is_shifted(plan):
    assert plan.repairs == ()


def test_the_workbook_is_laid_out_with_merged_cells_and_leaves_rows_under_no_viewpoint_alone(written):
    """The test file itself: on each sheet cells are merged downwards, and no merge covers a cell that holds a text."""
    book = openpyxl.load_workbook(io.BytesIO(written[0]))
    merged = [(sheet.title, area) for sheet in book for area in sheet.merged_cells.ranges]
    downwards = [area for _, area in merged if area.min_row < area.max_row]
    assert {area.min_col for area in downwards} == {1, 2, 3}
    assert all(area.min_col == area.max_col for area in downwards)
    assert not any(area.max_col > 3 and area.min_row > 1 for _, area in merged)
    # Rows 65, 82, 86 and 87 of the text file: an item, and an empty viewpoint cell that belongs to no merge.
    for item in ("4-4-H01", "6-2-H01", "6-3-H01", "6-3-H02"):
        name, _, address = written[1][item].rpartition("!")
        beside = book[name].cell(book[name][address].row, 3)
        assert beside.value is None
        assert not any(title == name and beside.coordinate in area for title, area in merged)
