"""Rows of 計画 and 実績: what a cell says, and whether a row tells of the item above it."""

from __future__ import annotations

import pytest

from kyoten.sheet.foreign.header.row_kinds import RowKind, is_result_of_row_above, row_kind

PLANNED, REPORTED, WORKED_OUT, ELSEWHEN = RowKind.PLANNED, RowKind.REPORTED, RowKind.WORKED_OUT, RowKind.ELSEWHEN


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("計画", PLANNED), ("目標値", PLANNED), ("【予定】", PLANNED), ("1. 年間計画", PLANNED), ("計画(回)", PLANNED),
        ("実績", REPORTED), ("実施回数", REPORTED), ("（実施）", REPORTED), ("現状", REPORTED), ("取組状況:", REPORTED),
        ("達成率", WORKED_OUT), ("差", WORKED_OUT), ("計画比", WORKED_OUT),
        ("前年度", ELSEWHEN), ("前回実績", ELSEWHEN), ("年度末見込", ELSEWHEN),
        ("今年度", REPORTED), ("今回", REPORTED),
        ("計画を見直した", None), ("", None), ("講座の実績", None),
    ],
)  # fmt: skip
def test_what_kind_of_row_a_cell_says(cell, kind):
    assert row_kind(cell) is kind


@pytest.mark.parametrize(
    ("above", "kind", "expected"),
    [
        (PLANNED, REPORTED, True),
        (PLANNED, WORKED_OUT, True),
        (REPORTED, WORKED_OUT, True),
        (PLANNED, ELSEWHEN, True),
        (ELSEWHEN, REPORTED, True),
        (REPORTED, PLANNED, False),  # the plan of the next item
        (REPORTED, REPORTED, False),  # the same again: another item's
        (PLANNED, None, False),
        (None, REPORTED, False),
    ],
)
def test_results_under_a_plan_are_of_the_item_above(above, kind, expected):
    assert is_result_of_row_above([above, kind], 1) is expected
