"""Tables and lines of a document → one sheet, one below the other, by hand."""

from __future__ import annotations

import pytest

from kyoten.problems.problem import Unreadable
from kyoten.reader.document.pieces import BodyLine, TablePiece, sheet_of
from kyoten.reader.limits import Limits


def table(name: str, *texts: str, goes_on: bool = False, **facts) -> TablePiece:
    """A table of one column; "" is an empty cell."""
    cells = {(row, 0): text for row, text in enumerate(texts)}
    return TablePiece(name, len(texts), 1, cells, goes_on=goes_on, **facts)


def stacked(*pieces) -> list[tuple[str, object]]:
    """(name of the row, what stands in it)."""
    sheet = sheet_of(pieces, "計画", Limits())
    return [
        (name, next((value for value in row if value is not None), None))
        for name, row in zip(sheet.row_names, sheet.rows, strict=True)
    ]


def test_lines_stand_right_of_every_table_and_a_blank_row_parts_them():
    wide = TablePiece("表2", 1, 3, {(0, 2): "丙"})
    sheet = sheet_of([BodyLine("本文1行目", "題"), table("表1", "甲", ""), wide], "計画", Limits())
    assert sheet.rows == (
        (None, None, None, "題"),
        (None, None, None, None),
        ("甲", None, None, None),
        (None, None, None, None),
        (None, None, None, None),
        (None, None, "丙", None),
    )
    assert sheet.row_names == ("本文1行目", "", "表1 行1", "表1 行2", "", "表2 行1")
    assert (sheet.name, sheet.textual) == ("計画", True)


def test_a_line_behind_a_table_stands_apart_from_it_and_two_lines_together():
    lines = BodyLine("本文1行目", "注"), BodyLine("本文2行目", "注2")
    assert stacked(table("表1", "甲"), *lines, table("表2", "乙")) == [
        ("表1 行1", "甲"), ("", None), ("本文1行目", "注"), ("本文2行目", "注2"), ("", None), ("表2 行1", "乙"),
    ]  # fmt: skip


def test_a_table_goes_on_on_the_next_page_without_a_blank_row():
    """A page's number between its parts parts them no more than the page; each top knows the row before it."""
    pieces = [table("p.1 表1", "甲"), table("p.2 表1", "乙", goes_on=True), BodyLine("p.2 本文1行目", "- 2 -")]
    pieces += [table("p.3 表1", "丙", "丁", goes_on=True), BodyLine("p.3 本文1行目", "注"), table("p.3 表2", "戊")]
    sheet = sheet_of(pieces, "計画", Limits())
    assert sheet.row_names == (
        "p.1 表1 行1", "p.2 表1 行1", "p.2 本文1行目", "p.3 表1 行1", "p.3 表1 行2", "",
        "p.3 本文1行目", "", "p.3 表2 行1",
    )  # fmt: skip
    assert sheet.page_tops == {1: 0, 3: 1}


def test_a_table_that_would_go_on_but_is_the_first_has_nothing_before_it():
    sheet = sheet_of([BodyLine("本文1行目", "題"), table("p.1 表1", "甲", goes_on=True)], "計画", Limits())
    assert (sheet.row_names, sheet.page_tops) == (("本文1行目", "p.1 表1 行1"), {})


def test_what_is_known_of_a_tables_cells_moves_down_with_them():
    facts = {"merged": [(0, 0, 1, 0)], "struck": {(1, 0): "乙"}, "not_text": {(0, 0): "中"}, "hidden_rows": {1}}
    sheet = sheet_of([table("表1", "甲"), table("表2", "乙丙", "丁", **facts)], "計画", Limits())
    assert sheet.merged == ((2, 0, 3, 0),)
    assert (sheet.struck, sheet.not_text, sheet.hidden_rows) == ({(3, 0): "乙"}, {(2, 0): "中"}, {3})


def test_a_document_without_a_table_is_none():
    with pytest.raises(Unreadable) as caught:
        sheet_of([BodyLine("本文1行目", "題")], "計画", Limits())
    assert caught.value.problem.code == "no_table"
