"""A workbook of a base's own making, through the browser: columns assigned once, rows picked, known the next time."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from select_boxes import choose

# Items of the real plan (tests/plan/plan_expected/items.tsv); the third is cut short, so that a person must pick.
ROWS = (
    ("同じニーズ、共通課題を持つ親同士のつながりづくり。", "実施中", 55),
    ("リーフレット類のメンテナンス、印刷などを行う。", "完了", 100),
    ("事前相談がある場合には対", "実施中", 60),
)


def book(path: Path, rows: tuple[tuple[object, ...], ...]) -> Path:
    """A sheet whose headers say nothing."""
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (("あ", "い", "う"), *rows):
        sheet.append(row)
    made.save(path)
    return path


@pytest.mark.browser
def test_columns_are_assigned_once_and_doubtful_rows_are_picked(address: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}/submit?year=2011&quarter=4")
    page.locator("input[type=file]").set_input_files(book(tmp_path / "独自の表.xlsx", ROWS))
    expect(page.get_by_text("どの列が何かを「列の割当」で選んでください")).to_be_visible()
    choose(page, "1列 あ", "行動計画・達成目標")
    choose(page, "2列 い", "状況")
    choose(page, "3列 う", "進捗率(%)")
    page.get_by_test_id("stButtonGroup").filter(has_text="どの四半期の報告ですか").get_by_text("第4四半期").click()
    page.get_by_role("radiogroup").filter(has_text="事前相談がある場合には対").get_by_text("1-1-H03").click()
    confirm = page.get_by_role("button", name=re.compile("第4四半期の報告3件を取り込む"))
    expect(confirm).to_be_visible()
    page.get_by_label("取り込む人(必須)").fill("施設長")
    confirm.click()
    expect(page.get_by_text(re.compile("報告3件を取り込みました"))).to_be_visible()

    page.goto(f"{address}/submit?year=2011&quarter=4")
    again = book(tmp_path / "第4四半期_次の表.xlsx", (("育児休業中のためのプログラムの実施。", "実施中", 65),))
    page.locator("input[type=file]").set_input_files(again)
    expect(page.get_by_role("button", name=re.compile("第4四半期の報告1件を取り込む"))).to_be_visible()
