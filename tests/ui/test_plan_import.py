"""計画, 表の取込 in process: matrices taken in, refused, and linked to last year's; a first plan."""

from __future__ import annotations

import pytest
from page_runs import session
from plan_page import ROWS, counts, drop, matrix_book, named, opened, press, save, save_buttons, select, words
from store_samples import entry, events, report
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Radio
from tables import tables

from kyoten.fiscal import Quarter
from kyoten.sample import PLAN_FILE, SITE
from kyoten.storage.store import Store

MATRIX = PLAN_FILE.read_text("utf-8")
# R7C5 of the matrix, 1-1-H05: its full stop dropped leaves it nearly the same, so it keeps its number.
WITHOUT_STAFF = "\n".join(MATRIX.split("\n")[:50])
"""人材育成 comes after the fiftieth line."""
CORRECTED = MATRIX.replace("利用者への対応についてのスタッフの研鑽。", "利用者への対応についてのスタッフの研鑽", 1)


def next_year(matrix: str) -> str:
    """Its headings say 2012; an item that tells of the 学会 of 2010 goes on to do so."""
    return matrix.replace("23年度", "24年度").replace("22年度", "24年度").replace("24年度学会", "22年度学会")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("計画.xlsx", b"PK\x03\x04broken", "壊れていて読めません"),
        ("計画.csv", b"", "空(0バイト)"),
        ("写真.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64), "読めない種類"),
        ("名簿.csv", "氏名,住所\n甲,乙\n".encode(), "行動計画の見出しの行が分かりません"),
    ],
)
def test_a_wrong_file_gets_one_sentence_and_no_button(store: Store, name: str, data: bytes, told: str) -> None:
    app = drop(opened("import"), name, data)
    assert not app.exception
    assert told in words(app)
    assert not [button for button in app.button if "保存する" in button.label]


def test_the_same_plan_again_has_nothing_to_confirm(store: Store) -> None:
    app = drop(opened("import"), "計画.tsv", MATRIX.encode())
    assert "変更0件、新規0件、終了0件" in words(app)
    assert "保存済みの計画と同じ内容です" in words(app)
    assert not [button for button in app.button if "保存する" in button.label]
    assert store.plan(SITE, 2011).version == 1


def test_a_corrected_plan_is_shown_before_it_is_saved_and_keeps_its_numbers(store: Store) -> None:
    app = drop(opened("import"), "計画_修正.tsv", CORRECTED.encode())
    shown = words(app)
    assert "変更1件、新規0件、終了0件" in shown
    assert "**1-1-H05**　法人　本文：利用者への対応についてのスタッフの研鑽。 → " in shown
    assert "別の読み方もあり得る箇所 6件(要確認6件)" in [box.label for box in app.expander]
    assert "R37C3" in [each.value for each in app.caption]
    items = counts(app)
    assert items.loc["計"].tolist() == [100, 35, 1, 136]
    assert store.plan(SITE, 2011).version == 1
    press(named(app), "平成23年度の計画として保存する")
    assert "第2版として保存しました：同じ135件、変更1件、新規0件、終了0件。" in words(app)
    stored = store.plan(SITE, 2011)
    assert (stored.version, stored.file) == (2, "計画_修正.tsv")
    assert stored.plan.item("1-1-H05").text == "利用者への対応についてのスタッフの研鑽"
    assert [event.by for event in events(store, SITE) if "第2版" in event.note] == ["館長"]


MORE_OFTEN = MATRIX.replace("提供会員の養成研修年2回", "提供会員の養成研修年3回", 1)
"""6-4-H07: planned twice a year, now three times."""


def answers(app: AppTest) -> list[Radio]:
    return [radio for radio in app.radio if radio.label == "同じ項目かどうか"]


def test_a_changed_number_is_asked_and_keeps_the_plan_out_until_it_is_answered(store: Store) -> None:
    app = drop(opened("import"), "計画_改訂.tsv", MORE_OFTEN.encode())
    assert "どの項目か確かめるもの 1件(残り1件)" in [box.label for box in app.expander]
    assert ":red[本文が変わっています、要になる言葉か数が違います]" in words(app)
    assert "上の問い(残り1件)に答えると、保存できます。" in words(app)
    assert not save_buttons(app)
    (radio,) = answers(app)
    assert (radio.value, radio.options) == (None, ["これは同じ項目", "新しい項目(これまでの項目はここで終わり)"])
    radio.set_value(radio.options[0]).run()
    assert "どの項目か確かめるもの 1件(残り0件)" in [box.label for box in app.expander]
    save(app)
    item = store.plan(SITE, 2011).plan.item("6-4-H07")
    assert (item.target_count, "養成研修年3回" in item.text) == (3, True)


def test_an_item_said_to_be_new_has_a_new_number_and_the_other_ends(store: Store) -> None:
    app = drop(opened("import"), "計画_改訂.tsv", MORE_OFTEN.encode())
    (radio,) = answers(app)
    radio.set_value(radio.options[1]).run()
    assert "同じ135件、変更0件、新規1件、終了1件" in words(app)
    save(app)
    plan = store.plan(SITE, 2011).plan
    assert plan.item("6-4-H07") is None
    (new,) = [item for item in plan.items if "養成研修年3回" in item.text]
    assert new.id not in {item.id for item in store.plan(SITE, 2011, 1).plan.items}


def test_a_function_under_another_name_is_asked_once(store: Store) -> None:
    """Each item of 人材育成 says what it said."""
    following = MATRIX.replace("\n人材育成\t", "\n担い手の育成\t", 1)
    app = drop(opened("import"), "計画_改訂.tsv", following.encode())
    (radio,) = [each for each in app.radio if "新しい名前ですか" in each.label]
    assert not save_buttons(app)
    assert not answers(app), "with the name nothing else is a guess"
    radio.set_value(radio.options[0]).run()
    save(app)
    assert [each.name for each in store.function_names(SITE)] == ["担い手の育成"]


def test_an_import_wants_a_name(store: Store) -> None:
    app = press(named(drop(opened("import"), "計画.tsv", CORRECTED.encode()), " "), "保存する")
    assert ["名前を入れてください" in error.value for error in app.error] == [True]
    assert store.plan(SITE, 2011).version == 1


def test_a_plan_that_lacks_a_reported_item_says_that_its_reports_stay(store: Store) -> None:
    own = report(entry("5-1-H01", Quarter(2011, 1)), quarter=Quarter(2011, 1))
    store.submit(own, b"own", site=SITE, by="担当")
    app = drop(opened("import"), "計画.tsv", WITHOUT_STAFF.encode())
    next(each for each in app.segmented_control if each.label == "この計画はいつから").set_value(1)
    app.run()
    assert "終了する項目のうち5-1-H01には、終了する四半期かその後の報告があります。報告は消えずに残ります" in words(app)
    press(named(app), "保存する")
    assert store.plan(SITE, 2011).plan.item("5-1-H01") is None
    assert [each.entry.item for each in store.entries(SITE, 2011) if not each.sample] == ["5-1-H01"]


def test_a_plan_from_the_quarter_in_view_ends_an_item_and_leaves_the_quarter_before(store: Store) -> None:
    """Reported in the first quarter, ended from the second, which is in view and so proposed."""
    own = report(entry("5-1-H01", Quarter(2011, 1)), quarter=Quarter(2011, 1))
    store.submit(own, b"own", site=SITE, by="担当")
    app = press(named(drop(opened("import"), "計画.tsv", WITHOUT_STAFF.encode())), "保存する")
    assert "第2版として保存しました" in words(app)
    assert store.plan(SITE, 2011).holds_from == 2
    then, now = (stored.plan for stored, _ in store.terms(SITE, 2011)[:2])
    assert (then.item("5-1-H01") is not None, now.item("5-1-H01")) == (True, None)


def test_a_plan_that_changed_meanwhile_is_not_overwritten(store: Store) -> None:
    app = drop(opened("import"), "計画.tsv", CORRECTED.encode())
    store.change_item(SITE, 2011, "1-1-H05", {"person": "担当A"}, "係長")
    press(named(app), "保存する")
    assert ["違いをもう一度確かめてから" in error.value for error in app.error] == [True]
    assert store.plan(SITE, 2011).version == 1


def test_a_file_that_names_no_year_is_asked_for_it(store: Store) -> None:
    app = drop(opened("import"), "計画.xlsx", matrix_book(*ROWS, year=""))
    assert "年度を読み取れません" in words(app)
    app.selectbox(key=next(box.key for box in app.selectbox if box.key.startswith("plan_year"))).set_value(2012).run()
    press(named(app), "平成24年度の計画として保存する")
    assert store.years(SITE) == [2011, 2012]


def test_next_years_plan_shows_its_links_and_they_can_be_confirmed_and_changed(store: Store) -> None:
    following = next_year(CORRECTED)
    app = drop(opened("import"), "計画_H24.tsv", following.encode())
    assert "平成24年度　·　新しい計画(136項目)" in words(app)
    assert [box.label for box in app.expander if "つながり" in box.label] == [
        "平成23年度の計画とのつながり　続き136件",
    ]
    press(named(app), "平成24年度の計画として保存する")
    assert "続けて「前年度とのつながり」で" in words(app)
    assert "平成24年度の行動計画" in words(app)
    app.segmented_control(key="plan_part").set_value("links").run()
    press(named(app), "提案136件をまとめて確定する")
    assert "つながりを136件確定しました。" in words(app)
    select(app, "1-1-H01")
    box = next(box for box in app.selectbox if box.label == "前年度のどの項目の続きか")
    box.set_value("")
    press(app, "このつながりで確定する")
    links = store.links(SITE, 2012)
    assert len(links) == 135
    assert "1-1-H01" not in links
    assert links["1-1-H02"] == "1-1-H02"


def test_a_link_between_texts_that_say_another_word_is_left_to_be_confirmed_by_its_row(store: Store) -> None:
    before = "利用者への対応についてのスタッフの研鑽。"
    following = next_year(MATRIX).replace(before, before.replace("利用者", "提供者"), 1)
    app = drop(opened("import"), "計画_H24.tsv", following.encode())
    press(named(app), "平成24年度の計画として保存する")
    app.segmented_control(key="plan_part").set_value("links").run()
    assert "要になる言葉か数が違う提案1件は、まとめて確定しません" in words(app)
    assert "1-1-H05　法人　提供者への対応についてのスタッフの研鑽。" in words(app)
    press(named(app), "提案135件をまとめて確定する")
    assert "1-1-H05" not in store.links(SITE, 2012)
    assert "要になる言葉か数が違う提案1件は、まとめて確定しません" in words(app)
    assert not [button for button in app.button if "まとめて確定する" in button.label]
    select(app, "1-1-H05")
    press(app, "このつながりで確定する")
    assert store.links(SITE, 2012)["1-1-H05"] == "1-1-H05"


# A store without any plan


def test_without_a_plan_every_page_leads_to_the_import(empty: Store) -> None:
    app = session().run()
    assert not app.exception
    assert "行動計画がまだありません" in words(app)
    app.switch_page("plan.py").run()
    assert not app.exception
    assert app.file_uploader(key="plan_file_0") is not None


def test_a_first_plan_makes_its_site_and_opens_everything(empty: Store) -> None:
    app = session().run()
    app.switch_page("plan.py").run()
    drop(app, "計画.xlsx", matrix_book(*ROWS))
    assert "令和5年度　·　新しい計画(3項目)" in words(app)
    press(named(app), "保存する")
    assert ["新しい拠点の名称を入れてください" in error.value for error in app.error] == [True]
    app.text_input(key="new_site").set_value("みどり区 [拠点]")
    press(named(app), "令和5年度の計画として保存する")
    assert not app.exception
    assert "「みどり区 [拠点]」の令和5年度の行動計画を第1版として保存しました" in words(app)
    assert empty.sites() == ["みどり区 [拠点]"]
    assert [item.text for item in empty.plan("みどり区 [拠点]", 2023).plan.items] == [
        "相談窓口を年2回周知する。", "広報に載せる。", "連絡会を毎月開く。",
    ]  # fmt: skip
    app.switch_page("register.py").run()
    assert len(tables(app)[0].value) == 3


def test_a_new_site_may_not_take_the_name_of_one_that_is_there(store: Store) -> None:
    app = drop(opened("import"), "計画.xlsx", matrix_book(*ROWS))
    box = next(box for box in app.selectbox if box.label == "拠点")
    box.set_value("新しい拠点").run()
    app.text_input(key="new_site").set_value(SITE)
    press(named(app), "保存する")
    assert ["すでにある拠点です" in error.value for error in app.error] == [True]
    assert store.years(SITE) == [2011]
