"""計画, 表の取込: files that are no plan, and the same file in two tabs: a sentence, and nothing is lost."""

from __future__ import annotations

from types import ModuleType

import pytest
from foreign_books import book
from plan_page import drop, matrix_book, named, opened, press, save_buttons, words
from strange_workbooks import FAMILIES, one_of_each_kind

from kyoten import intake
from kyoten.fiscal import Quarter
from kyoten.reader import workbook
from kyoten.reader.on_progress import OnProgress
from kyoten.reader.read import read_here
from kyoten.reader.workbook import Limits, Workbook
from kyoten.sample import SITE
from kyoten.storage.store import Store


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__.rpartition(".")[2])
def test_a_strange_file_gets_a_sentence_or_a_question_and_no_button(
    family: ModuleType, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of each kind; only what ends its reader is read apart here, as on the page of reports."""
    apart = workbook.read_apart

    def read_near(data: bytes, name: str, limits: Limits, *, on_progress: OnProgress) -> Workbook:
        if data in ending:
            return apart(data, name, limits, on_progress=on_progress)
        return read_here(data, name, limits, on_progress)

    files = one_of_each_kind(family)
    ending = {each.data for each in files if each.code == "reader_died"}
    monkeypatch.setattr(workbook, "read_apart", read_near)
    app = opened("import")
    for each in files:
        app = drop(app, each.name, each.data)
        assert not app.exception, each.name
        assert "取り込めません。" in words(app), each.name
        assert save_buttons(app) == [], each.name
    assert len(store.plan(SITE, 2011).plan.items) == 136


@pytest.mark.parametrize("role", ["法人", None])
def test_a_report_dropped_as_a_plan_is_said_and_nothing_is_lost(store: Store, role: str | None) -> None:
    app = drop(opened("import"), "報告.xlsx", intake.sheet_for(store, SITE, Quarter(2011, 2), role))
    assert "四半期の報告用紙です。行動計画の表ではありません。「報告の取込」で取り込んでください" in words(app)
    assert save_buttons(app) == []
    assert store.plan(SITE, 2011).version == 1


def test_a_report_of_somebody_elses_making_is_doubted(store: Store) -> None:
    rows = [["令和6年度"], ["機能", "行動計画(法人)", "状況", "進捗率"], ["親子の居場所", "講座を開く。", "実施中", 50]]
    app = drop(opened("import"), "報告.xlsx", book(("表", rows)))
    assert [each.value for each in app.warning if "四半期の報告の表のように見えます" in each.value]


def test_an_empty_workbook_is_one_sentence(store: Store) -> None:
    app = drop(opened("import"), "空.xlsx", book(("表", [])))
    assert not app.exception
    assert "中身のあるシートがありません" in words(app)
    assert save_buttons(app) == []


def test_a_plan_of_no_items_is_never_saved(store: Store) -> None:
    app = drop(opened("import"), "計画.xlsx", matrix_book(("親子の居場所", "①姿", "○視点か。"), year="平成23年度"))
    assert "行動計画として読める文が1件もありません" in words(app)
    assert save_buttons(app) == []
    assert len(store.plan(SITE, 2011).plan.items) == 136


def test_the_first_plan_saved_in_two_tabs_makes_one_site(empty: Store) -> None:
    tabs = [
        drop(opened("import"), "計画.xlsx", matrix_book(("親子の居場所", "①姿", "○視点か。", "", "●甲", "")))
        for _ in "12"
    ]
    for tab in tabs:
        tab.text_input(key="new_site").set_value("みどり区")
        press(named(tab), "保存する")
    assert [each.value for each in tabs[0].success]
    assert ["すでにある拠点です" in each.value for each in tabs[1].error] == [True]
    assert "保存済みの計画と同じ内容です" in words(tabs[1])
    assert (empty.sites(), empty.plan("みどり区", 2023).version) == (["みどり区"], 1)


def test_the_same_file_saved_in_two_tabs_makes_one_version(store: Store) -> None:
    tabs = [
        drop(opened("import"), "計画.xlsx", matrix_book(("親子の居場所", "①姿", "○視点か。", "", "●甲", "")))
        for _ in "12"
    ]
    for tab in tabs:
        press(named(tab), "保存する")
    assert store.plan(SITE, 2023).version == 1
    assert ["違いをもう一度確かめてから" in each.value for each in tabs[1].error] == [True]
