"""The list of problems in the sender's workbook: as laid out by hand, each address a link where it leads somewhere."""

from __future__ import annotations

import openpyxl
import pytest

from kyoten.problems.problem import Problem, Severity
from kyoten.problems.report import Report
from kyoten.sheet.annotate.problem_list import add_list, legal


def listed(*problems: Problem):
    book = openpyxl.Workbook()
    book.active.title = "館長's 報告"
    add_list(book, Report("報告.xlsx", readable=True, problems=problems))
    return book["指摘一覧"]


def found(sheet: str = "館長's 報告", cell: str = "F12", **words: str) -> Problem:
    facts = {"value": "150%", "message": "100%を超えています。", "remedy": "直してください。"} | words
    return Problem(Severity.ERROR, "code", sheet, cell, **facts)


@pytest.mark.parametrize(
    ("sheet", "cell", "leads"),
    [
        ("館長's 報告", "F12", True),
        ("館長's 報告", "XFD1048576", True),
        ("別のシート", "F12", False),  # none of the workbook's
        ("館長's 報告", "R5C1", False),  # the address of a text file's
        ("館長's 報告", "", False),
        ("", "F12", False),
    ],
)
def test_an_address_is_a_link_where_its_cell_is_there(sheet, cell, leads):
    """An apostrophe in a sheet's name is doubled."""
    link = listed(found(sheet, cell))["C2"].hyperlink
    assert (link.location if link else None) == (f"'館長''s 報告'!{cell}" if leads else None)


def test_the_list_is_laid_out_to_be_printed():
    """Over the width of a page in landscape, its header kept in view."""
    sheet = listed(found())
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}
    assert widths == {"区分": 8, "シート": 16, "セル": 8, "値": 24, "指摘": 56, "直し方": 56}
    assert all(cell.font.b and cell.fill.fgColor.rgb == "FFE3E9EF" for cell in sheet[1])
    assert (sheet.freeze_panes, sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("A2", "landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(cell.alignment.wrap_text and cell.alignment.vertical == "top" for cell in sheet[2])


@pytest.mark.parametrize(("letters", "height"), [(28, 16), (29, 32), (56, 32), (57, 48), (28 * 26, 409)])
def test_a_row_is_as_high_as_its_longest_text(letters, height):
    """A letter takes two of a column's 56 units, a line 16 points; no row is higher than Excel allows."""
    assert listed(found(message="あ" * letters)).row_dimensions[2].height == height


def test_what_no_cell_may_hold_is_left_out():
    assert legal("甲\x07乙\ufffe丙\uffff\ud800丁") == "甲乙丙丁"
    assert len(legal("あ" * 40_000)) == 32_767
