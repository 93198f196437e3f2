"""A plan of another base through the browser: columns assigned by hand, a year chosen, a reading taken otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from foreign_books import book
from playwright.sync_api import Locator, Page, expect
from select_boxes import choose

STRANGE = (
    ("表紙", [["令和6年度 計画書"]]),
    ("計画", [["令和6年度"], ["あ", "い", "う", "え"], ["親子の居場所", "姿。", "●甲を行う。\n●乙を行う。", "年3回"]]),
)
YEARS = tuple(
    (f"R{n}", [[f"令和{n}年度計画"], ["機能", "姿", "取組(法人)"], ["親子の居場所", "姿。", f"●令和{n}年の講座"]])
    for n in (7, 8)
)


def dropped(page: Page, address: str, folder: Path, name: str, *sheets: tuple[str, list[list[str]]]) -> None:
    path = folder / name
    path.write_bytes(book(*sheets))
    page.goto(f"{address}/plan?year=2011&quarter=2")
    page.get_by_text("表の取込").click()
    page.locator("input[type=file]").set_input_files(path)


def save(page: Page, year: str) -> None:
    page.get_by_label("取り込む人").fill("館長")
    page.get_by_role("button", name=f"{year}の計画として保存する").click()
    expect(page.get_by_text(re.compile(f"{year}の行動計画を第1版として保存しました"))).to_be_visible()


def button(page: Page, year: str) -> Locator:
    return page.get_by_role("button", name=f"{year}の計画として保存する")


@pytest.mark.browser
def test_a_plan_with_strange_headers_is_assigned_by_hand_and_saved(
    own_address: str, page: Page, tmp_path: Path
) -> None:
    dropped(page, own_address, tmp_path, "変わった見出し.xlsx", *STRANGE)
    expect(page.get_by_text("最も見出しに近いのは2行目「あ、い、う、え」です")).to_be_visible()
    expect(button(page, "令和6年度")).to_have_count(0)
    choose(page, "1列 あ", "機能")
    choose(page, "2列 い", "目指す拠点の姿")
    choose(page, "3列 う", "行動計画(法人)")
    choose(page, "4列 え", "読まない")
    expect(page.get_by_text("1-1-H02").first).to_be_visible()
    expect(page.get_by_text("新しい計画(2項目)")).to_be_visible()
    save(page, "令和6年度")

    # The next year's plan has the same headers: nothing is asked.
    following = [["令和9年度"], ["あ", "い", "う", "え"], ["親子の居場所", "姿。", "●丙を行う。", ""]]
    dropped(page, own_address, tmp_path, "翌年.xlsx", ("計画", following))
    expect(page.get_by_text("新しい計画(1項目)")).to_be_visible()
    expect(button(page, "令和9年度")).to_be_visible()


@pytest.mark.browser
def test_of_two_years_one_is_chosen(own_address: str, page: Page, tmp_path: Path) -> None:
    dropped(page, own_address, tmp_path, "二か年.xlsx", *YEARS)
    expect(page.get_by_text("年度が複数あります(令和7年度、令和8年度)")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("計画として保存する"))).to_have_count(0)
    choose(page, "どの年度の計画を取り込みますか", "令和8年度")
    expect(page.get_by_text("令和8年の講座").first).to_be_visible()
    save(page, "令和8年度")


@pytest.mark.browser
def test_a_stored_cell_is_read_otherwise(own_address: str, page: Page) -> None:
    """Line 62 of the plan: its actions were moved left in doubt; left where they stand, 4-3-H01 is the ward's."""
    page.goto(f"{own_address}/plan?year=2011&quarter=2")
    page.get_by_text("読み取りの確認").click()
    card = page.locator(".st-key-repair_R62C6")
    card.get_by_role("radiogroup").get_by_text("ずらさず、書かれた欄のまま読む").click()
    expect(card.get_by_role("radio", name="ずらさず、書かれた欄のまま読む")).to_be_checked()
    card.get_by_role("button", name="答える").click()
    expect(page.get_by_text("保存済みの計画の原本を、ほかの読み方で読み直しています")).to_be_visible()
    expect(page.get_by_text("第1版との違い")).to_be_visible()
    expect(button(page, "平成23年度")).to_have_count(0)
    # Read so, both actions of the line are the ward's: the same ones, under another role.
    for item in ("4-3-H01", "4-3-H02"):
        expect(page.locator(f".st-key-which_{item}").get_by_text("役割が変わっています")).to_be_visible()
    page.get_by_role("button", name="違いが一つだけの2件をまとめて「これは同じ項目」とする").click()
    page.get_by_label("取り込む人").fill("館長")
    button(page, "平成23年度").click()
    expect(page.get_by_text(re.compile("第2版として保存しました"))).to_be_visible()
    page.get_by_text("読み取りの確認").click()
    page.get_by_text(re.compile("^回答済み")).click()
    expect(page.locator(".st-key-repair_R62C6").get_by_text("ほかの読み方で読みました")).to_be_visible()
