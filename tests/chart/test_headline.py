"""The view in one sentence: what is missing is said before what it could undo (docs/measures.md, 見出しの文).

Expected sentences are worked out by hand from the reports of each test.
"""

from __future__ import annotations

import datetime as dt

import chart_views
import pytest
import store_samples
from chart_views import IBASHO, SODAN

from kyoten import sample
from kyoten.chart import headline, kinds
from kyoten.chart.streaks import Streak
from kyoten.fiscal import Quarter
from kyoten.storage.store import Store
from kyoten.views import view
from kyoten.views.missing_reports import MissingReports

BANDS = ("順調", "やや遅れ", "遅れ")
GOOD, MIDDLE, LATE = BANDS
ALL = MissingReports(5, 0)
ITEMS = (4, 5)


@pytest.mark.parametrize(
    ("functions", "said"),
    [
        ([], "表示する項目がありません"),
        ([Streak("甲", (None,), True)], "甲は未報告"),
        ([Streak("甲", (None,), True), Streak("乙", (GOOD, None), True)], "2機能すべてが未報告"),
        ([Streak("甲", (LATE, GOOD))], "甲は順調(項目では5件のうち4件)"),
        ([Streak("甲", (GOOD, LATE))], "甲は遅れ"),
        ([Streak("甲", (GOOD,)), Streak("乙", (GOOD,))], "2機能すべてが順調(項目では5件のうち4件)"),
        ([Streak("甲", (GOOD,)), Streak("乙", (MIDDLE,))], "2機能のうち1機能が順調。乙はやや遅れ"),
        (
            [Streak("甲", (GOOD, GOOD)), Streak("乙", (LATE, LATE)), Streak("丙", (MIDDLE, LATE))],
            "3機能のうち1機能が順調。乙は2期連続で遅れ、ほか1機能も遅れ",
        ),
        (
            [
                Streak("甲", (LATE, None, LATE)),
                Streak("乙", (LATE, LATE, LATE)),
                Streak("丙", (GOOD, GOOD, None), True),
            ],
            "3機能のうち順調はなし、1機能は未報告。乙は3期連続で遅れ、ほか1機能も遅れ",
        ),
        (
            [Streak("甲", (LATE,)), Streak("乙", (LATE,)), Streak("丙", (LATE,))],
            "3機能のうち順調はなし。甲など3機能は遅れ",
        ),
    ],
)
def test_headline_counts_functions_to_plan_and_names_the_longest_behind(functions, said):
    assert headline.on_the_way(functions, BANDS, ALL, ITEMS) == said


def _items(functions, each, role="法人"):
    return [
        store_samples.item(f"{number}-1-{role}{place}", function=f"機能{number}", role=role)
        for number in range(1, functions + 1)
        for place in range(each)
    ]


def test_a_function_that_nobody_reported_on_is_no_part_of_the_share():
    """6 asked, 2 of them 行政's and unreported, and 人材育成 is 行政's alone: two functions are left."""
    assert kinds.headline(chart_views.make()) == (
        "6件のうち2件が未報告(行政は全件)。報告のあった4件では、2機能のうち1機能が順調。子育て相談は2期連続で遅れ"
    )


@pytest.mark.parametrize(
    ("reported", "said"),
    [
        (17, "20件のうち3件が未報告。報告のあった17件では、機能1は順調(項目では17件のうち17件)"),
        (18, "機能1は順調(項目では18件のうち18件)。未報告2件"),
        (20, "機能1は順調(項目では20件のうち20件)"),
    ],
    ids=["85 %", "90 %", "all"],
)
def test_below_nine_in_ten_the_sentence_begins_with_what_is_missing(reported, said):
    items = _items(1, 20)
    told = [(item.id, 1, "着手", 25.0) for item in items[:reported]]
    assert kinds.headline(chart_views.make(items, told, 1)) == said


def test_a_small_role_that_is_silent_is_named_though_nine_in_ten_are_reported():
    items = [*_items(1, 19), *_items(1, 1, "行政")]
    told = [(item.id, 1, "着手", 25.0) for item in items[:19]]
    said = "機能1は順調(項目では19件のうち19件)。未報告1件(行政は全件)"
    assert kinds.headline(chart_views.make(items, told, 1)) == said


def test_early_finishers_hide_no_laggards():
    """12 functions of 4 items: three at 100 % and one 未着手 each. Of 25 % planned for each item 75 of 100 are reached:
    75 % is within 15 points of the plan, and 12 of the 48 items are not 順調."""
    items = _items(12, 4)
    told = [
        (item.id, 1, *(("未着手", 0.0) if number % 4 == 0 else ("完了", 100.0))) for number, item in enumerate(items)
    ]
    seen = chart_views.make(items, told, 1)
    assert kinds.headline(seen) == "12機能すべてが順調(項目では48件のうち36件)"
    assert seen.total.pace == 75.0


def test_a_year_that_nobody_has_reported_on_says_when_the_first_report_is_due():
    assert kinds.headline(chart_views.silent()) == "第2四半期の報告はまだありません(報告の期限は10月15日)"


def test_at_the_years_end_it_counts_what_was_achieved():
    """100 and 完了 are 達成, 80 is 概ね達成, 79.9 is 未達, 中止 counts apart, one is unreported: 6 items. Asked for are
    5, of which one is missing: 80 %."""
    items = [store_samples.item(f"{n}-1-H01", function=name) for n, name in enumerate([IBASHO] * 3 + [SODAN] * 3)]
    told = [
        ("0-1-H01", 4, "概ね達成", 100.0), ("1-1-H01", 3, "完了", None), ("2-1-H01", 4, "実施中", 80.0),
        ("3-1-H01", 4, "実施中", 79.9), ("4-1-H01", 4, "中止", None),
    ]  # fmt: skip
    assert kinds.headline(chart_views.make(items, told, 4)) == (
        "5件のうち1件が未報告。6件のうち達成2件、概ね達成1件、未達1件、未報告1件、中止・評価困難1件。"
        "未達が最も多いのは子育て相談(1件)"
    )


def test_a_year_in_which_nothing_was_achieved_says_so():
    items = _items(1, 2)
    told = [(item.id, 4, "実施中", 50.0) for item in items]
    said = "2件のうち達成0件、未達2件。未達が最も多いのは機能1(2件)"
    assert kinds.headline(chart_views.make(items, told, 4)) == said


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('headline') / 'sample.db'}")
    store.migrate()
    sample.load_if_empty(store)
    return store


def test_after_the_first_quarter_with_only_one_role_reported(shipped):
    """法人's sheet came on 13 July, 行政's not before 5 August: of 134 items two of 法人's are due in autumn only, and
    35 of the other roles' are missing beside the ones that 法人 left out."""
    seen = view.load(shipped, sample.SITE, Quarter(2011, 1), today=dt.date(2011, 7, 20), as_of=dt.date(2011, 7, 20))
    unreported = [track for track in seen.tracks if track.counted and not track.now.reported]
    asked = [track for track in unreported if track.now.expected > 0]
    assert kinds.headline(seen).startswith(
        f"{len(asked) + seen.meta.reported}件のうち{len(asked)}件が未報告(行政・市社協は全件)。"
    )
    assert "すべて" not in kinds.headline(seen).split("。")[0]
    assert [each.role for each in seen.silent] == ["行政", "市社協"]


def test_the_samples_last_quarter_hides_nothing(shipped):
    """The parts add up to all 134 items."""
    seen = view.load(shipped, sample.SITE, Quarter(2011, 4), today=dt.date(2012, 7, 1))
    words = kinds.headline(seen)
    assert words.startswith("134件のうち達成49件、概ね達成29件、未達51件、未報告3件、中止・評価困難2件。")
    assert 49 + 29 + 51 + 3 + 2 == 134
