"""The page 帳票 in process: what can be taken away, what a file holds before it is taken, the charts one by one."""

from __future__ import annotations

from page_runs import opened, words
from streamlit.testing.v1 import AppTest
from tables import tables

from kyoten.chart.kinds import KINDS
from kyoten.sample import SITE
from kyoten.storage.store import Store

PREVIEWS = ("table", "image", "iframe")
"""What the previews of the three ways of looking at a file are drawn as; the tests below find each."""


def _previewing(name: str) -> AppTest:
    """The page with its preview opened on a kind of file."""
    app = opened("reports.py")
    app.session_state["preview"] = True
    app.session_state["preview_of"] = name
    return app.run()


def _buttons(app: AppTest) -> list[str]:
    return [button.key for button in app.get("download_button")]


def test_every_file_and_every_picture_is_offered(store: Store) -> None:
    app = opened("reports.py")
    pictures = [f"{kind.key}_{ending}" for kind in KINDS if kind.pictures for ending in ("png", "svg", "csv")]
    assert _buttons(app) == ["take_xlsx", "take_pdf", "take_pptx", "take_zip", "take_html", *pictures]
    for kind in KINDS:
        assert (f"**{kind.name}**" in words(app)) == bool(kind.pictures)


def test_nothing_is_made_for_a_preview_that_is_closed(store: Store) -> None:
    app = opened("reports.py")
    assert [len(app.get(kind)) for kind in PREVIEWS] == [0, 0, 0]


def test_the_preview_of_the_workbook_lists_its_sheets(store: Store) -> None:
    """136 items under a header; the charts are on 概要."""
    app = _previewing("xlsx")
    assert not app.exception
    rows = dict(tables(app)[0].value[["部分", "中身"]].to_numpy().tolist())
    assert list(rows) == [
        "表紙",
        "概要",
        "機能別",
        "機能×役割",
        "四半期推移",
        "未報告の項目",
        "年度末の見込み",
        "担当",
        "判断を求める項目",
        "要対応",
        "全項目",
        "根拠",
        "凡例",
    ]
    assert rows["全項目"].startswith("137行")
    assert rows["概要"].endswith("グラフ4点")


def test_the_preview_of_the_handout_shows_its_pages(store: Store) -> None:
    """Each with its number under it."""
    app = _previewing("pdf")
    assert not app.exception
    captions = [caption for image in app.get("image") for caption in image.captions]
    assert len(captions) > 2
    assert captions == [f"{number} / {len(captions)}ページ" for number in range(1, len(captions) + 1)]


def test_the_preview_of_the_publication_is_the_page_itself(store: Store) -> None:
    app = _previewing("html")
    assert not app.exception
    [frame] = app.get("iframe")
    assert f"<title>{SITE} 行動計画の進捗 平成23年度 第2四半期(サンプル)</title>" in frame.proto.srcdoc
