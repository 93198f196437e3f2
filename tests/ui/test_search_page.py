"""検索 in process, on the sample: found words are marked, markup in them stays text, and a hit opens its item."""

from __future__ import annotations

from page_runs import opened, plain_words
from store_samples import entry, report

from kyoten.fiscal import Quarter
from kyoten.storage.store import Store


def searched(words: str, **params):
    app = opened("search.py", **params)
    assert not app.exception
    app.text_input(key="search_words").set_value(words).run()
    assert not app.exception
    return app


def test_words_are_asked_for_found_and_marked(store: Store) -> None:
    assert "すべての年度から探します" in "".join(each.value for each in opened("search.py").info)
    app = searched("ﾍﾞﾋﾞｰｶｰ すれ違い")
    marked = [each.value for each in app.markdown if each.value.startswith("課題：")]
    assert marked[0] == (
        "課題：:orange-background[**ベビーカー**]同士の:orange-background[**すれ違い**]が難しい区間がある。"
    )
    assert "この言葉を含む報告はありません" in "".join(each.value for each in searched("ｷﾘﾝ").info)


def test_a_hit_opens_its_item_in_its_quarter(store: Store) -> None:
    app = searched("すれ違い", quarter="4")
    app.button(key="open_hit_0").click().run()
    assert not app.exception
    assert "**最寄駅からの道路が" in plain_words(app)
    assert app.query_params["item"] in ("1-1-H01@2011-1", ["1-1-H01@2011-1"])  # reported in the first quarter


def test_markup_in_a_report_stays_text(store: Store) -> None:
    (site,) = store.sites()
    q4 = Quarter(2011, 4)
    row = entry("1-1-H01", q4, 90.0, issue="**太字**と :red[色] と目印キリン")
    store.submit(report(row, quarter=q4), b"markup", site=site, by="係")
    app = searched("キリン")
    (line,) = [each.value for each in app.markdown if each.value.startswith("課題：")]
    assert r"\*\*太字\*\*" in line
    assert r"\[色\]" in line


def test_without_a_plan_there_is_what_to_do_next(empty: Store) -> None:
    assert "行動計画がまだありません" in plain_words(opened("search.py"))
