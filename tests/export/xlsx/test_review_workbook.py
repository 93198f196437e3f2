"""The draft of 単年度振り返り as a workbook: what the review says, marked 下書き, printable, harmless, editable."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest
from review_year import PLAN, REPORTS, S1, V1, quarter
from store_samples import NOON, SITE, entry, report

from kyoten.export.xlsx import review_workbook
from kyoten.storage.store import Store
from kyoten.views import annual_review, view

ITEMS, STATES, TASKS, LEGEND = "振り返り(下書き)", "姿ごとのまとめ(下書き)", "次期5か年", "凡例"
EVIL = entry("1-1-H03", quarter(2), 30, result='=HYPERLINK("http://example.invalid")', issue="+1", status="実施中")


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> bytes:
    """The small plan of review_year with one report more, whose texts look like formulas."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('review') / 'kyoten.db'}", clock=lambda: NOON)
    store.migrate()
    store.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    for each in (*REPORTS, EVIL):
        own = report(each, quarter=each.quarter, role=each.role)
        store.submit(own, repr(each).encode(), site=SITE, by="担当")
    store.change_item(SITE, 2011, "1-1-H01", {"person": "広報係"}, "館長")
    told = annual_review.load(store, view.load(store, SITE, quarter(4), today=dt.date(2012, 4, 1)))
    made = review_workbook.workbook(told)
    assert made == review_workbook.workbook(told)
    store.close()
    return made


@pytest.fixture(scope="module")
def book(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(book, name):
    head, *found = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in found]


def test_the_sheets_are_marked_as_a_draft(book):
    assert book.sheetnames == [ITEMS, STATES, TASKS, LEGEND]
    heads = [cell.value for cell in book[ITEMS][1]]
    assert [head for head in heads if "下書き" in head] == ["成果(下書き)", "課題(下書き)"]
    assert "単年度振り返り(下書き)" in book.properties.title


def test_each_item_has_its_row_with_the_texts_of_its_quarters(book):
    first = rows(book, ITEMS)[0]
    assert first["目指す拠点の姿"] == f"① ☆{S1}"
    assert first["振り返りの視点"] == V1
    assert (first["役割"], first["担当"], first["項目番号"]) == ("法人", "広報係", "1-1-H01")
    assert (first["状況"], first["進捗率(%)"]) == ("概ね達成", 90)
    assert first["成果(下書き)"] == "第1四半期：経路を歩いた。\n第3四半期：図を配った。"
    assert first["課題(下書き)"] == "第1四半期：坂が多い。"


def test_a_viewpoint_without_an_item_and_items_told_above_have_their_line(book):
    texts = [row["行動計画"] for row in rows(book, ITEMS)]
    assert "この視点の行動計画はありません。" in texts
    assert "上に記した項目と共通：1-1-H01" in texts
    assert "案内図を作る。(再掲)" in texts


def test_states_have_their_counts_and_room_to_write(book):
    """As in views/test_annual_review, but 1-1-H03 is reported here: (90 + 100 + 30) ÷ 3 = 73.3."""
    first = rows(book, STATES)[0]
    assert [first[head] for head in ("項目数(件)", "完了(件)", "率に含めない項目(件)", "報告のない項目(件)")] == [
        4,
        1,
        1,
        0,
    ]
    assert first["平均進捗率(%)"] == 73.3
    assert first["成果(記入欄・下書き)"] is None


@pytest.mark.parametrize(
    ("label", "starred", "shown"),
    [("①", True, "① ☆姿"), ("①", False, "① 姿"), ("", True, "☆姿"), ("", False, "姿")],
)
def test_a_state_is_written_with_its_mark_and_star_where_it_has_them(label, starred, shown):
    state = annual_review.StateYear("居場所", 1, label, "姿", starred, (), None)
    assert review_workbook._place(state) == {"function": "居場所", "state": shown}


def test_tasks_name_their_items_and_years(book):
    told = [(row["役割"], row["今年度の似た項目"], row["取り組んだ年度"]) for row in rows(book, TASKS)]
    assert told == [("法人", "1-1-H01(類似度100)、1-2-H01(類似度100)", "平成23年度"), ("区", None, None)]


def test_the_scale_travels_with_it(book):
    assert {"未着手", "完了", "評価困難"} <= {row["名称"] for row in rows(book, LEGEND)}


def test_no_text_becomes_a_formula_or_a_link(book):
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    texts = [str(cell.value) for cell in cells]
    assert any('=HYPERLINK("http://example.invalid")' in text for text in texts)


@pytest.mark.parametrize("name", [ITEMS, STATES, TASKS])
def test_it_prints_on_a4_with_its_head_on_each_page_and_can_be_edited(book, name):
    sheet = book[name]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    # One page wide (which is what is left out), as many as it takes tall.
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert not sheet.protection.sheet
    wrapped = [cell for cell in sheet[2] if isinstance(cell.value, str)]
    assert all(cell.alignment.wrap_text for cell in wrapped)
    assert name in sheet.oddHeader.left.text


def test_an_item_that_has_ended_says_so_in_its_row(tmp_path):
    """From the third quarter the plan has not 1-1-G01 any more, which was 完了 in the second."""
    store = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    store.migrate()
    store.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    for each in REPORTS:
        own = report(each, quarter=each.quarter, role=each.role)
        store.submit(own, repr(each).encode(), site=SITE, by="担当")
    left = replace(PLAN, items=tuple(each for each in PLAN.items if each.id != "1-1-G01"))
    store.save_plan(SITE, left, file="改訂.tsv", data=b"2", by="館長", holds_from=3)
    told = annual_review.load(store, view.load(store, SITE, quarter(4), today=dt.date(2012, 4, 1)))
    made = openpyxl.load_workbook(io.BytesIO(review_workbook.workbook(told)))
    rows = [row for row in made[ITEMS].values if "1-1-G01" in row]
    assert [["完了\n第3四半期で終了" in row, "第2四半期：2か所を点検した。" in row] for row in rows] == [[True, True]]
