"""Which of several files may be taken in together; two that say different things of one item wait for a person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store_samples import Q1, Q2, entry, report

from kyoten.problems.problem import problem
from kyoten.problems.report import Doubt, HeaderSeen, Report
from kyoten.sheet.batch import FileState, batch

RIGHT = report(entry(), file="一.xlsx")
DOUBT = Doubt("表", "B3", "夏祭りの準備", (), "表!B3")
BAD_PERCENT = problem("percent_out_of_range", sheet="報告", cell="G12", value="120")
NO_QUARTER = problem("no_quarter", sheet="表")
HEADER = HeaderSeen("表", "あ", 1, ("あ",), ("",), (("あ",),), known=False)
KNOWN = replace(HEADER, known=True)


def states(*files, stored=None):
    return [each.state for each in batch([(each, None) for each in files], stored or {})]


@pytest.mark.parametrize(
    ("found", "state", "questions", "problems"),
    [
        (RIGHT, FileState.RIGHT, 0, 0),
        (
            replace(RIGHT, problems=(problem("legend_differs", sheet="表", value="×", taken="完了"),)),
            "取り込めます",
            0,
            1,
        ),
        (replace(RIGHT, problems=(BAD_PERCENT,)), "直しが要ります", 0, 1),
        (replace(RIGHT, doubts=(DOUBT,), problems=(problem("unmatched_row", value="夏"),)), "お尋ねがあります", 1, 0),
        (replace(RIGHT, doubts=(DOUBT,), problems=(BAD_PERCENT,)), "直しが要ります", 1, 1),
        (Report("表.xlsx", True, problems=(NO_QUARTER,)), "お尋ねがあります", 1, 0),
        (Report("表.xlsx", True, headers=(HEADER,), problems=(BAD_PERCENT,)), "お尋ねがあります", 1, 1),
        (Report("表.xlsx", True, headers=(KNOWN,), problems=(BAD_PERCENT,)), "直しが要ります", 0, 1),
        (Report("壊.xlsx", False, problems=(problem("no_sheet", value="×"),)), "直しが要ります", 0, 1),
        (Report("空.xlsx", True, Q1), "直しが要ります", 0, 0),
    ],
)
def test_where_a_file_stands(found, state, questions, problems):
    [one] = batch([(found, None)], {})
    assert (one.state, one.questions, len(one.problems)) == (state, questions, problems)


def test_a_column_in_question_is_one_question_however_many_rows_wait_for_it():
    asked = problem("ambiguous_header", sheet="表", cell="C1", value="実績", column="実績(回)")
    rows = tuple(problem("columns_open", sheet="表", cell=f"B{row}") for row in range(2, 30))
    [one] = batch([(replace(RIGHT, problems=(asked, *rows)), None)], {})
    assert (one.questions, one.problems, one.state) == (1, (), FileState.ASKED)


def test_a_file_that_is_stored_already_says_its_number_and_nothing_else():
    [one] = batch([(replace(RIGHT, problems=(BAD_PERCENT,)), 7)], {})
    assert (one.state, one.number) == (FileState.STORED, 7)


def test_the_later_of_two_files_about_one_item_waits_and_names_it():
    both = report(entry(percent=60.0), entry("1-1-G01", role="行政"), file="二.xlsx")
    first, second = batch([(RIGHT, None), (both, None)], {})
    assert (first.state, first.shared_words) == (FileState.RIGHT, "")
    assert (second.state, second.questions, second.shared) == (FileState.ASKED, 1, ("1-1-H01",))
    assert second.shared_words == (
        "同じ項目を2つのファイルが報告しています: 1-1-H01(「一.xlsx」と「二.xlsx」)。後から取り込んだ内容に変わります。"
    )


def test_a_file_that_is_right_goes_before_one_that_has_to_be_mended():
    wrong = report(entry(percent=60.0), file="誤.xlsx")
    first, second = batch([(replace(wrong, problems=(BAD_PERCENT,)), None), (RIGHT, None)], {})
    assert (first.state, first.shared) == (FileState.WRONG, ("1-1-H01",))
    assert (second.state, second.shared) == (FileState.RIGHT, ())


def test_one_item_in_two_quarters_is_no_matter():
    other = report(entry(quarter=Q2, percent=60.0), quarter=Q2, file="二.xlsx")
    assert states(RIGHT, other) == [FileState.RIGHT, FileState.RIGHT]


def test_files_that_say_the_same_of_an_item_wait_for_nobody():
    """Two prefilled sheets: what neither has touched is the same in both."""
    same = report(entry(), entry("1-1-G01", role="行政"), file="二.xlsx")
    assert states(RIGHT, same) == [FileState.RIGHT, FileState.RIGHT]


def test_what_a_file_would_leave_as_it_is_stored_counts_as_said():
    """Stored: 実施中, 40 %. The first leaves 状況 empty, the second repeats it: both come to the same. With
    完了 it would not."""
    stored = {Q1: {"1-1-H01": entry(status="実施中")}}
    repeats = report(entry(status="実施中"), file="二.xlsx")
    assert states(RIGHT, repeats, stored=stored) == [FileState.RIGHT, FileState.RIGHT]
    changes = report(entry(status="完了"), file="二.xlsx")
    assert states(RIGHT, changes, stored=stored) == [FileState.RIGHT, FileState.ASKED]


def test_a_prefilled_sheet_that_would_undo_the_other_waits():
    """Stored: 40 %. The first says 60 %, the second still has the 40 % that it was handed out with."""
    stored = {Q1: {"1-1-H01": entry()}}
    changed, untouched = report(entry(percent=60.0), file="一.xlsx"), report(entry(), file="二.xlsx")
    assert states(changed, untouched, stored=stored) == [FileState.RIGHT, FileState.ASKED]


def test_beside_a_file_that_is_stored_the_other_still_waits():
    """Whichever stands first in the list: what is stored was there before."""
    other = report(entry(percent=60.0), file="二.xlsx")
    first, second = batch([(other, None), (RIGHT, 7)], {Q1: {"1-1-H01": entry()}})
    assert (first.state, first.others) == (FileState.ASKED, ("一.xlsx",))
    assert second.state is FileState.STORED


def test_three_files_about_one_item_and_long_lists():
    many = [entry(f"1-1-H{number:02}", percent=10.0) for number in range(1, 26)]
    files = [report(*(each._replace(percent=p) for each in many), file=f"{p}.xlsx") for p in (10.0, 20.0, 30.0)]
    *_, third = batch([(each, None) for each in files], {})
    assert third.shared_words.startswith("同じ項目を3つのファイルが報告しています: 1-1-H01、1-1-H02、")
    assert "1-1-H20 ほか5件(「10.0.xlsx」と「20.0.xlsx」と「30.0.xlsx」)" in third.shared_words
