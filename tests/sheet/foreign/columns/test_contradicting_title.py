"""Columns that all name one quarter under a title that names another (docs/reading.md, "Theirs", Period)."""

from __future__ import annotations

import pytest
from foreign_books import GUIDE, Q1, book, read

from kyoten.sheet.known import Choices


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ([["項目", "1Q進捗率", "取組実績"]], ["B2"]),
        ([["項目", "1Q状況", "1Q取組実績"]], ["B2"]),
        ([["項目", "第1四半期", "第1四半期"], ["", "状況", "取組実績"]], ["B3"]),
    ],
)
def test_a_title_that_contradicts_all_columns_is_asked_about(header, cells):
    """Nobody knows which of the two is the slip: nothing is filed until a person has said it."""
    value = 40 if "率" in header[0][1] else "着手"
    rows = [["第2四半期報告"], *header, [GUIDE, value, "刷った。"]]
    report = read(book(("表", rows)))
    assert report.entries == ()
    assert [each.cell for each in report.problems if each.code == "column_of_other_time"] == cells
    answered = read(book(("表", rows)), choices=Choices(quarter=Q1))
    assert [(entry.quarter, entry.percent or entry.status) for entry in answered.entries] == [(Q1, value)]
