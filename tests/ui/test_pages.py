"""Each page, in process: it runs, says what it must, and keeps the choice. What only a browser shows: browser/."""

from __future__ import annotations

import json
from unittest.mock import MagicMock

import pytest
import streamlit as st
from page_runs import done, opened, session, words
from tables import tables

from kyoten.cli import main
from kyoten.storage.store import Store
from kyoten.ui import sidebar_choice

PAGES = (
    *("overview.py", "functions.py", "stalled.py", "register.py", "review.py"),
    *("submit.py", "submissions.py", "reports.py", "plan.py", "settings.py"),
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_on_the_sample_and_says_whose_and_when(store: Store, page: str) -> None:
    app = opened(page)
    assert not app.exception
    assert not app.error
    assert "どろっぷ · 平成23年度 第2四半期(7〜9月)" in words(app)
    assert "サンプルデータ" in words(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_where_nothing_is_reported(store: Store, page: str) -> None:
    store.clear_sample()
    app = opened(page, quarter="1")
    assert not app.exception
    assert "報告 0 / 134件" in words(app)
    assert "サンプルデータ" not in words(app)


def test_the_overview_shows_the_numbers_of_the_command_line(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    """One number, two ways in: the metric on the page is the summary's total."""
    app = opened("overview.py")
    assert main(["--database", store.url, "summary", "--year", "2011", "--quarter", "2", "--json"]) == 0
    total = json.loads(capsys.readouterr().out)["total"]
    shown = {metric.label.split()[0]: metric.value for metric in app.metric}
    assert shown["完了率"] == f"{total['completion_rate']:.1f} %"
    assert shown["未報告"] == f"{total['unreported']} 件"


def test_the_choice_stays_over_pages_and_stands_in_the_address(store: Store) -> None:
    app = opened("overview.py", quarter="3", role=["行政"])
    app.switch_page("register.py").run()
    assert app.query_params.get("quarter") in ("3", ["3"])
    assert app.query_params.get("role") in ("行政", ["行政"])
    assert "絞り込み 行政 / 全機能" in words(app)
    table = tables(app)[0].value
    assert set(table["役割"]) == {"行政"}
    assert len(table) == 35  # the hand count of 行政 in tests/plan/plan_expected: 12+6+1+4+5+7


@pytest.mark.parametrize("wrong", [{"quarter": "9"}, {"year": "1850"}, {"role": "町内会"}, {"site": "どこか"}])
def test_a_wrong_address_falls_back_instead_of_failing(store: Store, wrong: dict[str, str]) -> None:
    app = session(**wrong).run()
    assert not app.exception
    assert "平成23年度" in words(app)


def test_the_register_finds_by_words(store: Store) -> None:
    app = opened("register.py")
    app.text_input(key="search").set_value("ボランティア 交流会").run()
    found = tables(app)[0].value
    # By hand from the plan: only R26 (ボランティア交流会の継続実施) has both words.
    assert list(found["項目"]) == ["ボランティア交流会の継続実施"]


def test_the_register_finds_by_status_and_by_what_is_flagged(store: Store) -> None:
    """Four items have no report in the second quarter (報告 130 / 134件), nor has one that restates another.

    33 are 要対応 (the 29 that are 遅れ, and the four).
    """
    app = opened("register.py")
    app.multiselect(key="statuses").set_value(["未報告"]).run()
    assert list(tables(app)[0].value["状況"]) == ["未報告"] * 5
    app.toggle(key="only_flagged").set_value(True).run()
    assert len(tables(app)[0].value) == 4
    app.multiselect(key="statuses").set_value([]).run()
    assert len(tables(app)[0].value) == 33


def test_clearing_the_sample_asks_first_and_leaves_the_plan(store: Store) -> None:
    app = opened("overview.py")
    app.button(key="clear_sample").click().run()
    site = store.sites()[0]
    assert store.submissions(site, 2011)
    app.button(key="clear_sample_yes").click().run()
    assert not app.exception
    assert store.submissions(site, 2011) == []
    assert store.plan(site, 2011) is not None
    assert "サンプルの報告" in "".join(done(app))


def test_a_figure_that_did_not_change_says_so(store):
    """The 継続型 items of the sample were carried out in every quarter that was told of: 100 % in both."""
    shown = {metric.label: (metric.value, metric.delta) for metric in opened("overview.py", quarter="4").metric}
    assert shown["実施率"] == ("100.0 %", "増減なし")
    assert shown["完了率"] == ("33.1 %", "22.4 ポイント 改善")


def test_a_quarter_that_the_session_forgot_is_that_of_the_address(monkeypatch):
    """As after a run that a click broke off before the side bar was drawn; the due quarter would be another one."""
    address = {"year": ["2011"], "quarter": ["2"]}
    session_state = {"_address": address, "year": 2011}
    monkeypatch.setattr(st, "session_state", session_state)
    params = MagicMock(get_all=lambda key: address.get(key, []), __contains__=lambda _, key: key in address)
    monkeypatch.setattr(st, "query_params", params)
    sidebar_choice._adopt_address()
    assert (session_state["year"], session_state["quarter"]) == (2011, 2)
