"""Plan and stored entries → pandas frames: no clock, no database. One row an item, one row an entry.

The columns are what kyoten.measures works on; nothing is measured here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from kyoten.model import ActionItem, Plan
from kyoten.storage.store import StoredEntry

ITEM_COLUMNS = {
    "item": "str",
    "order": "int64",
    "function": "str",
    "function_no": "int64",
    "state": "int64",
    "role": "str",
    "text": "str",
    "kind": "str",
    "target_count": "float64",
    "due_months": "object",
    "at_least": "bool",
    "restated": "bool",
    "restates": "object",
    "counted": "bool",
}
ENTRY_COLUMNS = {
    "item": "str",
    "year": "int64",
    "quarter": "int64",
    "role": "str",
    "status": "object",
    "percent": "float64",
    "count": "float64",
    "result": "str",
    "issue": "str",
    "next_action": "str",
    "person": "str",
    "source": "str",
    "file": "str",
    "submission": "int64",
    "received": "datetime64[us, UTC]",
}


def items_frame(plan: Plan) -> pd.DataFrame:
    """One row an item in plan order; `order` and `function_no` count from 1.

    `target_count` is NaN where there is none, `restates` None; `due_months` is a tuple of calendar months; `counted`
    is False for an item that counts at its original (docs/measures.md, "集計の指標").
    """
    numbers = {function: number for number, function in enumerate(plan.functions, start=1)}
    rows = [_item(item, order, numbers[item.function]) for order, item in enumerate(plan.items, start=1)]
    return _frame(rows, ITEM_COLUMNS)


def entries_frame(stored: Iterable[StoredEntry]) -> pd.DataFrame:
    """One row an entry, in the order given; `status` None, `percent` (0–100) and `count` NaN where not reported.

    `received` is UTC; `source` is the cell that the value rests on.
    """
    return _frame([_entry(each) for each in stored], ENTRY_COLUMNS)


def _item(item: ActionItem, order: int, function_no: int) -> dict[str, Any]:
    return {
        "item": item.id,
        "order": order,
        "function": item.function,
        "function_no": function_no,
        "state": item.state,
        "role": item.role,
        "text": item.text,
        "kind": item.kind.value,
        "target_count": item.target_count,
        "due_months": item.due_months,
        "at_least": item.at_least,
        "restated": item.restated,
        "restates": item.restates,
        "counted": item.restates is None,
    }


def _entry(stored: StoredEntry) -> dict[str, Any]:
    entry = stored.entry
    return {
        "item": entry.item,
        "year": entry.quarter.year,
        "quarter": entry.quarter.number,
        "role": entry.role,
        "status": entry.status,
        "percent": entry.percent,
        "count": entry.count,
        "result": entry.result,
        "issue": entry.issue,
        "next_action": entry.next_action,
        "person": entry.person,
        "source": entry.source,
        "file": stored.file,
        "submission": stored.submission,
        "received": stored.received,
    }


def _frame(rows: list[dict[str, Any]], columns: dict[str, str]) -> pd.DataFrame:
    """A frame whose types do not depend on what happens to be in it, nor on there being rows at all."""
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=kind) for name, kind in columns.items()})
