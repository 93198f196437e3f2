"""What a manager decides, with her hands: accept a finding, take a report back and restore it, change a threshold."""

from __future__ import annotations

import re

import pytest
from grid_clicks import rows, type_into
from playwright.sync_api import Page, expect

QUARTER = "year=2011&quarter=2"


def told(page: Page, sentence: str) -> None:
    """On the page itself; the same sentence also floats over it for a moment."""
    expect(page.get_by_test_id("stAlert").filter(has_text=sentence)).to_be_visible()


def flagged(page: Page) -> int:
    words = page.get_by_role("heading", name=re.compile("^要対応は")).inner_text()
    return int(re.findall(r"\d+", words)[0])


def open_stalled(page: Page, address: str) -> int:
    page.goto(f"{address}/stalled?{QUARTER}")
    expect(page.get_by_text("重く古い順")).to_be_visible()
    return flagged(page)


@pytest.mark.browser
def test_an_accepted_finding_leaves_the_count_and_comes_back_when_withdrawn(own_address: str, page: Page) -> None:
    before = open_stalled(page, own_address)
    # Items of this action alone have one finding: accepting it takes the item out of the count.
    page.get_by_role("radio", name=re.compile("報告を求める")).click()
    expect(page.get_by_text("期限を過ぎても報告がない項目です")).to_be_visible()
    name = page.get_by_test_id("stForm").get_by_label("氏名(必須)")
    expect(rows(page, "項目の表")).to_have_count(4)
    rows(page, "項目の表").first.click()
    name.fill("施設長")
    form = page.get_by_test_id("stForm")
    form.get_by_role("button", name="了承する").click()
    expect(page.get_by_text("理由を入れてください。")).to_be_visible()

    form.get_by_label("理由(必須)").fill("第3四半期にまとめて報告すると聞いている")
    form.get_by_role("button", name="了承する").click()
    told(page, "「未報告」を第2四半期まで了承しました。")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("heading", name=f"要対応は{before - 1}件(ほかに了承済み1件)")).to_be_visible()

    page.get_by_text("了承済み 1件").click()
    expect(page.get_by_text("第3四半期にまとめて報告すると聞いている")).to_be_visible()
    page.get_by_role("button", name="取り消す").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("氏名(必須)")).to_have_value("施設長")
    dialog.get_by_role("button", name="取り消す").click()
    told(page, "了承を取り消しました。")
    expect(page.get_by_role("heading", name=f"要対応は{before}件")).to_be_visible()


@pytest.mark.browser
def test_a_report_is_taken_back_and_restored_and_a_second_tab_is_told(own_address: str, page: Page) -> None:
    second = page.context.new_page()
    for tab in (page, second):
        tab.goto(f"{own_address}/submissions?{QUARTER}")
        take_back_button = tab.get_by_role("button", name="取り下げる")
        rows(tab, "提出の履歴").first.click()
        take_back_button.click()
        expect(tab.get_by_role("dialog")).to_be_visible()

    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="取り下げる").click()
    expect(dialog.get_by_text("理由と氏名を入れてください。")).to_be_visible()
    take_back(page)
    told(page, "を取り下げました。")
    expect(page.get_by_text("どの数字にも入っていません。")).to_be_visible()

    take_back(second)
    expect(second.get_by_text(re.compile("はすでに取り下げられています。"))).to_be_visible()

    page.get_by_role("button", name="元に戻す").click()
    page.get_by_role("dialog").get_by_role("button", name="元に戻す").click()
    told(page, "を元に戻しました。")
    expect(page.get_by_text(re.compile("理由：別の四半期の内容だった"))).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="原本を受け取る").click()
    assert download.value.suggested_filename == "H23_Q4_市社協_サンプル.xlsx"


def take_back(tab: Page) -> None:
    dialog = tab.get_by_role("dialog")
    dialog.get_by_label("理由(必須)").fill("別の四半期の内容だった")
    dialog.get_by_label("氏名(必須)").fill("施設長")
    dialog.get_by_role("button", name="取り下げる").click()


@pytest.mark.browser
def test_a_threshold_shows_its_effect_before_it_is_saved_and_then_holds(own_address: str, page: Page) -> None:
    before = open_stalled(page, own_address)
    page.goto(f"{own_address}/settings?{QUARTER}")
    page.get_by_role("tab", name="しきい値").click()
    field = page.get_by_label("「やや遅れ」の下限(%)")
    field.fill("30")
    field.press("Tab")
    effect = page.get_by_role("heading", name=re.compile("^要対応 "))
    expect(effect).to_be_visible()
    counts = [int(number) for number in re.findall(r"\d+", effect.inner_text())]
    assert counts[0] == before
    assert counts[1] < before
    expect(page.get_by_text("「やや遅れ」の下限 60% → 30%")).to_be_visible()

    page.get_by_label("氏名(必須)").fill("施設長")
    page.get_by_role("button", name="保存する").click()
    told(page, "設定を保存しました。")
    expect(page.get_by_role("listitem").filter(has_text="施設長")).to_contain_text("「やや遅れ」の下限 60% → 30%")
    assert open_stalled(page, own_address) == counts[1]


@pytest.mark.browser
def test_a_wrong_scale_is_told_in_a_sentence_and_cannot_be_saved(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/settings?{QUARTER}")
    grid = page.get_by_test_id("stDataFrame").first
    expect(grid.locator("canvas").first).to_be_visible()
    # The percent of the second step (着手): third column after the row's mark.
    type_into(grid, {"x": 222, "y": 79}, "70")
    expect(page.get_by_text("評価尺度は割合の小さい順に並べ")).to_be_visible()
    expect(page.get_by_role("button", name="保存する")).to_be_disabled()
    page.get_by_role("button", name="変更をやめる").click()
    expect(page.get_by_text("変更はありません。設定を変えると")).to_be_visible()
