"""Somebody who sees Kyoten for the first time, with her hands: every click is counted, every field that she types into
too. Two journeys (tests/browser/test_newcomer.py, tests/bench/newcomer.py)."""

from __future__ import annotations

import io
import re
import time
from pathlib import Path

import openpyxl
from playwright.sync_api import Locator, Page, expect

from kyoten.storage.engine import file_url
from kyoten.storage.store import Store

PLAN = Path(__file__).resolve().parents[2] / "data" / "plan_matrix_h23.tsv"
PATIENCE = 120_000


class Newcomer:
    """`clicks` so far; `seconds` since she began, without those that she spends in Excel."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder, self.clicks = page, folder, 0
        self._begun = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._begun

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1

    def type(self, label: str, words: str) -> None:
        self.page.get_by_label(label).fill(words)
        self.clicks += 1

    def choose_file(self, path: Path) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.click(self.page.get_by_role("button", name="ファイルを選ぶ"))
        chooser.value.set_files(path)

    def take(self, what: Locator) -> Path:
        """The file that a button gives, in the newcomer's folder under its own name."""
        with self.page.expect_download() as download:
            self.click(what)
        path = self.folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def fill_in(self, sheet: Path) -> None:
        """Her work in Excel: ten items reported."""
        before = time.monotonic()
        sheet.write_bytes(filled(sheet.read_bytes(), 10))
        self._begun += time.monotonic() - before

    def report(self) -> None:
        """The quarter's sheet taken, filled in, and taken in again."""
        page = self.page
        sheet = self.take(page.get_by_role("button", name="報告用紙を受け取る"))
        self.fill_in(sheet)
        self.choose_file(sheet)
        confirm = page.get_by_role("button", name=re.compile("報告10件を取り込む"))
        expect(confirm).to_be_visible(timeout=PATIENCE)
        if not page.get_by_label("取り込む人(必須)").input_value():
            self.type("取り込む人(必須)", "施設長")
        self.click(confirm)
        expect(page.get_by_text(re.compile("報告10件を取り込みました"))).to_be_visible(timeout=PATIENCE)


def from_start_to_chart(page: Page, address: str, folder: Path) -> Newcomer:
    """From the start page, with the sample in it, to a confirmed upload and a chart's picture as a file."""
    newcomer = Newcomer(page, folder)
    page.goto(address)
    newcomer.click(page.get_by_test_id("stSidebar").get_by_role("link", name="報告の取込"))
    newcomer.report()
    newcomer.click(page.get_by_role("link", name="図や資料を受け取る"))
    picture = newcomer.take(page.get_by_role("button", name=re.compile(r"(^|\s)PNG$")).first)
    assert picture.read_bytes().startswith(b"\x89PNG")
    return newcomer


def from_no_plan_to_picture(page: Page, address: str, folder: Path) -> Newcomer:
    """From a store without a plan to the first picture of a first report."""
    newcomer = Newcomer(page, folder)
    page.goto(address)
    newcomer.choose_file(PLAN)
    save = page.get_by_role("button", name="平成23年度の計画として保存する")
    expect(save).to_be_visible(timeout=PATIENCE)
    newcomer.type("新しい拠点の名称(必須)", "みなと区地域子育て支援拠点")
    newcomer.type("取り込む人(必須)", "施設長")
    newcomer.click(save)
    newcomer.click(page.get_by_role("link", name="報告用紙を渡す"))
    newcomer.report()
    newcomer.click(page.get_by_role("link", name="概要を見る"))
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=PATIENCE)
    return newcomer


def without_plan(database: Path) -> None:
    """A store that was used, so that the sample does not come by itself, and has nothing in it."""
    store = Store(file_url(database))
    store.migrate()
    store.clear_sample("管理担当")
    store.close()


def filled(sheet: bytes, most: int = 1000) -> bytes:
    """The sheet with its first rows that the template left open reported as done, as Excel would save it."""
    book = openpyxl.load_workbook(io.BytesIO(sheet))
    page = book["報告"]
    row = next(r for r in page.iter_rows() if any(str(c.value).startswith('{"kyoten"') for c in r))
    columns = {str(cell.value): cell.column for cell in row if cell.value}
    items = next(c.column for c in row if str(c.value).startswith('{"kyoten"'))
    rows = [n for n in range(row[0].row + 1, page.max_row + 1) if _is_item(page.cell(n, items).value)]
    for number in rows[:most]:
        for code, value in (("status", "完了"), ("percent", 100), ("result", "予定どおり終えた。")):
            page.cell(number, columns[code]).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _is_item(value: object) -> bool:
    return re.fullmatch(r"\d-\d-[A-Z]\d\d", str(value)) is not None
