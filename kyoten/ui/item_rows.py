"""A table of items on screen: which of its columns matters first, how each is drawn, and the row that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from kyoten.chart import signs
from kyoten.fiscal import Quarter
from kyoten.rules.table import RULE, STALLED
from kyoten.settings import UNREPORTED
from kyoten.ui import readable_table
from kyoten.ui.readable_table import CardPart, CellWords, TableColumn
from kyoten.views.view import View
from kyoten.views.words import percent_words, status_words

ITEM, STATUS, PROGRESS, ACTION = "項目番号", "状況", "進捗率", "すること"
_QUARTERS = [Quarter(2000, number).label for number in (1, 2, 3, 4)]
COLUMNS = (
    TableColumn(ITEM, CardPart.FACT, 84, rank=1),
    TableColumn("項目", CardPart.TITLE, 200),
    TableColumn("役割", CardPart.FACT, 66, rank=1),
    TableColumn("重さ", CardPart.SIGN, 60, rank=2),
    TableColumn("提案", width=130, rank=2),
    TableColumn("決定", width=130, rank=2),
    TableColumn(STATUS, CardPart.SIGN, 120, rank=1),
    TableColumn(PROGRESS, CardPart.BAR, rank=2),
    TableColumn("判定", CardPart.SIGN, 90, rank=2),
    TableColumn("理由", width=210, rank=2),
    TableColumn(ACTION, width=110),
    *(TableColumn(label, CardPart.DETAIL) for label in _QUARTERS),
    TableColumn("いつから", CardPart.DETAIL),
    TableColumn("担当", width=90),
    TableColumn("目標", CardPart.DETAIL, 120),
    TableColumn("種類", CardPart.DETAIL, 70),
    TableColumn("機能", CardPart.FACT, 140),
    TableColumn("規則", CardPart.DETAIL, 120),
)
"""Every column that a table of items may have, as they stand from left to right."""


def show(
    table: pd.DataFrame,
    key: str,
    label: str,
    *,
    view: View | None = None,
    sortable: bool = False,
    first: int = 0,
    on_open: Callable[[str], None] | None = None,
) -> str | None:
    """The columns of `table` that COLUMNS names; the chosen row's 項目番号, or None; with `on_open` a click calls it.
    With the `view` that it was made from, an item that has reasons to be 要対応 says its status and what to do, and a
    status has its sign."""
    told = _with_what_to_do(table, view) if view and "理由" in table else table
    kept = [column for column in COLUMNS if column.head in told]
    marks = signs.statuses(view.meta.settings) if view else {}
    rows = [[_cell(row[column.head], column.head, marks) for column in kept] for row in told.to_dict("records")]
    ids = list(told[ITEM])
    return readable_table.show(
        kept, rows, key, label, ids=ids, on_open=on_open, sortable=sortable, first=first, shortened=True
    )


def _with_what_to_do(table: pd.DataFrame, view: View) -> pd.DataFrame:
    items = list(table[ITEM])
    actions = [
        "・".join(dict.fromkeys(RULE[finding.rule].action.name for finding in view.findings_of(item))) for item in items
    ]
    statuses = [status_words(view.track(item).now) for item in items]
    return table.assign(**{STATUS: statuses, ACTION: actions})


def _cell(value: Any, head: str, marks: Mapping[str, str]) -> str | CellWords:  # noqa: ANN401 - whatever a frame holds
    if head == PROGRESS:
        words = percent_words(value)
        return CellWords(words=words) if pd.isna(value) else CellWords(words=words, bar=float(value))
    words = str(value)
    if head == "重さ":
        return CellWords(words=words, tone="red" if words == STALLED else "amber")
    if head == STATUS and words in marks:
        marked = CellWords(words=words, sign=marks[words])
        return marked | {"tone": "gray"} if words == UNREPORTED else marked
    return words
