"""Titles of charts: at most 30 characters that state the finding, whatever the plan and the quarter."""

from __future__ import annotations

import datetime as dt

import chart_views
import pytest

from kyoten.chart import kinds, titles
from kyoten.chart.kinds import KINDS
from kyoten.chart.sentences import NOT_YET, NOTHING, Named
from kyoten.fiscal import Quarter
from kyoten.measures import CurvePoint
from kyoten.storage.engine import file_url
from kyoten.storage.store import Store
from kyoten.views.missing_reports import MissingReports
from kyoten.views.view import load

LONG = "地域の子育て支援に関わる人と団体を結び付け支え合う仕組みを育てる機能"


def _point(quarter: int, mean: float | None, planned: float | None, items: int = 4) -> CurvePoint:
    return CurvePoint(("甲",), quarter, mean, 0 if mean is None else items, items, planned)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_no_title_of_the_sample_is_longer(sample_database, number):
    """Every kind, every variant, every quarter, the whole and one role."""
    store = Store(file_url(sample_database))
    for roles in ((), ("行政",)):
        view = load(store, store.sites()[0], Quarter(2011, number), roles=roles, today=dt.date(2012, 4, 20))
        for kind in KINDS:
            for options in (dict(kind.variants) or {"": {}}).values():
                title = kind.build(view, **options).title
                assert 0 < len(title) <= 30, (kind.key, title)
    store.close()


@pytest.mark.parametrize("key", [kind.key for kind in KINDS])
def test_no_title_of_an_odd_plan_is_longer(key):
    """A function of 34 letters, a single one, with a report, without."""
    items = [chart_views.store_samples.item(f"1-1-H{n:02d}", function=LONG) for n in range(1, 4)]
    for reports in ([], [(items[0].id, 1, "着手", 10)], [(item.id, 1, "完了", 100) for item in items]):
        title = kinds.build(chart_views.make(items, reports, 1), key).title
        assert 0 < len(title) <= 30, title


def test_the_lowest_is_named_and_that_there_are_others():
    groups = [Named("甲", 20.04), Named("乙", 20.0), Named("丙", 90.0), Named("丁", None)]
    assert titles.lowest("計画比", groups) == "最低は甲ほか"  # 20.04 and 20.0 are both shown as 20.0
    assert titles.lowest("計画比", groups[2:]) == "計画比は90.0%"
    assert titles.lowest("計画比", groups[:2]) == "計画比はすべて20.0%"
    assert titles.lowest("計画比", groups[3:]) == "計画比は算出前"
    assert titles.lowest("計画比", []) == NOTHING
    assert titles.lowest("計画比", [Named(LONG, 1.0), Named("乙", 2.0)]) == f"最低は{LONG[:26]}…"


def test_nothing_complete_is_said():
    assert titles.completion([Named("甲", 0.0)], 0) == "完了した項目はまだない"
    assert titles.completion([Named("甲", 5.0), Named("乙", 0.0)], 1) == "最低は乙"


def test_the_most_frequent_status():
    """The better one where two are as frequent."""
    assert titles.most_frequent(9, [("完了", 3), ("着手", 3), ("中止", 1)], 2) == "完了が最も多い(9件のうち3件)"
    assert titles.most_frequent(9, [("完了", 0)], 9) == "9件すべてが未報告"
    assert titles.most_frequent(0, [("完了", 0)], 0) == NOTHING


@pytest.mark.parametrize(
    ("mean", "planned", "words"),
    [
        (40.3, 50.6, "計画を10.3ポイント下回る"),
        (60.0, 50.0, "計画を10.0ポイント上回る"),
        (50.0, 50.04, "計画と同じ"),
        (50.0, None, "計画の線はなし"),
        (None, 50.0, "第2四半期は未報告"),
    ],
)
def test_the_curve_against_the_plan(mean: float | None, planned: float | None, words: str):
    assert titles.against_plan([_point(1, 20.0, 25.0), _point(2, mean, planned)], 2) == words


def test_a_curve_without_reports_or_items():
    assert titles.against_plan([_point(1, None, 25.0)], 1) == "第1四半期までの報告はまだない"
    assert titles.against_plan([_point(1, None, None, items=0)], 1) == NOTHING
    assert titles.against_plan([], 1) == NOTHING


def test_functions_below_the_plan():
    low, high, none = _point(2, 10.0, 50.0), _point(2, 50.0, 50.0), _point(2, None, 50.0)
    assert titles.below_plan([("甲", low), ("乙", low), ("丙", high), ("丁", none)]) == "3機能のうち2機能が計画を下回る"
    assert titles.below_plan([("甲", low), ("乙", low)]) == "2機能すべてが計画を下回る"
    assert titles.below_plan([("甲", low), ("丙", high)]) == "甲は計画を下回る"
    assert titles.below_plan([("丙", high)]) == "計画を下回る機能はない"
    assert titles.below_plan([("丁", none)]) == "計画と比べられる報告はまだない"
    assert titles.below_plan([]) == NOTHING


def test_paces():
    assert titles.paced(13, 6, "順調") == "13区分のうち6区分が順調"
    assert titles.paced(0, 0, "順調") == NOT_YET


def test_what_is_missing_comes_instead_where_it_could_undo_the_finding():
    """90 % is enough; a title about the reported ones stands where nothing is reported at all, which it says itself."""
    assert titles.told(MissingReports(10, 1), "甲") == "甲"
    assert titles.told(MissingReports(10, 2, ("行政",)), "甲") == "未報告2件(行政は全件)"
    assert titles.told(MissingReports(99, 20, (*"子育て支援課係", "社会福祉協議会の職員")), "甲") == "未報告20件"
    assert titles.told(MissingReports(10, 10), "甲") == "甲"
