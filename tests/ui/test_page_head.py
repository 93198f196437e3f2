"""The line over every page, and the order of its headings: one h1, no level left out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
import streamlit as st
from page_runs import PAGES, opened, session
from streamlit.testing.v1 import AppTest

from kyoten.storage.store import Store

SITE = "港北区地域子育て支援拠点 どろっぷ"
TITLES = {
    "overview.py": "概要", "functions.py": "機能別", "stalled.py": "要対応", "register.py": "台帳", "search.py": "検索",
    "questions.py": "委員会の質問", "changes.py": "前回の会議から", "review.py": "振り返り", "five_years.py": "5か年",
    "submit.py": "報告の取込", "submissions.py": "提出状況", "reports.py": "帳票", "plan.py": "計画",
    "settings.py": "設定", "guide.py": "使い方",
}  # fmt: skip


def levels(app: AppTest) -> Iterator[int]:
    """Of all headings in the order in which they stand on the page."""
    for element in app.main:
        if element.type == "title":
            yield 1
        elif element.type == "header":
            yield 2
        elif element.type == "markdown":
            yield from (len(marks) for marks in re.findall(r"^(#{1,6}) ", element.value, re.MULTILINE))


def in_order(found: list[int]) -> bool:
    """One h1, which comes first; none deeper by more than one than that before it."""
    one_first = found[:1] == [1] and found.count(1) == 1
    return one_first and all(below - above <= 1 for above, below in itertools.pairwise(found))


@pytest.fixture
def tabs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the browser's tab is told to be called, one after the other."""
    told: list[str] = []

    def listen(*, page_title: str | None = None, **_: object) -> None:
        if page_title:
            told.append(page_title)

    monkeypatch.setattr(st, "set_page_config", listen)
    return told


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_its_own_name_in_head_and_tab(store: Store, tabs: list[str], page: str) -> None:
    app = opened(page)
    assert [title.value for title in app.title] == [TITLES[page]]
    assert tabs[-1] == f"{TITLES[page]} – {SITE} – Kyoten"
    assert in_order(list(levels(app))), list(levels(app))


@pytest.mark.parametrize("page", ["overview.py", "plan.py"])
def test_a_page_without_a_plan_has_its_name_too(empty: Store, tabs: list[str], page: str) -> None:
    app = opened(page)
    assert [title.value for title in app.title] == [TITLES[page]]
    assert tabs[-1].endswith(" – Kyoten")
    assert in_order(list(levels(app)))


@pytest.mark.parametrize(
    ("found", "good"),
    [([1, 2, 3, 2], True), ([1], True), ([], False), ([2], False), ([1, 1], False), ([1, 3], False), ([2, 1], False)],
)
def test_what_is_in_order(found: list[int], good: bool) -> None:
    assert in_order(found) is good


def test_sample_data_is_named_in_the_line_and_said_what_it_is(store: Store) -> None:
    """11 sample reports, worked out in tests/test_sample.py."""
    app = opened("register.py")
    assert ":violet-badge[:material/science: サンプルデータ]" in [each.value for each in app.markdown]
    assert [button.label for button in app.button if button.key == "clear_sample"] == ["サンプルを消す"]
    store.clear_sample()
    app = session(year="2011", quarter="2").switch_page("register.py").run()
    assert not [button for button in app.button if button.key == "clear_sample"]
