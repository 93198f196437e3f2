"""What slipped since a meeting, worked out by hand. All items are 達成型: 25, 50, 75 and 100 % are expected.

The meeting of 20 October had seen the second quarter. Items, second quarter → third quarter:

- A 50 → 50: to plan, then 停滞 (the same twice) and 順調 → やや遅れ (66.7 % of 75, 25 points short)
- B 20 → 20: 遅れ (注意), then 停滞 (変化なし)
- C 40 → 30: 順調 (80 %), then 40 % of 75: 遅れ (注意), back by 10 points
- D 50 → 75: to plan
- E 20 → nothing: 遅れ, then not reported
- F not there → 10 %: 遅れ (注意)
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import chart_views
import pytest
import store_samples

from kyoten.views.committee.slipped import seen_then, slipped
from kyoten.views.view import View

ITEMS = [store_samples.item(f"1-1-H0{number}", text=f"{name}を行う。") for number, name in enumerate("ABCDEF", start=1)]
A, B, C, D, E, F = (item.id for item in ITEMS)
Q2 = ((A, 2, None, 50), (B, 2, None, 20), (C, 2, None, 40), (D, 2, None, 50), (E, 2, None, 20))
Q3 = ((A, 3, None, 50), (B, 3, None, 20), (C, 3, None, 30), (D, 3, None, 75), (F, 3, None, 10))


def made(number: int, reports, day: dt.date) -> View:
    view = chart_views.make(ITEMS, reports, number)
    return replace(view, meta=replace(view.meta, asked=day))


@pytest.fixture
def view() -> View:
    """The third quarter, beside itself as of the day of the meeting."""
    since = made(3, Q2, dt.date(2011, 10, 20))
    return replace(made(3, (*Q2, *Q3), dt.date(2012, 1, 20)), since=since, since_meeting="第2回運営委員会")


def test_each_that_slipped_and_how(view):
    """D kept the plan, E is of another question; what is newly 停滞 comes first."""
    assert [(row[0], row[4]) for row in slipped(view).rows] == [
        (A, "新しく停滞、判定 順調 → やや遅れ"),
        (B, "新しく停滞(前は注意)"),
        (C, "新しく注意、進捗 40% → 30%、判定 順調 → 遅れ"),
        (F, "新しく注意"),
    ]


def test_the_answer_in_short_says_what_was_compared(view):
    said = "第2回運営委員会(2011年10月20日)に見た第2四半期の内容から遅れたのは4件(新しく停滞2件)。"
    assert slipped(view).sentence == said


def test_why_is_told_by_the_rules_that_find_it_now(view):
    why = {row[0]: row[5] for row in slipped(view).rows}
    assert why[A] == "変化なし：2期連続で進捗に変化なし(第2四半期 50% → 第3四半期 50%)。" + COPIED.format(50, 50)
    assert why[F] == "遅れ：計画の75%に対して10%(進み13.3%)"


COPIED = "同文：取組実績が前の四半期と同文で、進捗に伸びがない(第2四半期 {}% → 第3四半期 {}%)"


def test_who_and_what(view):
    row = slipped(replace(view, persons={A: "事務局"})).rows[0]
    assert row[:4] == (A, "Aを行う。", "法人", "事務局")
    assert row[6] == "記入なし"


def test_nothing_slipped():
    kept = ((D, 2, None, 50), (D, 3, None, 75))
    view = replace(made(3, kept, dt.date(2012, 1, 20)), since=made(3, kept[:1], dt.date(2011, 10, 20)))
    answer = slipped(view)
    assert (answer.rows, answer.there) == ((), True)
    assert answer.sentence == "2011年10月20日に見た第2四半期の内容から遅れた項目はありません。"


def test_at_the_year_s_end_the_bands_are_compared():
    """The third quarter as the meeting of 20 January saw it, the fourth now. A 75 of 75 → 75.5: 順調 → 未達; B 20 → 25
    was 遅れ and is 未達, as far behind as before; C 75 → 100 has all; D 75 → 80 is 80 % of the plan, as 順調."""
    third = [(A, 3, None, 75), (B, 3, None, 20), (C, 3, None, 75), (D, 3, None, 75)]
    fourth = [(A, 4, None, 75.5), (B, 4, None, 25), (C, 4, None, 100), (D, 4, None, 80)]
    view = made(4, [*third, *fourth], dt.date(2012, 4, 20))
    answer = slipped(replace(view, since=made(4, third, dt.date(2012, 1, 20))))
    assert [(row[0], row[4]) for row in answer.rows] == [(A, "判定 順調 → 未達")]
    assert answer.rows[0][5] == "年度末未達：年度末までに達成していない(最新の進捗: 75.5%(第4四半期))"


def test_without_a_meeting_nothing_can_be_said():
    answer = slipped(made(3, Q2, dt.date(2012, 1, 20)))
    assert (answer.there, answer.sentence) == (False, "前回の会議の日を選ぶと、その後に遅れた項目が出ます。")


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (dt.date(2012, 1, 1), 3),  # the third quarter ended the day before
        (dt.date(2011, 12, 31), 2),
        (dt.date(2011, 10, 1), 2),
        (dt.date(2011, 9, 30), 1),
        (dt.date(2011, 5, 1), 1),  # none had ended
    ],
)
def test_the_quarter_that_a_meeting_could_see(day, number):
    assert seen_then(made(3, Q2, day)).quarter.number == number
