"""報告の取込 with several files: one list, one button for all that are right, and nothing stored twice."""

from __future__ import annotations

import pytest
from foreign_books import book
from page_runs import done, opened, refused, words
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button
from tables import tables

from kyoten import intake
from kyoten.fiscal import Quarter
from kyoten.sample import SITE, read_shipped_plan
from kyoten.storage.store import Store, StoreRefusal

ITEMS = [item for item in read_shipped_plan().items if item.role == "法人" and not item.restated]
HEAD = ["行動計画", "状況", "進捗率"]
Q2 = Quarter(2011, 2)
BUTTON = "take_in_together"
MOVED = "確認している間に第2四半期の報告が変わりました。変わる内容を確かめ直して、もう一度取り込んでください。"


def file(name: str, *rows: tuple[int, str, object], title: str = "第2四半期") -> tuple[str, bytes]:
    """A sheet of the second quarter; a row is the place of its item in ITEMS, 状況 and 進捗率."""
    return f"{name}.xlsx", book((title, [HEAD, *[[ITEMS[at].text, status, percent] for at, status, percent in rows]]))


RIGHT = file("正", (0, "完了", 100), (1, "実施中", 50))
ASKED = file("問", (2, "実施中", 50), title="表")
"""Names no quarter."""
WRONG = file("誤", (3, "実施中", 120), (4, "実施中", 50))
"""120 % is no progress."""
LATER = file("後", (1, "実施中", 70), (5, "実施中", 50))
"""Says 70 % where the first says 50 %."""
LAST = file("別", (6, "着手", 10))


def dropped(*files: tuple[str, bytes], by: str = "係") -> AppTest:
    """By somebody who has given that name in this session."""
    app = opened("submit.py")
    app.session_state["by"] = by
    app.file_uploader(key="files").set_value([(name, data, "application/octet-stream") for name, data in files])
    return app.run(timeout=120)


def own_button(app: AppTest) -> Button:
    """Of the first card that has one."""
    return next(each for each in app.button if (each.key or "").startswith("confirm_"))


def listed(app: AppTest, *heads: str) -> list[tuple[object, ...]]:
    """The list's rows, of these columns, as they are read."""
    table = next(each.value for each in tables(app) if each.label.startswith("置かれたファイル"))
    return [tuple(row) for row in table[list(heads)].astype(str).to_numpy().tolist()]


def received(store: Store) -> list[tuple[int, str, str]]:
    return [(each.id, each.file, each.by) for each in store.submissions(SITE, 2011) if not each.sample]


def numbers(store: Store) -> dict[str, int]:
    return {name: number for number, name, _ in received(store)}


@pytest.fixture
def bare(store: Store) -> Store:
    """The plan without the sample: nothing is reported of its 134 items, 132 of which are due or should have begun."""
    store.clear_sample("係長")
    return store


def test_one_file_has_no_list(bare: Store) -> None:
    app = dropped(RIGHT)
    assert not app.exception
    assert "置かれたファイル" not in words(app)
    assert BUTTON not in [each.key for each in app.button]


def test_the_list_says_of_each_file_where_it_stands(bare: Store) -> None:
    app = dropped(RIGHT, ASKED, WRONG)
    assert not app.exception
    assert listed(app, "ファイル", "状態", "四半期", "役割", "報告", "指摘", "お尋ね") == [
        ("正.xlsx", "取り込めます", "第2四半期", "法人", "2", "0", "0"),
        ("問.xlsx", "お尋ねがあります", "—", "—", "0", "0", "1"),
        ("誤.xlsx", "直しが要ります", "第2四半期", "法人", "1", "1", "0"),
    ]
    why = [said for (said,) in listed(app, "報告番号・理由")]
    assert why[:2] == ["", "下の枠で答えてください。"]
    assert why[2].startswith("第2四半期!C2　進捗率「120」が0〜100%の範囲にありません。")
    assert received(bare) == []


def test_the_list_says_what_each_file_alone_would_change(bare: Store) -> None:
    """The right one: 1 of the 122 that can be done is 0.8 %; 100 and 50 reach the 50 planned at half the year each;
    two items less are unreported. 法人 is no silent role then: its other 95 items have been unreported twice."""
    app = dropped(RIGHT, ASKED)
    assert listed(app, "概要の数字") == [
        ("完了率 — → 0.8 %、計画比 — → 100.0 %、停滞 0 件 → 95 件、未報告 134 件 → 132 件",),
        ("—",),
    ]


def test_one_click_takes_in_all_that_are_right_in_one_name(bare: Store) -> None:
    app = dropped(RIGHT, ASKED, WRONG, LAST, by="")
    app = app.button(key=BUTTON).click().run()
    assert refused(app) == ["名前を入れてください。だれが決めたかを記録に残します。"]
    assert received(bare) == []
    app.text_input(key="submit_by").set_value("施設長").run()
    assert app.button(key=BUTTON).label == "取り込める2件をまとめて取り込む"
    app = app.button(key=BUTTON).click().run()
    assert not app.exception
    assert [each[1:] for each in received(bare)] == [("正.xlsx", "施設長"), ("別.xlsx", "施設長")]
    at = numbers(bare)
    assert f"2件を取り込みました(報告番号 {at['正.xlsx']}、{at['別.xlsx']})。" in "".join(done(app)).replace("\\", "")
    assert [each[:2] for each in listed(app, "状態", "報告番号・理由")][::3] == [
        ("取り込み済み", f"報告番号 {at['正.xlsx']}"),
        ("取り込み済み", f"報告番号 {at['別.xlsx']}"),
    ]
    assert [state for (state,) in listed(app, "状態")][1:3] == ["お尋ねがあります", "直しが要ります"]
    assert BUTTON not in [each.key for each in app.button]
    stored = {e.entry.item: e.entry.percent for e in bare.entries(SITE, 2011) if e.entry.quarter == Q2}
    assert stored == {ITEMS[0].id: 100, ITEMS[1].id: 50, ITEMS[6].id: 10}


def test_a_file_that_was_answered_goes_with_the_others(bare: Store) -> None:
    app = dropped(RIGHT, ASKED)
    asked = next(each for each in app.segmented_control if each.label == "どの四半期の報告ですか")
    app = asked.set_value(2).run()
    assert app.button(key=BUTTON).label == "取り込める2件をまとめて取り込む"


def test_two_tabs_store_each_file_once(bare: Store) -> None:
    """The second tab still shows the button; its list then says the numbers that the first tab's files have."""
    first, second = dropped(RIGHT, LAST), dropped(RIGHT, LAST)
    first.button(key=BUTTON).click().run()
    second = second.button(key=BUTTON).click().run()
    assert not second.exception
    at = numbers(bare)
    assert len(received(bare)) == 2
    assert "新しく取り込んだファイルはありません" in words(second)
    assert listed(second, "報告番号・理由") == [(f"報告番号 {at['正.xlsx']}",), (f"報告番号 {at['別.xlsx']}",)]


def test_what_somebody_else_stored_meanwhile_keeps_all_out_until_it_is_shown_anew(bare: Store) -> None:
    """40 % on the first item: the first file would now replace something, and the figures of both are others."""
    app = dropped(RIGHT, LAST)
    name, data = file("先", (0, "実施中", 40))
    intake.accept(bare, intake.check(intake.stored(bare, SITE, 2011), name, data), site=SITE, by="係長")
    before = listed(app, "概要の数字")
    app = app.button(key=BUTTON).click().run()
    assert not app.exception
    assert [name for _, name, _ in received(bare)] == ["先.xlsx"]
    assert [why for (why,) in listed(app, "報告番号・理由")] == [MOVED, MOVED]
    assert listed(app, "概要の数字") != before
    app = app.button(key=BUTTON).click().run()
    assert [name for _, name, _ in received(bare)] == ["先.xlsx", "正.xlsx", "別.xlsx"]


def test_the_button_of_one_file_alone_takes_in_what_its_card_showed_or_says_why_not(bare: Store) -> None:
    """40 % on its first item came meanwhile: it would replace something, which its card did not say."""
    app = dropped(RIGHT)
    name, data = file("先", (0, "実施中", 40))
    intake.accept(bare, intake.check(intake.stored(bare, SITE, 2011), name, data), site=SITE, by="係長")
    app = own_button(app).click().run()
    assert not app.exception
    assert [name for _, name, _ in received(bare)] == ["先.xlsx"]
    assert refused(app) == [MOVED]
    assert "書き換わる報告" in " ".join(each.label for each in app.expander)
    app = own_button(app).click().run()
    assert [name for _, name, _ in received(bare)] == ["先.xlsx", "正.xlsx"]
    assert refused(app) == []


def test_what_is_about_other_items_changes_the_figures_and_is_noticed_too(bare: Store) -> None:
    """134 unreported items, of which the file reports two: 134 → 132, and after the other's one 133 → 131."""
    app = dropped(RIGHT)
    assert ["未報告", "134 件", "132 件"] in tables(app)[0].value.to_numpy().tolist()
    name, data = LAST
    intake.accept(bare, intake.check(intake.stored(bare, SITE, 2011), name, data), site=SITE, by="係長")
    app = own_button(app).click().run()
    assert refused(app) == [MOVED]
    assert ["未報告", "133 件", "131 件"] in tables(app)[0].value.to_numpy().tolist()
    own_button(app).click().run()
    assert [name for _, name, _ in received(bare)] == ["別.xlsx", "正.xlsx"]


def test_what_was_taken_in_stays_with_the_figures_before_and_after_it(bare: Store) -> None:
    """Whatever others store afterwards; and it goes with the file."""
    app = dropped(RIGHT)
    assert "このファイルにない項目と、空欄の欄は、今のまま残ります。" in words(app)
    app = own_button(app).click().run()
    assert app.success[0].value.startswith("正.xlsx：平成23年度 第2四半期の報告2件を取り込みました")
    shown = tables(app)[0].value
    assert list(shown.columns) == ["数字", "取り込む前", "取り込んだ後"]
    assert ["未報告", "134 件", "132 件"] in shown.to_numpy().tolist()
    name, data = LAST
    intake.accept(bare, intake.check(intake.stored(bare, SITE, 2011), name, data), site=SITE, by="係長")
    app.run()
    assert ["未報告", "134 件", "132 件"] in tables(app)[0].value.to_numpy().tolist()
    app.file_uploader(key="files").set_value([])
    app.run()
    assert "取り込みました" not in "".join(done(app))


def test_two_tabs_store_one_file_alone_once(bare: Store) -> None:
    first, second = dropped(RIGHT), dropped(RIGHT)
    own_button(first).click().run()
    second = own_button(second).click().run()
    assert len(received(bare)) == 1
    assert refused(second) == [f"すでに取り込まれています(報告番号 {numbers(bare)['正.xlsx']})。"]


def test_the_later_of_two_files_about_one_item_waits_for_its_own_button(bare: Store) -> None:
    app = dropped(RIGHT, LATER)
    said = (
        f"同じ項目を2つのファイルが報告しています: {ITEMS[1].id}(「正.xlsx」と「後.xlsx」)。"
        "後から取り込んだ内容に変わります。"
    )
    warned = [each.value.replace("\\", "").replace("\u2060", "") for each in app.warning]
    assert warned == [said, said]  # above, and in its card
    app = app.button(key=BUTTON).click().run()
    assert [name for _, name, _ in received(bare)] == ["正.xlsx"]
    assert listed(app, "状態", "報告番号・理由")[1] == (
        "お尋ねがあります",
        "1項目をほかのファイルも報告しています。",
    )
    app = own_button(app).click().run()
    assert [name for _, name, _ in received(bare)] == ["正.xlsx", "後.xlsx"]
    stored = {e.entry.item: e.entry.percent for e in bare.entries(SITE, 2011) if e.entry.quarter == Q2}
    assert stored == {ITEMS[0].id: 100, ITEMS[1].id: 70, ITEMS[5].id: 50}


def test_a_file_that_the_store_refuses_keeps_none_of_the_others_out(
    bare: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept = intake.accept

    def refusing(store: Store, taken: intake.Intake, **options: str) -> int:
        if taken.report.file == "正.xlsx":
            raise StoreRefusal("データベースが使われています。")
        return accept(store, taken, **options)

    app = dropped(RIGHT, LAST)
    monkeypatch.setattr(intake, "accept", refusing)
    app = app.button(key=BUTTON).click().run()
    assert not app.exception
    assert [name for _, name, _ in received(bare)] == ["別.xlsx"]
    assert listed(app, "状態", "報告番号・理由")[0] == ("取り込めます", "データベースが使われています。")
    assert refused(app) == ["データベースが使われています。"]


def test_a_file_twice_in_the_list_stands_there_once(bare: Store) -> None:
    app = dropped(RIGHT, ("写し.xlsx", RIGHT[1]), LAST)
    assert [name for (name,) in listed(app, "ファイル")] == ["正.xlsx", "別.xlsx"]
    assert "「写し.xlsx」は「正.xlsx」と中身が同じです" in words(app)
