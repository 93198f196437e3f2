"""設定, 拠点と年度: a plan or a site made by mistake is taken away, hidden, shown again, renamed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_runs import done, opened, plain_words, refused, session
from streamlit.testing.v1 import AppTest
from tables import tables

from kyoten.sample import SITE, read_shipped_plan
from kyoten.storage.store import Store

WRONG = replace(read_shipped_plan(), fiscal_year=2042)


@pytest.fixture
def with_wrong_year(store: Store) -> Store:
    store.save_plan(SITE, WRONG, file="計画.tsv", data=b"2042", by="館長")
    return store


def do(app: AppTest, deed: str, by: str = "係長", name: str = "") -> AppTest:
    """Press the button, fill in the dialog, do it."""
    app = app.button(key=f"tidy_{deed}").click().run()
    app.text_input(key="tidy_by").set_value(by)
    if name:
        app.text_input(key="site_new_name").set_value(name)
    return app.button(key=f"tidy_yes_{deed}").click().run()


def test_a_plan_of_the_wrong_year_is_not_seen_first_and_can_be_taken_away(with_wrong_year: Store) -> None:
    first = session().run()
    assert first.query_params["year"] in ("2011", ["2011"])
    app = do(opened("settings.py", year="2042"), "remove_plan")
    assert done(app) == ["令和24年度の計画の第1版を取り消しました。この年度の計画はなくなります。"]
    assert with_wrong_year.years(SITE) == [2011]
    assert app.query_params["year"] in ("2011", ["2011"])
    states = next(table.value for table in tables(app) if "状態" in table.value)["状態"].tolist()
    assert states == ["", "取り消し(係長)"]


def test_a_plan_with_reports_stays_and_says_why(with_wrong_year: Store) -> None:
    app = do(opened("settings.py"), "remove_plan")
    [said] = refused(app)
    assert said.startswith("平成23年度の計画の第1版には報告11件(取り下げたものを含みます)があるため、取り消せません。")
    assert with_wrong_year.years(SITE) == [2011, 2042]


def test_nothing_is_done_without_a_name(with_wrong_year: Store) -> None:
    app = do(opened("settings.py", year="2042"), "remove_plan", by=" ")
    assert refused(app) == ["氏名を入れてください。"]
    assert with_wrong_year.years(SITE) == [2011, 2042]


def test_a_year_is_hidden_and_shown_again(with_wrong_year: Store) -> None:
    app = do(opened("settings.py", year="2042"), "hide_year")
    assert done(app) == ["令和24年度を表示しないことにしました。"]
    assert app.selectbox(key="year").options == ["平成23年度"]
    assert "表示していないもの" in plain_words(app)
    app = do(app, f"again_{SITE}_2042")
    assert with_wrong_year.years(SITE) == [2011, 2042]
    assert app.selectbox(key="year").options == ["令和24年度", "平成23年度"]


def test_a_mistyped_site_is_renamed_or_taken_away(store: Store) -> None:
    store.save_plan("みなと挙点", WRONG, file="計画.tsv", data=b"x", by="館長")
    app = do(opened("settings.py", site="みなと挙点"), "rename", name="みなと拠点")
    assert done(app) == ["拠点の名称を変えました。"]
    assert store.sites() == [SITE, "みなと拠点"]
    assert app.selectbox(key="site").value == "みなと拠点"
    app = do(app, "rename", name=SITE)
    assert refused(app) == [f"「{SITE}」はすでにある拠点の名称のため、使えません。別の名称にしてください。"]
    app = do(opened("settings.py", site="みなと拠点"), "hide_site")
    assert store.sites() == [SITE]
    app = do(app, "again_みなと拠点_None")
    app = do(opened("settings.py", site="みなと拠点"), "remove_site")
    assert done(app) == ["拠点「みなと拠点」を取り消しました。"]
    assert store.sites(with_hidden=True) == [SITE]
