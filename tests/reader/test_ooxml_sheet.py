"""One worksheet part, cell by cell: extent, errors, formulas without a value, percents; built by hand."""

from __future__ import annotations

import pytest

from kyoten.reader.ooxml_sheet import scan_sheet


def scanned(*rows: str):
    """Of the rows' XML; format 5 shows percents."""
    return scan_sheet(f"<worksheet><sheetData>{''.join(rows)}</sheetData></worksheet>".encode(), frozenset({"5"}))


def _row(*cells: str, number: str = "") -> str:
    return f"<row{f' r={chr(34)}{number}{chr(34)}' if number else ''}>{''.join(cells)}</row>"


@pytest.mark.parametrize(
    ("rows", "extent"),
    [
        ((), (0, 0)),
        ((_row('<c r="C4"><v>1</v></c>', number="4"),), (4, 3)),
        ((_row('<c r="c4"><v>1</v></c>', number="4"),), (4, 3)),
        ((_row('<c r="AA1"><v>1</v></c>'), _row('<c r="A9"/>', number="9")), (1, 27)),  # an empty cell holds nothing
        ((_row("<c><v>1</v></c>", "<c><v>2</v></c>", number="3"), _row("<c><v>3</v></c>")), (4, 2)),
        ((_row("<c><v>1</v></c>"), _row("<c><v>1</v></c>", "<c/>")), (2, 1)),
        ((_row('<c r="B2"><v>1</v></c>', "<c><v>2</v></c>", number="2"),), (2, 3)),
        ((_row('<c r="A1" t="s"><v>0</v></c>'), _row('<c r="D1"><f>A1</f></c>')), (1, 4)),
        ((_row('<c r="B1" t="inlineStr"><is><t>文</t></is></c>'),), (1, 2)),
    ],
)
def test_a_sheet_reaches_as_far_as_its_cells_hold_something(rows, extent):
    found = scanned(*rows)
    assert (found.rows, found.columns) == extent


@pytest.mark.parametrize(("zeros", "beyond"), [(18, False), (19, True)])
def test_a_reference_of_more_than_twenty_letters_is_beyond_everything(zeros, beyond):
    found = scanned(_row(f'<c r="B{"0" * zeros}3"><v>1</v></c>', number="3"))
    assert (found.rows > 10**9, found.columns > 10**9) == (beyond, beyond)
    assert beyond or (found.rows, found.columns) == (3, 2)


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        ('<c r="B2" t="e"><v>#REF!</v></c>', "error", "#REF!"),
        ('<c r="B2" t="e"><f>A1</f><v>#N/A</v></c>', "error", "#N/A"),
        ('<c r="B2"><f>SUM(A1:A3)</f></c>', "no_value", "=SUM(A1:A3)"),
        ('<c r="B2"><f>A1</f><v></v></c>', "no_value", "=A1"),
        ('<c r="B2"><f>A1</f><v> </v></c>', "no_value", "=A1"),
        ('<c r="B2" t="shared"><f si="0"/></c>', "no_value", "="),
        ('<c r="B2" t="str"><f>A1</f></c>', "no_value", "=A1"),
        ('<c r="B2" t="str"><f>A1</f><v></v></c>', "", ""),  # the text "" is its value
        ('<c r="B2" t="n"><f>A1</f><v></v></c>', "no_value", "=A1"),
        ('<c r="B2"><f>A1</f><v>0</v></c>', "", ""),
        ('<c r="B2"><v>0</v></c>', "", ""),
    ],
)
def test_a_cell_that_has_no_value_to_read(cell, kind, text):
    faults = scanned(_row(cell, number="2")).extras.faults
    assert {at: (each.kind, each.text) for at, each in faults.items()} == ({(1, 1): (kind, text)} if kind else {})


@pytest.mark.parametrize(
    ("cell", "percent"),
    [
        ('<c r="B2" s="5"><v>0.5</v></c>', True),
        ('<c r="B2" s="5" t="n"><v>0.5</v></c>', True),
        ('<c r="B2" s="5"><f>A1</f><v>0.5</v></c>', True),
        ('<c r="B2" s="4"><v>0.5</v></c>', False),
        ('<c r="B2"><v>0.5</v></c>', False),
        ('<c r="B2" s="5" t="s"><v>0</v></c>', False),
        ('<c r="B2" s="5"/>', False),
    ],
)
def test_a_number_that_is_shown_as_a_percentage(cell, percent):
    assert set(scanned(_row(cell, number="2")).extras.percents) == ({(1, 1)} if percent else set())


def test_each_cell_has_its_own_parts():
    """The formula of the first is not the second's, nor is a text between cells anybody's."""
    found = scanned(_row('<c r="A1"><f>B1</f><v>1</v></c>', " ", '<c r="B1"><v>2</v></c>', '<c r="C1"><f>A1</f></c>'))
    assert set(found.extras.faults) == {(0, 2)}
