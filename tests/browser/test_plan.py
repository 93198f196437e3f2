"""The plan with a manager's hands: an item's target changed and followed, a corrected matrix taken in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from grid_clicks import rows
from playwright.sync_api import Page, expect
from server import ROOT

BEHIND = "計画の50%に対して10%(進み20%)"
MATRIX = (ROOT / "data" / "plan_matrix_h23.tsv").read_text("utf-8")


def _search(page: Page, words: str) -> None:
    field = page.get_by_label("検索", exact=True).first
    field.fill(words)
    field.press("Enter")
    expect(page.get_by_text(re.compile(r"^1 / 136件"))).to_be_visible()


@pytest.mark.browser
def test_a_changed_target_is_followed_by_the_register_and_the_finding(own_address: str, page: Page) -> None:
    """6-1-H02 is planned three times, in 7月, 11月 and 3月: by the end of the second quarter one time is due, which was
    reported. Of ten times without months half are due by then: 1 of 10 is 10%, a fifth of the 50%."""
    page.goto(f"{own_address}/plan?year=2011&quarter=2")
    _search(page, "年3回")
    expect(rows(page, "行動計画の項目の表")).to_have_count(1)
    rows(page, "行動計画の項目の表").click()
    expect(page.get_by_text("要対応の理由はありません。")).to_be_visible()

    page.get_by_label("目標回数").fill("10")
    for month in ("7月", "11月", "3月"):
        page.get_by_role("button", name=month, exact=True).click()
    page.get_by_label("変更する人").fill("館長")
    page.get_by_role("button", name="変更を保存").click()
    expect(page.get_by_text("目標回数 3回 → 10回")).to_be_visible()
    expect(page.get_by_text("要対応の理由はありません。")).to_have_count(0)
    expect(page.get_by_text(BEHIND).first).to_be_visible()

    page.get_by_test_id("stSidebar").get_by_role("link", name="台帳").click()
    expect(page.get_by_text("見出しを押すと並べ替え")).to_be_visible()
    _search(page, "年3回")
    expect(rows(page, "項目の表")).to_have_count(1)
    rows(page, "項目の表").click()
    expect(page.get_by_text(BEHIND).first).to_be_visible()
    expect(page.get_by_text("年10回").first).to_be_attached()


@pytest.mark.browser
def test_a_corrected_matrix_is_looked_at_and_confirmed(own_address: str, page: Page, tmp_path: Path) -> None:
    corrected = tmp_path / "計画_修正.tsv"
    corrected.write_text(MATRIX.replace("スタッフの研鑽。", "スタッフの研鑽", 1), "utf-8")
    page.goto(f"{own_address}/plan?year=2011&quarter=2")
    page.get_by_text("表の取込").click()
    page.locator("input[type=file]").set_input_files(corrected)
    expect(page.get_by_text("変更1件、新規0件、終了0件")).to_be_visible()
    expect(page.get_by_text(re.compile("本文：利用者への対応についてのスタッフの研鑽。 →"))).to_be_visible()

    page.get_by_role("button", name="平成23年度の計画として保存する").click()
    expect(page.get_by_text("名前を入れてください。だれが決めたかを記録に残します。")).to_be_visible()
    page.get_by_label("取り込む人").fill("館長")
    page.get_by_role("button", name="平成23年度の計画として保存する").click()
    expect(page.get_by_text(re.compile("第2版として保存しました"))).to_be_visible()
    expect(page.get_by_text(re.compile("^第2版　·　134項目"))).to_be_visible()
    # The words of the framework that a form brings are Japanese too.
    assert "Press Enter" not in page.inner_text("body")


@pytest.mark.browser
def test_which_item_is_which_is_asked_before_it_is_saved(own_address: str, page: Page, tmp_path: Path) -> None:
    """年3回 for 年2回 is said to be the same, with its number; 利用会員 for 提供会員 is said to be another."""
    revised = tmp_path / "計画_改訂.tsv"
    others = MATRIX.replace("朝、夕に活動できる提供会員の発掘。", "朝、夕に活動できる利用会員の発掘。", 1)
    revised.write_text(others.replace("養成研修年2回", "養成研修年3回", 1), "utf-8")
    page.goto(f"{own_address}/plan?year=2011&quarter=2")
    page.get_by_text("表の取込").click()
    page.locator("input[type=file]").set_input_files(revised)
    expect(page.get_by_text("どの項目か確かめるもの 2件(残り2件)")).to_be_visible()
    save = page.get_by_role("button", name="平成23年度の計画として保存する")
    expect(save).to_have_count(0)

    often = page.locator(".st-key-which_6-4-H07")
    expect(often.get_by_text("提供会員の養成研修年2回実施を目指す。")).to_be_visible()
    expect(often.get_by_text("提供会員の養成研修年3回実施を目指す。")).to_be_visible()
    expect(often.get_by_text("要になる言葉か数が違います")).to_be_visible()
    often.get_by_text("これは同じ項目").click()
    expect(page.get_by_text("上の問い(残り1件)に答えると、保存できます。")).to_be_visible()
    expect(save).to_have_count(0)
    other = page.locator("[class*=st-key-which_6-]").filter(has_text="利用会員の発掘")
    other.get_by_text("新しい項目(これまでの項目はここで終わり)").click()
    expect(page.get_by_text(re.compile("変更.件、新規1件、終了1件"))).to_be_visible()
    page.get_by_label("取り込む人").fill("館長")
    save.click()
    expect(page.get_by_text(re.compile("版として保存しました：.*変更.件、新規1件、終了1件"))).to_be_visible()
