"""How many goals will be reached, worked out by hand from chart_views' table. Second quarter, 50 % expected:

1-1-H01 完了: 達成; 1-1-H02 40, 80 % of the plan: 概ね達成の見込み; 1-1-G01 25 of 25 in the first quarter, then not
reported: 分からない; 2-1-H01 20, 40 %: 届かない見込み; 2-1-H02 中止: 対象外; 3-1-G01 never reported: 分からない.
"""

from __future__ import annotations

import datetime as dt

import chart_views
import pytest
import store_samples

from kyoten.fiscal import Quarter
from kyoten.views.committee.prospects import prospects
from kyoten.views.view import load


def test_the_answer_in_short():
    assert prospects(chart_views.make()).sentence == (
        "目標5件のうち、達成1件、達成の見込み0件、概ね達成の見込み1件、届かない見込み1件、分からない2件(ほかに対象外1件)。"
    )


def test_by_function_and_in_all():
    answer = prospects(chart_views.make())
    assert [column.head for column in answer.columns] == [
        "機能", "目標(件)", "達成(件)", "達成の見込み(件)", "概ね達成の見込み(件)", "届かない見込み(件)",
        "分からない(件)", "対象外(件)", "届かない見込みの項目",
    ]  # fmt: skip
    assert answer.rows == (
        ("親子の居場所", 3, 1, 0, 1, 0, 1, 0, ""),
        ("子育て相談", 1, 0, 0, 0, 1, 0, 1, "2-1-H01"),
        ("人材育成", 1, 0, 0, 0, 0, 1, 0, ""),
        ("全体", 5, 1, 0, 1, 1, 2, 1, ""),
    )


def test_it_says_that_it_is_no_promise_and_how_it_is_reckoned():
    note = prospects(chart_views.make()).note
    assert "約束ではない" in note
    assert "80%以上で概ね達成の見込み" in note


def test_at_the_year_s_end_it_tells_results():
    """100, 80 and 79 of 100."""
    items = [store_samples.item(f"1-1-H0{number}") for number in (1, 2, 3)]
    reports = [("1-1-H01", 4, None, 100), ("1-1-H02", 4, None, 80), ("1-1-H03", 4, None, 79)]
    answer = prospects(chart_views.make(items, reports, 4))
    assert answer.sentence == "目標3件のうち、達成1件、概ね達成1件、未達1件、分からない0件。"
    assert answer.rows == (("親子の居場所", 3, 1, 1, 1, 0, 0, "1-1-H03"),)
    assert "見込み" not in "".join([answer.sentence, answer.note, *(column.head for column in answer.columns)])


@pytest.mark.parametrize("view", [chart_views.empty, chart_views.silent])
def test_without_reports_nothing_is_foretold(view):
    answer = prospects(view())
    assert answer.sentence == "値の報告がまだないため、今年度の目標にいくつ届きそうかは分かりません。"
    assert not answer.there


def test_the_sample_s_fourteen_items_of_one_function(sample_store):
    """人材育成 in the third quarter of the sample (data/sample/reports/function_5.tsv), where 75 % are due:

    60, 70, 60 (5-1-H01, 5-1-G01, 5-2-G02) are 80, 93 and 80 % of it; 50, 50, 30, 30, 30 and 実施中, which is 50
    (5-1-H02, 5-2-H01, 5-2-H02, 5-2-H03, 5-2-H04, 5-3-G01), less; 5-1-H03 and 5-3-H01, 継続型, were carried out whenever
    somebody told of them. Not reported: 5-2-G01, 20 of 50 before, which falls short; 5-1-G02, 50 of 50, and 5-3-H02, 40
    of 50, of which nothing is known."""
    (site,) = sample_store.sites()
    answer = prospects(load(sample_store, site, Quarter(2011, 3), today=dt.date(2012, 2, 10)))
    assert next(row for row in answer.rows if row[0] == "人材育成") == (
        "人材育成", 14, 0, 2, 3, 7, 2, 0, "5-1-H02、5-2-H01、5-2-G01、5-2-H02、5-2-H03、5-2-H04、5-3-G01",
    )  # fmt: skip
