"""計画 in process: the stored plan changed and answered, matrices taken in, refused, and linked to last year's."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import streamlit as st
from plan_grids import HEADER
from store_samples import events
from streamlit.testing.v1 import AppTest

from kyoten.fiscal import Quarter
from kyoten.sample import PLAN_FILE, SITE
from kyoten.storage.engine import file_url
from kyoten.storage.store import Store

ROOT = Path(__file__).resolve().parents[2]
MATRIX = PLAN_FILE.read_text("utf-8")
# R7C5 of the matrix, 1-1-H05: its full stop dropped leaves it nearly the same, so it keeps its number.
CORRECTED = MATRIX.replace("利用者への対応についてのスタッフの研鑽。", "利用者への対応についてのスタッフの研鑽", 1)


def _started(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KYOTEN_DATABASE_URL", file_url(path))
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def database(sample_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "kyoten.db"
    shutil.copy(sample_database, path)
    _started(path, monkeypatch)
    yield path
    st.cache_resource.clear()


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store that was used and holds no plan: the sample does not come by itself."""
    path = tmp_path / "kyoten.db"
    with _store(path) as store:
        store.clear_sample("館長")
    _started(path, monkeypatch)
    yield path
    st.cache_resource.clear()


@contextlib.contextmanager
def _store(path: Path) -> Iterator[Store]:
    """The database past the page, closed again."""
    store = Store(file_url(path))
    store.migrate()
    yield store
    store.close()


def opened(part: str = "items", quarter: str = "2") -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
    app.query_params["year"], app.query_params["quarter"] = "2011", quarter
    app.session_state["plan_part"] = part
    app.run()
    return app.switch_page("plan.py").run()


def words(app: AppTest) -> str:
    kinds = (app.markdown, app.caption, app.info, app.success, app.error, app.warning)
    return "\n".join(str(element.value).replace("\\", "") for kind in kinds for element in kind)


def drop(app: AppTest, name: str, data: bytes) -> AppTest:
    return app.file_uploader(key="plan_file_0").set_value((name, data, "application/octet-stream")).run()


def named(app: AppTest, who: str = "館長") -> AppTest:
    next(field for field in app.text_input if field.key.startswith("by_")).set_value(who)
    return app


def press(app: AppTest, label: str) -> AppTest:
    found = [button for button in app.button if label in button.label]
    assert found, [button.label for button in app.button]
    return found[0].click().run()


def select(app: AppTest, item: str) -> AppTest:
    """Choose an item's row in the page's first grid."""
    grid = app.dataframe[0]
    numbers = list(grid.value["項目番号"])
    app.session_state[grid.key] = {"selection": {"rows": [numbers.index(item)], "columns": [], "cells": []}}
    return app.run()


def _book(*rows: tuple[str, ...], year: str = "令和5年度") -> bytes:
    """A small matrix as Excel would save it."""
    made = openpyxl.Workbook()
    for row in ([head.replace("令和5年度", year) for head in HEADER], *rows):
        made.active.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


ROWS = (
    (
        "子育て相談",
        "①気軽に相談できる。",
        "○窓口が知られているか。",
        "",
        "●相談窓口を年2回周知する。",
        "●広報に載せる。",
    ),
    ("", "", "○専門の機関につながるか。", "", "●連絡会を毎月開く。", ""),
)


# The stored plan


def test_the_plan_is_listed_with_its_version_and_what_its_words_propose(database: Path) -> None:
    app = opened()
    assert not app.exception
    assert "第1版　·　134項目(ほかに再掲2件)" in words(app)
    table = app.dataframe[0].value.set_index("項目番号")
    assert len(table) == 136
    # By hand from the plan: こさぽ通信:年3回7月・11月・3月発行.
    assert table.loc["6-1-H02", ["種類", "目標", "予定の月"]].tolist() == ["回数型", "年3回", "7月・11月・3月"]


def test_a_changed_target_is_stored_with_who_and_shown_beside_the_proposal(database: Path) -> None:
    app = select(opened(), "6-1-H02")
    app.number_input[0].set_value(5)
    press(named(app), "変更を保存")
    assert "目標回数 3回 → 5回" in words(app)
    with _store(database) as store:
        [change] = store.item_changes(SITE, 2011)
        assert (change.item, change.field, change.old, change.new, change.by) == (
            "6-1-H02", "target_count", 3, 5, "館長",
        )  # fmt: skip
    table = app.dataframe[0].value.set_index("項目番号")
    assert table.loc["6-1-H02", "目標"] == "年5回"
    assert "案は回数型 3回" in table.loc["6-1-H02", "変更した欄と元の案"]
    press(app, "計画の文からの案に戻す")
    with _store(database) as store:
        assert store.plan(SITE, 2011).plan.item("6-1-H02").target_count == 3
        assert len(store.item_changes(SITE, 2011)) == 2


def test_saving_what_already_stands_records_nothing(database: Path) -> None:
    app = press(named(select(opened(), "6-1-H02")), "変更を保存")
    assert "変わったところはありません" in words(app)
    with _store(database) as store:
        assert store.item_changes(SITE, 2011) == []


@pytest.mark.parametrize(
    ("who", "empties", "told"),
    [("", False, "名前を入れてください"), ("館長", True, "回数型の項目には、目標回数か予定の月を入れてください。")],
)
def test_a_change_without_a_name_or_against_the_rules_is_refused_in_one_sentence(
    database: Path, who: str, empties: bool, told: str
) -> None:
    app = select(opened(), "6-1-H02")
    if empties:
        app.number_input[0].set_value(None)
        months = next(group for group in app.pills if group.label == "予定の月")
        months.set_value([])
    press(named(app, who), "変更を保存")
    assert [told in error.value for error in app.error] == [True]
    with _store(database) as store:
        assert store.item_changes(SITE, 2011) == []


def test_what_a_person_typed_is_shown_as_text(database: Path) -> None:
    with _store(database) as store:
        store.change_item(SITE, 2011, "6-1-H02", {"person": "**太字**"}, "[館長](http://example.invalid)")
        store.answer_repair(SITE, 2011, "R37C3", "changed", note="<b>視点</b>ではない", by="*係長*")
    shown = opened("repairs")
    raw = "\n".join(element.value for element in shown.markdown)
    assert r"\<b\>視点\</b\>ではない(\*係長\*)" in raw
    assert not any(element.allow_html for element in shown.markdown)


def test_a_chosen_row_does_not_open_another_item_when_the_list_is_narrowed(database: Path) -> None:
    app = select(opened(), "1-1-H01")
    assert any(button.label == "変更を保存" for button in app.button)
    app.text_input(key="plan_search").set_value("年3回").run()
    assert list(app.dataframe[0].value["項目番号"]) == ["6-1-H02"]
    assert not any(button.label == "変更を保存" for button in app.button)


# Repairs and gaps


def test_a_doubtful_reading_is_answered_and_no_longer_waits(database: Path) -> None:
    app = opened("repairs")
    assert "確認を待っている読み取り 6か所" in words(app)
    assert "原文　R37C3" in words(app)
    groups = [group for group in app.segmented_control if group.label == "回答"]
    groups[0].set_value("confirmed")
    press(named(app), "答える")
    assert "R37C3に「このままでよい」と答えました。" in words(app)
    assert "確認を待っている読み取り 5か所" in words(app)
    assert ":green[:material/check: 確認済み]" in words(app)
    with _store(database) as store:
        [answer] = store.repair_answers(SITE, 2011)
        assert (answer.source, answer.answer, answer.by) == ("R37C3", "confirmed", "館長")
        assert "ココめ" in answer.text


@pytest.mark.parametrize(
    ("answer", "told"), [(None, "回答を選んでください"), ("changed", "正しい読み方を入れてください")]
)
def test_an_answer_that_says_too_little_is_refused(database: Path, answer: str | None, told: str) -> None:
    app = opened("repairs")
    if answer:
        next(group for group in app.segmented_control if group.label == "回答").set_value(answer)
    press(named(app), "答える")
    assert [told in error.value for error in app.error] == [True]
    with _store(database) as store:
        assert store.repair_answers(SITE, 2011) == []


def test_gaps_are_told_by_kind_and_follow_the_choice_of_functions(database: Path) -> None:
    """The counts are those of docs/plan_h23_gaps.md: 9 viewpoints, 11 states, 43 tasks; 子育て相談 has 4 and 1."""
    app = opened("gaps")
    assert "計画のすき間 63件" in words(app)
    labels = [box.label for box in app.expander]
    assert [label.split("　")[1] for label in labels] == ["9件", "11件", "43件"]
    assert [box.proto.expanded for box in app.expander] == [True, True, False]
    app.session_state["function"] = ["子育て相談"]
    app.run()
    assert [box.label.split("　")[1] for box in app.expander][:2] == ["4件", "1件"]


# The import


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("計画.xlsx", b"PK\x03\x04broken", "壊れていて読めません"),
        ("計画.csv", b"", "空(0バイト)"),
        ("写真.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64), "読めない種類"),
        ("名簿.csv", "氏名,住所\n甲,乙\n".encode(), "「機能」と「視点」の見出しがある行が見つかりません"),
    ],
)
def test_a_wrong_file_gets_one_sentence_and_no_button(database: Path, name: str, data: bytes, told: str) -> None:
    app = drop(opened("import"), name, data)
    assert not app.exception
    assert told in words(app)
    assert not [button for button in app.button if "保存する" in button.label]


def test_the_same_plan_again_has_nothing_to_confirm(database: Path) -> None:
    app = drop(opened("import"), "計画.tsv", MATRIX.encode())
    assert "追加0件、変更0件、削除0件" in words(app)
    assert "保存済みの計画と同じ内容です" in words(app)
    assert not [button for button in app.button if "保存する" in button.label]
    with _store(database) as store:
        assert store.plan(SITE, 2011).version == 1


def test_a_corrected_plan_is_shown_before_it_is_saved_and_keeps_its_numbers(database: Path) -> None:
    app = drop(opened("import"), "計画_修正.tsv", CORRECTED.encode())
    shown = words(app)
    assert "追加0件、変更1件、削除0件" in shown
    assert "**1-1-H05**　法人　本文：利用者への対応についてのスタッフの研鑽。 → " in shown
    assert "R37C3**　:orange[:material/help: 要確認]" in shown
    counts = app.table[0].value
    assert counts.loc["計"].tolist() == [100, 35, 1, 136]
    with _store(database) as store:
        assert store.plan(SITE, 2011).version == 1
    press(named(app), "平成23年度の計画として保存する")
    assert "第2版として保存しました：追加0件、変更1件、削除0件。" in words(app)
    with _store(database) as store:
        stored = store.plan(SITE, 2011)
        assert (stored.version, stored.file) == (2, "計画_修正.tsv")
        assert stored.plan.item("1-1-H05").text == "利用者への対応についてのスタッフの研鑽"
        assert [event.by for event in events(store, SITE) if "第2版" in event.note] == ["館長"]


def test_an_import_wants_a_name(database: Path) -> None:
    app = press(named(drop(opened("import"), "計画.tsv", CORRECTED.encode()), " "), "保存する")
    assert ["名前を入れてください" in error.value for error in app.error] == [True]
    with _store(database) as store:
        assert store.plan(SITE, 2011).version == 1


def test_a_plan_that_lacks_a_reported_item_is_refused_before_the_button(database: Path) -> None:
    from store_samples import entry, report

    with _store(database) as store:
        own = report(entry("5-1-H01", Quarter(2011, 1)), quarter=Quarter(2011, 1))
        store.submit(own, b"own", site=SITE, by="担当")
    matrix = "\n".join(MATRIX.split("\n")[:50])  # 人材育成 comes after
    app = drop(opened("import"), "計画.tsv", matrix.encode())
    assert len(app.error) == 1
    assert "報告のある項目(5-1-H01)が新しい計画にない" in words(app)
    assert not [button for button in app.button if "保存する" in button.label]


def test_a_plan_that_changed_meanwhile_is_not_overwritten(database: Path) -> None:
    app = drop(opened("import"), "計画.tsv", CORRECTED.encode())
    with _store(database) as store:
        store.change_item(SITE, 2011, "1-1-H05", {"person": "担当A"}, "係長")
    press(named(app), "保存する")
    assert ["違いをもう一度確かめてから" in error.value for error in app.error] == [True]
    with _store(database) as store:
        assert store.plan(SITE, 2011).version == 1


def test_a_file_that_names_no_year_is_asked_for_it(database: Path) -> None:
    app = drop(opened("import"), "計画.xlsx", _book(*ROWS, year=""))
    assert "年度を読み取れません" in words(app)
    app.selectbox(key=next(box.key for box in app.selectbox if box.key.startswith("plan_year"))).set_value(2012).run()
    press(named(app), "平成24年度の計画として保存する")
    with _store(database) as store:
        assert store.years(SITE) == [2011, 2012]


def test_next_years_plan_shows_its_links_and_they_can_be_confirmed_and_changed(database: Path) -> None:
    following = CORRECTED.replace("23年度", "24年度").replace("22年度", "24年度")
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
    with _store(database) as store:
        links = store.links(SITE, 2012)
        assert len(links) == 135
        assert "1-1-H01" not in links
        assert links["1-1-H02"] == "1-1-H02"


# A store without any plan


def test_without_a_plan_every_page_leads_to_the_import(empty: Path) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
    assert not app.exception
    assert "行動計画がまだありません" in words(app)
    app.switch_page("plan.py").run()
    assert not app.exception
    assert app.file_uploader(key="plan_file_0") is not None


def test_a_first_plan_makes_its_site_and_opens_everything(empty: Path) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
    app.switch_page("plan.py").run()
    drop(app, "計画.xlsx", _book(*ROWS))
    assert "令和5年度　·　新しい計画(3項目)" in words(app)
    press(named(app), "保存する")
    assert ["新しい拠点の名称を入れてください" in error.value for error in app.error] == [True]
    app.text_input(key="new_site").set_value("みどり区 [拠点]")
    press(named(app), "令和5年度の計画として保存する")
    assert not app.exception
    assert "「みどり区 [拠点]」の令和5年度の行動計画を第1版として保存しました" in words(app)
    with _store(empty) as store:
        assert store.sites() == ["みどり区 [拠点]"]
        assert [item.text for item in store.plan("みどり区 [拠点]", 2023).plan.items] == [
            "相談窓口を年2回周知する。", "広報に載せる。", "連絡会を毎月開く。",
        ]  # fmt: skip
    app.switch_page("register.py").run()
    assert len(app.dataframe[0].value) == 3


def test_a_new_site_may_not_take_the_name_of_one_that_is_there(database: Path) -> None:
    app = drop(opened("import"), "計画.xlsx", _book(*ROWS))
    box = next(box for box in app.selectbox if box.label == "拠点")
    box.set_value("新しい拠点").run()
    app.text_input(key="new_site").set_value(SITE)
    press(named(app), "保存する")
    assert ["すでにある拠点です" in error.value for error in app.error] == [True]
    with _store(database) as store:
        assert store.years(SITE) == [2011]
