"""The page 報告の取込 with workbooks of every kind: it asks what they leave open, as much as a browser holds."""

from __future__ import annotations

import io
import re
from functools import partial
from types import ModuleType

import openpyxl
import pytest
from foreign_books import book
from page_runs import opened, words
from strange_workbooks import FAMILIES, one_of_each_kind
from streamlit.testing.v1 import AppTest
from tables import tables

from kyoten import intake
from kyoten.fiscal import Quarter
from kyoten.problems.problem import worst_first
from kyoten.reader import workbook
from kyoten.reader.on_progress import OnProgress
from kyoten.reader.read import read_here
from kyoten.reader.workbook import Limits, Workbook, read_workbook
from kyoten.sample import SITE, read_shipped_plan
from kyoten.storage.store import Store
from kyoten.ui.foreign_text import plain

ITEMS = [item for item in read_shipped_plan().items if item.role == "法人" and not item.restated]
"""Of one role and marked as standing nowhere else: their texts name them."""
HEAD = ["行動計画", "状況", "進捗率"]
CARD = re.compile(r"^\*\*(.*)\*\*　(?=(?:まだ)?取り込めません。$)", re.MULTILINE)
"""The head of a file's card: its name, and that it can't be taken in, or not yet."""


def dropped(*files: tuple[str, bytes]) -> AppTest:
    """The page with these files in its uploader."""
    app = opened("submit.py")
    app.session_state["by"] = "係"
    app.file_uploader(key="files").set_value([(name, data, "application/octet-stream") for name, data in files])
    return app.run(timeout=120)


def rows(first: int, last: int) -> list[list[object]]:
    return [[item.text, "実施中", 50] for item in ITEMS[first:last]]


def test_several_sheets_with_one_header_are_one_question(store: Store) -> None:
    """A sheet for each function, all with one header: its columns are assigned once, for all of them."""
    sheets = [(f"第2四半期 {number}", [HEAD, *rows(10 * number, 10 * number + 10)]) for number in range(7)]
    app = dropped(("機能別.xlsx", book(*sheets)))
    assert not app.exception
    assert "報告70件" in words(app)
    asked = [each.label for each in app.expander if each.label.startswith("列の割当")]
    named = "・".join(f"第2四半期 {number}" for number in range(5))
    assert asked == [f"列の割当　{named}ほか2枚"]


def test_rows_one_off_their_ids_are_kept_out_until_somebody_says_that_they_stand_right(store: Store) -> None:
    """Every text of 法人's sheet stands in the row below that of its item."""
    sheet = openpyxl.load_workbook(io.BytesIO(intake.sheet_for(store, SITE, Quarter(2011, 2), "法人")))
    table = sheet["報告"]
    codes = {cell.value: cell.column for cell in table[3]}
    for number in range(6, table.max_row + 1):
        table.cell(number, codes["status"]).value = "実施中"
        table.cell(number, codes["result"]).value = f"{table.cell(number - 1, codes['text']).value}を行った。"
    out = io.BytesIO()
    sheet.save(out)
    app = dropped(("法人.xlsx", out.getvalue()))
    assert "番号より1行下にずれているようです(" in words(app)
    assert not [each for each in app.button if str(each.key).startswith("confirm_")]
    box = next(each for each in app.checkbox if each.label == "行はずれていません。このまま読みます")
    app = box.check().run(timeout=60)
    assert "ずれているようです" not in words(app)
    assert [each for each in app.button if str(each.key).startswith("confirm_")]


def test_a_header_that_is_not_understood_is_the_same_in_every_sheet(store: Store) -> None:
    """あ, い and う over two sheets: the first row is taken for the header, whatever words of one the items have."""
    sheets = [(name, [["あ", "い", "う"], *rows(first, first + 10)]) for name, first in (("一", 0), ("二", 10))]
    app = dropped(("無名.xlsx", book(*sheets)))
    assert not app.exception
    assert [each.label for each in app.expander] == [
        "1　報告用紙を渡す(第2四半期)",
        "列の割当(読み方を選んでください)　一・二",
        "読まなかったセル 66個",
    ]


def test_questions_are_drawn_some_at_a_time(store: Store) -> None:
    """300 rows that fit nothing, each with a word of its own as its rating: a browser with all of them stands still."""
    strange = [[f"無関係な作業その{number}を片付ける", f"段階{number}"] for number in range(300)]
    known = [[ITEMS[number].text, f"状態{number}"] for number in range(40)]
    app = dropped(("別の表.xlsx", book(("第2四半期", [HEAD[:2], *strange, *known]))))
    assert not app.exception
    assert len(app.radio) == 20
    assert sum(each.label.startswith("状況の「") for each in app.button_group) == 20
    assert "20行ずつ" in words(app)
    assert "40種類あります" in words(app)


def test_an_item_that_is_no_candidate_can_be_picked(store: Store) -> None:
    """Of all the plan's items: the row is read as of that one, and the question is gone."""
    app = dropped(
        ("一行.xlsx", book(("第2四半期", [HEAD, [ITEMS[0].text, "実施中", 50], ["夏祭りの準備", "完了", 100]])))
    )
    other = next(each for each in app.selectbox if each.label == "第2四半期!A3のほかの項目")
    app = other.set_value(ITEMS[60].id).run()
    assert not app.exception
    assert not app.radio
    assert "報告2件" in words(app)
    assert "選び終えた行 1件" in words(app)


def test_long_lists_of_problems_show_every_kind(store: Store) -> None:
    """Five of a kind with how many more there are, and all of them in a table that can be scrolled."""
    twice = [
        *rows(0, 30),
        *[[*row[:2], 70] for row in rows(0, 30)],
        *[[item.text, "実施中", 120] for item in ITEMS[40:60]],
    ]
    app = dropped(("重複.xlsx", book(("第2四半期", [HEAD, *twice]))))
    listed = next(each.value for each in app.markdown if "正しい行を1つだけ" in each.value)
    # 60 rows are there twice with two percents; 20 percents are over 100.
    assert listed.count("正しい行を1つだけ") == 5
    assert "ほかに55件あります" in listed
    assert "ほかに15件あります" in listed
    assert "すべての指摘 80件" in [each.label for each in app.expander]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__.rpartition(".")[2])
def test_every_strange_file_gets_a_card_that_says_what_is_wrong_with_it(
    family: ModuleType, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of a family in the uploader at once: a card each, in their order, with the worst of what was found. Only what
    ends its reader is read apart here (tests/reader reads all of them so): a process for each takes its time."""
    files = one_of_each_kind(family)
    apart = workbook.read_apart
    ending = {each.data for each in files if each.code == "reader_died"}

    def read_near(data: bytes, name: str, limits: Limits, *, on_progress: OnProgress) -> Workbook:
        if data in ending:
            return apart(data, name, limits, on_progress=on_progress)
        return read_here(data, name, limits, on_progress)

    monkeypatch.setattr(workbook, "read_apart", read_near)
    names = [each.name.replace(".xlsb", ".xlsx") for each in files]  # the uploader takes no xlsb, unless renamed
    app = dropped(*zip(names, (each.data for each in files), strict=True))
    assert not app.exception
    cards = CARD.split("\n".join(each.value for each in app.markdown))[1:]
    assert cards[::2] == [plain(name) for name in names]
    for each, card in zip(files, cards[1::2], strict=True):
        found = intake.check(intake.stored(store, SITE, 2011), each.name, each.data, read=read_workbook)
        worst = worst_first(found.report.problems)[0]
        assert f"{plain(worst.message)}{plain(worst.remedy)}" in card, each.name


def test_a_column_in_question_waits_for_an_answer_even_if_it_is_what_its_header_says(store: Store) -> None:
    """達成度 over 3, 4 and 5 may be percents: 進捗率(%) can be chosen, though the header alone would say so."""
    sheet = [["行動計画", "達成度"], *[[item.text, 3 + number % 3] for number, item in enumerate(ITEMS[:6])]]
    app = dropped(("評価.xlsx", book(("第2四半期", sheet))))
    column = next(each for each in app.selectbox if each.label == "2列 達成度")
    assert column.value == ""
    app = column.set_value("percent").run()
    assert not app.exception
    assert "報告6件" in words(app)


def test_what_a_correction_would_replace_is_shown_before_it_is_stored(store: Store) -> None:
    """Stored: 実施中, 50 %. The correction says 20 % and leaves 状況 empty: one value is replaced."""
    first = book(("第2四半期", [HEAD, *rows(0, 3)]))
    taken = intake.check(
        intake.stored(store, SITE, 2011), "一.xlsx", first, read=partial(read_workbook, isolated=False)
    )
    intake.accept(store, taken, site=SITE, by="係長")
    app = dropped(("二.xlsx", book(("第2四半期", [HEAD, [ITEMS[0].text, None, 20]]))))
    assert not app.exception
    assert "書き換わる報告 1か所" in [each.label for each in app.expander]
    shown = next(each.value for each in tables(app) if "欄" in each.value.columns)
    assert shown.to_numpy().tolist() == [[ITEMS[0].id, "第2四半期", "進捗率", "50%", "20%"]]


def test_a_word_that_is_no_rating_is_asked_about_once_and_remembered(store: Store) -> None:
    """Two rows say 実施済: one question; the answer is offered for a change when another book has the word."""

    def asked(app: AppTest) -> list[str]:
        return [each.label for each in app.pills if each.label.startswith("状況の「")]

    texts = [item.text for item in ITEMS]
    app = dropped(("一.xlsx", book(("第2四半期", [HEAD, [texts[0], "実施済", 100], [texts[1], "実施済", 100]]))))
    assert asked(app) == ["状況の「実施済」はどの段階ですか" + plain("(2か所、例：第2四半期!B2)")]
    assert "まだ取り込めません" in words(app)
    app = next(each for each in app.pills if "実施済" in each.label).set_value("完了").run()
    assert "報告2件" in words(app)
    app = next(each for each in app.button if each.label.endswith("取り込む")).click().run()
    assert not app.exception
    assert store.remembered_words(SITE) == {"実施済": "完了"}

    app = dropped(("二.xlsx", book(("第3四半期", [HEAD, [texts[2], "実施済", None], [texts[3], "実施中", 50]]))))
    assert "報告2件" in words(app)
    assert asked(app) == ["状況の「実施済」はどの段階ですか" + plain("(以前の回答は「完了」)")]
    app = next(each for each in app.pills if "実施済" in each.label).set_value("").run()
    assert not app.exception
    assert "報告1件" in words(app)
