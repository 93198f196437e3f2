"""Small frames written out in a test, with the columns and types of kyoten.frames."""

from __future__ import annotations

import pandas as pd

from kyoten.fiscal import Quarter
from kyoten.frames import ENTRY_COLUMNS, ITEM_COLUMNS
from kyoten.measures import history
from kyoten.settings import Settings

YEAR = 2011
SETTINGS = Settings()
UNLIKE = ("利用者アンケートの実施", "情報誌を配布する", "研修会を開く", "相談窓口を周知する", "防災訓練を行う")
"""Texts that are nothing like each other: one per item unless a test gives its own."""


def item(name, **facts):
    """One item of 達成型 for 法人 in the first function; any column of items_frame can be given."""
    row = {
        "item": name,
        "order": None,
        "function": "親子の居場所",
        "function_no": 1,
        "state": 1,
        "role": "法人",
        "text": None,
        "kind": "達成型",
        "target_count": None,
        "due_months": (),
        "at_least": False,
        "restated": False,
        "restates": None,
    }
    assert facts.keys() <= row.keys()
    return row | facts


def times(name, target, *months, **facts):
    """A 回数型 with a target and its scheduled months."""
    return item(name, kind="回数型", target_count=target, due_months=months, **facts)


def items_of(*rows):
    """The frame, in the order given."""
    full = [
        row | {"order": n, "counted": row["restates"] is None, "text": row["text"] or UNLIKE[(n - 1) % len(UNLIKE)]}
        for n, row in enumerate(rows, start=1)
    ]
    return _frame(full, ITEM_COLUMNS)


def entry(name, quarter, *, status=None, percent=None, count=None, result="", year=YEAR):
    """One report; its source is 報告!<item><quarter>, its file 第<quarter>四半期.xlsx."""
    texts = {"result": result, "issue": "", "next_action": "", "person": ""}
    place = {"source": f"報告!{name}{quarter}", "file": f"第{quarter}四半期.xlsx", "submission": quarter}
    numbers = {"status": status, "percent": percent, "count": count}
    received = pd.Timestamp(2011, 4, 1, tz="UTC")
    return (
        {"item": name, "year": year, "quarter": quarter, "role": "法人", "received": received} | numbers | texts | place
    )


def entries_of(*rows):
    """The frame, in the order given; none gives an empty one."""
    return _frame(list(rows), ENTRY_COLUMNS)


def seen(items, entries, quarter=4, settings=SETTINGS, year=YEAR):
    """The history of lists of items and entries."""
    return history(items_of(*items), entries_of(*entries), Quarter(year, quarter), settings)


def reports(name, said):
    """{quarter: {field: value}} → entries of one item."""
    return [entry(name, quarter, **facts) for quarter, facts in said.items()]


def column(frame, name, item="A"):
    """One item's values of a column, by quarter; None where missing."""
    return [None if pd.isna(value) else value for value in frame.loc[frame["item"] == item, name]]


def _frame(rows, columns):
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=kind) for name, kind in columns.items()})
