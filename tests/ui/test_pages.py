"""Each page, in process: it runs, says what it must, and keeps the choice. What only a browser shows: browser/."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from kyoten.storage.engine import file_url
from kyoten.storage.store import Store

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    *("overview.py", "functions.py", "stalled.py", "register.py", "review.py"),
    *("submit.py", "submissions.py", "reports.py", "plan.py", "settings.py"),
)


@pytest.fixture
def database(sample_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "kyoten.db"
    shutil.copy(sample_database, path)
    monkeypatch.setenv("KYOTEN_DATABASE_URL", file_url(path))
    st.cache_resource.clear()
    st.cache_data.clear()
    yield path
    st.cache_resource.clear()


def opened(page: str, **params: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=30)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    return app if page == "overview.py" else app.switch_page(page).run()


def words(app: AppTest) -> str:
    return "\n".join(
        str(element.value) for kind in (app.markdown, app.caption, app.info, app.success) for element in kind
    )


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_on_the_sample_and_says_whose_and_when(database: Path, page: str) -> None:
    app = opened(page, year="2011", quarter="2")
    assert not app.exception
    assert not app.error
    assert "どろっぷ　·　平成23年度 第2四半期(7〜9月)" in words(app)
    assert "サンプルデータ" in words(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_where_nothing_is_reported(database: Path, page: str) -> None:
    store = Store(file_url(database))
    store.clear_sample()
    store.close()
    app = opened(page, year="2011", quarter="1")
    assert not app.exception
    assert "報告 0 / 134件" in words(app)
    assert "サンプルデータ" not in words(app)


def test_the_overview_shows_the_numbers_of_the_command_line(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One number, two ways in: the metric on the page is the summary's total."""
    import json

    from kyoten.cli import main

    app = opened("overview.py", year="2011", quarter="2")
    assert main(["--database", file_url(database), "summary", "--year", "2011", "--quarter", "2", "--json"]) == 0
    total = json.loads(capsys.readouterr().out)["total"]
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown["完了率"] == f"{total['completion_rate']:.1f} %"
    assert shown["未報告"] == f"{total['unreported']} 件"


def test_the_choice_stays_over_pages_and_stands_in_the_address(database: Path) -> None:
    app = opened("overview.py", year="2011", quarter="3", role=["行政"])
    app.switch_page("register.py").run()
    assert app.query_params.get("quarter") in ("3", ["3"])
    assert app.query_params.get("role") in ("行政", ["行政"])
    assert "絞り込み 行政 / 全機能" in words(app)
    table = app.dataframe[0].value
    assert set(table["役割"]) == {"行政"}
    assert len(table) == 35  # the hand count of 行政 in tests/plan/plan_expected: 12+6+1+4+5+7


@pytest.mark.parametrize("wrong", [{"quarter": "9"}, {"year": "1850"}, {"role": "町内会"}, {"site": "どこか"}])
def test_a_wrong_address_falls_back_instead_of_failing(database: Path, wrong: dict[str, str]) -> None:
    app = opened("overview.py", **wrong)
    assert not app.exception
    assert "平成23年度" in words(app)


def test_the_register_finds_by_words_and_status(database: Path) -> None:
    app = opened("register.py", year="2011", quarter="2")
    app.text_input(key="search").set_value("ボランティア 交流会").run()
    found = app.dataframe[0].value
    # By hand from the plan: only R26 (ボランティア交流会の継続実施) has both words.
    assert list(found["項目"]) == ["ボランティア交流会の継続実施"]


def test_clearing_the_sample_asks_first_and_leaves_the_plan(database: Path) -> None:
    app = opened("overview.py", year="2011", quarter="2")
    app.button(key="clear_sample").click().run()
    store = Store(file_url(database))
    site = store.sites()[0]
    assert store.submissions(site, 2011)
    app.button(key="clear_sample_yes").click().run()
    assert not app.exception
    assert store.submissions(site, 2011) == []
    assert store.plan(site, 2011) is not None
    store.close()
    assert "サンプルの報告" in words(app)
