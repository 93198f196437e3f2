"""What roles have not reported, worked out by hand from chart_views' table: in the second quarter the items 1-1-G01 and
3-1-G01 of 行政 are not reported, the latter not in the first quarter either; 法人 reported on all its four."""

from __future__ import annotations

import chart_views
import store_samples

from kyoten.model import Kind
from kyoten.views.committee.not_reported import not_reported


def test_by_role_and_function():
    answer = not_reported(chart_views.make())
    assert answer.rows == (
        ("行政", "親子の居場所", 1, 1, 0, "", "1-1-G01"),
        ("行政", "人材育成", 1, 1, 1, "", "3-1-G01"),
    )
    assert answer.sentence == "第2四半期は6件のうち2件が未報告：行政は全2件。期限は2011年10月15日。"


def test_what_is_not_asked_for_is_counted():
    """H02 was complete in the first quarter; nothing is due of H03 before November."""
    items = [
        store_samples.item("1-1-H01"),
        store_samples.item("1-1-H02"),
        store_samples.item("1-1-H03", kind=Kind.COUNT, target_count=1, due_months=(11,)),
        store_samples.item("1-1-H04"),
    ]
    answer = not_reported(chart_views.make(items, [("1-1-H02", 1, "完了", 100), ("1-1-H01", 2, None, 50)]))
    assert answer.sentence == (
        "第2四半期は4件のうち3件が未報告：法人3件。期限は2011年10月15日。"
        "うち2件は、完了・中止・予定前のため報告を求めていません。"
    )
    assert answer.rows == (("法人", "親子の居場所", 4, 3, 2, "", "1-1-H02、1-1-H03、1-1-H04"),)


def test_everything_is_reported():
    items = [store_samples.item("1-1-H01")]
    answer = not_reported(chart_views.make(items, [("1-1-H01", 2, None, 50)]))
    assert (answer.sentence, answer.rows) == ("第2四半期は、1件すべてが報告されています。", ())


def test_a_long_list_is_counted_behind_its_first_thirty():
    items = [store_samples.item(f"1-1-H{number:02}") for number in range(1, 34)]
    ((*_, told),) = not_reported(chart_views.make(items, ())).rows
    assert told.endswith("、1-1-H30 ほか3件")
