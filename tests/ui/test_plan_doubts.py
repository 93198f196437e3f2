"""計画: doubtful readings answered with effect, before a plan is saved and after."""

from __future__ import annotations

from plan_page import counts, drop, matrix_book, named, opened, press, save, stored_items, words
from plan_tables import VIEWPOINTS
from store_samples import entry, report

from kyoten.fiscal import Quarter
from kyoten.sample import SITE
from kyoten.storage.store import Store

LINES = matrix_book(("親子の居場所", "①姿", "○視点か。", "", "甲を行う\n乙の実施", ""))
"""Two lines that end like actions: two items, or one."""


def test_a_doubtful_reading_is_taken_otherwise_and_that_is_kept(store: Store) -> None:
    app = drop(opened("import"), "計画.xlsx", LINES)
    assert counts(app).loc["計"].tolist() == [2, 2]
    [doubt] = [each for each in app.radio if each.label == "読み方"]
    assert doubt.options == ["このままでよい", "改行でつながった1つの行動計画と読む"]
    app = doubt.set_value("other").run()
    assert counts(app).loc["計"].tolist() == [1, 1]
    assert "答えのとおり、ほかの読み方で読みました" in words(app)
    save(app)
    assert [text for _, text in stored_items(store, 2023)] == ["甲を行う\n乙の実施"]
    [answer] = store.repair_answers(SITE, 2023)
    assert (answer.source, answer.answer, answer.note, answer.by) == (
        "Sheet!E2", "other", "改行でつながった1つの行動計画と読む", "館長",
    )  # fmt: skip
    again = drop(opened("import"), "計画.xlsx", LINES)
    assert "保存済みの計画と同じ内容です" in words(again)


def test_the_other_reading_of_a_stored_cell_is_looked_at_and_saved(store: Store) -> None:
    """By hand from the plan: line 37, a ☆ without ○ under the viewpoints; as a remark it is no viewpoint."""
    app = opened("repairs")
    answer = next(each for each in app.radio if each.label == "回答")
    assert answer.options[:2] == ["このままでよい", "上の視点への書き添えとみて、視点にしない"]
    answer.set_value("other:lone_star")
    app = press(named(app), "答える")
    assert "保存済みの計画の原本を、ほかの読み方で読み直しています" in words(app)
    assert "それ以外の内容(視点、5か年の取組、出典のセルなど)に違いがあります" in words(app)
    assert store.plan(SITE, 2011).version == 1
    save(app)
    stored = store.plan(SITE, 2011)
    assert stored.version == 2
    assert "子育て応援メールマガジンココめ～るの発信が活発にされているか。" not in [
        v.text for v in stored.plan.viewpoints
    ]
    assert len(stored.plan.viewpoints) == len(VIEWPOINTS) - 1
    app = opened("repairs")
    assert "確認を待っている読み取り 5か所" in words(app)
    back = next(each for each in app.radio if each.value == "other:lone_star")
    assert back.options[0] == "はじめの読み方に戻す"


def test_reading_again_can_be_left(store: Store) -> None:
    app = opened("repairs")
    next(each for each in app.radio if each.label == "回答").set_value("other:lone_star")
    app = press(press(named(app), "答える"), "やめる")
    assert "ここに置いただけでは何も保存されません" in words(app)
    assert store.plan(SITE, 2011).version == 1


def test_an_item_of_a_doubtful_cell_is_opened_to_be_changed_by_hand(store: Store) -> None:
    """By hand from the plan: ●個室で落ち着いた環境で相談できるよう努力する。stands in line 62."""
    app = opened("repairs")
    [button] = [each for each in app.button if each.key == "open_R62C6_4-3-H01"]
    app = button.click().run()
    assert "個室で落ち着いた環境で相談できるよう努力する。" in words(app)
    app.number_input[0].set_value(2)
    kind = next(each for each in app.segmented_control if each.label == "種類")
    kind.set_value("回数型")
    press(named(app), "変更を保存")
    assert store.plan(SITE, 2011).plan.item("4-3-H01").target_count == 2


def test_a_misreading_is_offered_as_a_correction_of_the_whole_year(store: Store) -> None:
    """The second quarter is in view, and there are reports: a new plan would begin with it, a misreading does not."""
    own = report(entry("5-1-H01", Quarter(2011, 1)), quarter=Quarter(2011, 1))
    store.clear_sample()
    store.submit(own, b"own", site=SITE, by="担当")
    app = opened("repairs")
    next(each for each in app.radio if each.label == "回答").set_value("other:lone_star")
    app = press(named(app), "答える")
    begins = next(each for each in app.segmented_control if each.label == "この計画はいつから")
    assert begins.value == 1
