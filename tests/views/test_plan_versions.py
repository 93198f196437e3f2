"""The versions of a plan: the list, and what one changed of another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from store_samples import COUNTED, ITEM, NOON, PLAN, RESTATED, SITE, item, plan

from kyoten.storage.store import FunctionName, Store
from kyoten.views import plan_versions


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three versions: RESTATED ends and a new item comes from the third quarter, then COUNTED is raised to five."""
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    opened.migrate()
    opened.save_plan(SITE, PLAN, file="計画.tsv", data=b"1", by="館長")
    new = item("1-1-H02", text="防災訓練")
    opened.save_plan(SITE, plan(ITEM, COUNTED, new), file="改訂.tsv", data=b"2", by="係長", holds_from=3)
    raised = plan(ITEM, replace(COUNTED, target_count=5), new)
    opened.save_plan(SITE, raised, file="改訂2.tsv", data=b"3", by="係長", holds_from=4)
    opened.save_plan(SITE, plan(ITEM, year=2012), file="翌年.tsv", data=b"4", by="館長")
    return opened


def test_versions_are_listed_newest_first_with_from_when_they_hold_and_who_saved_them(store):
    listed = plan_versions.versions(store, SITE, 2011)
    assert plan_versions.versions_table(listed).drop(columns="保存した日時").values.tolist() == [
        ["第3版", "第4四半期から", "係長", "改訂2.tsv"],
        ["第2版", "第3四半期から", "係長", "改訂.tsv"],
        ["第1版", "年度のはじめから", "館長", "計画.tsv"],
    ]
    assert set(plan_versions.versions_table(listed)["保存した日時"]) == {"2011年7月10日 12:00"}


def test_two_versions_differ_field_by_field_whichever_is_named_first(store):
    expected = [
        ["新規", "1-1-H02", "法人", "", "", "防災訓練"],
        ["変更", "1-1-G01", "行政", "目標回数", "3回", "5回"],
        ["終了", "4-2-H01", "法人", "", RESTATED.text, ""],
    ]
    for pair in ((1, 3), (3, 1)):
        assert plan_versions.comparison(store, SITE, 2011, *pair).table().values.tolist() == expected
    assert plan_versions.comparison(store, SITE, 2011, 1, 1).table().empty


def test_an_old_version_can_be_opened_and_one_that_is_not_there_can_not(store):
    found = plan_versions.comparison(store, SITE, 2011, 1, 2)
    assert list(plan_versions.items_table(found.old)["項目番号"]) == ["1-1-H01", "1-1-G01", "4-2-H01"]
    assert store.plan_original(SITE, 2011, 1) == ("計画.tsv", b"1")
    assert plan_versions.comparison(store, SITE, 2011, 1, 9) is None


def test_a_version_that_was_taken_away_is_not_listed(store):
    store.remove_plan(SITE, 2011, "館長")
    assert [each.version for each in plan_versions.versions(store, SITE, 2011)] == [1, 2]


def test_a_function_under_another_name_is_said_once_and_not_with_each_item(store):
    renamed = plan(replace(ITEM, function="親子ひろば"), replace(COUNTED, function="親子ひろば"))
    store.save_plan(SITE, replace(renamed, target_states=(), viewpoints=()), file="改名.tsv", data=b"5", by="係長")
    before = plan_versions.comparison(store, SITE, 2011, 3, 4)
    assert [row[3] for row in before.table().values.tolist()] == ["機能", "機能", "目標回数", ""]
    store.name_functions(SITE, 2011, [FunctionName("親子ひろば", "親子の居場所", True)], "係長")
    found = plan_versions.comparison(store, SITE, 2011, 3, 4)
    assert found.renamed == {"親子ひろば": "親子の居場所"}
    assert [row[:4] for row in found.table().values.tolist()] == [
        ["変更", "1-1-G01", "行政", "目標回数"],
        ["終了", "1-1-H02", "法人", ""],
    ]
