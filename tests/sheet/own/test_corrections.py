"""A sheet of ours that corrects what was reported: prefilled cells, empty ones, (消去)."""

from __future__ import annotations

import pytest
from quarter_sheets import PLAN, Q2, SITE, Filled, found, read

from kyoten.model import ProgressEntry
from kyoten.settings import Settings
from kyoten.sheet.template.workbook import quarter_workbook

ITEM = "1-1-H01"
STORED = ProgressEntry(
    ITEM, Q2, "法人", status="実施中", percent=50.0, count=None, result="二回開いた。", person="事務局",
    cells=(("status", "報告!K5"), ("percent", "報告!L5"), ("result", "報告!N5"), ("person", "報告!Q5")),
)  # fmt: skip
REPORTED = {Q2: {ITEM: STORED}}


def handed_out() -> bytes:
    return quarter_workbook(
        PLAN, Q2, site=SITE, version=1, role="法人", previous={}, reported={ITEM: STORED}, settings=Settings()
    )


def test_the_sheet_begins_with_what_was_reported_and_comes_back_saying_the_same():
    report = read(handed_out(), reported=REPORTED)
    (entry,) = report.entries
    assert entry._replace(cells=()) == STORED._replace(cells=())
    assert {name for name, _ in entry.cells} == {"status", "percent", "result", "person"}
    assert report.problems == ()


def test_an_emptied_cell_takes_nothing_back():
    report = Filled(handed_out()).type(ITEM, 取組実績=None, 進捗率=60).read(reported=REPORTED)
    (entry,) = report.entries
    whole = entry.over(STORED)
    assert (entry.result, whole.result, whole.percent, whole.cleared) == ("", "二回開いた。", 60.0, ())


@pytest.mark.parametrize("word", ["(消去)", "（消去）", " (消去) ", "（ 消去 ）"])
@pytest.mark.parametrize(
    ("header", "field"), [("状況", "status"), ("進捗率", "percent"), ("取組実績", "result"), ("担当", "person")]
)
def test_the_word_for_clearing_takes_a_field_back(word, header, field):
    sheet = Filled(handed_out()).type(ITEM, **{header: word})
    (entry,) = sheet.read(reported=REPORTED).entries
    assert entry.cleared == (field,)
    assert [each.rule for each in sheet.read(reported=REPORTED).conversions] == ["報告済みの内容を消します"]
    assert getattr(entry.over(STORED), field) in (None, "")


@pytest.mark.parametrize("text", ["消去", "記録を(消去)した。", "データの消去"])
def test_a_text_that_speaks_of_clearing_is_a_text(text):
    (entry,) = Filled(handed_out()).type(ITEM, 取組実績=text).read(reported=REPORTED).entries
    assert (entry.result, entry.cleared) == (text, ())


def test_clearing_where_nothing_is_reported_is_said_and_reports_nothing():
    report = Filled().type(ITEM, 課題="(消去)").read()
    assert report.entries == ()
    assert found(report) == [("O5", "nothing_to_clear")]


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        # 完了 over a stored 50 %: which of the two is right is asked
        ({"状況": "完了"}, [("K5", "done_but_reported_percent")]),
        ({"状況": "完了", "進捗率": 100}, []),
        ({"状況": "完了", "進捗率": "(消去)"}, []),
        ({"状況": "概ね達成"}, []),
        # both in the row: the row's own contradiction
        ({"状況": "完了", "進捗率": 50}, [("L5", "done_but_percent")]),
    ],
)
def test_a_correction_that_contradicts_what_stays_is_asked_about(typed, problems):
    report = Filled().type(ITEM, **typed).read(reported=REPORTED)
    assert found(report) == problems
    assert len(report.entries) == (0 if problems else 1)


def test_a_percent_alone_under_a_stored_completion_is_asked_about_too():
    done = {Q2: {ITEM: STORED._replace(status="完了", percent=100.0)}}
    report = Filled().type(ITEM, 進捗率=70).read(reported=done)
    assert [(each.cell, each.code) for each in report.problems] == [("L5", "done_but_reported_percent")]
    assert "状況" in report.problems[0].message


def test_a_text_alone_is_no_report_without_figures_where_the_figures_stand():
    assert found(Filled().type(ITEM, 課題="狭い。").read(reported=REPORTED)) == []
    assert found(Filled().type(ITEM, 課題="狭い。").read()) == [("K5", "nothing_reported")]
