"""Several files dropped at once in a browser: one list, one button, and a hurried second click."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from foreign_books import book
from playwright.sync_api import Page, expect

from kyoten.sample import read_shipped_plan

ITEMS = [item for item in read_shipped_plan().items if item.role == "法人" and not item.restated]
HEAD = ["行動計画", "状況", "進捗率"]


def written(path: Path, *rows: tuple[int, str, object], title: str = "第4四半期") -> Path:
    path.write_bytes(book((title, [HEAD, *[[ITEMS[at].text, status, percent] for at, status, percent in rows]])))
    return path


@pytest.mark.browser
def test_two_of_four_files_are_taken_in_by_one_click_and_once(own_address: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{own_address}/submit?year=2011&quarter=4")
    files = [
        written(tmp_path / "一.xlsx", (0, "完了", 100)),
        written(tmp_path / "問.xlsx", (2, "実施中", 50), title="表"),
        written(tmp_path / "誤.xlsx", (3, "実施中", 120)),
        written(tmp_path / "二.xlsx", (5, "実施中", 60)),
    ]
    page.locator("input[type=file]").set_input_files(files)
    table = page.get_by_role("table", name="置かれたファイルの一覧")
    for words, count in (("取り込めます", 2), ("お尋ねがあります", 1), ("直しが要ります", 1)):
        expect(table.get_by_text(words, exact=True).filter(visible=True)).to_have_count(count)
    page.get_by_label("取り込む人(必須)").fill("施設長")
    page.get_by_label("取り込む人(必須)").press("Enter")
    page.get_by_role("button", name="取り込める2件をまとめて取り込む").dblclick()
    expect(table.get_by_text("取り込み済み").filter(visible=True)).to_have_count(2)
    expect(table.get_by_text(re.compile(r"報告番号 \d+")).filter(visible=True)).to_have_count(2)
    expect(table.get_by_text("お尋ねがあります").filter(visible=True)).to_have_count(1)
    page.goto(f"{own_address}/submissions?year=2011&quarter=4")
    expect(page.get_by_text("提出状況").first).to_be_visible()
    page.goto(f"{own_address}/submit?year=2011&quarter=4")
    page.locator("input[type=file]").set_input_files([files[0], files[3]])
    expect(table.get_by_text("取り込み済み").filter(visible=True)).to_have_count(2)
    expect(page.get_by_role("button", name=re.compile("まとめて取り込む"))).to_have_count(0)
