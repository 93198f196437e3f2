"""What stands beside a row's text: an item's id, a running number, nothing (docs/reading.md, "Theirs")."""

from __future__ import annotations

import pytest
from foreign_books import COURSE, GUIDE, book, found, read, said


@pytest.mark.parametrize("number", [12, "12", "1-1", "No.3", ""])
def test_a_running_number_does_not_hide_the_id_in_front_of_a_text(number):
    """案内 alone would be too little of the item; with its id it is enough."""
    report = read(book(("1Q", [["No.", "項目", "状況"], [number, "1-1-H01 案内", "着手"], [number, COURSE, "着手"]])))
    assert [row[:3] for row in said(report)] == [(1, "1-1-H01", "着手"), (1, "1-1-H02", "着手")]
    assert found(report) == []


@pytest.mark.parametrize("number", ["1-1-H01", "１－１－Ｈ０１", "1-1-h1"])
def test_an_id_in_the_number_column_is_the_rows(number):
    report = read(book(("1Q", [["No.", "項目", "状況"], [number, GUIDE, "着手"], ["", COURSE, "着手"]])))
    assert [row[1] for row in said(report)] == ["1-1-H01", "1-1-H02"]
    assert found(report) == []
