"""Percents as people type them, by hand from docs/reading.md, \"Values\"."""

from __future__ import annotations

import datetime as dt

import pytest

from kyoten.reader.workbook import CellFault
from kyoten.sheet.values import cell_values
from kyoten.sheet.values.cell_values import Unit

NOT_NUMBER, RANGE, AMBIGUOUS = "percent_not_number", "percent_out_of_range", "percent_ambiguous"


@pytest.mark.parametrize(
    ("typed", "unit", "expected"),
    [
        # numbers in a column of percents
        (50, Unit.PERCENT, 50),
        (50.0, Unit.PERCENT, 50),
        (0, Unit.PERCENT, 0),
        (100, Unit.PERCENT, 100),
        (12.5, Unit.PERCENT, 12.5),
        (1, Unit.PERCENT, 1),
        ("50", Unit.PERCENT, 50),
        ("５０", Unit.PERCENT, 50),
        # numbers in a column of ratios
        (0.5, Unit.RATIO, 50),
        (0.29, Unit.RATIO, 29),
        (1, Unit.RATIO, 100),
        (0, Unit.RATIO, 0),
        ("0.5", Unit.RATIO, 50),
        # what may be either is asked about
        (0.5, Unit.MIXED, AMBIGUOUS),
        (1, Unit.MIXED, AMBIGUOUS),
        (1, Unit.UNCLEAR, AMBIGUOUS),
        (50, Unit.MIXED, 50),
        (0, Unit.MIXED, 0),
        (0, Unit.UNCLEAR, 0),
        # a unit says what it is, whatever the column
        ("50%", Unit.MIXED, 50),
        ("５０％", Unit.PERCENT, 50),
        ("0.5%", Unit.MIXED, 0.5),
        ("1%", Unit.UNCLEAR, 1),
        ("50パーセント", Unit.PERCENT, 50),
        ("5割", Unit.PERCENT, 50),
        ("五割", Unit.PERCENT, 50),
        ("５割５分", Unit.PERCENT, 55),
        ("10割", Unit.PERCENT, 100),
        ("約50%", Unit.PERCENT, 50),
        ("およそ5割", Unit.PERCENT, 50),
        ("50%程度", Unit.PERCENT, 50),
        ("8割方", Unit.PERCENT, 80),
        ("八割がた", Unit.PERCENT, 80),
        ("半分", Unit.MIXED, 50),
        ("約半分", Unit.PERCENT, 50),
        ("半分程度", Unit.PERCENT, 50),
        ("約 50", Unit.PERCENT, 50),
        # out of range
        (120, Unit.PERCENT, RANGE),
        ("120%", Unit.PERCENT, RANGE),
        ("12割", Unit.PERCENT, RANGE),
        (-5, Unit.PERCENT, RANGE),
        ("△5", Unit.PERCENT, RANGE),
        ("▲5%", Unit.PERCENT, RANGE),
        (1e300, Unit.PERCENT, RANGE),
        # no number
        ("たくさん", Unit.PERCENT, NOT_NUMBER),
        ("半分以上", Unit.PERCENT, NOT_NUMBER),
        ("50〜60%", Unit.PERCENT, NOT_NUMBER),
        ("5～6割", Unit.PERCENT, NOT_NUMBER),
        ("50%方", Unit.PERCENT, NOT_NUMBER),
        ("50%→60%", Unit.PERCENT, NOT_NUMBER),
        ("50%以上", Unit.PERCENT, NOT_NUMBER),
        ("約0.5", Unit.PERCENT, NOT_NUMBER),
        ("9" * 400, Unit.PERCENT, NOT_NUMBER),
        (True, Unit.PERCENT, NOT_NUMBER),
        (float("inf"), Unit.PERCENT, NOT_NUMBER),
        (dt.date(2011, 9, 3), Unit.PERCENT, NOT_NUMBER),
        # empty
        (None, Unit.PERCENT, None),
        ("　", Unit.PERCENT, None),
        ("－", Unit.PERCENT, None),
        ("ー", Unit.PERCENT, None),
        ("-", Unit.PERCENT, None),
        ("なし", Unit.PERCENT, None),
        ("特になし", Unit.PERCENT, None),
        ("N/A", Unit.PERCENT, None),
        ("Ｎ／Ａ", Unit.PERCENT, None),
        # faults
        (CellFault("error", "#REF!"), Unit.PERCENT, "error_cell"),
        (CellFault("no_value", "=A1"), Unit.PERCENT, "formula_no_value"),
    ],
)
def test_percent(typed, unit, expected):
    """A percent is read as the number it means, or says why it is not."""
    reading = cell_values.percent(typed, unit)
    assert (reading.problem or reading.value) == expected
    assert bool(reading.problem) == isinstance(expected, str)


def test_a_cell_shown_as_a_percentage_says_its_unit_itself():
    """0.5 in percent format is 50 % even beside whole numbers; 1.2 is 120 % and out of range."""
    assert cell_values.percent(0.5, Unit.MIXED, in_percent_format=True).value == 50
    assert cell_values.percent(1, Unit.UNCLEAR, in_percent_format=True).value == 100
    assert cell_values.percent(1.2, Unit.PERCENT, in_percent_format=True).problem == RANGE


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ([50, 80, None, "完了"], Unit.PERCENT),
        ([50, 1], Unit.PERCENT),
        ([0.5, 1, 0], Unit.RATIO),
        (["0.5"], Unit.RATIO),
        ([0.5, 50], Unit.MIXED),
        ([0, 1], Unit.UNCLEAR),
        (["50%", "5割"], Unit.UNCLEAR),
        ([], Unit.UNCLEAR),
    ],
)
def test_percent_unit(column, expected):
    """The bare numbers of the whole column say together what they are."""
    assert cell_values.percent_unit(column) is expected
