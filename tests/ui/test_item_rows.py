"""Tables of items, in process: the order of their columns, signs beside statuses, and what is to be done."""

from __future__ import annotations

from page_runs import opened
from tables import tables

from kyoten.storage.store import Store


def test_what_an_item_asks_for_stands_beside_its_reasons(store: Store) -> None:
    """5-2-H03 has no report in the second quarter: its report is asked for, and its status is 未報告 with its sign."""
    (table,) = tables(opened("stalled.py"))
    assert list(table.value.columns[:6]) == ["項目番号", "項目", "役割", "重さ", "状況", "進捗率"]
    row = table.value.set_index("項目番号").loc["5-2-H03"]
    assert (row["すること"], row["状況"], row["進捗率"]) == ("報告を求める", "未報告", "—")
    cells = table.data["rows"][table.ids.index("5-2-H03")]["cells"]
    assert {"words": "未報告", "sign": "・・・・", "tone": "gray"} in cells


def test_a_known_progress_is_words_and_a_bar(store: Store) -> None:
    (table,) = tables(opened("register.py"))
    at = list(table.value.columns).index("進捗率")
    cells = [row["cells"][at] for row in table.data["rows"]]
    assert {"words": "100%", "bar": 100.0} in cells
    assert all("bar" in cell or cell["words"] == "—" for cell in cells)
    assert table.data["sortable"]
