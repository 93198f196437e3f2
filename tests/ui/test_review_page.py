"""振り返り in process: what each role did, the draft's mark, five-year tasks, and what is shown where nothing is."""

from __future__ import annotations

import page_runs
from page_runs import plain_words as words
from streamlit.testing.v1 import AppTest

from kyoten.storage.store import Store


def opened(**params: str | list[str]) -> AppTest:
    return page_runs.opened("review.py", **({"quarter": "4"} | params))


def test_a_year_is_told_by_state_viewpoint_and_role(store: Store) -> None:
    """親子の居場所 has nine target states in the plan; only the first is drawn until another is opened."""
    app = opened()
    assert not app.exception
    boxes = [box.label.replace("\\", "") for box in app.expander]
    assert len(boxes) == 9
    assert boxes[0].startswith("**① 利用する人を温かく迎え入れる雰囲気がある。**　19項目のうち完了")
    told = words(app)
    assert "利用する人を迎えるための配慮、工夫をしているか。" in told
    assert ":material/groups: 法人" in told
    assert ":material/groups: 行政" in told
    # data/sample: what 法人 reported on 1-1-H01 in the first and in the last quarter.
    assert "4月のスタッフ会議で駅からの経路を歩いて確認し、見通しの悪い3か所を地図に書き出した。" in told
    assert "2月の連絡会で聞き取りの結果を区に伝え、案内図を改訂した。" in told
    # R39's state is another function's; no word of it here.
    assert "情報収集、提供のしきみづくり" not in told


def test_the_draft_is_marked_as_one(store: Store) -> None:
    app = opened()
    assert "単年度振り返り**　:orange-badge[:material/edit_note: 下書き]" in words(app)
    assert [button.label for button in app.get("download_button")] == ["下書きを受け取る"]


def test_before_the_fourth_quarter_it_says_up_to_when_it_tells(store: Store) -> None:
    assert "第2四半期までの報告によります" in words(opened(quarter="2"))
    assert "までの報告によります" not in words(opened())


def test_a_viewpoint_without_an_item_says_so(store: Store) -> None:
    """By hand from the plan (docs/plan_h23_gaps.md): R56, the first viewpoint of 子育て相談, has no item."""
    app = opened(function=["子育て相談"])
    assert "どのような相談に対しても傾聴し、相手に寄り添う相談対応ができるか。" in words(app)
    assert ":material/rule: 行動計画なし" in words(app)


def test_five_year_tasks_stand_against_the_years_items(store: Store) -> None:
    app = opened()
    told = words(app)
    assert "今年度の項目あり]　1-1-H01　:gray[取り組んだ年度：平成23年度]" in told
    assert "今年度の項目なし" in told
    app.toggle(key="tasks_open").set_value(True).run()
    assert "今年度の項目あり" not in words(app)


def test_a_choice_of_roles_tells_those_roles_alone(store: Store) -> None:
    told = words(opened(role=["行政"]))
    assert ":material/groups: 行政" in told
    assert ":material/groups: 法人" not in told


def test_without_any_report_it_still_shows_what_was_planned(store: Store) -> None:
    store.clear_sample()
    app = opened(quarter="1")
    assert not app.exception
    assert ":material/help: 報告なし" in words(app)


def test_a_choice_that_holds_no_state_says_what_to_do(store: Store) -> None:
    """市社協 has its one item under 子育てサポートシステム alone."""
    app = opened(role=["市社協"], function=["人材育成"])
    assert not app.exception
    assert "振り返る項目がありません" in words(app)
    assert not app.get("download_button")
