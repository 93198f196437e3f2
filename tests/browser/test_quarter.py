"""What a manager does in a quarter, with her hands: look, hand out the sheet, take it in, look again, take away."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from newcomer import filled
from playwright.sync_api import ConsoleMessage, Page, expect

PAGES = {
    "overview": "判断が要る項目",
    "functions": "親子の居場所",
    "stalled": "重く古い順",
    "register": "見出しを押すと並べ替え",
    "search": "すべての年度から探します",
    "questions": "前回の会議の日を選ぶと",
    "changes": "前回の会議の日を選ぶと",
    "five_years": "次期5か年で取り組むこと",
    "submit": "報告用紙を渡す",
    "reports": "会議用の資料",
    "review": "振り返り",
    "plan": "計画",
    "submissions": "提出状況",
    "settings": "設定",
    "guide": "はじめて開いたとき",
}
SIZES = [{"width": 1440, "height": 900}, {"width": 1280, "height": 720}, {"width": 390, "height": 844}]
"""At which the button that confirms a file is in view as soon as the file is read."""


def _is_fault(message: ConsoleMessage) -> bool:
    """Streamlit looks for its server below a deep link's path first and is told 404: so it finds its base."""
    return message.type == "error" and "/_stcore/" not in message.location.get("url", "")


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_cold_by_its_own_address(address: str, page: Page, path: str) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if _is_fault(message) else None)
    outside: list[str] = []
    page.on(
        "request", lambda request: outside.append(request.url) if address.split("//")[1] not in request.url else None
    )
    page.goto(f"{address}/{path}?year=2011&quarter=2")
    expect(page.get_by_text(PAGES[path]).first).to_be_visible()
    expect(page.get_by_text("平成23年度 第2四半期(7〜9月)").first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    assert page.get_by_test_id("stException").count() == 0
    assert [url for url in outside if not url.startswith(("data:", "blob:"))] == []
    assert errors == []


def _metric(page: Page, label: str) -> str:
    return page.get_by_test_id("stMetric").filter(has_text=label).get_by_test_id("stMetricValue").inner_text()


@pytest.mark.browser
def test_a_quarter_from_sheet_to_picture(address: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}/overview?year=2011&quarter=2")
    expect(page.get_by_test_id("stMetric").first).to_be_visible()
    before = _metric(page, "完了率")

    page.get_by_role("link", name="報告の取込").first.click()
    expect(page.get_by_text("報告用紙を渡す")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="報告用紙を受け取る").click()
    assert download.value.suggested_filename == "H23_Q2_報告_法人.xlsx"
    sheet = tmp_path / "H23_Q2_報告_法人.xlsx"
    sheet.write_bytes(filled(Path(download.value.path()).read_bytes()))

    page.locator("input[type=file]").set_input_files(sheet)
    confirm = page.get_by_role("button", name=re.compile("第2四半期の報告.*件を取り込む"))
    expect(confirm).to_be_visible()
    expect(page.get_by_text("取り込むと概要の数字はこうなります")).to_be_visible()
    for size in SIZES:
        page.set_viewport_size(size)
        expect(confirm).to_be_in_viewport(ratio=1)
    page.set_viewport_size(SIZES[0])
    page.get_by_label("取り込む人(必須)").fill("施設長")
    confirm.click()
    expect(page.get_by_text(re.compile("報告100件を取り込みました"))).to_be_visible()
    expect(page.get_by_text("平成23年度 第2四半期の概要の数字")).to_be_visible()
    expect(page.get_by_text(re.compile("取り込み済みです"))).to_be_visible()

    page.get_by_role("link", name="概要を見る").click()
    expect(page.get_by_text("判断が要る項目")).to_be_visible()
    after = _metric(page, "完了率")
    assert float(after.split()[0]) > float(before.split()[0])

    page.get_by_role("link", name="帳票").first.click()
    expect(page.get_by_text("会議用の資料")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(r"(^|\s)PNG$")).first.click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as download:
        page.get_by_role("button", name="Excelブックを受け取る").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert {"概要", "要対応", "全項目", "根拠", "凡例"} <= set(book.sheetnames)
