"""The sentence above each chart names the groups and the numbers, and holds in the corner cases."""

from __future__ import annotations

import math

import pytest

from kyoten.chart import sentences
from kyoten.chart.sentences import Named, Paced
from kyoten.measures import CurvePoint
from kyoten.views.missing_reports import MissingReports

NAN = math.nan
BANDS = ("順調", "やや遅れ", "遅れ")
GOOD, MIDDLE, LATE = BANDS


def _point(quarter: int, mean: float | None, expected: float | None, covered: int, items: int) -> CurvePoint:
    return CurvePoint((), quarter, mean, covered, items, expected)


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ([], "表示する項目がありません"),
        ([Named("甲", NAN), Named("乙", None)], "報告がまだないため、平均進捗率は算出前"),
        ([Named("甲", 33.33), Named("乙", NAN)], "甲の平均進捗率は33.3%"),
        ([Named("甲", 25.0), Named("乙", 25.04)], "平均進捗率は2区分すべてで25.0%"),
        ([Named("甲", 60.0), Named("乙", 10.0)], "平均進捗率が最も高いのは甲(60.0%)、最も低いのは乙(10.0%)"),
        (
            [Named("甲", 60.0), Named("乙", 60.0), Named("丙", 1.0), Named("丁", 1.0), Named("戊", 1.0)],
            "平均進捗率が最も高いのは甲と乙(60.0%)、最も低いのは丙など3区分(1.0%)",
        ),
        ([Named("甲", 100.0), Named("乙", 9.0)], "平均進捗率が最も高いのは甲(100.0%)、最も低いのは乙(9.0%)"),
    ],
    ids=["no groups", "nothing known", "one known", "all the same as shown", "two", "ties", "by number, not as text"],
)
def test_extremes_names_the_highest_and_the_lowest(groups, said):
    assert sentences.extremes("平均進捗率", groups) == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [([], "帯グラフ。表示する項目がありません"), (["甲は1件", "乙は2件"], "帯グラフ。甲は1件。乙は2件。")],
)
def test_an_alternative_ends_each_line_and_says_where_there_is_none(lines, said):
    assert sentences.alternative("帯グラフ", lines) == said


def test_completion_says_plainly_that_nothing_is_complete_yet():
    assert sentences.completion([Named("甲", 0.0), Named("乙", NAN)], 0, 12) == "完了した項目はまだない(対象12件)"
    assert sentences.completion([Named("甲", NAN)], 0, 12) == "報告がまだないため、完了率は算出前"


@pytest.mark.parametrize(
    ("items", "counts", "unreported", "by_function", "said"),
    [
        (0, {}, 0, [], "表示する項目がありません"),
        (5, {"完了": 0}, 5, [Named("甲", 5)], "5件すべてが未報告"),
        (5, {"完了": 1, "着手": 4}, 0, [Named("甲", 0)], "5件すべてが報告済み。多い順に着手4件、完了1件"),
        (6, {"完了": 4}, 2, [Named("甲", 0), Named("乙", 2)], "6件のうち完了4件、未報告2件。未報告はすべて乙"),
        (
            9,
            {"完了": 1, "実施中": 2, "着手": 1, "未着手": 1},
            4,
            [Named("甲", 3), Named("乙", 1)],
            "9件のうち実施中2件、完了1件、着手1件、未報告4件。未報告が最も多いのは甲(3件)",
        ),
        (
            4,
            {"完了": 1},
            3,
            [Named("甲", 1), Named("乙", 1), Named("丙", 1)],
            "4件のうち完了1件、未報告3件。未報告が最も多いのは甲など3機能(各1件)",
        ),
    ],
    ids=["no items", "all missing", "none missing", "missing in one function", "the three most frequent", "ties"],
)
def test_status_mix_counts_the_statuses_and_the_missing_reports(items, counts, unreported, by_function, said):
    assert sentences.status_mix(items, counts, unreported, by_function) == said


@pytest.mark.parametrize(
    ("points", "quarter", "said"),
    [
        ([], 1, "表示する項目がありません"),
        ([_point(1, None, None, 0, 0)], 1, "表示する項目がありません"),
        ([_point(1, None, 25, 0, 4), _point(2, None, 50, 0, 4)], 2, "第2四半期までの報告はまだない"),
        (
            [_point(1, 24.06, 25, 4, 4)],
            1,
            "第1四半期の平均進捗率は24.1%、計画(25.0%)を0.9ポイント下回る(4件のうち4件の平均)",
        ),
        (
            [_point(1, 30, 25, 3, 4)],
            1,
            "第1四半期の平均進捗率は30.0%、計画(25.0%)を5.0ポイント上回る(4件のうち3件の平均)",
        ),
        ([_point(1, 25.04, 25, 4, 4)], 1, "第1四半期の平均進捗率は25.0%、計画(25.0%)と同じ(4件のうち4件の平均)"),
        (
            [_point(1, 20, 25, 3, 4), _point(2, None, 50, 0, 4), _point(3, 99, 75, 4, 4)],
            2,
            "第2四半期は未報告。第1四半期の平均進捗率は20.0%、計画(25.0%)を5.0ポイント下回る(4件のうち3件の平均)",
        ),
    ],
    ids=["no points", "no items", "nothing reported", "below", "above", "same as shown", "newest known, never later"],
)
def test_year_curve_compares_the_newest_mean_with_the_plan(points, quarter, said):
    assert sentences.year_curve(points, quarter) == said


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ([], "表示する項目がありません"),
        ([Paced("甲", NAN, None, True)], "甲は未報告"),
        ([Paced("甲", NAN, None, True), Paced("乙", NAN, None, True)], "2区分すべてが未報告"),
        ([Paced("甲", NAN, None, False)], "甲は進捗が不明"),
        ([Paced("甲", 90, GOOD), Paced("乙", 95, GOOD)], "2区分すべてが順調"),
        ([Paced("甲", 90, GOOD), Paced("乙", 70, MIDDLE)], "2区分のうち1区分が順調。やや遅れは乙(70.0%)"),
        (
            [Paced("甲", 50, LATE), Paced("乙", 70, MIDDLE), Paced("丙", NAN, None, True)],
            "3区分のうち順調はなし、1区分は未報告。遅れは甲(50.0%)",
        ),
        (
            [Paced("甲", 50, LATE), Paced("乙", 10, LATE), Paced("丙", 30, LATE), Paced("丁", 80, GOOD)],
            "4区分のうち1区分が順調。遅れは乙(10.0%)、丙(30.0%)ほか1区分",
        ),
    ],
)
def test_pace_counts_the_groups_in_time_and_names_the_worst(groups, said):
    assert sentences.pace(groups, BANDS) == said


PART = MissingReports(10, 4, ("行政", "市社協"))
MOST = MissingReports(10, 1)


@pytest.mark.parametrize(
    ("missing", "of_reported", "said"),
    [
        (MissingReports(10, 0), True, "甲は順調"),
        (MissingReports(10, 10, ("法人",)), True, "甲は順調"),
        (MOST, True, "甲は順調。未報告1件"),
        (PART, True, "未報告4件(行政・市社協は全件)。報告のあった6件では、甲は順調"),
        (PART, False, "未報告4件(行政・市社協は全件)。甲は順調"),
    ],
    ids=["nothing missing", "nothing reported: the sentence says so", "90 %", "less", "less, of all items"],
)
def test_what_is_missing_stands_before_what_it_could_undo(missing, of_reported, said):
    assert sentences.after_missing(missing, "甲は順調", of_reported=of_reported) == said


@pytest.mark.parametrize(
    ("mean", "against"),
    [
        (50.04, "計画(50.0%)と同じ"),
        (50.06, "計画(50.0%)を0.1ポイント上回る"),
        (49.94, "計画(50.0%)を0.1ポイント下回る"),
        (49.96, "計画(50.0%)と同じ"),
    ],
)
def test_a_mean_is_held_against_the_plan_as_both_are_shown(mean, against):
    """Figures are shown to a tenth: what looks the same is said to be the same."""
    points = (CurvePoint((), 2, mean, 3, 4, 50.0),)
    assert against in sentences.year_curve(points, 2)
