"""The columns of a table as texts, row by row: merged cells, 同上, and which columns of items count."""

from __future__ import annotations

import pytest
from foreign_books import grid

from kyoten.sheet.foreign.block import TableBlock
from kyoten.sheet.foreign.header.columns import ColumnMeaning
from kyoten.sheet.foreign.rows.column_texts import ColumnTexts

HEAD = ["項目", "状況"]


def columns_of(rows: list[list[object]], *codes: str, role: str = "", end: int | None = None, **facts) -> ColumnTexts:
    """Under a header in row 1; a code may name a role: text:法人."""
    meanings = tuple(ColumnMeaning(code.partition(":")[0], role=code.partition(":")[2]) for code in codes)
    sheet = grid([HEAD, *rows], **facts)
    return ColumnTexts(TableBlock(sheet, meanings, 1, end or len(sheet.rows), role=role))


def test_each_row_has_its_text_without_what_stands_around_it():
    texts = columns_of([[" 講座を開く ", "○"], [None, "△"], ["案内", 3]], "text", "status")
    assert texts.of(0) == ["講座を開く", "", "案内"]
    assert texts.of(1) == ["○", "△", "3"]
    assert texts.first("status") == ["○", "△", "3"]
    assert texts.first("result") is None


def test_a_table_ends_where_the_next_one_begins():
    assert columns_of([["講座", "○"], ["案内", "△"]], "text", "status", end=2).of(0) == ["講座"]


def test_true_and_1_are_told_apart():
    first, second = columns_of([["甲", True], ["乙", 1]], "text", "status").of(1)
    assert first != second


@pytest.mark.parametrize("ditto", ["同上", "〃"])
def test_the_same_as_above_is_the_text_above(ditto):
    assert columns_of([["講座", "○"], [ditto, ditto], ["案内", ditto]], "text", "status").of(1) == ["○"] * 3
    assert columns_of([[True, "○"], ["講座", "○"], [ditto, "△"]], "text", "status").of(0)[1:] == ["講座", "講座"]


def test_a_merged_cell_is_the_text_of_all_its_rows():
    """Rows 2 and 3 of the sheet; one over two columns is the first column's alone."""
    texts = columns_of([["講座", "○"], [None, None], ["案内", "△"]], "text", "status", merged=((1, 0, 2, 1),))
    assert (texts.of(0), texts.of(1)) == (["講座", "講座", "案内"], ["○", "", "△"])
    assert texts.merged_into == {2}
    assert [texts.top(row, 0) for row in (1, 2, 3)] == [1, 1, 3]
    assert [texts.top(row, 1) for row in (1, 2, 3)] == [1, 2, 3]


def test_rows_that_areas_reach_into_are_those_below_their_first():
    areas = ((1, 0, 3, 0), (3, 1, 4, 1), (0, 0, 0, 1), (5, 0, 5, 1), (6, 0, 7, 0))
    texts = columns_of([[f"{row}", "○"] for row in range(7)], "text", "status", merged=areas)
    assert texts.merged_into == {2, 3, 4, 7}
    assert [texts.top(row, 0) for row in range(1, 8)] == [1, 1, 1, 4, 5, 6, 6]
    assert [texts.top(row, 1) for row in (2, 3, 4, 5)] == [2, 3, 3, 5]


@pytest.mark.parametrize(
    ("codes", "role", "columns"),
    [
        (("text:法人", "text:行政"), "行政", [1]),
        (("text:法人", "text:行政"), "", [0, 1]),
        (("text:法人", "text:行政"), "市社協", [0, 1]),  # none is that role's: all are looked at
        (("status", "text"), "法人", [1]),
    ],
)
def test_where_the_sheet_is_of_one_role_its_columns_count_alone(codes, role, columns):
    texts = columns_of([["講座", "案内"]], *codes, role=role)
    assert [each.column for each in texts.of_items()] == columns


def test_a_column_of_items_knows_how_its_cells_are_named():
    [items] = columns_of([["○", "講座"]], "status", "text:法人", name="報告").of_items()
    assert (items.column, items.role, items.texts) == (1, "法人", ["講座"])
    assert (items.prefix, items.before, items.after) == ("報告!", "B", "")
