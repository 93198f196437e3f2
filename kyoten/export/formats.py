"""The files that a view can be taken away as: one table for the page 帳票 and for the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kyoten.view import Meta, View

_OPEN_XML = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Format:
    """A kind of file. `label` is what the screen calls it, `what` the part of its file name that says what it is."""

    name: str
    ending: str
    mime: str
    label: str
    what: str
    make: Callable[[View], bytes]

    def file_name(self, meta: Meta) -> str:
        """H23_Q2_進捗のまとめ_サンプル.xlsx"""
        mark = "_サンプル" if meta.sample else ""
        return f"{meta.quarter.code}_{self.what}{mark}{self.ending}"


def _maker(module: str, function: str) -> Callable[[View], bytes]:
    """The function of an exporter, which is loaded when it is first called: plotly and typst take their time."""

    def make(view: View) -> bytes:
        made: bytes = getattr(import_module(f"kyoten.export.{module}"), function)(view)
        return made

    return make


_LISTED = (
    Format(
        "xlsx", ".xlsx", f"{_OPEN_XML}.spreadsheetml.sheet", "Excelブック", "進捗のまとめ",
        _maker("xlsx", "workbook"),
    ),
    Format("pdf", ".pdf", "application/pdf", "PDF(A4配布資料)", "配布資料", _maker("pdf", "document")),
    Format(
        "pptx", ".pptx", f"{_OPEN_XML}.presentationml.presentation", "PowerPointスライド", "進捗の報告",
        _maker("slides", "deck"),
    ),
    Format("zip", ".zip", "application/zip", "グラフ集(PNG・SVG・CSV)", "グラフ集", _maker("pack", "archive")),
)  # fmt: skip
FORMATS = {each.name: each for each in _LISTED}
