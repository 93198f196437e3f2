"""A history frame → tracks, the plain values that rules work on."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Any

import pandas as pd

from kyoten.fiscal import Quarter
from kyoten.rules.base import Point, Track

_NAMES = (
    "item", "function", "role", "text", "kind", "target_count", "due_months", "at_least", "year", "quarter", "reported",
    "status", "value", "count", "expected", "pace", "band", "carried", "complete", "excluded", "current", "known_as_of",
    "result", "source",
)  # fmt: skip


def tracks(history: pd.DataFrame, quarter: Quarter) -> tuple[Track, ...]:
    """The counted items in plan order, each up to the quarter.

    Raises ValueError for a history that does not reach the quarter.
    """
    if len(history) and (set(history["year"]) != {quarter.year} or history["quarter"].max() < quarter.number):
        raise ValueError(f"the history does not reach {quarter.code}")
    return _tracks(history[history["counted"].astype(bool) & (history["quarter"] <= quarter.number)])


def by_item(history: pd.DataFrame) -> dict[str, Track]:
    """Item id → its track over the whole history, restated items too: a link may lead to any of them."""
    return {track.item: track for track in _tracks(history)}


def _tracks(history: pd.DataFrame) -> tuple[Track, ...]:
    seen = history.sort_values(["order", "quarter"])
    rows = zip(*(seen[name].tolist() for name in _NAMES), strict=True)
    records = [dict(zip(_NAMES, row, strict=True)) for row in rows]
    return tuple(_track(list(group)) for _, group in groupby(records, key=itemgetter("item")))


def _track(rows: list[dict[str, Any]]) -> Track:
    plan = rows[0]
    return Track(
        item=plan["item"],
        function=plan["function"],
        role=plan["role"],
        text=plan["text"],
        kind=plan["kind"],
        target=_known(plan["target_count"]),
        due_months=tuple(plan["due_months"]),
        at_least=bool(plan["at_least"]),
        points=tuple(_point(row) for row in rows),
    )


def _point(row: dict[str, Any]) -> Point:
    known = _known(row["known_as_of"])
    return Point(
        quarter=Quarter(row["year"], row["quarter"]),
        reported=bool(row["reported"]),
        status=_known(row["status"]),
        value=_known(row["value"]),
        count=_known(row["count"]),
        expected=row["expected"],
        pace=_known(row["pace"]),
        band=_known(row["band"]),
        carried=bool(row["carried"]),
        complete=bool(row["complete"]),
        excluded=bool(row["excluded"]),
        current=_known(row["current"]),
        known_as_of=None if known is None else int(known),
        result=row["result"],
        source=row["source"],
    )


def _known(value: Any) -> Any:  # noqa: ANN401 - a column's cell of any type
    """None for NaN, which is what a frame holds where nothing is known."""
    return None if isinstance(value, float) and value != value else value  # noqa: PLR0124 - NaN differs from itself
