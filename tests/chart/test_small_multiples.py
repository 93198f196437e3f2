"""機能別の推移. Expected values are worked out by hand from the table in chart_views."""

from __future__ import annotations

import datetime as dt

import chart_views
import pytest
from chart_checks import words
from chart_views import IBASHO, IKUSEI, SODAN
from store_samples import SITE, entry, item, plan, report

from kyoten.chart import kinds, small_multiples
from kyoten.fiscal import Quarter
from kyoten.storage.store import Store
from kyoten.views import view


@pytest.fixture(scope="module")
def small():
    return chart_views.make()


def test_there_is_one_panel_per_function_in_plan_order(small):
    """子育て相談: (10 + 0) ÷ 2 ÷ 25 = 20 %, then 20 ÷ 50 = 40 %: 遅れ twice running."""
    chart = small_multiples.build(small)
    assert len(chart.figure.data) == 2 * 3
    assert [panel.name for panel in chart.form.panels] == [IBASHO, SODAN, IKUSEI]
    sodan = chart.frame[chart.frame["function"] == SODAN]
    assert sodan["pace"].to_list()[:2] == [20.0, 40.0]
    assert chart.finding == kinds.headline(small)
    assert chart.finding == (
        "6件のうち2件が未報告(行政は全件)。報告のあった4件では、2機能のうち1機能が順調。子育て相談は2期連続で遅れ"
    )
    assert len({str(axis["range"]) for axis in chart.figure.select_yaxes()}) == 1


def test_each_panel_says_how_its_function_stands(small):
    """Of 100 the 50 count that were asked, and 40: 90 ÷ 100; 20 ÷ 50 = 40 %."""
    standing = [panel.standing for panel in small_multiples.build(small).form.panels]
    assert standing == ["計画比 90.0% 順調", "計画比 40.0% 遅れ", "第2四半期は未報告"]


def test_every_number_in_words(small):
    """人材育成 was never reported; what is still to come is not called unreported."""
    assert small_multiples.build(small).alt == (
        "機能ごとの平均進捗率の折れ線グラフ。"
        "親子の居場所：計画比 90.0% 順調(2件のうち2件が順調)、"
        "第1四半期は実績25.0%(3件中3件)、計画25.0%、第2四半期は実績70.0%(3件中2件)、計画50.0%、"
        "第3四半期は計画75.0%、第4四半期は計画100.0%。"
        "子育て相談：計画比 40.0% 遅れ(1件のうち0件が順調)、"
        "第1四半期は実績5.0%(2件中2件)、計画25.0%、第2四半期は実績20.0%(1件中1件)、計画50.0%、"
        "第3四半期は計画75.0%、第4四半期は計画100.0%。"
        "人材育成：第1四半期は未報告、計画25.0%、第2四半期は未報告、計画50.0%、第3四半期は計画75.0%、"
        "第4四半期は計画100.0%。"
    )


def test_on_paper_only_the_newest_number_of_a_panel_stands(small):
    texts = words(small_multiples.build(small))
    assert {"70.0", "20.0", "計画比 40.0% 遅れ", "第2四半期は未報告"} <= set(texts)
    assert {"25.0", "5.0"}.isdisjoint(texts)


def test_a_plan_revised_in_the_year_keeps_the_points_of_the_quarters_before(tmp_path):
    """Two items reported 40 and 20 %: (25 + 20) ÷ 50 = 90 %, then (50 + 20) ÷ 100 = 70 %, 15 points
    behind 50 and so 順調. From the third quarter the second has
    ended, and an item of 親子の居場所 and a function are new: no points before; 40 ÷ 75 = 53.3 %, 20 ÷ 50 = 40 %."""
    first, second = item("1-1-H01"), item("1-1-H02")
    store = Store(f"sqlite:///{tmp_path / 'year.db'}")
    store.migrate()
    store.save_plan(SITE, plan(first, second), file="計画.tsv", data=b"1", by="係")
    revised = plan(first, item("1-1-H03"), item("2-1-H01", function=SODAN))
    store.save_plan(SITE, revised, file="改訂.tsv", data=b"2", by="係", holds_from=3)
    told = ((1, {"1-1-H01": 40.0, "1-1-H02": 20.0}), (2, {"1-1-H01": 60.0, "1-1-H02": 20.0}))
    for number, values in (*told, (3, {"1-1-H01": 40.0, "2-1-H01": 20.0})):
        quarter = Quarter(2011, number)
        rows = [entry(each, quarter, percent=value) for each, value in values.items()]
        store.submit(report(*rows, quarter=quarter), bytes([number]), site=SITE, by="担当")
    seen = view.load(store, SITE, Quarter(2011, 3), today=dt.date(2012, 1, 20))
    paces = small_multiples.build(seen).frame.dropna(subset="pace")
    assert [(row.function, row.quarter, round(row.pace, 1), row.band) for row in paces.itertuples()] == [
        (IBASHO, 1, 90.0, "順調"), (IBASHO, 2, 70.0, "順調"), (IBASHO, 3, 53.3, "遅れ"), (SODAN, 3, 40.0, "遅れ"),
    ]  # fmt: skip
    assert kinds.headline(seen) == (
        "3件のうち1件が未報告。報告のあった2件では、2機能のうち順調はなし。親子の居場所と子育て相談は遅れ"
    )
