"""The same quarter of last year on 概要 and 機能別: the sample's plan once more as 平成24年度."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_runs import opened, plain_words
from store_samples import entry, report

from kyoten.fiscal import Quarter
from kyoten.storage.store import Store

Q2 = Quarter(2012, 2)


@pytest.fixture
def two(store: Store) -> Store:
    """平成24年度 has the same plan and one report, of 1-1-H01."""
    (site,) = store.sites()
    plan = replace(store.plan(site, 2011).plan, fiscal_year=2012)
    store.save_plan(site, plan, file="H24.tsv", data=b"24", by="館長")
    store.submit(report(entry("1-1-H01", Q2, 60.0), quarter=Q2), b"q2", site=site, by="係")
    return store


def test_overview_and_functions_say_what_it_was_a_year_ago(two):
    """平成23年度: 6 of the 122 that can be completed (134 less 11 継続型 and one 中止), in 親子の居場所 3 of 38."""
    app = opened("overview.py", year="2012")
    assert not app.exception
    assert "前年度の同じ四半期(平成23年度 第2四半期、サンプルデータ)から：完了率 4.9% → 0.0%" in plain_words(app)
    assert "### 前年度の同じ四半期との比較" in plain_words(app)
    app = opened("functions.py", year="2012")
    assert "から：完了率 7.9% → 0.0%" in plain_words(app)


def test_the_first_year_says_nothing_of_a_year_before(store):
    assert "前年度の同じ四半期" not in plain_words(opened("overview.py"))
