"""計画 in process: the stored plan listed, changed, and its doubtful readings answered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plan_page import named, opened, press, select, words
from tables import tables

from kyoten.sample import SITE
from kyoten.storage.store import Store


def test_the_plan_is_listed_with_its_version_and_what_its_words_propose(store: Store) -> None:
    app = opened()
    assert not app.exception
    assert "第1版　·　134項目(ほかに再掲2件)" in words(app)
    table = tables(app)[0].value.set_index("項目番号")
    assert len(table) == 136
    # By hand from the plan: こさぽ通信:年3回7月・11月・3月発行.
    assert table.loc["6-1-H02", ["種類", "目標", "予定の月"]].tolist() == ["回数型", "年3回", "7月・11月・3月"]


def test_a_changed_target_is_stored_with_who_and_shown_beside_the_proposal(store: Store) -> None:
    app = select(opened(), "6-1-H02")
    app.number_input[0].set_value(5)
    press(named(app), "変更を保存")
    assert "目標回数 3回 → 5回" in words(app)
    [change] = store.item_changes(SITE, 2011)
    assert (change.item, change.field, change.old, change.new, change.by) == (
        "6-1-H02", "target_count", 3, 5, "館長",
    )  # fmt: skip
    table = tables(app)[0].value.set_index("項目番号")
    assert table.loc["6-1-H02", "目標"] == "年5回"
    assert "案は回数型 3回" in table.loc["6-1-H02", "変更した欄と元の案"]
    press(app, "計画の文からの案に戻す")
    assert store.plan(SITE, 2011).plan.item("6-1-H02").target_count == 3
    assert len(store.item_changes(SITE, 2011)) == 2


def test_saving_what_already_stands_records_nothing(store: Store) -> None:
    app = press(named(select(opened(), "6-1-H02")), "変更を保存")
    assert "変わったところはありません" in words(app)
    assert store.item_changes(SITE, 2011) == []


@pytest.mark.parametrize(
    ("who", "empties", "told"),
    [("", False, "名前を入れてください"), ("館長", True, "回数型の項目には、目標回数か予定の月を入れてください。")],
)
def test_a_change_without_a_name_or_against_the_rules_is_refused_in_one_sentence(
    store: Store, who: str, empties: bool, told: str
) -> None:
    app = select(opened(), "6-1-H02")
    if empties:
        app.number_input[0].set_value(None)
        months = next(group for group in app.pills if group.label == "予定の月")
        months.set_value([])
    press(named(app, who), "変更を保存")
    assert [told in error.value for error in app.error] == [True]
    assert store.item_changes(SITE, 2011) == []


def test_what_a_person_typed_is_shown_as_text(store: Store) -> None:
    store.change_item(SITE, 2011, "6-1-H02", {"person": "**太字**"}, "[館長](http://example.invalid)")
    store.answer_repair(SITE, 2011, "R37C3", "changed", note="<b>視点</b>ではない", by="*係長*")
    shown = opened("repairs")
    raw = "\n".join(element.value for element in shown.markdown)
    assert r"\<b\>視点\</b\>ではない(\*係長\*)" in raw
    assert not any(element.allow_html for element in shown.markdown)


def test_a_chosen_row_does_not_open_another_item_when_the_list_is_narrowed(store: Store) -> None:
    app = select(opened(), "1-1-H01")
    assert any(button.label == "変更を保存" for button in app.button)
    app.text_input(key="plan_search").set_value("年3回").run()
    assert list(tables(app)[0].value["項目番号"]) == ["6-1-H02"]
    assert not any(button.label == "変更を保存" for button in app.button)


# Repairs and gaps


def test_a_doubtful_reading_is_answered_and_no_longer_waits(store: Store) -> None:
    app = opened("repairs")
    assert "確認を待っている読み取り 6か所" in words(app)
    assert "原文　R37C3" in words(app)
    groups = [group for group in app.radio if group.label == "回答"]
    groups[0].set_value("confirmed")
    press(named(app), "答える")
    assert "R37C3に「このままでよい」と答えました。" in words(app)
    assert "確認を待っている読み取り 5か所" in words(app)
    assert ":green[:material/check: 確認済み]" in words(app)
    [answer] = store.repair_answers(SITE, 2011)
    assert (answer.source, answer.answer, answer.by) == ("R37C3", "confirmed", "館長")
    assert "ココめ" in answer.text


@pytest.mark.parametrize(
    ("answer", "told"), [(None, "回答を選んでください"), ("changed", "正しい読み方を入れてください")]
)
def test_an_answer_that_says_too_little_is_refused(store: Store, answer: str | None, told: str) -> None:
    app = opened("repairs")
    if answer:
        next(group for group in app.radio if group.label == "回答").set_value(answer)
    press(named(app), "答える")
    assert [told in error.value for error in app.error] == [True]
    assert store.repair_answers(SITE, 2011) == []


def test_gaps_are_told_by_kind_and_follow_the_choice_of_functions(store: Store) -> None:
    """The counts are those of docs/plan_h23_gaps.md: 9 viewpoints, 11 states, 43 tasks; 子育て相談 has 4 and 1."""
    app = opened("gaps")
    assert "計画のすき間 63件" in words(app)
    labels = [box.label for box in app.expander]
    assert [label.split("　")[1] for label in labels] == ["9件", "11件", "43件"]
    assert [box.proto.expanded for box in app.expander] == [True, True, False]
    app.session_state["function"] = ["子育て相談"]
    app.run()
    assert [box.label.split("　")[1] for box in app.expander][:2] == ["4件", "1件"]


def test_versions_are_listed_and_two_of_them_compared(store: Store) -> None:
    """The second version says another text of one item, and holds from the third quarter."""
    plan = store.plan(SITE, 2011).plan
    first = plan.items[0]
    changed = replace(plan, items=(replace(first, text="別の文。"), *plan.items[1:]))
    store.save_plan(SITE, changed, file="改訂.tsv", data=b"2", by="係長", holds_from=3)
    app = opened("versions")
    assert not app.exception
    assert [box.value for box in app.selectbox if box.key and box.key.startswith("version_")] == [1, 2]
    assert tables(app)[0].value["いつから"].tolist() == ["第3四半期から", "年度のはじめから"]
    (_, differences, items) = tables(app)
    assert differences.value[["区分", "項目番号", "欄", "今回"]].values.tolist() == [
        ["変更", first.id, "本文", "別の文。"]
    ]
    assert items.value["項目"].tolist()[0] == "別の文。"


def test_an_items_form_says_which_quarters_keep_their_figures(store: Store) -> None:
    """The same sentence as where a plan or the settings are saved."""
    told = "第1四半期は確定しているため、数字は変わりません。"
    assert told not in words(select(opened(), "6-1-H02"))
    store.close_period(SITE, 2011, 1, by="施設長")
    assert told in words(select(opened(), "6-1-H02"))
