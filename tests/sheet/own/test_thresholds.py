"""Where and of when a machine row may be, at both sides."""

from __future__ import annotations

import pytest

from kyoten.fiscal import Quarter
from kyoten.reader.workbook import Sheet
from kyoten.sheet.own.machine_row import Marker, find_marker, parse_marker


@pytest.mark.parametrize(("above", "found"), [(29, True), (30, False)])
def test_the_machine_row_is_one_of_the_first_thirty(above, found):
    """People put titles over it; a long sheet is not searched to its end."""
    row = (Marker("拠点", Quarter(2011, 2), "法人", 1).text(), "status")
    sheet = Sheet("報告", ((None, None),) * above + (row,))
    marked = find_marker(sheet)
    assert (marked is not None) is found
    if marked:
        assert (marked.row, marked.columns, marked.address) == (29, {0: "item", 1: "status"}, "A30")


@pytest.mark.parametrize(("year", "known"), [(1925, False), (1926, True), (2199, True), (2200, False)])
def test_a_sheet_is_of_a_year_whose_era_has_a_name(year, known):
    marker = Marker("拠点", Quarter(year, 2), "法人", 1)
    assert parse_marker(marker.text()) == (marker if known else None)


def test_a_code_that_stands_twice_counts_at_its_first_place():
    row = (Marker("拠点", Quarter(2011, 2), "法人", 1).text(), "status", " percent ", "status", "nonsense", None, 5)
    marked = find_marker(Sheet("報告", (row,)))
    assert (marked.columns, marked.doubled) == ({0: "item", 1: "status", 2: "percent"}, {3: "status"})
    assert (marked.column("percent"), marked.column("count")) == (2, -1)


def test_a_sheet_that_was_handed_out_long_ago_is_still_ours():
    """As the first edition wrote it, letter by letter: such sheets lie on people's disks."""
    text = '{"kyoten": 1, "site": "拠点", "year": 2011, "quarter": 2, "role": "法人", "plan": 1}'
    first = ("status", "percent", "count", "result", "issue", "next_action", "person")
    assert parse_marker(text) == Marker("拠点", Quarter(2011, 2), "法人", 1, first)
    assert parse_marker(text.replace('"kyoten": 1', '"kyoten": 2')) is None
