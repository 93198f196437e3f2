"""Every dialog in a browser, which alone shows whether it closes: by its ✕, and by its button once that has done what
it says; without a name nothing is done and it stays. Each is looked at by axe-core.

The dialog over 概要 that clears the sample: test_store_faults.py. Taking a report back and restoring it:
test_decisions.py. An item that is open has no button that ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from accessibility import drawn, grave
from page_runs import ROOT, copied
from playwright.sync_api import Locator, Page, expect
from server import running

from kyoten.fiscal import Quarter
from kyoten.sample import SITE
from kyoten.storage.engine import file_url
from kyoten.storage.store import Store

ELSEWHERE = {"サンプルを消しますか", "報告を取り下げますか", "報告を元に戻しますか"}


@dataclass(frozen=True)
class Walk:
    """One dialog: where, the button that opens it (in an expander), its own button, what is said when it is done."""

    title: str
    page: str
    opens: str
    does: str
    done: str
    row: str = ""
    """What stands in the row that must be chosen before."""
    expander: str = ""
    asks: tuple[str, ...] = ()
    """Fields beside the name."""


WALKS = (
    Walk("確定しますか", "submissions?year=2011&quarter=1", "第1四半期を確定する", "確定する", "を確定しました。"),
    Walk(
        "確定を解除しますか", "submissions?year=2011&quarter=1", "第1四半期の確定を解除する", "解除する",
        "の確定を解除しました。", asks=("理由(必須)",),
    ),
    Walk(
        "了承を取り消しますか", "stalled?year=2011&quarter=2", "取り消す", "取り消す", "の了承を取り消しました。",
        expander="了承済み 1件",
    ),
    Walk(
        "評価を取り消しますか", "review?year=2011&quarter=4", "取り消す", "取り消す", "の評価を取り消しました。",
        row="1-1-H01",
    ),
    Walk(
        "提案のとおりに決めますか", "review?year=2011&quarter=4", "件を提案のとおりに決める", "件を決める",
        "件の評価を提案のとおりに決めました。",
    ),
    Walk(
        "拠点の名称を変える", "settings?year=2011&quarter=4", "拠点の名称を変える", "実行する",
        "拠点の名称を変えました。", asks=("新しい名称(必須)",),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def decided_address(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of a site that has accepted a finding and judged an item."""
    folder = tmp_path_factory.mktemp("dialogs")
    store = Store(file_url(copied(sample_database, folder)))
    store.acknowledge(SITE, "5-2-H03", "unreported", Quarter(2011, 4), reason="年度末に報告する", by="施設長")
    store.judge(SITE, 2011, "1-1-H01", "B", "継続", reason="参加が増えた", by="施設長")
    store.close()
    with running(folder / "kyoten.db", folder / "server.log") as address:
        yield address


def test_every_dialog_is_walked() -> None:
    sources = [each.read_text("utf-8") for each in (ROOT / "kyoten" / "ui").glob("*.py")]
    titles = {title for source in sources for title in re.findall(r'@st\.dialog\("([^"]+)"', source)}
    assert len(titles) > 6
    assert titles == ELSEWHERE | {walk.title for walk in WALKS} - {"拠点の名称を変える"}


@pytest.mark.browser
def test_every_dialog_closes_on_each_of_its_buttons(decided_address: str, page: Page) -> None:
    dialog = page.get_by_role("dialog")
    for walk in WALKS:
        page.goto(f"{decided_address}/{walk.page}")
        opened(page, walk, dialog)
        assert grave(page, "[role=dialog]") == []
        dialog.get_by_role("button", name="閉じる").click()
        expect(dialog).to_be_hidden()

        opened(page, walk, dialog)
        name, does = dialog.get_by_label("氏名(必須)"), dialog.get_by_role("button", name=walk.does)
        name.fill("")
        does.click()
        expect(dialog.get_by_test_id("stAlert")).to_contain_text("氏名を入れてください。")

        name.fill("施設長")
        for field in walk.asks:
            dialog.get_by_label(field).fill("みなとの拠点")
        does.click()
        expect(dialog).to_be_hidden()
        expect(page.get_by_test_id("stAlert").filter(has_text=walk.done)).to_be_visible()


def opened(page: Page, walk: Walk, dialog: Locator) -> None:
    button = page.get_by_test_id("stMain").get_by_role("button", name=walk.opens)
    drawn(page)
    if walk.row and not button.is_visible():
        page.get_by_role("table").get_by_role("row").filter(has_text=walk.row).first.click()
    if walk.expander and not button.is_visible():
        page.get_by_text(walk.expander, exact=True).click()
    button.first.click()
    expect(dialog).to_contain_text(walk.title)
