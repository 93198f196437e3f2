"""The same quarter of last year beside this one, worked out by hand.

Second quarters; all items 達成型 without a due month, so 50 % is expected. 2010: 親子の居場所 has H01 完了 (100) and
H02 at 20 by last year's own scale (半ば = 20), 子育て相談 has one item that nobody reported on. 2011: 親子の居場所
has H01 at 50 and H02 not reported, 人材育成 has one item at 25.

| | 2010 項目 報告 完了率 平均 計画比 | 2011 |
| 親子の居場所 | 2 2 50.0 60.0 70.0 | 2 1 0.0 50.0 100.0 |
| 子育て相談   | 1 0 — — —          | —                  |
| 人材育成     | —                  | 1 1 0.0 25.0 50.0  |
| 全体         | 3 2 33.3 60.0 70.0 | 3 2 0.0 37.5 75.0 |

計画比 2010: of 100 the 50 count that were asked, and 20: 70 of 100.
"""

from __future__ import annotations

import datetime as dt

import pytest
from store_samples import NOON, SITE, entry, item, plan, report

from kyoten.fiscal import Quarter
from kyoten.settings import Rating, Settings
from kyoten.storage.store import Store
from kyoten.views.last_year import beside
from kyoten.views.view import load

SODAN, IKUSEI = "子育て相談", "人材育成"
OLD = plan(item("1-1-H01"), item("1-1-H02"), item("4-1-G01", function=SODAN, role="行政"), year=2010)
NEW = plan(item("1-1-H01"), item("1-1-H02"), item("5-1-G01", function=IKUSEI, role="行政"))
THEN, NOW = Quarter(2010, 2), Quarter(2011, 2)
OWN = Settings(scale=(Rating("まだ", 0, "#000000"), Rating("半ば", 20, "#777777"), Rating("完了", 100, "#FFFFFF")))


@pytest.fixture
def store(tmp_path):
    made = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    made.migrate()
    made.save_plan(SITE, NEW, file="23.tsv", data=b"23", by="館長")
    yield made
    made.close()


@pytest.fixture
def two(store):
    """Both years' plans and reports."""
    store.save_plan(SITE, OLD, file="22.tsv", data=b"22", by="館長")
    store.save_settings(SITE, OWN, "館長", holds_from=Quarter(2010, 1))
    store.save_settings(SITE, Settings(), "館長", holds_from=Quarter(2011, 1))
    send(store, entry("1-1-H01", THEN, None, status="完了"), entry("1-1-H02", THEN, None, status="半ば"))
    send(store, entry("1-1-H01", NOW, 50.0), entry("5-1-G01", NOW, 25.0, role="行政"))
    return store


def send(store, *rows):
    store.submit(report(*rows, quarter=rows[0].quarter), repr(rows).encode(), site=SITE, by="係")


def seen(store, quarter=NOW, **choice):
    return load(store, SITE, quarter, today=dt.date(2011, 10, 20), **choice)


def rounded(row):
    return {name: round(value, 1) if isinstance(value, float) else value for name, value in row.items()}


def values(row):
    """items, reported, completion, mean, pace of both years, then the changes."""
    row = rounded(row)
    names = ("items", "reported", "completion_rate", "mean_progress", "pace")
    changes = [row[f"{name}_change"] for name in names[2:]]
    return [row[f"{name}_then"] for name in names], [row[name] for name in names], changes


def test_every_function_of_either_year_and_the_whole(two):
    found = {pair.name: values(pair.row()) for pair in beside(seen(two)).pairs}
    nothing = [None] * 5
    assert found == {
        "親子の居場所": ([2, 2, 50.0, 60.0, 70.0], [2, 1, 0.0, 50.0, 100.0], [-50.0, -10.0, 30.0]),
        IKUSEI: (nothing, [1, 1, 0.0, 25.0, 50.0], [None] * 3),
        SODAN: ([1, 0, None, None, None], nothing, [None] * 3),
        "全体": ([3, 2, 33.3, 60.0, 70.0], [3, 2, 0.0, 37.5, 75.0], [-33.3, -22.5, 5.0]),
    }


def test_the_sentence_says_both_values_and_the_points_between_them(two):
    found = beside(seen(two))
    assert found.sentence() == (
        "前年度の同じ四半期(平成22年度 第2四半期)から：完了率 33.3% → 0.0%"
        "(-33.3ポイント、3件のうち1件 → 3件のうち0件)、平均進捗率 60.0% → 37.5%(-22.5ポイント)、"
        "計画比 70.0% → 75.0%(+5.0ポイント)"
    )
    assert found.sentence(IKUSEI) == "平成22年度の計画に「人材育成」の項目はありません。"
    assert found.sentence(SODAN).endswith("：完了率 — → —、平均進捗率 — → —、計画比 — → —")


def test_the_choice_of_roles_and_functions_is_that_of_both_years(two):
    (pair, whole) = beside(seen(two, functions=("親子の居場所",))).pairs
    assert (pair.then.items, whole.then.items) == (2, 2)
    assert beside(seen(two, roles=("行政",))).reported is False


def test_without_a_report_of_that_quarter_it_is_said_and_nothing_is_zero(two):
    found = beside(seen(two, Quarter(2011, 1)))
    assert (found.reported, found.sentence()) == (
        False,
        "前年度の同じ四半期(平成22年度 第1四半期)の報告はありません。",
    )


def test_without_a_plan_there_is_nothing_to_compare_with(store):
    assert beside(seen(store)) is None
