"""振り返り in process: an item is judged, judged anew, taken back; two tabs, and before the year's end."""

from __future__ import annotations

import zlib

import page_runs
import pytest
from page_runs import done, refused
from page_runs import plain_words as words
from streamlit.testing.v1 import AppTest

from kyoten.sample import SITE
from kyoten.storage.store import Store

ITEM = "1-1-H01"


@pytest.fixture(autouse=True)
def picked(monkeypatch: pytest.MonkeyPatch) -> None:
    page_runs.pick_row(monkeypatch, ITEM)


def opened(quarter: str = "4") -> AppTest:
    app = page_runs.opened("review.py", quarter=quarter)
    assert not app.exception
    return app


def judged(app: AppTest, letter: str, direction: str, *, seen: int = 0, by: str = "施設長") -> AppTest:
    key = f"{zlib.crc32(ITEM.encode())}_{seen}"
    app.segmented_control(key=f"letter_{key}").set_value(letter)
    app.segmented_control(key=f"direction_{key}").set_value(direction)
    app.text_area(key=f"reason_{key}").set_value("参加が増えた")
    app.text_input(key=f"by_{key}").set_value(by)
    return app.button(key=f"judge_yes_{key}").click().run()


def test_an_item_is_judged_in_a_name_with_a_reason(store: Store) -> None:
    app = judged(opened(), "B", "拡充")
    assert not app.exception
    assert "を「B・拡充」に決めました。" in done(app)[0]
    one = store.judgements(SITE, 2011)[ITEM]
    assert (one.words, one.reason, one.by) == ("B 概ね達成・拡充", "参加が増えた", "施設長")
    assert "項目134件のうち1件の評価が決まっています(B 概ね達成1件)" in words(app)
    app.button(key=f"unjudge_{one.number}").click().run()
    app.text_input(key="unjudge_by").set_value("係長")
    app.button(key="unjudge_yes").click().run()
    assert store.judgements(SITE, 2011) == {}


def test_without_a_name_nothing_is_judged(store: Store) -> None:
    app = judged(opened(), "B", "継続", by="")
    assert refused(app) == ["氏名を入れてください。"]
    assert store.judgements(SITE, 2011) == {}


def test_of_two_tabs_the_second_hears_what_the_first_decided(store: Store) -> None:
    one, other = opened(), opened()
    judged(one, "A", "継続", by="施設長")
    app = judged(other, "D", "終了", by="係長")
    assert "この画面を開いた後に施設長さんが「A 達成・継続」に決めています" in "".join(refused(app))
    assert store.judgements(SITE, 2011)[ITEM].letter == "A"


def test_before_the_years_end_it_says_when(store: Store) -> None:
    app = opened("2")
    assert "評価は年度末に決めます。" in words(app)
    assert not [each for each in app.button if each.key and each.key.startswith("judge_yes")]


def test_what_is_proposed_for_a_function_is_decided_in_one_step(store: Store) -> None:
    app = opened()
    by_hand = judged(app, "D", "終了")
    waiting = int(by_hand.button(key="accept_proposals").label.removeprefix("未決定の").partition("件")[0])
    by_hand.button(key="accept_proposals").click().run()
    by_hand.text_input(key="accept_by").set_value("館長")
    app = by_hand.button(key="accept_yes").click().run()
    assert done(app)[0] == f"{waiting}件の評価を提案のとおりに決めました。"
    made = store.judgements(SITE, 2011)
    assert len(made) == waiting + 1
    assert (made[ITEM].letter, made[ITEM].by) == ("D", "施設長")
    assert {each.by for subject, each in made.items() if subject != ITEM} == {"館長"}
    assert not [each for each in app.button if each.key == "accept_proposals"]


def test_of_proposals_that_somebody_decided_meanwhile_none_is_decided(store: Store) -> None:
    app = opened()
    app.button(key="accept_proposals").click().run()
    store.judge(SITE, 2011, ITEM, "A", "継続", reason="相談して", by="係長")
    app.text_input(key="accept_by").set_value("館長")
    app = app.button(key="accept_yes").click().run()
    assert "係長さんが「A 達成・継続」に決めています" in "".join(refused(app))
    assert list(store.judgements(SITE, 2011)) == [ITEM]
