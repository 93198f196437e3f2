"""The excerpt of an original: which rows and columns stand round a cell, and how a place is named."""

from __future__ import annotations

import pytest

from kyoten.reader.workbook import Sheet, Workbook
from kyoten.views.excerpt import excerpt, place_words


def book(sheet: Sheet) -> Workbook:
    return Workbook("報告.xlsx", "xlsx", (Sheet("表紙", (("題",),)), sheet))


def rows(count: int, width: int = 3) -> tuple[tuple[str, ...], ...]:
    """A head in the first row, then cells that say where they are: B7."""
    return (
        tuple(f"見出し{n}" for n in range(width)),
        *(tuple(f"{chr(65 + c)}{r}" for c in range(width)) for r in range(2, count + 1)),
    )


def test_the_rows_round_a_cell_with_the_sheets_head_above_them() -> None:
    found = excerpt(book(Sheet("報告", rows(20))), "報告!B10", around=2)
    assert found is not None
    assert found.columns == ("A", "B", "C")
    assert [name for name, _ in found.rows] == ["1", "8", "9", "10", "11", "12"]
    assert found.rows[0][1] == ("見出し0", "見出し1", "見出し2")
    assert (found.head, found.row, found.column, found.text) == (True, 3, 1, "B10")


def test_at_the_top_the_head_stands_once() -> None:
    found = excerpt(book(Sheet("報告", rows(20))), "報告!C2", around=2)
    assert found is not None
    assert [name for name, _ in found.rows] == ["1", "2", "3", "4"]
    assert (found.head, found.text, found.names) == (False, "C2", ("見出し0", "見出し1", "見出し2"))


def test_a_cell_that_is_empty_is_marked_all_the_same() -> None:
    """A report without a value in its column: where nothing stands is what the excerpt shows."""
    sheet = Sheet("報告", (("題", None, "い"), ("A2", None, "C2"), ("A3", None, None)))
    found = excerpt(book(sheet), "報告!B2")
    assert found is not None
    assert (found.columns, found.rows[found.row], found.text) == (("A", "B", "C"), ("2", ("A2", "", "C2")), "")


def test_hidden_rows_and_columns_and_empty_ones_are_left_out() -> None:
    sheet = Sheet(
        "報告",
        (("機", "秘", None, "い"), ("隠", "秘", None, "い"), ("A3", "秘", None, "D3"), (None, None, None, None)),
        hidden_rows=frozenset({1}),
        hidden_columns=frozenset({1}),
    )
    found = excerpt(book(sheet), "報告!D3")
    assert found is not None
    assert found.columns == ("A", "D")
    assert [name for name, _ in found.rows] == ["1", "3"]


def test_of_many_columns_the_first_and_the_nearest_stand_there() -> None:
    found = excerpt(book(Sheet("報告", rows(9, 20))), "報告!P5")
    assert found is not None
    assert found.columns == tuple("ABCMNOPQR")
    assert found.columns[found.column] == "P"


def test_percents_are_shown_as_the_workbook_shows_them_and_long_texts_are_cut_but_for_the_marked_one() -> None:
    long = "長" * 200
    sheet = Sheet("報告", ((long, 0.5, long), ("い", 3.0, None)), percent_cells=frozenset({(0, 1)}))
    found = excerpt(book(sheet), "報告!A1")
    assert found is not None
    assert found.rows[0][1][1] == "50%"
    assert found.rows[1][1][1] == "3"
    assert found.text == long
    assert len(found.rows[0][1][2]) < 100


def test_a_text_file_is_named_by_line_and_field() -> None:
    sheet = Sheet("plan", rows(5), textual=True)
    found = excerpt(Workbook("plan.tsv", "tsv", (sheet,)), "R4C2", around=1)
    assert found is not None
    assert (found.sheet, found.text, found.columns[found.column]) == ("", "B4", "B")


def test_a_documents_row_is_found_by_its_name() -> None:
    sheet = Sheet("計画", (("あ", "い"), ("う", "え")), textual=True, row_names=("表1 行1", "表1 行2"))
    found = excerpt(Workbook("計画.docx", "docx", (sheet,)), "表1 行2 列2")
    assert found is not None
    assert (found.rows[found.row][0], found.text) == ("表1 行2", "え")


@pytest.mark.parametrize("source", ["", "報告!Z99", "ない!A1", "A1", "報告!R1C1", "報告!A0", "何か"])
def test_a_place_that_is_not_there_has_no_excerpt(source: str) -> None:
    assert excerpt(book(Sheet("報告", rows(5))), source) is None


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("報告!L5", "シート「報告」の L5"),
        ("R39C5", "39行目・5列目(Excelでは E39)"),
        ("R1C27", "1行目・27列目(Excelでは AA1)"),
        ("表2 行5 列3", "表2 行5 列3"),
        ("第1!四半期!B2", "シート「第1!四半期」の B2"),
    ],
)
def test_a_place_in_words(source: str, words: str) -> None:
    assert place_words(source) == words
