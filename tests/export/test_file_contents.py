"""What a file holds, in words: read from the file itself, as the view of chart_views makes it."""

from __future__ import annotations

import chart_views
import pytest

from kyoten.export.file_contents import outline
from kyoten.export.formats import FORMATS


def _outline(name: str) -> list[tuple[str, str]]:
    return outline(name, FORMATS[name].make(chart_views.make()))


def test_sheets_with_their_rows_and_charts():
    """Three functions under a header, with 25 columns; six items and six roles × functions less those without items."""
    rows = dict(_outline("xlsx"))
    assert list(rows)[:3] == ["表紙", "概要", "機能別"]
    assert rows["機能別"] == "4行 × 25列"
    assert rows["機能×役割"] == "5行 × 26列"
    assert rows["全項目"].startswith("7行")
    assert rows["概要"].endswith("列、グラフ4点")


def test_slides_with_their_messages():
    rows = _outline("pptx")
    assert [number for number, _ in rows] == [f"{at}枚目" for at in range(1, len(rows) + 1)]
    assert rows[0][1] == "平成23年度 第2四半期 進捗の報告(サンプル)"
    assert [words for _, words in rows[-2:]] == ["凡例と出典", "付録 注意の1件目(1件中)：2-1-H01"]
    assert len(rows) > 4


def test_files_with_their_sizes():
    """The list is a few hundred bytes, which is 1 KB and never 0."""
    rows = dict(_outline("zip"))
    assert list(rows)[:3] == ["00_目次.txt", "00_目次.csv", "H23_Q2_01_機能×役割_完了率_サンプル.png"]
    assert all(size.endswith("KB") and int(size[:-2]) >= 1 for size in rows.values())
    assert rows["H23_Q2_03_年間の推移_サンプル.csv"] == "1KB"
    assert int(rows["H23_Q2_03_年間の推移_サンプル.png"][:-2]) > 10


@pytest.mark.parametrize("name", ["pdf", "html"])
def test_what_is_shown_as_pages_has_none(name):
    assert outline(name, b"") == []
