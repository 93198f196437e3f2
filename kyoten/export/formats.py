"""The files that a view can be taken away as: one table for the page 帳票 and for the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kyoten.views.view import Meta, View

_OPEN_XML = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Format:
    """A kind of file. `label` and `help` say on screen what it is, `what` does so in its file name."""

    name: str
    ending: str
    mime: str
    label: str
    what: str
    help: str
    make: Callable[[View], bytes]

    def file_name(self, meta: Meta) -> str:
        """H23_Q2_進捗のまとめ_サンプル.xlsx"""
        mark = "_サンプル" if meta.sample else ""
        return f"{meta.quarter.code}_{self.what}{mark}{self.ending}"


def _maker(module: str, function: str) -> Callable[[View], bytes]:
    """The function of an exporter, which is loaded when it is first called: plotly and typst take their time."""

    def make(view: View) -> bytes:
        data: bytes = getattr(import_module(f"kyoten.export.{module}"), function)(view)
        return data

    return make


_LISTED = (
    Format(
        "xlsx", ".xlsx", f"{_OPEN_XML}.spreadsheetml.sheet", "Excelブック", "進捗のまとめ",
        "概要・機能×役割・四半期推移・委員会の質問・判断を求める項目・全項目・根拠・凡例のブックです。グラフはExcelのグラフなので、そのまま"
        "直せます。",
        _maker("xlsx.summary_workbook", "workbook"),
    ),
    Format(
        "pdf", ".pdf", "application/pdf", "PDF(A4配布資料)", "配布資料",
        "委員に配るA4横の資料です。1枚目だけでも説明でき、機能別、委員会の質問、判断を求める項目、凡例と出典が続きます。",
        _maker("paper.pdf", "document"),
    ),
    Format(
        "pptx", ".pptx", f"{_OPEN_XML}.presentationml.presentation", "PowerPointスライド", "進捗の報告",
        "1枚に一つの要点を表題にしたスライドです。グラフはPowerPointのグラフで、発表者ノートに数字が入ります。判断を求める項目の詳細は付録です。",
        _maker("pptx.deck", "deck"),
    ),
    Format(
        "zip", ".zip", "application/zip", "グラフ集(PNG・SVG・CSV)", "グラフ集",
        "すべてのグラフの画像とデータを一つにまとめます。文書や広報に貼るときに使います。",
        _maker("chart_archive", "archive"),
    ),
)  # fmt: skip
FORMATS = {each.name: each for each in _LISTED}
PUBLICATION = Format(
    "html", ".html", "text/html", "公開用のページ(HTML)", "公開用",
    "拠点のホームページに載せる概要です。取組の文や個人に関わる記述を含まず、この1ファイルだけで開けます。",
    _maker("html.publication", "page"),
)  # fmt: skip
"""For the base's website."""
REVIEW = "review"
"""単年度振り返りの下書き (xlsx.review_workbook): of a view and what the store knows of other years."""
