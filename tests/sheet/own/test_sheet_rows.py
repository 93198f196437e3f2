"""Rows and columns of our own sheet read back, whatever was moved, changed, deleted or written twice."""

from __future__ import annotations

from quarter_sheets import (
    FILLED,
    MACHINE,
    PLAN,
    Filled,
    filled,
    found,
    read_book,
    said,
    with_rows,
)

from kyoten.problems.problem import Severity
from kyoten.reader.workbook import read_workbook

# Columns of 法人's sheet: A number, E text, F target, G–J last values, K 状況, L 進捗率, M 実績, N 取組実績, O 課題,
# P 次期の対応, Q 担当. Rows 5–9 are H01–H05.


def test_a_changed_plan_text_is_a_warning_and_the_plans_words_count():
    """The edited text is shown; white space and punctuation alone are no change."""
    sheet = Filled().type("1-1-H01", 状況="着手")
    sheet.sheet["E5"] = "別の計画にした。"
    sheet.sheet["E6"] = " 育児講座を開く "
    report = sheet.read()
    assert [(each.severity, each.cell, each.code) for each in report.problems] == [
        (Severity.WARNING, "E5", "locked_changed")
    ]
    assert "別の計画にした。" in report.problems[0].message
    assert list(said(report)) == ["1-1-H01"]


def test_columns_sorted_apart_are_an_error():
    """Two plan texts exchanged against their numbers: which item was meant cannot be told."""
    sheet = Filled().type("1-1-H01", 状況="着手").type("1-1-H05", 状況="完了")
    sheet.sheet["E5"], sheet.sheet["E9"] = sheet.sheet["E9"].value, sheet.sheet["E5"].value
    report = sheet.read()
    errors = [(each.cell, each.code) for each in report.errors]
    assert errors == [("E5", "item_and_text_disagree"), ("E9", "item_and_text_disagree")]
    assert report.entries == ()


def test_rows_in_another_order_filtered_or_hidden():
    """Rows are found by their number: upside down and with one row hidden, the same is read."""
    sheet = filled()
    rows = [[cell.value for cell in row] for row in sheet.sheet.iter_rows(min_row=5, max_row=9)]
    for target, values in zip(range(9, 4, -1), rows, strict=True):
        for column, value in enumerate(values, start=1):
            cell = sheet.sheet.cell(target, column)
            cell.value = value
            cell.data_type = "s" if isinstance(value, str) else cell.data_type
    sheet.sheet.row_dimensions[7].hidden = True
    report = sheet.read()
    assert said(report) == FILLED
    assert report.problems == ()
    assert report.entries[0].cells[0] == ("status", "報告!K5")


def test_an_inserted_column_and_rows_above_change_nothing():
    """A column put in before 状況 and three rows put in at the top."""
    sheet = filled()
    sheet.sheet.insert_cols(11)
    sheet.sheet["K4"], sheet.sheet["K5"] = "メモ", "要確認"
    sheet.sheet.insert_rows(1, amount=3)
    report = sheet.read()
    assert said(report) == FILLED
    assert report.problems == ()
    assert dict(report.entries[0].cells)["status"] == "報告!L8"


def test_moved_columns_change_nothing():
    """All columns in the opposite order: the machine row went with them."""
    book = read_workbook(filled().bytes(), "報告.xlsx", isolated=False)
    report = read_book(with_rows(book, lambda rows: tuple(tuple(reversed(row)) for row in rows)))
    assert said(report) == FILLED
    assert report.problems == ()


def test_a_column_taken_away_is_said_and_the_rest_is_read():
    """Without 担当 and without the plan's 視点: only the input column is a warning."""
    sheet = filled()
    sheet.sheet.delete_cols(17)
    sheet.sheet.delete_cols(4)
    report = sheet.read()
    assert [(each.severity, each.code, each.value) for each in report.problems] == [
        (Severity.WARNING, "missing_column", "担当")
    ]
    assert said(report)["1-1-H01"][:2] == ("実施中", 60)


def test_a_column_that_is_there_twice_is_read_from_the_left():
    """A copy of 状況 at the right end is not read, and that is said."""
    sheet = filled()
    sheet.sheet.cell(MACHINE, 18, "status")
    sheet.sheet.cell(5, 18, "完了")
    report = sheet.read()
    assert [(each.cell, each.code) for each in report.problems] == [("R3", "doubled_column")]
    assert said(report) == FILLED


def test_unknown_and_missing_numbers():
    """An unknown number with a report is an error, without one a warning; a report without a number is an error."""
    sheet = Filled().type("1-1-H01", 状況="着手").type("1-1-H02", 状況="着手")
    sheet.sheet["A5"], sheet.sheet["A6"], sheet.sheet["A12"] = "9-9-H99", None, "以上"
    report = sheet.read()
    assert [(each.severity, each.cell, each.code) for each in report.problems] == [
        (Severity.ERROR, "A5", "unknown_item"),
        (Severity.ERROR, "A6", "no_item"),
        (Severity.WARNING, "A12", "unknown_item"),
        (Severity.WARNING, "", "missing_rows"),
    ]
    assert report.unmatched == ("報告!A5", "報告!A6")


def test_a_number_in_full_width_is_the_same_item():
    """１－１－ｈ０１ is read as 1-1-H01, and recorded."""
    sheet = Filled().type("1-1-H01", 状況="着手")
    sheet.sheet["A5"] = "１－１－ｈ０１"
    report = sheet.read()
    assert list(said(report)) == ["1-1-H01"]
    assert [(each.cell, each.result) for each in report.conversions] == [("A5", "1-1-H01")]


def test_deleted_rows_are_counted_restated_ones_are_not_missed():
    """H03 and H04 (再掲) are gone: one is missing."""
    sheet = filled()
    sheet.sheet.delete_rows(7, 2)
    report = sheet.read()
    assert [(each.severity, each.code, each.value) for each in report.problems] == [
        (Severity.WARNING, "missing_rows", "1")
    ]
    assert "1-1-H03" in report.problems[0].message


def test_a_number_there_twice_with_different_reports():
    """Neither row is taken; each names the places of both. An empty copy of a row does no harm."""
    sheet = Filled().type("1-1-H01", 状況="着手")
    sheet.sheet["A10"], sheet.sheet["K10"], sheet.sheet["E10"] = "1-1-H01", "完了", PLAN.items[0].text
    sheet.sheet["A11"] = "1-1-H05"
    report = sheet.read()
    errors = [(each.cell, each.code) for each in report.errors]
    assert errors == [("A5", "duplicate_item"), ("A10", "duplicate_item")]
    assert "報告!A5、報告!A10" in report.errors[0].message
    assert report.entries == ()
    assert report.blank.count("1-1-H05") == 1


def test_a_number_in_every_row_is_said_in_short_sentences():
    """2,000 rows of one number with different reports: 2,000 errors, each of which names five places."""
    book = read_workbook(Filled().type("1-1-H01", 進捗率=50).bytes(), "報告.xlsx", isolated=False)
    report = read_book(
        with_rows(book, lambda rows: (*rows[:4], *((*rows[4][:12], number, *rows[4][13:]) for number in range(2000))))
    )
    twice = [each.message for each in report.errors if each.code == "duplicate_item"]
    assert len(twice) == 2000
    assert "報告!A5、報告!A6、報告!A7、報告!A8、報告!A9ほか計2000行" in twice[0]


def test_a_number_there_twice_with_the_same_report_counts_once():
    """The second row says the same: one entry, one warning."""
    sheet = Filled().type("1-1-H05", 状況="完了")
    for column in "BCDEFK":
        sheet.sheet[f"{column}10"] = sheet.sheet[f"{column}9"].value
    sheet.sheet["A10"] = "1-1-H05"
    report = sheet.read()
    assert found(report) == [("A10", "same_row_twice")]
    assert list(said(report)) == ["1-1-H05"]


def test_a_value_that_stands_in_many_rows_names_each_of_its_cells():
    """What a value means is remembered; where it stands is not."""
    sheet = Filled()
    for item_id in ("1-1-H01", "1-1-H02", "1-1-H03"):
        sheet.type(item_id, 状況="着手", 取組実績="案内を作った。")
    cells = {each.item: [cell for _, cell in each.cells] for each in sheet.read().entries}
    status, result = (sheet.address("1-1-H01", name)[:-1] for name in ("状況", "取組実績"))
    assert cells == {
        item_id: [f"報告!{status}{row}", f"報告!{result}{row}"]
        for item_id, row in (("1-1-H01", 5), ("1-1-H02", 6), ("1-1-H03", 7))
    }
